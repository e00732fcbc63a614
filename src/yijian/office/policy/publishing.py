"""From what was published to the folder that the law reads: the database is the truth.

The folder is named by its content and written whole or not at all, so a process that is killed
between the commit and the file does no harm: the next one to ask writes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from yijian.law.additions import digest_of, laid, write
from yijian.law.calendar.overlay import Overlay
from yijian.law.models import Parameter
from yijian.office.policy.contents import dated_value, overlay_of
from yijian.office.policy.current import shipped_law
from yijian.office.policy.models import PUBLISHED, Change, ChangeKind

DIGITS = 16
Stamp = tuple[tuple[int, int], ...]
Added = tuple[list[tuple[str, Parameter]], list[Overlay]]

_folders: dict[tuple[str, Stamp], Path] = {}
"""Home and stamp to folder, as far as this process has seen them."""
_KEPT = 8


def law_home() -> Path:
    """Where the folders of the law of this installation lie."""
    return Path(settings.HOME) / "law"


def published_changes() -> list[Change]:
    """What is published, in the order in which it was."""
    return list(Change.objects.filter(state=PUBLISHED).order_by("published_at", "pk"))


def stamp() -> Stamp:
    """What tells one edition of the law from another: the published rows and their revisions."""
    rows = Change.objects.filter(state=PUBLISHED).order_by("pk")
    return tuple(rows.values_list("pk", "revision"))


def current_additions() -> Path | None:
    """The folder of what is published now, written if it is missing; None if nothing is."""
    mark = stamp()
    if not mark:
        return None
    key = (str(settings.HOME), mark)
    folder = _folders.get(key)
    if folder is None or not folder.is_dir():
        folder = write_additions(additions_of(published_changes()))
        while len(_folders) >= _KEPT:
            _folders.pop(next(iter(_folders)), None)
        _folders[key] = folder
    return folder


def additions_of(changes: Iterable[Change]) -> Added:
    """Changes, each over those before it, as additions: a later one wins on its own days."""
    parameters: dict[tuple[str, str], Parameter] = {}
    years: dict[tuple[str, int], Overlay] = {}
    shipped = shipped_law()
    for change in changes:
        if change.kind == ChangeKind.CALENDAR:
            overlay = overlay_of(change.content)
            years[overlay.jurisdiction, overlay.year] = overlay
            continue
        key = (change.place, change.parameter)
        value = dated_value(change.content, change.number)
        title = shipped.parameter_title(change.parameter)
        parameters[key] = laid(parameters.get(key), value, change.parameter, title)
    return [(place, it) for (place, _), it in parameters.items()], list(years.values())


def write_additions(added: Added) -> Path:
    """The folder of these additions in the home, written unless it is there."""
    return write(law_home() / digest_of(*added)[:DIGITS], *added)


def with_candidate(changes: Iterable[Change], candidate: Added) -> Added:
    """The additions of ``changes`` with those of a candidate in the place of the same names."""
    parameters, years = additions_of(changes)
    kept = {(place, it.name): (place, it) for place, it in parameters}
    kept |= {(place, it.name): (place, it) for place, it in candidate[0]}
    days = {(it.jurisdiction, it.year): it for it in (*years, *candidate[1])}
    return list(kept.values()), list(days.values())
