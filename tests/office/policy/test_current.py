from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.asked import WINDOW, proposed, published
from yijian.law import Law
from yijian.office.policy.current import current_law, law_under, one_law, shipped_law

DAY = date(2027, 1, 1)


@pytest.mark.django_db
def test_where_nothing_is_published_it_is_the_shipped_law() -> None:
    assert current_law() is shipped_law() is Law.load()
    assert law_under(None) is shipped_law()


def test_within_a_request_one_edition_answers(actor, officer) -> None:
    with one_law():
        before = current_law()
        published(actor, proposed(officer))
        assert current_law() is before
    assert current_law().value(WINDOW, "lanzhou", DAY).value == 5
    with one_law():
        assert current_law().value(WINDOW, "lanzhou", DAY).value == 5


def test_it_is_asked_once(officer, django_assert_num_queries) -> None:
    with django_assert_num_queries(1), one_law():
        current_law()
        current_law()
