"""The schemes by name, and the planting of them all."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

import yijian.city.schemes as package
from yijian.city.planting import Stage
from yijian.kernel.registry import Registry

Plant = Callable[[Stage], None]
SCHEMES: Registry[Plant] = Registry("scheme")
"""Name of the scheme, as in the labels, to what plants it."""


def all_schemes() -> Registry[Plant]:
    """Every scheme that has a file."""
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return SCHEMES


def plant_all(stage: Stage) -> None:
    """Plant every scheme, in order of name."""
    schemes = all_schemes()
    for name in schemes:
        schemes[name](stage)
