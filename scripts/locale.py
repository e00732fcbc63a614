"""Our Chinese words for what Unfold shows and Django has not: ``django.po`` to ``django.mo``.

The words are written by hand in ``django.po``. ``--write`` compiles them; without it the script
says which are missing, which Unfold no longer has, and whether the compiled file is of today.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from scripts.rule_text import ROOT
from yijian.kernel.files import write_atomic

FOLDER = ROOT / "src" / "yijian" / "office" / "locale" / "zh_Hans" / "LC_MESSAGES"
SOURCE, COMPILED = FOLDER / "django.po", FOLDER / "django.mo"
KEYWORDS: dict[str, Any] = {"gettext": None, "gettext_lazy": None, "_": None, "ngettext": (1, 2)}
DJANGO = ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes")
LEFT_OUT = "contrib"
"""Unfold's parts for packages that we do not use."""


def written() -> Catalog:
    """The words of ``django.po``."""
    return read_po(BytesIO(SOURCE.read_bytes()), locale="zh_Hans", charset="utf-8")


def compiled() -> bytes:
    """``django.mo`` as the words of today make it."""
    target = BytesIO()
    write_mo(target, written())
    return target.getvalue()


def untranslated() -> set[str]:
    """What Unfold shows and Django's own Chinese does not have (of a plural, the singular)."""
    known = _djangos_own()
    found = {text for text in _shown() if text not in known}
    return {text for text in found if any(letter.isalpha() for letter in text)}


def _djangos_own() -> set[str]:
    root = _folder("django")
    known: set[str] = set()
    for part in DJANGO:
        path = root / part / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.mo"
        for message in read_mo(BytesIO(path.read_bytes())):
            known.add(_first(message.id))
    return known


def _shown() -> Iterator[str]:
    root = _folder("unfold")
    for path in sorted([*root.rglob("*.html"), *root.rglob("*.py")]):
        if LEFT_OUT in path.relative_to(root).parts:
            continue
        for _, text, _, _ in extract("python", BytesIO(_as_python(path).encode()), KEYWORDS):
            yield _first(text)


def _as_python(path: Path) -> str:
    """A template as Django shows it to extractors of Python, without its indentation."""
    templatize = import_module("django.utils.translation.template").templatize
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    return "\n".join(line.lstrip() for line in templatize(text).split("\n"))


def faults() -> list[str]:
    """What is wrong, in Chinese sentences."""
    words = {_first(it.id): _first(it.string) for it in written() if it.id}
    wanted = untranslated()
    found = [f"django.po 缺“{text}”" for text in sorted(wanted - words.keys())]
    found += [f"django.po 多出“{text}”" for text in sorted(words.keys() - wanted)]
    found += [f"“{text}”没有译文" for text, said in words.items() if not said]
    if not COMPILED.exists() or COMPILED.read_bytes() != compiled():
        found.append("django.mo 已过时；请运行 make docs")
    return found


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def _first(text: Any) -> str:
    """A text, or of a plural its first form."""
    return str(text[0] if isinstance(text, list | tuple) else text)


def main(arguments: list[str]) -> int:
    """Compare, or with ``--write`` compile; the exit code of the command."""
    if "--write" in arguments:
        write_atomic(COMPILED, compiled())
    found = faults()
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
