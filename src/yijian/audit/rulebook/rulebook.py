"""A rulebook: a directory of rules, each code once, every rule inside the subset."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path

from yijian.audit.rulebook.rule import Rule, parse_rule
from yijian.audit.sql.check import CheckedRule, check_rule
from yijian.kernel.errors import BadInput, Place, Refused, UsageError
from yijian.kernel.identifiers import sha256_hex


@dataclass(frozen=True)
class Rulebook:
    """Checked rules in order of code."""

    rules: tuple[CheckedRule, ...]

    def __iter__(self) -> Iterator[CheckedRule]:
        return iter(self.rules)

    @cached_property
    def digest(self) -> str:
        """Changes with any rule's code, version or SQL."""
        return sha256_hex(
            "\n".join(f"{r.card.code} {r.card.version} {r.rule.digest}" for r in self.rules)
        )

    def get(self, code: str) -> CheckedRule:
        """The rule of this code or file name.

        Raises:
            UsageError: there is none.
        """
        if code in self._by_code:
            return self._by_code[code]
        raise UsageError(
            "rule.unknown", f"没有编码或名称为“{code}”的规则；yijian rules list 列出全部规则"
        )

    @cached_property
    def _by_code(self) -> dict[str, CheckedRule]:
        by_name = {rule.rule.name: rule for rule in self.rules}
        return by_name | {rule.card.code: rule for rule in self.rules}

    def only(self, codes: Sequence[str]) -> Rulebook:
        """The rulebook of the rules named; all of them when none is named."""
        if not codes:
            return self
        wanted = {self.get(code).card.code for code in codes}
        return Rulebook(tuple(rule for rule in self.rules if rule.card.code in wanted))


def parse_rulebook(
    rules: Sequence[Rule], check: Callable[[Rule], CheckedRule] = check_rule
) -> Rulebook:
    """Check each rule and that no code stands twice.

    Raises:
        BadInput: a rule leaves the subset; names file, row and reason.
        Refused: two rules bear one code.
    """
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.card.code in seen:
            raise Refused(
                "rule.code_twice",
                f"编码 {rule.card.code} 同时用于 {seen[rule.card.code]} 和 {rule.path}；"
                "编码一经使用不得再用",
            )
        seen[rule.card.code] = rule.path
    checked = [check(rule) for rule in rules]
    return Rulebook(tuple(sorted(checked, key=lambda rule: rule.card.code)))


def load_rulebook(directory: Path | None = None) -> Rulebook:
    """The rules below ``directory``; the shipped ones when it is ``None``.

    Raises:
        UsageError: no such directory, or no rule in it.
    """
    if directory is None:
        with as_file(files("yijian.rules")) as shipped:
            return _load(shipped)
    if not directory.is_dir():
        raise UsageError("rulebook.missing", f"规则目录 {directory} 不存在")
    return _load(directory)


def _load(directory: Path) -> Rulebook:
    paths = sorted(directory.rglob("*.sql"))
    if not paths:
        raise UsageError("rulebook.empty", f"目录 {directory} 里没有规则（*.sql）")
    return parse_rulebook([_read(path, directory) for path in paths])


def _read(path: Path, directory: Path) -> Rule:
    name = str(path.relative_to(directory))
    try:
        rule = parse_rule(path.read_text(encoding="utf-8"), name)
    except UnicodeDecodeError:
        raise BadInput(
            "rule.encoding", Place(name), "不是 UTF-8 编码", "UTF-8 编码的文件"
        ) from None
    return replace(rule, file=path)
