from __future__ import annotations

import pytest

from tests.office.policy.items import HEAD, OFFICER, drafted, ningxia
from yijian.kernel.errors import Refused
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.policy.actions.submit_item import submit_item

pytestmark = pytest.mark.django_db


@pytest.mark.article("NX-8-2")
def test_by_the_head_of_the_region() -> None:
    item = drafted()
    with pytest.raises(NotAllowed):
        submit_item(actor=OFFICER, subject=item.pk, revision=1)
    city = ningxia(Role.AUTHORITY_HEAD, "6401")
    with pytest.raises(Refused, match="这一步由省级行政部门负责人办理，您是市级行政部门负责人"):
        submit_item(actor=city, subject=item.pk, revision=1)
    item = submit_item(actor=HEAD, subject=item.pk, revision=1)
    assert item.state == "submitted"


@pytest.mark.parametrize(("left", "said"), [("estimate", "数据测算"), ("risk", "风险评估")])
def test_with_estimate_and_assessment(left: str, said: str) -> None:
    item = drafted(**{left: ""})
    with pytest.raises(Guarded, match=f"没有.{{1,2}}{said}"):
        submit_item(actor=HEAD, subject=item.pk, revision=1)
