"""The forms about accounts."""

from __future__ import annotations

from typing import Any

from django import forms

from yijian.office.accounts.forms.placing import STATES, PlaceField, choices_of, places_of
from yijian.office.accounts.forms.sheet import Sheet, reason_field, text_field
from yijian.office.accounts.kinds import roles_in_words
from yijian.office.accounts.models import Organisation, OrganisationKind, User
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role

ROLES = [(role.value, role.label) for role in Role if role != Role.SYSTEM]


class PlacementForm(Sheet):
    """A role and an organisation; providers come into the list by looking for them."""

    organisation = PlaceField(
        queryset=Organisation.objects.none(),
        label="单位",
        empty_label="请选择",
        error_messages={"invalid_choice": "没有这个单位，或它不在您的统筹区"},
    )
    role = forms.ChoiceField(label="角色", choices=[("", "请选择"), *ROLES])

    def __init__(self, *args: Any, actor: Actor, find: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset = places_of(actor)
        field.widget.choices = choices_of(actor, find, self["organisation"].value())
        self.fields["role"].help_text = role_hint()


class OpenUserForm(PlacementForm):
    """A new account."""

    username = text_field(
        "账号",
        most=64,
        hint="字母、数字和 . _ -，3 至 64 位，开通后不能改",
        autocomplete="off",
        autocapitalize="none",
    )
    name = text_field("姓名", most=64, autocomplete="off")
    field_order = ("username", "name", "organisation", "role")


class MoveUserForm(PlacementForm):
    """Another role or organisation, and why."""

    reason = reason_field()
    revision = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(Sheet):
    """Why; with the revision that the person was shown."""

    reason = reason_field()
    revision = forms.IntegerField(widget=forms.HiddenInput)


class UserFilter(forms.Form):
    """The filters of the list of accounts, from the address; what is unknown filters nothing."""

    q = forms.CharField(required=False, max_length=64)
    organisation = forms.CharField(required=False, max_length=64)
    role = forms.ChoiceField(required=False, choices=[("", ""), *ROLES])
    state = forms.ChoiceField(required=False, choices=[("", ""), *STATES])

    def asked(self) -> dict[str, str]:
        """Each filter's value, empty where there is none or it is unknown."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


def role_hint() -> str:
    """Which roles belong to which kind of organisation."""
    return "；".join(f"{kind.label}：{roles_in_words(kind)}" for kind in OrganisationKind)


def placement_of(user: User) -> dict[str, Any]:
    """What the form of a move begins with."""
    return {
        "organisation": user.organisation_id,
        "role": user.role,
        "revision": user.revision,
    }
