"""What an office adds: laid over the packs, written whole, refused like a pack."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.law.calendar.test_workdays import FICTITIOUS
from tests.law.conftest import NAME, PackBuilder, dated
from yijian.kernel.errors import BadInput, Refused, UsageError
from yijian.law import Law, additions
from yijian.law.checks import OVERRIDE
from yijian.law.deadline import calendar_of
from yijian.law.models import DatedValue, Parameter

CITED: dict[str, Any] = {
    "unit": "month", "origin": "seed", "instrument": "act", "article": "第一条",
    "confidence": "high", "checked_on": date(2026, 11, 21), "decided": "变更〔2026〕1号",
}  # fmt: skip


def value(amount: Any, since: str, until: str | None = None, **more: Any) -> DatedValue:
    days = {
        "since": date.fromisoformat(since), "until": until and date.fromisoformat(until),
    }  # fmt: skip
    return DatedValue(**(CITED | {"value": amount} | days | more))


def added(*values: DatedValue, name: str = NAME) -> Parameter:
    return Parameter(name=name, title="某参数", values=values)


def over(pack: PackBuilder, *given: tuple[str, Parameter], overlays: Iterable[Any] = ()) -> Law:
    folder = pack.root.parent / additions.digest_of(given, overlays)[:16]
    return Law.load(pack.root, additions.write(folder, given, overlays))


def held(law: Law, place: str = "lanzhou") -> list[tuple[Any, str, str | None]]:
    return [
        (it.value, it.since.isoformat(), it.until and it.until.isoformat())
        for it in law.timeline(NAME, place)
    ]


def test_an_addition_wins_on_its_days_and_the_shipped_value_keeps_the_others(
    pack: PackBuilder,
) -> None:
    pack.parameter("lanzhou", dated("6", "2020-01-01"))
    law = over(pack, ("lanzhou", added(value(3, "2026-03-01", "2026-05-31"))))
    assert held(law) == [
        (6, "2020-01-01", "2026-02-28"), (3, "2026-03-01", "2026-05-31"), (6, "2026-06-01", None),
    ]  # fmt: skip
    found = law.value(NAME, "lanzhou", date(2026, 5, 31))
    assert (found.value, found.decided, found.title) == (3, "变更〔2026〕1号", "某参数")
    assert found.as_json()["decided"] == "变更〔2026〕1号"
    after = law.value(NAME, "lanzhou", date(2026, 6, 1))
    assert (after.since, after.began, after.decided) == (date(2026, 6, 1), date(2020, 1, 1), None)
    law.check()
    assert law.names() == Law.load(pack.root).names()


def test_a_place_without_a_value_of_its_own_gets_one(pack: PackBuilder) -> None:
    pack.parameter("national", dated("6", "2020-01-01"))
    law = over(pack, ("gansu", added(value(3, "2026-03-01"))))
    assert held(law)[-1] == (3, "2026-03-01", None)
    assert law.value(NAME, "lanzhou", date(2026, 3, 1)).resolved_from == "gansu"
    assert held(law, "national") == [(6, "2020-01-01", None)]
    assert law.parameter_title(NAME) == "某参数"


def test_two_additions_with_days_between_leave_the_shipped_value_there(pack: PackBuilder) -> None:
    pack.parameter("lanzhou", dated("6", "2020-01-01"))
    both = added(value(1, "2026-01-01", "2026-01-31"), value(2, "2026-03-01", "2026-03-31"))
    law = over(pack, ("lanzhou", both))
    law.check()
    assert [it[0] for it in held(law)] == [6, 1, 6, 2, 6]


def test_the_digest_covers_the_additions_and_only_them(pack: PackBuilder) -> None:
    pack.parameter("lanzhou", dated("6", "2020-01-01"))
    bare = Law.load(pack.root)
    assert over(pack).digest == bare.digest
    one = over(pack, ("lanzhou", added(value(3, "2026-03-01"))))
    other = over(pack, ("lanzhou", added(value(4, "2026-03-01"))))
    assert len({bare.digest, one.digest, other.digest}) == 3


def test_shipped_packs_with_additions_open_once_per_folder(tmp_path: Path) -> None:
    folder = additions.write(tmp_path / "law", [], [FICTITIOUS])
    assert Law.load(additions=folder) is Law.load(additions=folder)
    assert Law.load(additions=folder) is not Law.load()
    assert calendar_of(Law.load(additions=folder), "lanzhou").known_until == date(2027, 12, 31)
    with pytest.raises(UsageError, match="没有增补的文件夹"):
        _ = Law.load(additions=tmp_path / "none").digest


def test_an_added_year_takes_the_place_of_the_shipped_one(pack: PackBuilder) -> None:
    text = additions.write(pack.root.parent / "a", [], [FICTITIOUS])
    pack.write("national/calendar/2027.yaml", (text / "national/calendar/2027.yaml").read_text())
    shorter = FICTITIOUS.model_copy(update={"days_off": FICTITIOUS.days_off[:1]})
    law = over(pack, overlays=[shorter])
    law.check()
    assert calendar_of(Law.load(pack.root), "gansu").why_off(date(2027, 2, 5)) == "春节"
    assert calendar_of(law, "gansu").why_off(date(2027, 2, 5)) is None


def test_what_is_written_is_what_was_given(pack: PackBuilder) -> None:
    pack.parameter("lanzhou", dated("6", "2020-01-01"))
    given = added(
        value(3, "2026-03-01", inclusive=True, components={"first": 3, "extension": 1}),
        value(2, "2025-01-01", "2026-02-28", rows=("ACT-1",), doubt="“以内”是否含本数。"),
    )
    law = over(pack, ("lanzhou", given))
    path = law.files(NAME, "lanzhou")[0]
    assert law.shelf.parameter(path).values == tuple(reversed(given.values))


def test_writing_is_deterministic_and_once(tmp_path: Path) -> None:
    ratio = added(value("0.05", "2026-03-01", unit="ratio"), name="review.second_sample.min_share")
    given = [("lanzhou", added(value(3, "2026-03-01"))), ("hainan", ratio)]
    digest = additions.digest_of(given, [FICTITIOUS])
    assert len(digest) == 64
    assert additions.digest_of(reversed(given), [FICTITIOUS]) == digest
    assert additions.digest_of(given, []) != digest
    folder = tmp_path / "law" / digest[:16]
    assert additions.write(folder, given, [FICTITIOUS]) == folder
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert additions.write(folder, list(reversed(given)), [FICTITIOUS]) == folder
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert [it.name for it in folder.parent.iterdir()] == [folder.name]
    assert "value: '0.05'" in (
        folder / "hainan/parameters/review.second_sample.min_share.yaml"
    ).read_text(encoding="utf-8")
    with pytest.raises(Refused) as refused:
        additions.write(folder, given, [])
    assert refused.value.code == "law.other_additions"
    with pytest.raises(Refused) as refused:
        additions.write(tmp_path / "x", [*given, given[0]], [])
    assert refused.value.code == "law.twice"


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(additions, "fsync_file", full)
    with pytest.raises(OSError, match="No space"):
        additions.write(tmp_path / "law", [("lanzhou", added(value(3, "2026-03-01")))], [])
    assert list(tmp_path.iterdir()) == []


WRITER = """
import itertools, sys
from pathlib import Path
from tests.law.calendar.test_workdays import FICTITIOUS
from tests.law.test_additions import added, value
from yijian.law import additions
for n in itertools.count(1):
    given = [("lanzhou", added(value(n, "2026-03-01")))]
    digest = additions.digest_of(given, [FICTITIOUS])
    additions.write(Path(sys.argv[1], digest), given, [FICTITIOUS])
    print(digest, flush=True)
