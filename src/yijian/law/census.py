"""How much law there is: what the packs and the additions hold, counted."""

from __future__ import annotations

from yijian.law.lookup import Law
from yijian.law.procedures.lookup import Procedures


def census(law: Law) -> dict[str, int]:
    """Counts by kind.

    ``parameters`` are names; ``values`` all dated values of all places, shipped and added;
    ``added`` those of them that an office decided; ``procedures`` are names, ``versions`` their
    dated versions of all places; ``overlays`` are years of calendars in force.
    """
    shelf = law.shelf
    values = [
        value
        for name in law.names()
        for place in law.jurisdictions
        for path in law.files(name, place)
        for value in shelf.parameter(path).values
    ]
    procedures = Procedures(law)
    return {
        "jurisdictions": len(law.jurisdictions),
        "instruments": len(shelf.instruments),
        "articles": sum(len(law.articles(place)) for place in law.jurisdictions),
        "parameters": len(law.names()),
        "values": len(values),
        "added": sum(1 for value in values if value.decided),
        "lists": len(law.code_lists()),
        "procedures": len(procedures.names()),
        "versions": sum(1 for _ in procedures.every()),
        "overlays": sum(len(shelf.overlays(place)) for place in law.jurisdictions),
    }
