"""The indexes are built once for one law."""

from __future__ import annotations

from threading import Thread

import pytest

from yijian.office.policy.current import current_law
from yijian.office.policy.library import source

pytestmark = pytest.mark.django_db


def test_one_law_and_one_index_of_each_kind() -> None:
    assert source.law() is current_law()
    assert source.procedures() is source.procedures()
    assert source.obeys() is source.obeys()
    assert source.index() is source.index()
    assert source.every_procedure() is source.every_procedure()
    assert source.procedures().law is source.law()


def test_the_rules_of_the_rulebook_are_among_what_obeys() -> None:
    assert "rule" in {it.kind for it in source.obeys().of_article("REG-38")}
    readers = {it.kind for it in source.obeys().of_parameter("monitor.detect.course_break")}
    assert "rule" in readers


def test_titles_lead_to_instruments() -> None:
    assert source.titles()["医疗保障基金使用监督管理条例"] == "fund-regulation"


@pytest.mark.django_db(transaction=True)
def test_a_thread_reads_it_ahead() -> None:
    source._index.cache_clear()
    thread = Thread(target=source.warm)
    thread.start()
    thread.join()
    assert source._index.cache_info().currsize == 1
    assert source.index() is source.index()
    assert source._index.cache_info().misses == 1
