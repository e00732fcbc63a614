from __future__ import annotations

import numpy as np

from yijian.city.chance import picks, stream, weighted


def test_streams_are_apart_and_repeat() -> None:
    assert stream(1, "a").random() == stream(1, "a").random()
    assert stream(1, "a").random() != stream(1, "b").random()
    assert stream(1, "a").random() != stream(2, "a").random()


def test_picks_are_distinct_members_of_the_group() -> None:
    groups = [np.array([3, 5, 7]), np.array([], dtype=np.int64), np.array([9])]
    key = np.array([0, 1, 2] * 50)
    rows, members = picks(stream(1, "x"), groups, key, (1.0, 1.0, 0.5))
    pairs = list(zip(rows.tolist(), members.tolist(), strict=True))
    assert len(set(pairs)) == len(pairs)
    assert all(member in groups[key[row]] for row, member in pairs)
    assert sum(key[row] == 2 for row, _ in pairs) == 50
    assert not any(key[row] == 1 for row, _ in pairs)


def test_weighted_never_draws_what_has_no_weight() -> None:
    drawn = weighted(stream(1, "x"), [0.0, 1.0, 0.0, 3.0], 4_000)
    assert set(drawn.tolist()) == {1, 3}
    assert 2_800 < (drawn == 3).sum() < 3_200
