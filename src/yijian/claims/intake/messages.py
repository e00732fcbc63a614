"""Messages in a JSON file: read one by one, told apart by their interface number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from yijian.claims.engine import text
from yijian.claims.intake.source import Given, ShapeFault
from yijian.kernel.errors import BadInput, Place
from yijian.kernel.yaml import parse_yaml

LARGEST_MESSAGE = 64 << 20


@cache
def interfaces() -> dict[str, dict[str, Any]]:
    """Interface number to its table and nodes."""
    raw = files("yijian.claims.intake").joinpath("messages.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = parse_yaml(raw, "messages.yaml")
    return loaded


def read_messages(engine: duckdb.DuckDBPyConnection, path: Path, given: Given) -> list[ShapeFault]:
    """Table ``message`` (``n``, ``j``) of the file's messages; returns the broken lines of JSON
    Lines.

    Raises:
        BadInput: not JSON.
    """
    lines = Path(given.name).suffix.lower() in (".jsonl", ".ndjson")
    try:
        engine.execute(
            "CREATE TABLE message AS SELECT row_number() OVER () AS n, json AS j"
            f" FROM read_json_objects({text(str(path))},"
            f" format = '{'newline_delimited' if lines else 'auto'}',"
            f" ignore_errors = {str(lines).lower()}, maximum_object_size = {LARGEST_MESSAGE})"
        )
    except duckdb.Error as error:
        reason = "单条报文超过 64 MB" if "maximum_object_size" in str(error) else "不是合法的 JSON"
        raise BadInput(
            "import.json",
            Place(given.name),
            reason,
            "JSON 报文、报文数组，或每行一条报文（.jsonl）",
        ) from None
    wrong = engine.execute(
        "SELECT n FROM message WHERE j IS NULL OR json_type(j) <> 'OBJECT' ORDER BY n"
    ).fetchall()
    engine.execute("DELETE FROM message WHERE j IS NULL OR json_type(j) <> 'OBJECT'")
    if not wrong:
        return []
    if not lines:
        raise BadInput("import.json", Place(given.name), "内容不是报文对象", "JSON 报文或报文数组")
    return _broken_lines(path, [row[0] for row in wrong])


def _broken_lines(path: Path, numbers: Sequence[int]) -> list[ShapeFault]:
    wanted, found = set(numbers), []
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        for number, line in enumerate((it for it in stream if it.strip()), 1):
            if number in wanted:
                found.append(ShapeFault(number, "json", line[:2000].rstrip("\n")))
    return found


def kinds_of(engine: duckdb.DuckDBPyConnection, file: str, table: str | None) -> list[str]:
    """Interface numbers of the messages; an empty text for plain rows.

    Raises:
        BadInput: a response, or an interface whose rows the lake does not hold.
    """
    found = engine.execute(
        "SELECT coalesce(left(trim(j->>'infno'), 4), ''), min(n),"
        " bool_or(json_exists(j, '$.infcode')) FROM message GROUP BY 1 ORDER BY 1"
    ).fetchall()
    for infno, first, response in found:
        if response:
            raise BadInput(
                "import.response", Place(file, first), "这是应答报文（含 infcode）", "请求报文"
            )
        if infno and infno not in interfaces():
            raise BadInput(
                "import.infno",
                Place(file, first),
                f"交易 {infno} 的报文不是可入库的数据",
                f"交易 {'、'.join(interfaces())}",
            )
        if not infno and table is None:
            raise BadInput(
                "import.table",
                Place(file, first),
                "报文没有交易编号 infno，文件名也不像任何国家表",
                "含 infno 的报文，或以表名命名的行数据文件",
            )
    return [row[0] for row in found]
