from __future__ import annotations

from yijian.city.world import World, names_of


def test_names_are_unique_and_fit_their_columns(world: World) -> None:
    names = names_of(world)
    for column in (names.person, names.visit, names.settlement, names.line):
        values = column.to_pylist()
        assert len(set(values)) == len(values)
        assert max(map(len, values)) <= 30


def test_numbers_do_not_tell_who_was_planted(world: World) -> None:
    planted = names_of(world).person.to_pylist()[world.honest :]
    whole = sorted(names_of(world).person.to_pylist())
    assert whole[-len(planted) :] != sorted(planted)
