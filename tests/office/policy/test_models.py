from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from tests.office.policy.asked import proposed, published
from tests.office.policy.items import drafted
from yijian.office.framework.stepping import shipped_states
from yijian.office.framework.writing import writing
from yijian.office.policy.models import OPEN_STATES, PUBLISHED


def test_states_are_those_of_the_shipped_procedures() -> None:
    states = shipped_states("policy.change")
    assert set(OPEN_STATES) | {PUBLISHED} <= set(states)
    assert "filed" in shipped_states("policy.local_item")


@pytest.mark.django_db
def test_the_migrations_hold_them() -> None:
    call_command("makemigrations", "policy", "accounts", check=True, dry_run=True, verbosity=0)


def test_another_state_is_refused_by_the_database(officer) -> None:
    for row in (proposed(officer), drafted()):
        row.state = "nowhere"
        with pytest.raises(IntegrityError), transaction.atomic(), writing():
            row.save()


def test_what_is_published(actor, officer) -> None:
    change = proposed(officer)
    assert (change.published, change.state_title) == (False, "已拟定")
    change = published(actor, change)
    assert (change.published, change.state_title) == (True, "已发布")
