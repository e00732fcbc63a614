"""Code lists: what a place's law provides on a day, in made-up lists and in the shipped ones."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.conftest import PackBuilder
from yijian.kernel.errors import BadInput
from yijian.law import Law
from yijian.law.code_lists import CodeEntry, read_code_list, unknown_list

DAY = date(2024, 6, 1)
CITED = "citations: [{jurisdiction: national, instrument: act, article: 第一条"


def listed(name: str, place: str, on: date = DAY, *, drafts: bool = True) -> dict[str, CodeEntry]:
    return {it.code: it for it in Law.load().code_list(name, place, on, drafts=drafts)}


def test_a_citation_holds_as_long_as_it_says(pack: PackBuilder) -> None:
    pack.codes(
        "national",
        "acts",
        "{code: a, title: 甲, " + CITED + ", until: 2023-12-31}]}",
        "{code: b, title: 乙, since: 2024-06-02, reason: 试。}",
        "{code: c, title: 丙, reason: 试。}",
    )
    law = Law.load(pack.root)
    for day, codes in {
        date(1999, 12, 31): "c", date(2000, 1, 1): "ac", date(2023, 12, 31): "ac",
        date(2024, 1, 1): "c", date(2024, 6, 2): "bc",
    }.items():  # fmt: skip
        assert "".join(it.code for it in law.code_list("acts", "gansu", day)) == codes
    ours = law.code_list("acts", "gansu", date(2024, 1, 1))[0]
    assert (ours.origin, ours.reason, ours.citations) == ("ours", "试。", ())


def test_a_list_lower_down_replaces_an_entry(pack: PackBuilder) -> None:
    pack.codes(
        "national",
        "acts",
        "{code: a, title: 甲, reason: 试。}",
        "{code: b, title: 乙, reason: 试。}",
    )
    pack.codes("gansu", "acts", "{code: a, title: 省的甲, reason: 试。}")
    law = Law.load(pack.root)
    titles = {
        place: [it.title for it in law.code_list("acts", place, DAY)]
        for place in ("national", "lanzhou")
    }
    assert titles == {"national": ["甲", "乙"], "lanzhou": ["省的甲", "乙"]}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{code: a, title: 甲}", "law.reason"),
        ("{code: z, title: 重复, reason: 试。}", "law.twice"),
        ("{code: a, title: 甲, reason: 试。, since: 2024-02-01, until: 2024-01-31}", "law.period"),
        ("{code: a, title: 甲, reason: 试。, colour: red}", "law.schema"),
    ],
)
def test_faults_of_a_list_name_their_line(pack: PackBuilder, entry: str, code: str) -> None:
    path = pack.codes("national", "acts", "{code: z, title: 末, reason: 试。}", entry)
    with pytest.raises(BadInput) as caught:
        read_code_list(path)
    assert (caught.value.code, caught.value.place.file, caught.value.place.row) == (
        code,
        str(path),
        6,
    )


def test_an_unknown_list_names_the_nearest() -> None:
    assert "行为表" not in unknown_list("行为表x", ("behaviours",)).message[:6]
    assert "behaviours" in unknown_list("behaviour", ("behaviours", "measures")).message


def test_thirty_behaviours_of_providers() -> None:
    found = listed("provider_behaviours", "hainan")
    assert set(found) >= {f"P{number:02d}" for number in range(1, 21)}
    split = found["P01"]
    assert [(it.jurisdiction, it.article) for it in split.citations[:2]] == [
        ("hainan", "第二十三条第（一）项"),
        ("national", "第三十八条第（一）项"),
    ]
    assert split.refers["sanctions"][3] == "unlawful_use_fine"
    assert found["P15"].group == "骗保"


def test_lanzhou_takes_behaviours_from_superior_law_and_from_gansu() -> None:
    found = listed("provider_behaviours", "lanzhou")
    assert {it.jurisdiction for it in found["P01"].citations} == {"gansu", "national"}
    assert {it.jurisdiction for it in found["P02"].citations} == {"national"}
    assert found["P02"].origin == "superior law"
    assert "P22" in found
    assert "P22" not in listed("provider_behaviours", "ningxia")
    assert "P22" not in listed("provider_behaviours", "lanzhou", date(2023, 7, 13))


@pytest.mark.article("LZ-31-1", "HI-24-4", "HI-10-1", "HI-10-i05", "HI-25-1")
def test_codes_of_persons_employers_and_officials() -> None:
    assert set(listed("employer_behaviours", "hainan")) == {
        f"E{number:02d}" for number in range(1, 6)
    }
    assert set(listed("official_behaviours", "hainan")) == {
        f"O{number:02d}" for number in range(1, 7)
    }
    hainan, lanzhou = (listed("person_behaviours", place) for place in ("hainan", "lanzhou"))
    assert hainan["M06"].attributes["family_account_excepted"] is True
    assert lanzhou["M06"].attributes["family_account_excepted"] is False
    assert lanzhou["M01"].attributes["offence"] is False
    assert [code for code, it in lanzhou.items() if it.attributes["offence"] is False] == ["M01"]
    assert listed("employer_behaviours", "hainan")["E05"].citations[0].rows == ("HI-10-i05",)
    assert "M09" in hainan
    assert "M09" not in lanzhou


@pytest.mark.article("HI-23-1d", "HI-23-i12")
def test_the_catalogue_of_hainan_has_its_twelve_acts() -> None:
    found = listed("provider_behaviours", "hainan")
    rows = {row for it in found.values() for cited in it.citations for row in cited.rows}
    assert {f"HI-23-i{number:02d}" for number in range(1, 13)} <= rows
    own = found["P31"].citations[0]
    assert (own.article, own.rows) == ("第二十三条第（十二）项", ("HI-23-i12",))
    assert {"P31"}.isdisjoint(listed("provider_behaviours", "hainan", date(2021, 4, 30)))


@pytest.mark.article("LZ-31-i08", "HI-24-i06")
def test_other_acts_of_persons_have_a_code_with_its_citation() -> None:
    for place, article in (("lanzhou", "第三十一条第（八）项"), ("hainan", "第二十四条第（六）项")):
        other = listed("person_behaviours", place)["M10"]
        assert (other.citations[0].article, other.refers) == (article, {})


def test_measures_by_agreement() -> None:
    hainan, lanzhou = (listed("agreement_measures", place) for place in ("hainan", "lanzhou"))
    assert "deduct_deposit" in hainan
    assert "deduct_deposit" not in lanzhou
    assert lanzhou["remind"].attributes["counts_as"] == "提醒"
    assert lanzhou["suspend_unit"].attributes["decided_by"] == "经办负责人集体讨论"
    assert "cancel_practitioner" in lanzhou
    assert "cancel_practitioner" not in hainan


def test_sanctions_come_from_superior_law_and_change_in_2027() -> None:
    before, after = (
        listed("sanctions", "hainan", day) for day in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert before["fraud_fine"].parameters == (
        "case.sanction.fraud_fine_min",
        "case.sanction.fraud_fine_max",
    )
    assert {"licence_revocation", "fraud_fine"} <= set(before)
    assert "licence_revocation" not in after
    assert {"institution_limit", "physicians_law_penalty"} <= set(after) - set(before)
    titles = [it.title for it in after["fraud_fine"].citations]
    assert "中华人民共和国医疗保障法" in titles


def test_seizing_is_a_measure_from_2027() -> None:
    before, after = (listed("site_measures", "ningxia", day) for day in (DAY, date(2027, 1, 1)))
    assert "seize" not in before
    assert after["seize"].attributes == {"coercive": True}
    assert before["seal"].attributes == {"coercive": True}


def test_inspection_types_by_place() -> None:
    for place, codes in {
        "lanzhou": {
            "routine",
            "key",
            "special",
            "cross",
            "flying",
            "expert_review",
            "off_site",
            "recheck",
        },
        "chongqing": {"routine", "key", "special", "cross", "flying", "expert_review"},
    }.items():
        assert codes <= set(listed("inspection_types", place))
    assert "recheck" not in listed("inspection_types", "hainan")
    manner = {
        it.jurisdiction: it.manner
        for it in listed("inspection_types", "lanzhou")["flying"].citations
    }
    assert manner["lanzhou"] == "只参加，不得启动"


def test_evidence_kinds() -> None:
    found = listed("evidence_kinds", "lanzhou")
    assert list(found) == [f"EV-0{number}" for number in range(1, 9)]
    assert found["EV-04"].title == "电子数据"


@pytest.mark.article("LZ-3-2")
@pytest.mark.article("HI-40-1a")
@pytest.mark.article("HI-40-1b")
@pytest.mark.article("NX-31-1")
@pytest.mark.article("NX-31-2")
def test_how_each_fund_is_governed() -> None:
    found = {place: listed("funds", place) for place in ("lanzhou", "hainan", "ningxia")}
    manner = {
        place: [funds[code].citations[0].manner for code in ("critical_illness", "civil_servant")]
        for place, funds in found.items()
    }
    assert manner == {
        "lanzhou": ["参照适用", "参照适用"],
        "hainan": ["按本办法有关规定", "参照适用"],
        "ningxia": ["另有规定，加强监督", "参照适用"],
    }
    assert found["ningxia"]["large_sum"].citations[0].rows == ("NX-31-1",)
    assert found["lanzhou"]["accident"].citations[0].article == "第三条第2款"
    assert "accident" not in found["hainan"]


@pytest.mark.article("HI-2")
@pytest.mark.article("NX-2")
def test_core_funds_and_the_contribution_module() -> None:
    law = Law.load()
    on = {
        place: law.value("enrolment.scheme_eligibility.contribution_module", place, DAY).value
        for place in law.jurisdictions
    }
    assert [place for place, value in on.items() if value] == ["hainan"]
    for place, row in (("hainan", "HI-2"), ("ningxia", "NX-2")):
        funds = listed("funds", place)
        assert all(funds[code].citations[0].rows == (row,) for code in ("employee", "assistance"))
        assert funds["maternity"].attributes["separate"] is False
    assert listed("funds", "lanzhou")["maternity"].attributes["separate"] is True


@pytest.mark.article("LZ-47-1a")
@pytest.mark.article("LZ-47-1b")
def test_subjects_by_reference_are_marked() -> None:
    found = listed("subject_kinds", "lanzhou")
    for code in ("procurement_body", "commercial_insurer", "third_party"):
        assert found[code].citations[0].manner == "参照"
        assert code not in listed("subject_kinds", "hainan")
    assert found["provider"].citations[0].manner is None


@pytest.mark.article("HI-36-1a")
@pytest.mark.article("NX-27")
def test_behaviours_lead_to_superior_provisions_and_fines_come_from_nowhere_else() -> None:
    for place in ("hainan", "ningxia"):
        behaviours, sanctions = listed("provider_behaviours", place), listed("sanctions", place)
        for code in ("P01", "P09", "P14", "P15"):
            fines = [it for it in behaviours[code].refers["sanctions"] if it.endswith("_fine")]
            assert fines
            for fine in fines:
                assert {it.jurisdiction for it in sanctions[fine].citations} == {"national"}
                assert sanctions[fine].parameters
    assert not listed("provider_behaviours", "gansu")["P22"].refers


def test_termination_grounds_of_lanzhou() -> None:
    found = listed("termination_grounds", "lanzhou")
    own = [code for code, it in found.items() if it.origin == "seed"]
    assert own == [f"T{number:02d}" for number in range(1, 15)]
    assert found["T15"].origin == "superior law"
    assert [code for code in own if found[code].attributes["hospitals_only"]] == ["T07", "T12"]


def test_drafts_can_be_passed_over() -> None:
    entry = listed("agreement_measures", "hainan", drafts=False)["recover"]
    assert {it.jurisdiction for it in entry.citations} == {"national"}
    assert "deduct_deposit" not in listed("agreement_measures", "hainan", drafts=False)
    shown = listed("agreement_measures", "hainan")["recover"].as_json()
    assert shown["citations"][0]["status"] == "draft"
    assert shown["citations"][0]["rows"] == ["HI-34-i03"]
