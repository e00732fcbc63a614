"""Import, run, see, filter, open, unmask, export: one reviewer's morning."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Page
from python_calamine import CalamineWorkbook

from tests.journeys.conftest import Office, SignIn

pytestmark = [pytest.mark.browser]
MINUTES = 180_000


def lines_to_import(office: Office) -> bytes:
    """Two lines like those of the city, one of them impossible, as GB18030."""
    table = pq.read_table(office.home / "city/fee_list_d.parquet").slice(0, 1).to_pylist()[0]
    good = {key: "" if it is None else str(it) for key, it in table.items()}
    good["bkkp_sn"] = "JOURNEY1"
    bad = good | {"bkkp_sn": "JOURNEY2", "fee_ocur_time": "2026-59-21 10:00:00"}
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(good))
    writer.writeheader()
    writer.writerows([good, bad])
    return text.getvalue().encode("gb18030")


def finished(page: Page, part: str, until: str) -> None:
    """Reload the page until this part of it says how the job ended."""
    for _ in range(MINUTES // 1000):
        said = page.inner_text(part)
        if until in said:
            return
        assert "未完成" not in said, said
        page.wait_for_timeout(1000)
        page.reload()
    pytest.fail(page.inner_text("main"))


def bring(page: Page, file: Path) -> None:
    """Upload a file, import it, and read what became of its rows."""
    page.goto("/imports/")
    page.set_input_files("input[name=file]", file)
    page.get_by_role("button", name="上传", exact=True).click()
    page.wait_for_load_state()
    row = page.locator("tr", has_text=file.name)
    row.get_by_role("button", name="导入", exact=True).click()
    page.wait_for_load_state()
    page.goto("/imports/")
    finished(page, "#uploads tbody", "已导入")
    assert "收下 1" in row.inner_text()
    assert "拒收 1" in row.inner_text()
    with page.expect_download() as download:
        row.get_by_role("link", name="下载拒收的行和原因").click()
    assert "2026-59-21" in Path(download.value.path()).read_text(encoding="utf-8-sig")


def audit(page: Page) -> None:
    """Start a run and wait until it has taken the place of the one before."""
    page.goto("/runs/")
    before = page.locator("#runs tbody tr").count()
    page.get_by_role("button", name="开始稽核").click()
    page.wait_for_load_state()
    page.goto("/runs/")
    finished(page, "#runs tbody", "已被替代")
    assert page.locator("#runs tbody tr").count() == before + 1


def filter_by_rule(page: Page) -> None:
    """Choose the first rule: the address keeps the choice, the list changes."""
    page.goto("/findings/")
    total = page.inner_text("main")
    rule = page.locator("select[name=rule] option").nth(1)
    page.select_option("select[name=rule]", rule.get_attribute("value"))
    page.get_by_role("button", name="筛选").click()
    page.wait_for_load_state()
    assert "rule=" in page.url
    assert page.inner_text("main") != total


def open_and_unmask(page: Page) -> None:
    """Open a finding about a person, see the person in clear for a reason, and end it."""
    page.goto("/findings/")
    row = page.locator("tbody tr", has_text="****").first
    row.locator("a[href^='/findings/']").first.click()
    page.wait_for_load_state()
    said = page.inner_text("main")
    assert "什么时候可能误判" in said
    assert "****" in said
    page.get_by_text("查看个人信息明文").click()
    page.fill("[name=reason]", "核对参保人身份，准备向医院了解情况")
    page.locator("form[action*=unmask] button").click()
    page.wait_for_load_state()
    assert "您正在查看个人信息明文" in page.inner_text("main")
    page.get_by_role("button", name="结束明文").click()
    page.wait_for_load_state()
    assert "****" in page.inner_text("main")


def export(page: Page, office: Office) -> None:
    """Take the list away as a spreadsheet, in which nobody stands in clear."""
    page.goto("/findings/")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出表格").click()
    book = CalamineWorkbook.from_path(str(download.value.path()))
    sheet = book.get_sheet_by_index(0).to_python()
    assert len(sheet) > 1
    told = " ".join(str(cell) for line in sheet for cell in line)
    persons = pq.read_table(office.home / "city/psn_info_b.parquet")["psn_no"].to_pylist()
    assert not [number for number in persons if number in told]


def test_a_reviewers_morning(office: Office, sign_in: SignIn, tmp_path: Path) -> None:
    page = sign_in("first_reviewer")
    file = tmp_path / "费用明细_旅程.csv"
    file.write_bytes(lines_to_import(office))
    bring(page, file)
    audit(page)
    filter_by_rule(page)
    open_and_unmask(page)
    export(page, office)


def test_what_was_done_is_remembered(sign_in: SignIn) -> None:
    page = sign_in("auditor")
    page.goto("/trail/")
    said = page.inner_text("main")
    for title in ("开始稽核", "查看个人信息明文", "导出疑点"):
        assert title in said
