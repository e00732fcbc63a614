from __future__ import annotations

from decimal import Decimal

from tests.analytics.charts.reading import drawing, rows
from tests.analytics.charts.samples import DRUG_SHARE, PEERS
from yijian.analytics.charts.institution_among_peers import (
    ABSENT,
    NOTHING,
    PeerValue,
    institution_among_peers,
)


def test_every_peer_is_a_point_and_this_one_is_marked_in_words() -> None:
    drawn = institution_among_peers(PEERS, fixmedins_code="H900", measure=DRUG_SHARE)
    sets = list(drawing(drawn)["datasets"].values())
    assert sorted(len(rows) for rows in sets) == [1, 1, 1, 23]
    words = {row["words"] for rows in sets for row in rows if "words" in row}
    assert words == {"本机构 65.3%", "中位数 46.0%"}
    points = next(rows for rows in sets if len(rows) == 23)
    assert all(0 < row["height"] < 1 for row in points)
    assert sum(row["value"] for row in points) == sum(peer.value for peer in PEERS[:-1])


def test_the_median_is_the_lower_one_of_the_group_with_this_institution() -> None:
    four = [PeerValue(str(n), None, Decimal(n)) for n in (1, 2, 3, 4)]
    said = drawing(institution_among_peers(four, fixmedins_code="4", measure=DRUG_SHARE))
    assert said["description"] == (
        "药费占比：本机构 400.0%，同类 4 家（含本机构）中位数 200.0%，比本机构高的有 0 家。"
    )


def test_a_peer_without_a_name_is_not_named() -> None:
    two = [PeerValue("A", None, Decimal(1)), PeerValue("B", "乙", Decimal(2))]
    drawn = institution_among_peers(two, fixmedins_code="B", measure=DRUG_SHARE)
    assert rows(drawn, "name")[0]["name"] == "同类机构"
    assert '"A"' not in str(drawing(drawn)).replace("'", '"')


def test_no_peers_and_no_such_institution_are_told_apart() -> None:
    alone = [PeerValue("A", None, Decimal(1))]
    assert institution_among_peers(alone, fixmedins_code="A", measure=DRUG_SHARE) is NOTHING
    assert institution_among_peers(alone, fixmedins_code="B", measure=DRUG_SHARE) is ABSENT
    assert institution_among_peers([], fixmedins_code="B", measure=DRUG_SHARE) is NOTHING
