from __future__ import annotations

from datetime import date

import pytest

from tests.law.procedures.conftest import WHOLE, Write
from yijian.kernel.errors import BadInput
from yijian.law.procedures.source import Fault, Source

SINCE = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ((SINCE, "steps", "file_statement", "deadline", "effect"), "effect: 期满视为放弃"),
        ((SINCE, "steps", "close_breach"), "id: close_breach"),
        ((SINCE, "states", "stated"), "id: stated"),
        ((SINCE,), "since: 2020-01-01"),
        (("name",), "name: agreement.breach"),
    ],
)
def test_a_fault_is_found_by_the_ids_it_names(
    where: tuple[str | date, ...], words: str, write: Write
) -> None:
    source = Source.read(write(WHOLE))
    refusal = source.refusal(Fault("procedure.some", where, "不对", "对的"))
    lines = source.path.read_text(encoding="utf-8").splitlines()
    assert refusal.place.row is not None
    assert words in lines[refusal.place.row - 1]
    assert refusal.code == "procedure.some"
    assert refusal.message.endswith("不对；应为：对的")
    assert source.place == "national"


def test_the_name_is_that_of_the_file(write: Write) -> None:
    path = write(WHOLE, name="agreement.other")
    with pytest.raises(BadInput) as caught:
        Source.read(path)
    assert (caught.value.code, caught.value.place.row) == ("procedure.name", 1)
