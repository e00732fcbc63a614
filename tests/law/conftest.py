"""A small pack of law that a test may change and break."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

NAME = "agreement.publish_signed.deadline"


class PackBuilder:
    """Writes jurisdictions, instruments and parameters under one directory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.place("national", None)
        self.place("gansu", "national")
        self.place("lanzhou", "gansu")
        self.instrument("national", "act", "in_force_on: 2000-01-01")
        self.articles("national", "act", "{id: ACT-1, label: 第一条, gist: 某事。}")

    def write(self, path: str, text: str) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def place(self, name: str, parent: str | None) -> Path:
        text = f"name: {name}\ntitle: 某地\nparent: {parent or 'null'}\nadmdvs: '620000'\n"
        return self.write(f"{name}/jurisdiction.yaml", text)

    def instrument(self, place: str, identifier: str, dates: str) -> Path:
        text = (
            f"id: {identifier}\nprefix: {identifier.upper()}\ntitle: 某办法\nnumber: null\n"
            f"issuer: 某局\nkind: 规范性文件\nstatus: in_force\n{dates}\nchecked_on: 2026-11-21\n"
        )
        return self.write(f"{place}/instruments/{identifier}.yaml", text)

    def articles(self, place: str, identifier: str, *units: str) -> Path:
        lines = "".join(f"- {unit}\n" for unit in units)
        return self.write(
            f"{place}/articles/{identifier}.yaml", f"instrument: {identifier}\nunits:\n{lines}"
        )

    def codes(self, place: str, name: str, *entries: str) -> Path:
        lines = "".join(f"- {entry}\n" for entry in entries)
        text = f"name: {name}\ntitle: 某表\nchecked_on: 2026-11-21\nentries:\n{lines}"
        return self.write(f"{place}/lists/{name}.yaml", text)

    def parameter(self, place: str, *values: str, name: str = NAME) -> Path:
        text = f"name: {name}\ntitle: 某参数\nvalues:\n"
        for value in values:
            lines = indent(value, "    ")
            text += "  -" + lines[3:] + "\n"
        return self.write(f"{place}/parameters/{name}.yaml", text)


def dated(value: str, since: str, *, until: str = "null", unit: str = "month") -> str:
    """A value with an article, as the lines of its YAML mapping."""
    return (
        f"value: {value}\nunit: {unit}\nsince: {since}\nuntil: {until}\norigin: seed\n"
        "instrument: act\narticle: 第一条\nconfidence: high\nchecked_on: 2026-11-21"
    )


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    return PackBuilder(tmp_path / "packs")
