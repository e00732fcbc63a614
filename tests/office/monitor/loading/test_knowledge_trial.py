from __future__ import annotations

import pytest

from tests.audit.small_lake import DRUG
from tests.office.monitor.knowing import (
    OTHER,
    Told,
    done,
    fill_claims,
    hand_in,
    sexed,
    sexes,
    tried,
    undoing,
)
from tests.office.monitor.knowing import adopted as in_force
from yijian.claims.lake import Lake
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.loading.batch_folders import (
    CHANGES,
    REJECTS,
    decision_name,
    staged_folder,
    trial_folder,
)
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.loading.knowledge_trial import rules_reading, try_batch
from yijian.office.policy.estimating.differences import read_differences
from yijian.office.work.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.article("CQ-3.4-3", "GS-2.9-3b")]


def test_what_a_batch_would_change_is_counted_and_nothing_holds(actor, bare) -> None:
    bad = f"{OTHER},某片,男性,某号文,2026-01-01"
    batch = tried(actor, sexes(f"{DRUG},某片,女,某号文,2026-01-01", bad))
    trial = batch.trial
    assert (batch.state, trial["added"], trial["changed"], trial["rejected"]) == ("tried", 1, 0, 1)
    [kind] = trial["kinds"]
    assert (kind["kind"], kind["title"], kind["added"]) == ("drug_sex", "药品区分性别使用", 1)
    assert (trial["base"], trial["claims"]) == ("", None)
    assert "没有费用数据" in trial["message"]
    folder = trial_folder(batch.pk, batch.job_id)
    assert (folder / CHANGES).is_file()
    assert "男、女" in (folder / REJECTS).read_text(encoding="utf-8-sig")
    assert not lake_folder("lanzhou").exists()


@pytest.mark.sqlite
def test_the_claims_are_judged_on_both_sides(actor, bare) -> None:
    """Two men bought a drug for women; the batch holds from 2026 on, one bought it before."""
    fill_claims()
    told, before = Told(), Lake(lake_folder("lanzhou")).snapshot().digest
    batch = done(hand_in(actor("first_reviewer"), sexed()), told)
    claims = batch.trial["claims"]
    assert (claims["appeared"], claims["vanished"], claims["changed"]) == (1, 0, 0)
    assert (claims["up"], claims["down"], claims["settlements"]) == ("70.00", "0.00", 1)
    rules = {it["code"]: it for it in claims["rules"]}
    sex = rules["GZ10000301004000"]
    assert (sex["before"]["findings"], sex["after"]["findings"], sex["up"]) == (0, 1, "70.00")
    assert [it["up"] for it in claims["institutions"]] == ["70.00"]
    assert told.steps[-2:] == ["按这一批采用后的知识稽核", "比较两次结果"]
    assert Lake(lake_folder("lanzhou")).snapshot().digest == before
    folder = trial_folder(batch.pk, batch.job_id)
    assert len(read_differences(folder) or []) == 1
    again = try_batch(Job.objects.get(pk=batch.job_id), Told())  # taken up after a kill
    assert again.result["claims"] == claims


def test_a_roll_back_is_tried_like_any_other(actor, bare) -> None:
    batch = in_force(actor, sexed())
    back = done(undoing(actor, batch))
    assert (back.state, back.trial["withdrawn"], back.trial["added"]) == ("tried", 1, 0)
    assert back.trial["content"] == decision_name(batch)


def test_what_says_nothing_new_or_nothing_at_all_cannot_be_used(actor, bare) -> None:
    in_force(actor)
    again = tried(actor)
    assert (again.state, again.message[:8]) == ("unusable", "没有改变任何知识")
    broken = tried(actor, sexes("1.1E+14,某片,女,某号文,2026-01-01"))
    assert (broken.state, broken.message[:8]) == ("unusable", "没有一行可以收下")
    assert (staged_folder(broken.pk) / REJECTS).is_file()
    other = tried(actor, ("日记.csv", "a,b\n1,2\n"))
    assert (other.state, "没有能识别的知识文件" in other.message) == ("unusable", True)
    assert KnowledgeBatch.objects.filter(state="unusable").count() == 3


def test_the_rules_that_read_a_kind(tmp_path) -> None:
    from importlib.resources import files
    from pathlib import Path

    for name in ("policy/drug_institution_level.sql", "medical/drug_sex.sql"):
        source = Path(str(files("yijian.rules").joinpath(name)))
        (tmp_path / source.name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    assert [it.card.code for it in rules_reading(tmp_path, {"drug_sex"})] == ["GZ10000301004000"]
    assert rules_reading(tmp_path, {"drug_course"}) == []
