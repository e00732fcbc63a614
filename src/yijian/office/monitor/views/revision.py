"""The revision that a form was shown with."""

from __future__ import annotations

from django.http import HttpRequest

from yijian.kernel.errors import UsageError


def shown_revision(request: HttpRequest) -> int:
    """The number in the form.

    Raises:
        UsageError: the form has none.
    """
    text = request.POST.get("revision", "")
    if not text.isascii() or not text.isdecimal():
        raise UsageError("action.revision", "表单缺少版次，请从页面上重新打开后再提交")
    return int(text)
