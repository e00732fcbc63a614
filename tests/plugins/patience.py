"""Examples of a property are not timed: a busy machine says nothing about the code."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
