"""Every dependency is pinned with its digest, names no address, and meets ``pyproject.toml``."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from scripts.rule_text import ROOT

FOLDER = ROOT / "requirements"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)")


def pins(text: str) -> dict[str, set[str]]:
    """The pinned versions by name; two where the Python version decides."""
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if match := _PIN.match(line):
            found.setdefault(canonicalize_name(match[1]), set()).add(match[2])
    return found


def faults_of_requirements(text: str) -> list[str]:
    """Lines that name an address or an index, or that pin without a digest."""
    joined = text.replace("\\\n", " ").splitlines()
    lines = [line for line in joined if line.strip() and not line.strip().startswith("#")]
    unpinned = [line for line in lines if not (_PIN.match(line) and "--hash=sha256:" in line)]
    named = [line for line in text.splitlines() if re.search(r"https?:|index-url|find-links", line)]
    return unpinned + named


def unmet(wanted: list[str], pinned: dict[str, set[str]]) -> list[str]:
    """Requirements that no pin meets."""
    missing = []
    for text in wanted:
        requirement = Requirement(text)
        versions = pinned.get(canonicalize_name(requirement.name), set())
        specifier: SpecifierSet = requirement.specifier
        if not versions or not all(version in specifier for version in versions):
            missing.append(text)
    return missing


def test_everything_is_pinned_with_a_digest() -> None:
    files = sorted(FOLDER.glob("*.txt"))
    assert [path.name for path in files] == ["base.txt", "bootstrap.txt", "test.txt"]
    assert {path.name: faults_of_requirements(path.read_text()) for path in files} == {
        path.name: [] for path in files
    }


def test_pins_meet_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    base = pins((FOLDER / "base.txt").read_text())
    test = pins((FOLDER / "test.txt").read_text())
    boot = pins((FOLDER / "bootstrap.txt").read_text())
    needs = project["project"]["dependencies"]
    assert unmet(needs, base) == []
    assert unmet([*needs, *project["project"]["optional-dependencies"]["spark"]], test) == []
    assert unmet(project["build-system"]["requires"], boot) == []
    assert {name: test.get(name) for name in base} == base


def test_a_bad_sample_is_seen() -> None:
    assert faults_of_requirements("a==1 \\\n    --hash=sha256:00\n# via b\n") == []
    assert faults_of_requirements("a==1\n") == ["a==1"]
    assert faults_of_requirements("--index-url x\n") == ["--index-url x", "--index-url x"]
    assert unmet(["a>=2", "b"], {"a": {"1"}, "b": {"1"}}) == ["a>=2"]
