"""From the commit on, the law of the office has what was published; its folder can be lost."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from tests.office.policy.asked import WINDOW, proposed, proposed_year, published
from yijian.law.additions import digest_of
from yijian.office.policy.current import current_law
from yijian.office.policy.publishing import (
    additions_of,
    current_additions,
    law_home,
    published_changes,
    stamp,
    with_candidate,
    write_additions,
)


def test_nothing_is_written_where_nothing_is_published(officer) -> None:
    proposed(officer)
    assert (stamp(), current_additions()) == ((), None)
    assert not law_home().exists()


def test_named_by_its_content_and_written_again_where_it_is_missing(actor, officer) -> None:
    change = published(actor, proposed(officer))
    folder = current_additions()
    assert folder is not None
    assert folder.name == digest_of(*additions_of([change]))[:16]
    files = [it.relative_to(folder) for it in folder.rglob("*.yaml")]
    assert files == [Path(f"lanzhou/parameters/{WINDOW}.yaml")]
    shutil.rmtree(law_home())
    assert current_additions() == folder
    assert folder.is_dir()


def test_another_edition_is_another_folder(actor, officer) -> None:
    first = published(actor, proposed(officer))
    one, mark = current_additions(), stamp()
    second = published(actor, proposed_year(officer))
    assert published_changes() == [first, second]
    assert stamp() != mark
    other = current_additions()
    assert other is not None
    assert other != one
    assert (other / "national" / "calendar" / "2027.yaml").is_file()
    assert one is not None
    assert one.is_dir()  # runs that began under it go on


def test_a_candidate_takes_the_place_of_its_name(actor, officer) -> None:
    published(actor, proposed(officer))
    later = proposed(officer, value=9)
    parameters, _ = with_candidate(published_changes(), additions_of([later]))
    assert [(place, it.values[0].value) for place, it in parameters] == [("lanzhou", 9)]
    folder = write_additions((parameters, []))
    assert folder.parent == law_home()
    assert current_law().value(WINDOW, "lanzhou", date(2027, 1, 1)).value == 5
