"""The form every page of ``accounts`` uses: Chinese words, the cursor where it is needed."""

from __future__ import annotations

from typing import Any

from django import forms

from yijian.office.framework.guard import Guarded


class Sheet(forms.Form):
    """A form whose errors stand beside their field and whose first faulty field has the cursor."""

    use_required_attribute = True
    error_css_class = "field-bad"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            verb = "选择" if isinstance(field, forms.ChoiceField) else "填写"
            field.error_messages["required"] = f"请{verb}{field.label}"
            if type(field) is forms.ChoiceField:
                field.error_messages["invalid_choice"] = f"请从列表里选择{field.label}"

    def point(self) -> None:
        """Put the cursor into the first faulty field, otherwise into the first empty one."""
        shown = self.visible_fields()
        faulty = [bound.name for bound in shown if self.is_bound and bound.errors]
        empty = [bound.name for bound in shown if _goes_empty(bound)]
        for name in (faulty + empty)[:1]:
            self.fields[name].widget.attrs["autofocus"] = True

    def refuse(self, error: Guarded, fields: dict[str, str]) -> None:
        """Say a guard's refusal beside the field that its code belongs to, or above the form."""
        found = error.refusal
        name = fields.get(found.code)
        said = f"{found.because}；{found.missing}" if name else found.sentence()
        self.add_error(name, said)


def _goes_empty(bound: forms.BoundField) -> bool:
    """Whether the page shows the field without a value: passwords are never sent back."""
    return isinstance(bound.field.widget, forms.PasswordInput) or not bound.value()


def text_field(label: str, *, most: int, hint: str = "", needed: bool = True, **attrs: str) -> Any:
    """A line of text of at most so many characters."""
    return forms.CharField(
        label=label,
        max_length=most,
        help_text=hint,
        required=needed,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"max_length": f"{label}最多 {most} 个字"},
    )


def password_field(label: str, *, hint: str = "", fresh: bool) -> Any:
    """A password as typed, spaces included; ``fresh`` for one that is being chosen."""
    kind = "new-password" if fresh else "current-password"
    return forms.CharField(
        label=label,
        max_length=128,
        strip=False,
        help_text=hint,
        widget=forms.PasswordInput(attrs={"autocomplete": kind}),
    )


def reason_field() -> Any:
    """Why something is decided about somebody."""
    return text_field("原因", most=200, hint="写入操作留痕，如：离岗、调岗、忘记密码")