"""


def test_a_killed_writer_leaves_whole_folders_only(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], cwd=root, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = [child.stdout.readline().strip() for _ in range(30)]
        child.send_signal(signal.SIGKILL)
        child.communicate()
    whole = {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")}
    assert set(said) <= whole
    for n in range(1, len(whole) + 1):
        given = [("lanzhou", added(value(n, "2026-03-01")))]
        digest = additions.digest_of(given, [FICTITIOUS])
        assert digest in whole
        additions.write(tmp_path / digest, given, [FICTITIOUS])


def test_a_later_change_is_laid_over_an_earlier_one() -> None:
    first = additions.laid(None, value(3, "2026-03-01"), NAME, "某参数")
    both = additions.laid(first, value(4, "2027-01-01", decided="2号"), NAME, "某参数")
    assert [(it.value, it.until, it.decided) for it in both.values] == [
        (3, date(2026, 12, 31), "变更〔2026〕1号"), (4, None, "2号"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parameter", "code", "row"),
    [
        (added(value(3, "2026-03-01"), name="agreement.publish_signed.none"),
         "law.unknown_parameter", None),
        (added(value(3, "2026-03-01", decided=None)), "law.decided", 4),
        (added(value(3, "2026-03-01", unit="day")), "law.unit", 4),
        (added(value("3", "2026-03-01")), "law.unit", 4),
        (added(value(3, "2026-03-01", article=None)), "law.article", 4),
        (added(value(3, "2026-03-01", article="第九条")), "law.unknown_article", 4),
        (added(value(3, "2026-03-01", rows=("ACT-9",))), "law.unknown_row", 4),
        (added(value(3, "2026-03-01", instrument="none")), "law.unknown_instrument", 4),
        (added(value(3, "1999-12-31")), "law.before_instrument", 4),
        (added(value(3, "2026-03-01", "2026-02-01")), "law.period", 4),
        (added(value(3, "2026-03-01", origin="ours")), "law.reason", 4),
        (added(value(3, "2026-03-01", confidence="low")), "law.doubt", 4),
        (added(value(3, "2026-03-01", components={"last": 1})), "law.parts", 4),
        (added(value(3, "2026-03-01", members_of="acts", members=("a", "b", "c"), unit="count")),
         "law.unknown_code", 4),
        (added(value(3, "2026-03-01"), value(4, "2026-05-01")), "law.overlap", 13),
    ],
)  # fmt: skip
def test_an_addition_is_refused_like_a_pack(
    pack: PackBuilder, parameter: Parameter, code: str, row: int | None
) -> None:
    pack.parameter("national", dated("6", "2020-01-01"))
    law = Law.load(pack.root)
    with pytest.raises(BadInput) as refused:
        additions.check(law, "lanzhou", parameter)
    place = refused.value.place
    assert (refused.value.code, place.row) == (code, row)
    assert place.file == f"lanzhou/parameters/{parameter.name}.yaml"
    additions.check(law, "lanzhou", added(value(3, "2026-03-01")))
    with pytest.raises(UsageError, match="没有法域"):
        additions.check(law, "beijing", parameter)


def test_an_addition_has_the_options_of_the_packs(pack: PackBuilder) -> None:
    choice = dated("甲", "2024-01-01", unit="enum") + "\noptions: [甲, 乙]"
    pack.parameter("gansu", choice)
    law = Law.load(pack.root)
    additions.check(law, "gansu", added(value("乙", "2026-01-01", unit="enum", options=("乙",))))
    other = added(value("丙", "2026-01-01", unit="enum", options=("丙",)))
    with pytest.raises(BadInput) as refused:
        additions.check(law, "gansu", other)
    assert refused.value.code == "law.options"


def test_an_addition_makes_no_gap(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("6", "2020-01-01", until="2025-12-31"))
    law = Law.load(pack.root)
    additions.check(law, "gansu", added(value(3, "2026-01-01")))
    with pytest.raises(BadInput) as refused:
        additions.check(law, "gansu", added(value(3, "2026-01-02")))
    assert (refused.value.code, refused.value.place.row) == ("law.gap", 4)
    assert "2026-01-01 至 2026-01-01" in refused.value.message


@pytest.mark.article("HI-8-1a")
def test_a_lower_level_may_not_set_what_is_kept_above(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("false", "2020-01-01", unit="bool"), name=OVERRIDE)
    pack.parameter("gansu", dated("6", "2020-01-01"))
    law = Law.load(pack.root)
    with pytest.raises(BadInput) as refused:
        additions.check(law, "lanzhou", added(value(3, "2026-03-01")))
    assert (refused.value.code, refused.value.place.row) == ("law.override", 4)
    assert "不许下级另定" in refused.value.message
    additions.check(law, "gansu", added(value(3, "2026-03-01")))


def test_what_is_kept_from_now_on_is_asked_of_every_parameter(pack: PackBuilder) -> None:
    pack.parameter("national", dated("true", "2020-01-01", unit="bool"), name=OVERRIDE)
    pack.parameter("gansu", dated("6", "2020-01-01"))
    lower = pack.parameter("lanzhou", dated("3", "2020-01-01"))
    kept = added(value(False, "2026-01-01", unit="bool"), name=OVERRIDE)
    with pytest.raises(BadInput) as refused:
        additions.check(Law.load(pack.root), "gansu", kept)
    assert (refused.value.code, refused.value.place.file) == ("law.override", str(lower))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("gansu/parameters/agreement.publish_signed.none.yaml", "law.unknown_parameter"),
        (f"beijing/parameters/{NAME}.yaml", "law.unknown_jurisdiction"),
        ("gansu/lists/acts.yaml", "law.addition"),
        ("gansu/parameters/readme.md", "law.addition"),
        ("keys.yaml", "law.addition"),
    ],
)
def test_a_folder_holds_additions_only(pack: PackBuilder, path: str, code: str) -> None:
    pack.parameter("gansu", dated("6", "2020-01-01"))
    wrong = pack.root.parent / "added" / path
    wrong.parent.mkdir(parents=True)
    wrong.write_text("x", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        Law.load(pack.root, pack.root.parent / "added").value(NAME, "gansu", date(2026, 1, 1))
    assert (refused.value.code, refused.value.place.file) == (code, str(wrong))


def test_a_shipped_value_has_no_number_of_a_change(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01") + "\ndecided: 1号")
    with pytest.raises(BadInput) as refused:
        Law.load(pack.root).check()
    assert (refused.value.code, refused.value.place.row) == ("law.decided", 4)
