"""Law as data: dated, cited packs per jurisdiction, and the lookup that reads them.

``Law.load()`` opens the shipped packs; ``law.value(name, jurisdiction, on)`` answers with a
:class:`Value` that carries its article or, for a default of ours, its reason.
"""

from yijian.law.lookup import Law, admdvs, chain
from yijian.law.value import Value

__all__ = ["Law", "Value", "admdvs", "chain"]
