"""How the values, origins and risks of changes are written on pages and in documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yijian.law.wording import phrase
from yijian.office.policy.current import shipped_law

ORIGINS = {"seed": "本地规定", "superior law": "上位法", "ours": "自定"}
"""The basis of a change: what is a default of ours in the packs is here the office's own choice."""
RISK_LEVELS = {"low": "低", "medium": "中", "high": "高"}


def content_words(content: Mapping[str, Any], title: str = "") -> str:
    """The value that a change asks for, with its unit; ``title`` is that of the parameter."""
    listed = content.get("members_of")
    codes = content.get("members", ()) if listed else ()
    return phrase(
        content["value"],
        content["unit"],
        title=title,
        inclusive=content.get("inclusive"),
        components=content.get("components"),
        members=[shipped_law().title(listed, code) for code in codes],
    )
