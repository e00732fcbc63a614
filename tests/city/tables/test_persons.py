from __future__ import annotations

from yijian.city.tables.persons import (
    certificates,
    full_names,
    insurances,
    insured,
    person_types,
    persons,
)
from yijian.city.world import World, names_of


def test_certificates_name_no_real_region(world: World) -> None:
    values = certificates(world).to_pylist()
    assert all(len(value) == 18 and value.startswith("990000") for value in values)
    assert all(2 <= len(name) <= 4 for name in full_names(world).to_pylist())


def test_register_and_insurance_agree(world: World) -> None:
    names = names_of(world)
    register = persons(world, names, slice(10, 30)).to_pydict()
    insurance = insurances(world, names, slice(10, 30)).to_pydict()
    for column in ("psn_no", "psn_name", "certno"):
        assert register[column] == insurance[column]
    assert set(insurance["insutype"]) <= {"310", "390"}


def test_types_of_persons_follow_their_insurance(world: World) -> None:
    for kind, insutype in zip(
        person_types(world).to_pylist(), insured(world).to_pylist(), strict=True
    ):
        assert (kind[:2] in ("11", "12")) == (insutype == "310")
