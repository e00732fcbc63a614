"""Law as data: dated, cited packs per jurisdiction, and the lookup that reads them.

``Law.load()`` opens the shipped packs; ``law.value(name, jurisdiction, on)`` answers with a
:class:`Value` that carries its article or, for a default of ours, its reason;
``law.article(identifier)`` with an :class:`ArticleUnit`; ``law.code_list(name, jurisdiction, on)``
with the :class:`CodeEntry` tuples that the place's law or superior law provides.
"""

from yijian.law.articles import ArticleUnit
from yijian.law.code_lists import CodeEntry
from yijian.law.lookup import Law, admdvs, chain
from yijian.law.value import Value

__all__ = ["ArticleUnit", "CodeEntry", "Law", "Value", "admdvs", "chain"]
