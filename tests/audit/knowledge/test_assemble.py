"""Points meet their codes; the same list from two collections counts once."""

from __future__ import annotations

from yijian.audit.knowledge.assemble import PAIRED, assemble, count
from yijian.audit.knowledge.raw import RawPoint


def point(key: str, name: str, *, collection: str = "points", **given: str) -> RawPoint:
    published = {"batch": "5", "published_on": "2025-08-14", "rule_class": "药品限医疗机构级别"}
    return RawPoint("point", collection, 2, point_key=key, item_name=name, **(published | given))


def code(key: str, row: int, value: str) -> RawPoint:
    return RawPoint("code", "points", row, point_key=key, code=value)


def test_codes_join_in_their_order_whatever_came_first() -> None:
    raw = [code("k", 4, "B"), point("k", "甲"), code("k", 3, "A"), code("other", 5, "C")]
    assert assemble(raw)[0].codes == ("A", "B")
    assert assemble(list(reversed(raw))) == assemble(raw)
    assert assemble(raw)[0].subjects() == [("A",), ("B",)]


def test_pair_is_main_then_subordinate() -> None:
    raw = [point("k", "甲", rule_class=PAIRED, sub_name="乙"), code("k", 3, "M"), code("k", 4, "S")]
    assert assemble(raw)[0].subjects() == [("M", "S")]
    assert assemble(raw[:2])[0].subjects() == []


def test_two_collections_of_one_list_are_not_added_up() -> None:
    raw = [point("k", "甲（冻干）"), code("k", 3, "A"), code("k", 4, "B")]
    raw += [point("s", "甲(冻干)", collection="sheets", code="A")]
    assert count(assemble(raw)) == (1, 2)
    more = [*raw, point("s2", "乙", collection="sheets", code="C")]
    assert count(assemble(more)) == (2, 3)


def test_an_item_listed_twice_counts_twice() -> None:
    raw = [point("k1", "甲", code="A"), point("k2", "甲", code="A")]
    assert count(assemble(raw)) == (2, 2)
