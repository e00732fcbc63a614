from __future__ import annotations

from yijian.city.places import PHARMACY
from yijian.city.tables.institutions import doctors, hospitals, institutions, pharmacies
from yijian.city.world import World, names_of

ALL = slice(None)


def test_hospitals_and_pharmacies_make_up_the_institutions(world: World) -> None:
    names = names_of(world)
    whole = institutions(world, names, ALL).to_pydict()
    apart = hospitals(world, names, ALL)["medins_code"].to_pylist()
    apart += pharmacies(world, names, ALL)["rtal_phac_code"].to_pylist()
    assert sorted(whole["fixmedins_code"]) == sorted(apart)
    shops = [k == PHARMACY for k in world.places.kind]
    assert [t == "2" for t in whole["fixmedins_type"]] == shops


def test_doctors_stand_with_their_institution(world: World) -> None:
    rows = doctors(world, names_of(world), slice(3, 5)).to_pylist()
    assert [row["dr_code"] for row in rows] == names_of(world).doctor.to_pylist()[3:5]
    assert rows[0]["medins_code"] == world.places.code[0]
