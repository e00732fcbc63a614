"""Pages by number."""

from __future__ import annotations

import pytest
from django.conf import settings

from yijian.kernel.errors import UsageError
from yijian.office.policy.library.pages import leaf


def test_first_middle_and_last() -> None:
    size = settings.LIMIT["PAGE_ROWS"]
    rows = list(range(2 * size + 1))
    first, last = leaf(rows, {}), leaf(rows, {"page": "3"})
    assert (list(first.rows), first.previous, first.next) == (rows[:size], None, 2)
    assert (list(last.rows), last.previous, last.next) == (rows[-1:], 2, None)
    assert (last.of, last.total) == (3, 2 * size + 1)


def test_an_empty_list_has_one_page() -> None:
    assert (leaf([], {}).of, list(leaf([], {}).rows)) == (1, [])


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "１", "9" * 30])
def test_no_such_page(page: str) -> None:
    with pytest.raises(UsageError, match="这个列表共 1 页"):
        leaf([1], {"page": page})
