"""The committed table of keys: complete, right and shown on a fresh page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.law_keys import PAGE, main, page
from tests.law.conftest import PackBuilder
from yijian.kernel.errors import BadInput
from yijian.law import Law
from yijian.law.key_map import FILE, read_key_map

REQUIRED = Path(__file__).parents[3] / "shared" / "requirements" / "capabilities.md"
NAMES = ("agreement.publish_signed.deadline",)
ENTRY = "- {key: a, title: 甲, parameters: [agreement.publish_signed.deadline]}\n"


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("keys:\n" + ENTRY + ENTRY, "law.twice", 3),
        ("keys:\n" + ENTRY.replace("signed", "sined"), "law.unknown_parameter", 2),
        ("keys:\n" + ENTRY.replace("title: 甲", "note: 甲"), "law.schema", 2),
    ],
)
def test_faults_name_their_line(pack: PackBuilder, text: str, code: str, row: int) -> None:
    path = pack.write(FILE, text)
    with pytest.raises(BadInput) as caught:
        read_key_map(path, NAMES)
    assert (caught.value.code, caught.value.place.file, caught.value.place.row) == (
        code,
        str(path),
        row,
    )


def test_the_shipped_table_is_right() -> None:
    law = Law.load()
    found = read_key_map(law.packs / FILE, law.names())
    held = {entry.key: entry.parameters for entry in found.keys}
    assert held["evidence.registration"][0] == "inspection.evidence_registration.limit"
    assert held["seal.period"][0] == "inspection.sealing.limit"
    assert held["decision.collective.amount"][0].endswith("collective_discussion_threshold")


def test_the_page_is_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
    assert main([]) == 0


def _first_cells(heading: str) -> list[str]:
    """The first column of the first table under a heading of the requirements."""
    text = REQUIRED.read_text(encoding="utf-8").split(heading, 1)[1].split("\n#", 1)[0]
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [line.split("|")[1].strip() for line in lines[2:]]


@pytest.mark.shared
def test_every_key_and_word_of_the_requirements_is_mapped() -> None:
    law = Law.load()
    found = read_key_map(law.packs / FILE, law.names())
    assert [entry.key for entry in found.keys] == _first_cells("# Part E. ")
    assert [entry.key for entry in found.words] == _first_cells("## E2. ")


def test_words_without_a_number_are_ours_or_superior_law() -> None:
    law = Law.load()
    found = read_key_map(law.packs / FILE, law.names())
    for entry in found.words:
        for name in entry.parameters:
            for place in law.shelf.parameters[name]:
                for dated in law.own_values(name, place):
                    assert dated.origin != "seed" or dated.unit == "year", name


@pytest.mark.shared
def test_parameters_begin_with_a_capability() -> None:
    text = REQUIRED.read_text(encoding="utf-8")
    capabilities = set(re.findall(r"^### `([a-z_.]+)`$", text, flags=re.MULTILINE))
    assert len(capabilities) == 179
    used = {name.rsplit(".", 1)[0] for name in Law.load().names()}
    assert used <= capabilities
