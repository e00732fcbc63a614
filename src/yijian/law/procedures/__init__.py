"""Procedures as data: states, steps, who, guards, terms and documents, per place and date.

``Procedures(law).get(name, jurisdiction, on)`` answers with the version a case obeys; the case
keeps its ``version`` and asks :meth:`Procedure.refuse_unless` before each step.
"""

from yijian.law.procedures.lookup import Procedures
from yijian.law.procedures.procedure import Procedure

__all__ = ["Procedure", "Procedures"]
