"""The first organisations and people of a jurisdiction, before any administrator exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django_otp.plugins.otp_totp.models import TOTPDevice

from yijian.office.accounts.guards.newcomers_fit import newcomers_fit
from yijian.office.accounts.models import Organisation, OrganisationKind, User
from yijian.office.accounts.newcomers import NewPerson, Place
from yijian.office.accounts.second_factor import AUTHENTICATOR
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role

OFFICES: tuple[tuple[OrganisationKind, str], ...] = (
    (OrganisationKind.AUTHORITY, "医疗保障局"),
    (OrganisationKind.AGENCY, "医疗保险服务中心"),
    (OrganisationKind.TECH, "医疗保障信息中心"),
    (OrganisationKind.AUDIT, "审计局"),
)
"""Kind and ending of the name of the offices every jurisdiction gets; the first is on top."""

BELOW_AUTHORITY = frozenset({OrganisationKind.AGENCY, OrganisationKind.TECH})
WORKPLACE: Mapping[Role, OrganisationKind] = {
    Role.AUTHORITY: OrganisationKind.AUTHORITY,
    Role.AUTHORITY_HEAD: OrganisationKind.AUTHORITY,
    Role.FIRST_REVIEWER: OrganisationKind.AGENCY,
    Role.SECOND_REVIEWER: OrganisationKind.AGENCY,
    Role.ACCOUNT_ADMIN: OrganisationKind.TECH,
    Role.AUDITOR: OrganisationKind.AUDIT,
    Role.HOSPITAL: OrganisationKind.HOSPITAL,
    Role.PHARMACY: OrganisationKind.PHARMACY,
}

Offices = dict[OrganisationKind, Organisation]


@action(
    "accounts.install_people",
    title="建立首批单位和账号",
    guards=(newcomers_fit,),
    secret=("hospital", "pharmacy", "people"),
)
def install_people(
    *,
    actor: Actor,
    jurisdiction: str,
    city_name: str,
    admdvs: str,
    hospital: Place | None,
    pharmacy: Place | None,
    people: Sequence[NewPerson],
) -> None:
    """Make the offices of ``city_name`` (division ``admdvs``), the two providers and the people.

    What is there already is left as it is, passwords included: installing again does no harm.
    """
    offices = _offices(jurisdiction, city_name, admdvs)
    for kind, place in (
        (OrganisationKind.HOSPITAL, hospital),
        (OrganisationKind.PHARMACY, pharmacy),
    ):
        if place is not None:
            offices[kind] = _provider(kind, place, offices[OrganisationKind.AGENCY])
    here = User.objects.filter(username__in=[person.username for person in people])
    known = set(here.values_list("username", flat=True))
    made = [person for person in people if person.username not in known]
    for person in made:
        _person(person, offices[WORKPLACE[person.role]], actor)
    note(
        providers=[place.code for place in (hospital, pharmacy) if place is not None],
        accounts=[person.username for person in made],
    )


def _offices(jurisdiction: str, city_name: str, admdvs: str) -> Offices:
    made: Offices = {}
    for kind, ending in OFFICES:
        above = made[OrganisationKind.AUTHORITY] if kind in BELOW_AUTHORITY else None
        made[kind], _ = Organisation.objects.get_or_create(
            code=f"{jurisdiction}-{kind.value}",
            defaults={
                "name": f"{city_name}{ending}",
                "kind": kind,
                "jurisdiction": jurisdiction,
                "admdvs": admdvs,
                "parent": above,
            },
        )
    return made


def _provider(kind: OrganisationKind, place: Place, agency: Organisation) -> Organisation:
    made, _ = Organisation.objects.get_or_create(
        jurisdiction=agency.jurisdiction,
        fixmedins_code=place.code,
        defaults={
            "code": f"{agency.jurisdiction}-{place.code}",
            "name": place.name,
            "kind": kind,
            "admdvs": place.admdvs,
            "parent": agency,
        },
    )
    return made


def _person(person: NewPerson, office: Organisation, actor: Actor) -> None:
    user = User(
        username=person.username,
        name=person.name,
        role=person.role,
        organisation=office,
        created_at=actor.at,
    )
    user.set_password(person.password)
    user.save(force_insert=True)
    if person.totp_key is not None:
        TOTPDevice.objects.create(
            user=user, name=AUTHENTICATOR, key=person.totp_key, confirmed=True
        )
