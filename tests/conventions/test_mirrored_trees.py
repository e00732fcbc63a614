"""Convention 1: a module with public behaviour has its test at the same path under tests/."""

from __future__ import annotations

import ast
from pathlib import Path

from scripts.rule_text import ROOT, SRC
from tests.conventions.house import name_of, python_files, refuse, unexplained

Definition = ast.FunctionDef | ast.AsyncFunctionDef


def has_public_function(source: str) -> bool:
    """Whether the module offers a function, or a class with a method, to other modules."""
    for node in ast.parse(source).body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            return True
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            inside = [child for child in node.body if isinstance(child, Definition)]
            if any(not child.name.startswith("_") for child in inside):
                return True
    return False


def mirror_of(module: Path, src: Path, tests: Path) -> Path:
    """Where the test of a module stands; a package's own test bears the package's name."""
    inside = module.relative_to(src)
    stem = inside.parent.name if inside.stem == "__init__" else inside.stem
    return tests / inside.parent / f"test_{stem}.py"


def test_every_module_has_its_test() -> None:
    missing = [
        name_of(module)
        for module in python_files("src/yijian")
        if has_public_function(module.read_text(encoding="utf-8"))
        and not mirror_of(module, SRC, ROOT / "tests").is_file()
    ]
    refuse(unexplained("mirrored_trees", missing))


def test_a_bad_sample_is_seen() -> None:
    assert has_public_function("def f(): ...")
    assert has_public_function("class A:\n    def f(self): ...")
    assert not has_public_function("class A:\n    x: int\n\ndef _f(): ...")
    src, tests = Path("src/yijian"), Path("tests")
    assert mirror_of(src / "law/pack.py", src, tests) == Path("tests/law/test_pack.py")
    assert mirror_of(src / "cli/__init__.py", src, tests) == Path("tests/cli/test_cli.py")
