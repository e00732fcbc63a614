from __future__ import annotations

from datetime import date

import pytest

from tests.law.procedures.conftest import LOCAL, WHOLE, Write
from yijian.kernel.errors import BadInput
from yijian.law.procedures.expansion import expand
from yijian.law.procedures.models import (
    PartWritten,
    ProcedureVersion,
    StateWritten,
    StepWritten,
    VersionWritten,
)
from yijian.law.procedures.source import Source


@pytest.fixture
def source(write: Write) -> Source:
    return Source.read(write(WHOLE))


@pytest.fixture
def base(source: Source) -> ProcedureVersion:
    return expand(source, source.written.versions[0], None)


def change(**given: object) -> VersionWritten:
    whole = {"since": date(2020, 1, 1), "instrument": "act", "checked_on": date(2026, 11, 21)}
    return VersionWritten.model_validate(whole | given)


def test_what_is_given_replaces_and_null_removes(source: Source, base: ProcedureVersion) -> None:
    step = StepWritten(id="add_paper", rows=("LZ-25-2",), reason=None, optional=None)
    found = {it.id: it for it in expand(source, change(steps=[step]), base).steps}["add_paper"]
    assert (found.rows, found.reason, found.optional) == (("LZ-25-2",), None, False)
    assert found.sources == ("noticed", "stated")
    assert (found.origin, found.basis) == ("seed", ("LZ-25-2",))


def test_parts_are_dropped_and_put_after_another(source: Source, base: ProcedureVersion) -> None:
    new = StateWritten(id="heard", after="noticed", title="已听取")
    last = StateWritten(id="gone", title="已离开", final=True)
    found = expand(source, change(drop_states=["stated"], states=[new, last]), base)
    assert [state.id for state in found.states] == ["found", "noticed", "heard", "closed", "gone"]
    assert found.steps == base.steps


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"drop_states": ["nobody"]}, "procedure.base"),
        ({"drop_states": ["found", "noticed", "stated", "closed"]}, "procedure.empty"),
        ({"states": [PartWritten(id="x", title="一"), PartWritten(id="x", title="二")]}, "twice"),
        ({"states": [PartWritten(id="x", title="一", after="y")]}, "procedure.base"),
        ({"steps": [PartWritten(id="do_it", title="办理")]}, "law.schema"),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    given: dict[str, object], code: str, source: Source, base: ProcedureVersion
) -> None:
    plain = {
        key: [
            it.model_dump(exclude_unset=True) if isinstance(it, PartWritten) else it for it in items
        ]
        for key, items in given.items()
        if isinstance(items, list)
    }
    with pytest.raises(BadInput) as caught:
        expand(source, change(**plain), base)
    assert code in caught.value.code


def test_a_local_file_is_short() -> None:
    assert len(LOCAL.splitlines()) < len(WHOLE.splitlines()) / 2
