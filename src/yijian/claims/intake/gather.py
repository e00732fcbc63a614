"""Which files an import is about: folders walked, known content set aside, the rest opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from yijian.claims.intake.csv_source import open_csv
from yijian.claims.intake.json_source import open_json
from yijian.claims.intake.naming import known_tables, table_of
from yijian.claims.intake.parquet_source import open_parquet
from yijian.claims.intake.source import Given, Source
from yijian.claims.intake.xlsx_source import open_xlsx
from yijian.kernel.errors import BadInput, Place, Refused, UsageError, YijianError

Opener = Callable[[Given, str, int, Path], Source]

TABLE_FILES: dict[str, Opener] = {
    ".csv": open_csv,
    ".txt": open_csv,
    ".tsv": open_csv,
    ".parquet": open_parquet,
}
COMPANIONS = ("labels", "readme", "license")
"""Names that lie beside table files in a folder without being tables."""
KNOWLEDGE_FOLDER = "knowledge"
"""Folder of knowledge files, which ``yijian knowledge import`` reads."""


def gather(paths: Sequence[Path]) -> list[Given]:
    """The files to import, in order of name inside each folder.

    Raises:
        UsageError: a path does not exist, or there is nothing to import.
    """
    found: list[Given] = []
    for path in paths:
        if not path.exists():
            raise UsageError("import.path", f"找不到“{path}”；请给出存在的文件或文件夹")
        if path.is_dir():
            inside = sorted(it for it in path.rglob("*") if it.is_file() and not _hidden(it, path))
            found += [Given(it, it.relative_to(path).as_posix(), from_folder=True) for it in inside]
        else:
            found.append(Given(path, path.name, from_folder=False))
    if not found:
        raise UsageError("import.nothing", "没有可导入的文件；请给出文件或装有文件的文件夹")
    return found


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.relative_to(root).parts)


def open_all(fresh: Sequence[Given], staging: Path, notes: list[str]) -> list[Source]:
    """Open every file; what is not a table in a walked folder is noted and left out.

    Raises:
        Refused: files that cannot be used; all of them are named at once.
    """
    sources: list[Source] = []
    problems: list[YijianError] = []
    beside: list[str] = []
    for given in fresh:
        try:
            if _is_companion(given):
                beside.append(given.name)
                continue
            number = max((it.number for it in sources), default=0) + 1
            opened = _open(given, number, staging)
            for source in opened:
                source.digest = given.digest
            sources += opened
        except BadInput as problem:
            problems.append(problem)
    if len(problems) == 1:
        raise problems[0]
    if problems:
        listed = _listed(problems)
        raise Refused(
            "import.files", f"{len(problems)} 个文件不能导入，本次没有写入任何内容：\n{listed}"
        )
    if beside:
        notes.append(f"{len(beside)} 个文件不是数据表，未导入：{'、'.join(beside)}")
    for source in sources:
        notes += source.notes
        if source.unknown:
            notes.append(f"{source.name}：表中没有的列未导入：{'、'.join(source.unknown)}")
    return sources


def _listed(problems: Sequence[YijianError]) -> str:
    """Every problem on its line; what would be right is said once."""
    lines, rights = [], dict[str, None]()
    for number, problem in enumerate(problems, 1):
        if isinstance(problem, BadInput):
            lines.append(f"{number}. {problem.place}：{problem.wrong}")
            rights[f"应为：{problem.right}"] = None
        else:
            lines.append(f"{number}. {problem.message}")
    return "\n".join([*lines, *rights])


def _is_companion(given: Given) -> bool:
    path = Path(given.name)
    beside = path.stem.lower() in COMPANIONS or KNOWLEDGE_FOLDER in path.parts[:-1]
    return given.from_folder and beside


def _open(given: Given, number: int, staging: Path) -> list[Source]:
    suffix = Path(given.name).suffix.lower()
    table = _table_of(given)
    if suffix in (".json", ".jsonl", ".ndjson"):
        return open_json(given, table, number, staging)
    if suffix == ".xlsx":
        return open_xlsx(given, table, number, staging)
    if suffix not in TABLE_FILES:
        raise BadInput(
            "import.kind",
            Place(given.name),
            f"不支持“{suffix or '无后缀'}”文件",
            "CSV、XLSX、Parquet、JSON 或 JSON Lines 文件",
        )
    if table is None:
        raise BadInput(
            "import.table",
            Place(given.name),
            "文件名不像任何国家表，不知道是哪张表",
            f"文件名含表名，如 FEE_LIST_D_3201.csv；可导入的表：{known_tables()}",
        )
    return [TABLE_FILES[suffix](given, table, number, staging)]


def _table_of(given: Given) -> str | None:
    """The table by the file's name, else by the folders it lies in (``fee_list_d/part-0``)."""
    path = Path(given.name)
    for name in (path.stem, *reversed(path.parts[:-1])):
        found = table_of(name)
        if found:
            return found
    return None
