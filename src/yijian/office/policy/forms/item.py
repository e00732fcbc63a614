"""The forms of a local payable item."""

from __future__ import annotations

from django import forms

from yijian.office.policy.forms.sheet import Sheet, long_field, text_field
from yijian.office.policy.models import ItemKind


class ItemForm(Sheet):
    """What it is, what is paid for it, and why."""

    kind = forms.ChoiceField(label="类别", choices=ItemKind.choices)
    code = text_field("编码", most=40, hint="国家医保编码；没有的用本地编码")
    title = text_field("名称", most=200)
    standard = text_field("支付标准", most=200, hint="价格、支付比例和限定条件")
    grounds = long_field("增补理由")
    estimate = long_field("数据测算", needed=False, hint="影响多少人、多少金额；报批前必填")
    risk = long_field("风险评估", needed=False, hint="有什么风险、怎样应对；报批前必填")
