"""The help page names everything a command takes."""

from __future__ import annotations

from tests.cli.conftest import Run


def test_a_page_has_usage_arguments_options_and_defaults(run: Run) -> None:
    page = run("lake", "import", "--help").out.splitlines()
    assert page[0] == "用法：yijian lake import --lake 目录 [选项] 路径…"
    assert "参数：" in page
    assert "选项：" in page
    assert any(line.split() == ["--lake", "目录", "数据湖所在的文件夹（必填）"] for line in page)
    assert any(line.split() == ["--help,", "-h", "显示本说明"] for line in page)
    assert not any(line.endswith(" ") for line in page)


def test_defaults_are_shown(run: Run) -> None:
    page = run("audit", "run", "-h").out
    assert "（默认 duckdb）" in page
    assert "（默认 2）" in page


def test_a_family_lists_its_commands(run: Run) -> None:
    page = run("rules", "--help").out
    for name in ("list", "show", "test", "new", "bench"):
        assert f"\n  {name}" in page
