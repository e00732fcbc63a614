"""Choosing an organisation: the offices are few and always listed, providers are looked for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from yijian.office.accounts.kinds import PROVIDER_KINDS
from yijian.office.accounts.models import Organisation
from yijian.office.accounts.selectors import (
    offices_for,
    organisations_for,
    search_organisations,
)
from yijian.office.framework.actor import Actor

STATES = [("active", "在用"), ("disabled", "停用")]
FOUND_AT_MOST = 20


class PlaceField(forms.ModelChoiceField):
    """One organisation; shown with its kind."""

    def label_from_instance(self, obj: Any) -> str:
        """Name and kind."""
        return label_of(obj)


def label_of(place: Organisation) -> str:
    """An organisation in a list: name and kind."""
    return f"{place.name}（{place.get_kind_display()}）"


def places_of(actor: Actor) -> QuerySet[Organisation]:
    """The organisations in use that people can be placed in."""
    return organisations_for(actor).filter(active=True).order_by("admdvs", "kind", "name")


def offices_of(actor: Actor) -> QuerySet[Organisation]:
    """The organisations in use that are no providers."""
    return offices_for(actor).filter(active=True)


def choices_of(actor: Actor, find: str, chosen: Any) -> list[tuple[Any, str]]:
    """What a list of organisations offers: offices, the chosen one, and what was looked for."""
    places = places_of(actor)
    shown = [*offices_of(actor)]
    if find:
        found = search_organisations(places, text=find, kind="", parent="", state="")
        shown += found.filter(kind__in=PROVIDER_KINDS)[:FOUND_AT_MOST]
    if chosen and str(chosen).isdecimal():
        shown += places.filter(Q(pk=chosen))
    once = {place.pk: label_of(place) for place in shown}
    return [("", "请选择"), *once.items()]
