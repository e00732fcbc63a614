"""The shipped parameters that the requirements name, place by place and day by day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import Refused
from yijian.law import Law, Value

DAY = date(2024, 6, 1)
MSL = date(2027, 1, 1)
BEFORE_MSL = date(2026, 12, 31)


def held(name: str, place: str, on: date = DAY) -> Value:
    return Law.load().value(name, place, on)


def test_publication_of_signed_agreements() -> None:
    name = "agreement.publish_signed.deadline"
    hainan, ningxia = held(name, "hainan", date(2024, 1, 1)), held(name, "ningxia")
    assert (hainan.value, hainan.unit, hainan.rows) == (1, "month", ("HI-20-2",))
    assert (ningxia.value, ningxia.unit, ningxia.rows) == (3, "month", ("NX-12-2",))
    for place, eve in [("hainan", date(2023, 12, 31)), ("ningxia", date(2022, 2, 28))]:
        found = held(name, place, eve)
        assert (found.origin, found.resolved_from, found.article) == ("ours", "national", None)
    fields = "agreement.publish_signed.fields"
    assert held(fields, "hainan").members == {"name": "机构名称", "address": "机构地址"}
    assert held(fields, "ningxia").members == {"name": "机构名称"}


def test_window_to_state_and_defend() -> None:
    found = held("agreement.pre_decision_notice.statement_window", "lanzhou")
    assert (found.value, found.unit, found.inclusive) == (5, "working_day", True)
    assert (found.article, found.rows, found.origin) == ("第二十三条第3款", ("LZ-23-3",), "seed")
    elsewhere = held("agreement.pre_decision_notice.statement_window", "ningxia")
    assert (elsewhere.value, elsewhere.origin) == (5, "ours")


def test_filing_with_the_city_bureau() -> None:
    found = held("agreement.case_reporting.filing_deadline", "lanzhou")
    assert (found.value, found.unit, found.rows) == (3, "working_day", ("LZ-25-2",))
    with pytest.raises(Refused, match="兰州市"):
        held("agreement.case_reporting.filing_deadline", "gansu")


def test_bar_after_termination() -> None:
    found = held("agreement.readmission_bar.duration", "lanzhou")
    assert (found.value, found.unit, found.origin) == (3, "year", "seed")
    assert held("agreement.readmission_bar.unlawful_duration", "hainan").value == 3
    assert held("agreement.readmission_bar.breach_duration", "hainan").value == 1


def test_amount_that_needs_collective_discussion() -> None:
    found = held("agreement.decision_authority.collective_discussion_threshold", "lanzhou")
    assert (found.value, found.unit, found.inclusive) == (Decimal(50000), "yuan", True)
    assert found.as_json()["value"] == "50000.00"
    name = "agreement.decision_authority.collective_discussion_required"
    assert (held(name, "lanzhou").value, held(name, "hainan").value) == (True, False)


def test_share_of_the_second_review() -> None:
    found = held("review.second_sample.min_share", "lanzhou")
    assert (found.value, found.unit, found.inclusive) == (Decimal("0.05"), "ratio", True)
    assert (found.article, found.rows, found.status) == ("第十八条第3款", ("LZ-18-3b",), "draft")
    basis = held("review.second_sample.basis", "lanzhou")
    assert (basis.value, basis.origin, basis.rows) == ("件数和金额", "ours", ("LZ-18-3b",))
    with pytest.raises(Refused, match="兰州市"):
        held("review.second_sample.min_share", "hainan")


def test_inspectors() -> None:
    name = "inspection.team_rules.min_inspectors"
    hainan = held(name, "hainan")
    assert (hainan.value, hainan.unit, hainan.rows) == (2, "count", ("HI-29B-1a",))
    assert hainan.article == "第二十九条（第二次出现，列于第二十八条之后）第1款"
    assert held(name, "lanzhou").rows == ("LZ-33-i02a",)
    nation = held(name, "chongqing")
    assert (nation.value, nation.article, nation.origin) == (2, "第二十九条", "superior law")


def test_registration_of_evidence() -> None:
    found = held("inspection.evidence_registration.limit", "lanzhou")
    assert (found.value, found.unit, found.rows) == (7, "working_day", ("LZ-36-2",))
    assert found.reason is not None
    assert "第八十五条" in found.reason
    warned = held("inspection.evidence_registration.warn_after", "lanzhou")
    assert (warned.value, warned.unit, warned.origin) == (7, "day", "ours")


def test_sealing() -> None:
    found = held("inspection.sealing.limit", "lanzhou")
    assert (found.value, found.unit) == (30, "day")
    assert found.components == {"first": 30, "extension": 30}
    assert found.rows == ("LZ-36-3b", "LZ-36-3c")
    assert held("inspection.sealing.extensions", "lanzhou").value == 1
    nation = held("inspection.sealing.limit", "hainan")
    assert (nation.components, nation.article) == (found.components, "第三十一条")
    assert held("inspection.sealing.limit", "hainan", date(2021, 7, 14)).article == "第二十五条"


def test_coercion_is_never_delegated() -> None:
    law = Law.load()
    for place in law.jurisdictions:
        assert held("inspection.delegation.coercion_allowed", place).value is False
        assert held("inspection.sealing.delegable", place).value is False


def test_suspension_by_the_agency_is_not_that_by_the_authority() -> None:
    ends = ("ordinary_min", "ordinary_max", "serious_min", "serious_max")
    assert [held(f"agreement.suspend.{end}", "lanzhou").value for end in ends] == [1, 3, 3, 6]
    by_law = [
        held(f"case.sanction.unit_suspension_{end}", "lanzhou").value for end in ("min", "max")
    ]
    of_person = [
        held(f"enrolment.online_hold.{end}", "lanzhou").value for end in ("shortest", "longest")
    ]
    assert (by_law, of_person) == ([6, 12], [3, 12])
    with pytest.raises(Refused, match="没有规定"):
        held("agreement.suspend.ordinary_min", "hainan")


def test_what_leads_to_the_blacklist() -> None:
    names = ("bad_record_count", "record_sum", "grade")
    assert [held(f"credit.blacklist.{name}", "lanzhou").value for name in names] == [3, 5, "D"]


def test_lanzhou_inherits_the_live_indicators_of_gansu() -> None:
    found = held("monitor.live_indicators.indicators", "lanzhou")
    assert (found.value, found.resolved_from, found.jurisdiction) == (5, "gansu", "lanzhou")
    assert found.members is not None
    assert "低标准入院" in found.members.values()
    assert held("monitor.live_indicators.enabled", "lanzhou").value is True
    assert held("monitor.live_indicators.enabled", "hainan").value is False
    eve = held("monitor.live_indicators.enabled", "lanzhou", date(2023, 7, 13))
    assert (eve.value, eve.origin) == (False, "ours")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("inspection.sealing.power", "封存", "查封、扣押"),
        ("case.sanction.suspension_target", "责任部门", "责任部门或人员"),
        ("case.sanction.fraud_subject", "机构、经办和个人分别规定", "任何人"),
        ("case.sanction.institution_limit", False, True),
        ("case.sanction.licence_revocation", True, False),
        ("credit.rating.subjects", 2, 4),
    ],
)
def test_what_the_law_of_2027_changes(name: str, before: object, after: object) -> None:
    old, new = held(name, "national", BEFORE_MSL), held(name, "national", MSL)
    assert (old.value, old.until, new.value, new.since) == (before, BEFORE_MSL, after, MSL)
    assert new.instrument == "中华人民共和国医疗保障法"
    assert (old.status, new.status) == ("in_force", "in_force")


@pytest.mark.parametrize(
    "name",
    [
        "case.sanction.fraud_fine_min", "case.sanction.unlawful_use_fine_max",
        "case.sanction.manager_bar", "enrolment.online_hold.longest",
    ],
)  # fmt: skip
def test_the_same_number_gets_a_new_article_in_2027(name: str) -> None:
    old, new = held(name, "hainan", BEFORE_MSL), held(name, "hainan", MSL)
    assert old.value == new.value
    assert (old.instrument, new.instrument) == (
        "医疗保障基金使用监督管理条例",
        "中华人民共和国医疗保障法",
    )


def test_the_implementing_rules_begin_in_april_2026() -> None:
    eve, first = date(2026, 3, 31), date(2026, 4, 1)
    with pytest.raises(Refused) as caught:
        held("case.sanction.trace_code_fine_max", "ningxia", eve)
    assert caught.value.code == "law.before_first"
    found = held("case.sanction.trace_code_fine_max", "ningxia", first)
    assert (found.value, found.mark, found.confidence) == (Decimal(50000), "S", "low")
    assert found.doubt
    assert found.warning


def test_review_goes_to_the_government_alone_since_2024() -> None:
    name = "case.decision_service.review_forum"
    old, new = held(name, "gansu", date(2023, 12, 31)), held(name, "gansu", date(2024, 1, 1))
    assert (old.value, new.value) == ("本级人民政府或上一级主管部门", "本级人民政府")
    assert (old.confidence, new.confidence) == ("low", "high")


def test_public_notice_takes_thirty_days_since_2022() -> None:
    name = "case.decision_service.public_notice"
    days = [held(name, "gansu", day).value for day in (date(2021, 12, 31), date(2022, 1, 1), DAY)]
    assert days == [60, 30, 30]


def test_drafts_are_simulation_only() -> None:
    for place, name in [
        ("hainan", "agreement.publish_signed.deadline"),
        ("chongqing", "inspection.flying.all_districts"),
        ("lanzhou", "review.second_sample.min_share"),
    ]:
        found = held(name, place)
        assert (found.status, found.resolved_from) == ("draft", place)
        assert found.warning
    without = Law.load().value("agreement.publish_signed.deadline", "hainan", DAY, drafts=False)
    assert (without.origin, without.status) == ("ours", None)
    with pytest.raises(Refused):
        Law.load().value("review.second_sample.min_share", "lanzhou", DAY, drafts=False)


def test_terms_with_extensions_begin_with_their_first_part() -> None:
    law = Law.load()
    for name in law.names():
        for place in law.shelf.parameters[name]:
            for dated in law.own_values(name, place):
                if dated.components:
                    assert dated.value == dated.components["first"], name


def test_every_value_from_superior_law_says_how_it_was_read() -> None:
    law = Law.load()
    for name in law.names():
        for place in law.shelf.parameters[name]:
            for dated in law.own_values(name, place):
                assert (dated.origin == "superior law") <= (dated.mark is not None), name
                assert (dated.mark in ("F", "S", "D", "U")) <= bool(dated.doubt), name


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_lookup_is_constant_between_two_changes(data: st.DataObject) -> None:
    law = Law.load()
    name = data.draw(st.sampled_from(law.names()))
    having = {place for place in law.jurisdictions if law.own_values(name, place)}
    places = [place for place in law.jurisdictions if having & set(law.chain(place))]
    place = data.draw(st.sampled_from(places))
    span = data.draw(st.sampled_from(law.timeline(name, place)))
    day = data.draw(st.dates(span.since, span.until or FOREVER))
    found = law.value(name, place, day)
    assert (found.value, found.article, found.resolved_from) == (
        span.value,
        span.article,
        span.resolved_from,
    )
