from __future__ import annotations

import pytest
from django.urls import reverse

from yijian.office.framework.writing import writing
from yijian.office.work.models import Job, JobState
from yijian.office.work.progress import Tell
from yijian.office.work.views import job_context


def test_a_job_at_work_shows_how_far_it_is(client, signed_in, running) -> None:
    job = running()
    tell = Tell(job.pk, lambda: None)
    tell.step = "装入疑点"
    tell(41_000, 100_000, "第九批")
    signed_in(client, "first_reviewer")
    page = client.get(reverse("work:job", args=[job.pk])).content.decode()
    assert "试做一件事" in page
    assert "装入疑点：第九批" in page
    assert 'value="41"' in page
    assert "41,000 / 100,000" in page
    assert 'hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert "撤回这项工作" in page


def test_the_fragment_ends_the_polling_with_the_job(client, signed_in, queued) -> None:
    job = queued()
    signed_in(client, "auditor")
    address = reverse("work:progress", args=[job.pk])
    waiting = client.get(address, headers={"HX-Request": "true"})
    assert "等待后台办理" in waiting.content.decode()
    assert "HX-Refresh" not in waiting.headers
    with writing():
        Job.objects.filter(pk=job.pk).update(state=JobState.DONE, message="疑点 3 条")
    ended = client.get(address, headers={"HX-Request": "true"})
    assert "疑点 3 条" in ended.content.decode()
    assert "hx-get" not in ended.content.decode()
    assert ended.headers["HX-Refresh"] == "true"
    assert "HX-Refresh" not in client.get(address).headers


def test_withdrawing(client, signed_in, queued) -> None:
    job = queued()
    signed_in(client, "second_reviewer")
    address = reverse("work:withdraw", args=[job.pk])
    assert client.get(address).status_code == 405
    forged = client.post(address, {"revision": "99", "reason": "错了"})
    assert forged.status_code == 409
    assert "请刷新页面" in forged.content.decode()
    assert client.post(address, {"revision": "x", "reason": "错了"}).status_code == 400
    empty = client.post(address, {"revision": job.revision, "reason": ""})
    assert "没有写撤回的理由" in empty.content.decode()
    done = client.post(address, {"revision": job.revision, "reason": "错了"})
    assert done.status_code == 302
    assert done.url == reverse("work:job", args=[job.pk])
    job.refresh_from_db()
    assert job.state == JobState.WITHDRAWN
    assert "撤回这项工作" not in client.get(done.url).content.decode()


@pytest.mark.parametrize("view", ["job", "progress"])
def test_who_may_not_look(client, signed_in, queued, person, view) -> None:
    address = reverse(f"work:{view}", args=[queued().pk])
    assert client.get(address).status_code == 302
    signed_in(client, person("auditor", "hainan_agency", "abroad"))
    assert client.get(address).status_code == 404
    signed_in(client, "hospital")
    assert client.get(address).status_code == 403


def test_the_context_of_the_fragment(running, queued) -> None:
    assert job_context(queued())["progress"] is None
    assert job_context(running())["open"] is True
    assert job_context(Job(pk=1, state=JobState.DONE))["open"] is False
