"""Fields that every form about the law uses: Chinese words, dates as dates."""

from __future__ import annotations

from typing import Any

from django import forms

from yijian.office.accounts.forms.sheet import Sheet, text_field

__all__ = ["Sheet", "day_field", "long_field", "text_field"]
_LONGEST = 2000


def day_field(label: str, *, hint: str = "", needed: bool = True) -> Any:
    """A day, written 2026-11-21."""
    return forms.DateField(
        label=label,
        required=needed,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": f"{label}应写成 2026-11-21"},
    )


def long_field(label: str, *, hint: str = "", needed: bool = True, rows: int = 3) -> Any:
    """Several lines of text."""
    return forms.CharField(
        label=label,
        required=needed,
        max_length=_LONGEST,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": f"{label}最多 {_LONGEST:,} 个字"},
    )
