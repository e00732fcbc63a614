"""Adding an organisation."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from yijian.office.accounts.guards.area_within_parent import area_within_parent
from yijian.office.accounts.guards.institution_named import institution_named
from yijian.office.accounts.guards.organisation_code_free import organisation_code_free, taken
from yijian.office.accounts.guards.parent_fits import parent_fits
from yijian.office.accounts.models import Organisation, OrganisationKind
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded


@action(
    "accounts.add_organisation",
    title="新增单位",
    guards=(organisation_code_free, parent_fits, area_within_parent, institution_named),
)
def add_organisation(
    *,
    actor: Actor,
    code: str,
    name: str,
    kind: str,
    admdvs: str,
    parent: int | None,
    fixmedins_code: str,
) -> Organisation:
    """Add an organisation to the actor's jurisdiction, below ``parent`` (its key) or at the top.

    ``fixmedins_code`` is the national code of a hospital or pharmacy, empty for all others.
    """
    place = Organisation(
        code=code,
        name=name,
        kind=OrganisationKind(kind),
        jurisdiction=actor.jurisdiction,
        admdvs=admdvs,
        parent_id=parent,
        fixmedins_code=fixmedins_code,
    )
    try:
        with transaction.atomic():
            place.save(force_insert=True)
    except IntegrityError:
        raise Guarded(taken(code)) from None
    note(subject=f"{Organisation._meta.label_lower}:{place.pk}")
    return place
