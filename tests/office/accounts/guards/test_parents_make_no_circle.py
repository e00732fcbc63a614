"""The tree stays a tree."""

from __future__ import annotations

from yijian.office.accounts.guards.parents_make_no_circle import parents_make_no_circle
from yijian.office.accounts.models import Organisation

Places = dict[str, Organisation]


def test_itself_and_what_lies_below_are_refused(organisations: Places) -> None:
    top = organisations["authority"]
    for below in ("authority", "agency_city", "agency_district"):
        found = parents_make_no_circle(subject=top, parent=organisations[below].pk)
        assert found is not None
        assert found.code == "accounts.parent_circle"
        assert found.sentence() == (
            "不能改变上级单位：新的上级是这个单位自己或它的下级，会成为循环。"
            "需要：选这个单位以外、也不是它下级的单位，由账号管理员办理。"
        )


def test_others_are_fine(organisations: Places) -> None:
    district = organisations["agency_district"]
    assert parents_make_no_circle(subject=district, parent=None) is None
    assert parents_make_no_circle(subject=district, parent=organisations["authority"].pk) is None
    assert parents_make_no_circle(subject=district, parent=organisations["audit"].pk) is None
