"""No file names a machine's folders or a package index: the project builds anywhere."""

from __future__ import annotations

import re

import pytest

from tests.conventions.house import name_of, project_files, refuse, unexplained

FOLDERS = ("root", "home", "work", "Users", "opt")
HOSTS = ("pypi", "pythonhosted", "npmjs", "mirrors")
_FOLDER = re.compile(r"(?<![\w.}\-/])/(?:" + "|".join(FOLDERS) + ")/")
_INDEX = re.compile(r"(?:\w+\.)?\b(?:" + "|".join(HOSTS) + r")\.\w+|/simple" + "/")


def faults_of_text(text: str) -> list[str]:
    """The folders of a machine and the indexes that a text names."""
    return sorted({*_FOLDER.findall(text), *_INDEX.findall(text)})


def test_no_file_names_a_machine_or_an_index() -> None:
    broken = []
    for path in project_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        broken += [f"{name_of(path)}: {fault}" for fault in faults_of_text(text)]
    refuse(unexplained("project_text", broken))


def test_no_lock_that_names_an_index() -> None:
    refuse([name_of(path) for path in project_files() if path.name == "uv.lock"])


def test_no_large_data_in_the_repository() -> None:
    refuse([name_of(path) for path in project_files() if path.stat().st_size > 1_000_000])


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("cd /" + "root/x", 1),
        ("path = '/" + "home/me/lake'", 1),
        ("see pypi" + ".org", 1),
        ("tests/work/x and ../" + "work/y", 0),
        ("a/root/b", 0),
    ],
)
def test_a_bad_sample_is_seen(text: str, faults: int) -> None:
    assert len(faults_of_text(text)) == faults
