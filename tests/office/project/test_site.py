"""The frame around staff pages: who they are, and how far their pages reach."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.office.conftest import MakeActor, MakePerson, SignedIn
from yijian.office.framework.roles import Role
from yijian.office.project.site import frame, scope_words, site


@pytest.mark.parametrize(
    ("role", "place", "words"),
    [
        (Role.AUTHORITY, "authority", "兰州市 · 全市"),
        (Role.FIRST_REVIEWER, "agency_district", "兰州市 · 城关区"),
        (Role.HOSPITAL, "hospital_a", "兰州市 · 本机构"),
        (Role.FIRST_REVIEWER, "hainan_agency", "海南省 · 全省"),
    ],
)
def test_how_far_their_pages_reach(
    actor: MakeActor, person: MakePerson, role: Role, place: str, words: str
) -> None:
    user = person(role, place)
    assert scope_words(actor(user), user.organisation.admdvs) == words


def test_the_frame_says_who_they_are_and_shows_what_they_may(
    client: Client, signed_in: SignedIn
) -> None:
    signed_in(client, Role.ACCOUNT_ADMIN)
    request: Any = client.get("/trail/").wsgi_request
    found = frame(request)
    assert found["organisation"] == "兰州市医疗保障局"
    titles = [item["title"] for group in found["sidebar"] for item in group["items"]]
    assert "操作留痕" in titles
    assert "疑点" not in titles


def test_there_are_no_pages_of_models() -> None:
    assert site.get_urls() == []
