"""Validity: publication, supersession on both sides of a date, and who wins on which day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from yijian.audit.knowledge.periods import Dated, combine, effects, settle, supersede
from yijian.kernel.dates import FOREVER

REVISION = date(2026, 1, 28)
FIFTH = date(2025, 8, 14)


def row(key: str, batch: str, first: date, last: date = FOREVER, **values: Any) -> Dated:
    return Dated((key, "000000"), batch, "药品限医疗机构级别", first, last, values)


def test_complete_revision_replaces_what_it_repeats_and_ends_what_it_drops() -> None:
    rows = supersede([row("A", "5", FIFTH), row("B", "5", FIFTH), row("A", "2026-01-28", REVISION)])
    found = {(r.key[0], r.batch): (r.first, r.last) for r in rows}
    assert found[("A", "5")] == found[("B", "5")] == (FIFTH, date(2026, 1, 27))
    assert found[("A", "2026-01-28")] == (REVISION, FOREVER)
    done = effects(rows)["2026-01-28"]
    assert (done.superseded, done.ended, done.added) == (1, 1, 0)
    assert effects(rows)["5"].added == 2


def test_without_the_revision_the_old_list_stays_open() -> None:
    assert [r.last for r in supersede([row("A", "5", FIFTH)])] == [FOREVER]


def test_an_ordinary_batch_ends_only_the_codes_it_repeats() -> None:
    later = date(2026, 6, 1)
    rows = supersede([row("A", "12", FIFTH), row("B", "12", FIFTH), row("A", "13", later)])
    ends = {(r.key[0], r.batch): r.last for r in rows}
    assert ends[("A", "12")] == later - timedelta(days=1)
    assert ends[("B", "12")] == FOREVER


def test_own_rows_win_on_their_days_and_the_published_row_comes_back() -> None:
    own = row("A", "", date(2026, 3, 1), date(2026, 3, 31), who="own")
    published = row("A", "5", FIFTH, who="published")
    found = sorted(combine([[own], [published]]), key=lambda r: r.first)
    assert [(r.row["who"], r.first, r.last) for r in found] == [
        ("published", FIFTH, date(2026, 2, 28)),
        ("own", date(2026, 3, 1), date(2026, 3, 31)),
        ("published", date(2026, 4, 1), FOREVER),
    ]


def test_own_rows_that_contradict_are_both_dropped() -> None:
    one, other = row("A", "", FIFTH, sex="男"), row("A", "", FIFTH, sex="女")
    kept, contradictory = settle([one, other])
    assert (kept, len(contradictory)) == ([], 2)
    kept, contradictory = settle([one, row("A", "", FIFTH, sex="男", source="另一份")])
    assert (len(kept), contradictory) == (1, [])


def test_a_later_own_row_ends_the_earlier() -> None:
    kept, _ = settle([row("A", "", REVISION), row("A", "", FIFTH)])
    assert sorted((r.first, r.last) for r in kept) == [
        (FIFTH, date(2026, 1, 27)),
        (REVISION, FOREVER),
    ]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.sampled_from(["4", "5", "2026-01-28"]), st.booleans()),
        max_size=8,
        unique=True,
    ).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows)))
)
def test_periods_never_overlap_and_order_does_not_matter(
    orders: tuple[list[tuple[str, str, bool]], list[tuple[str, str, bool]]],
) -> None:
    days = {"4": date(2025, 8, 8), "5": FIFTH, "2026-01-28": REVISION}

    def laid(rows: list[tuple[str, str, bool]]) -> list[tuple[Any, ...]]:
        made = [row(key, batch, days[batch]) for key, batch, _ in dict.fromkeys(rows)]
        return sorted((r.key, r.first, r.last, r.batch) for r in supersede(made))

    assert laid(orders[0]) == laid(orders[1])
    for earlier, later in pairwise(laid(orders[0])):
        assert earlier[0] != later[0] or earlier[2] < later[1]
