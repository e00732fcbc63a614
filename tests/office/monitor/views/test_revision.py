"""A form without its revision is refused."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from yijian.kernel.errors import UsageError
from yijian.office.monitor.views.revision import shown_revision


def test_read() -> None:
    assert shown_revision(RequestFactory().post("/", {"revision": "3"})) == 3


@pytest.mark.parametrize("text", ["", "-1", "一", "٣", "1.5"])
def test_refused(text: str) -> None:
    with pytest.raises(UsageError, match="缺少版次"):
        shown_revision(RequestFactory().post("/", {"revision": text}))
