"""Our Chinese words for Unfold: complete, and compiled as of today."""

from __future__ import annotations

import gettext
from io import BytesIO

from babel.messages.pofile import read_po

from scripts import locale


def test_nothing_is_missing_superfluous_or_stale() -> None:
    assert locale.faults() == []


def test_the_compiled_file_answers() -> None:
    with locale.COMPILED.open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Filters") == "筛选"


def test_django_finds_our_words() -> None:
    from django.utils.translation import gettext as translated
    from django.utils.translation import override

    with override("zh-hans"):
        assert translated("Search apps and models...") == "查找应用和模型…"


def test_a_fault_is_seen(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    words = locale.written()
    words.delete("Filters")
    words["Run"].string = ""
    words.add("No such text of Unfold", string="没有")
    monkeypatch.setattr(locale, "written", lambda: words)
    found = locale.faults()
    assert "django.po 缺“Filters”" in found
    assert "django.po 多出“No such text of Unfold”" in found
    assert "“Run”没有译文" in found
    assert "django.mo 已过时；请运行 make docs" in found


def test_the_source_is_read_as_chinese() -> None:
    catalog = read_po(BytesIO(locale.SOURCE.read_bytes()), locale="zh_Hans")
    assert catalog.num_plurals == 1
