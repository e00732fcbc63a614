"""Addresses of static files before and after they are collected."""

from __future__ import annotations

from pathlib import Path

from yijian.office.framework.static_storage import OfficeStatic


def test_plain_before_collecting_hashed_after(tmp_path: Path) -> None:
    storage = OfficeStatic(location=tmp_path, base_url="/static/")
    assert storage.url("yijian/yijian.css") == "/static/yijian/yijian.css"
    storage.hashed_files = {"yijian/yijian.css": "yijian/yijian.0a1b2c.css"}
    assert storage.url("yijian/yijian.css") == "/static/yijian/yijian.0a1b2c.css"
