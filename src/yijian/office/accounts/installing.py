"""The first organisations and people of a jurisdiction: all that an installer needs."""

from __future__ import annotations

from yijian.office.accounts.actions.install_people import install_people
from yijian.office.accounts.newcomers import NewPerson, Place

__all__ = ["NewPerson", "Place", "install_people"]
