"""Near names."""

from __future__ import annotations

from tests.cli.conftest import Run
from yijian.cli.commands import family, near


def test_near_names_or_all_of_them() -> None:
    assert near("statsu", ["status", "import"], "可用") == "相近的有：status"
    assert near("zzz", ["status", "import"], "可用") == "可用：status、import"


def test_an_empty_family_has_no_completion_options() -> None:
    assert family("x", "关于").info.name == "x"


def test_words_that_nothing_takes_are_refused(run: Run) -> None:
    ran = run("law", "list", "everything", "else")
    assert (ran.code, "多余的内容：everything else" in ran.err) == (2, True)
