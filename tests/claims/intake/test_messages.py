"""What is a message whose rows the lake holds, and what is not."""

from __future__ import annotations

import pytest

from tests.claims.intake.conftest import Bench
from yijian.claims.intake.messages import interfaces
from yijian.claims.schema import tables
from yijian.kernel.errors import BadInput


def test_every_interface_fills_a_table_of_the_lake() -> None:
    for spec in interfaces().values():
        table = tables()[spec["table"]]
        assert spec["nodes"]
        assert spec.get("traced_at", table.time) in {*table.columns, None}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"infno": "3101", "input": {}}', "交易 3101 的报文不是可入库的数据"),
        ('{"infcode": 0, "output": {}}', "这是应答报文"),
        ('{"a": 1}', "没有交易编号"),
        ("[1, 2]", "内容不是报文对象"),
        ('{"infno": ', "不是合法的 JSON"),
        ("[]", "文件里没有报文"),
    ],
)
def test_what_is_no_message(bench: Bench, content: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        bench.take(bench.file("x.json", content))
