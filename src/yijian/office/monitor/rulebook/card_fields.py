"""The keys of a card, explained to who writes a rule."""

from __future__ import annotations

from dataclasses import dataclass

from yijian.audit.sql.functions import FUNCTIONS
from yijian.audit.working_set.relations import relations


@dataclass(frozen=True)
class CardField:
    """A key: what it is called, what to write, and an example."""

    key: str
    title: str
    meaning: str
    example: str = ""


@dataclass(frozen=True)
class Readable:
    """A relation that a rule may read, with its columns; ``grain`` if units of it are judged."""

    name: str
    title: str
    columns: str
    grain: bool


@dataclass(frozen=True)
class Ours:
    """A function of ours that a rule may call."""

    call: str
    meaning: str


CARD_FIELDS = (
    CardField("code", "编码", "由系统给出，不要改。一经使用不再给别的规则。"),
    CardField("version", "版本", "由系统给出，不要改。本机的版本从 1001 起。"),
    CardField("name", "名称", "规则的名称，页面和清单上都用它。"),
    CardField("tier", "类别", "政策、管理、指标、医疗、追溯、欺诈之一。"),
    CardField("outcome", "结论", "违反明文规定、数据就能认定的写违规；须由人核实的写可疑。"),
    CardField("moments", "环节", "在哪个环节用：事前、事中、事后。", "[事前, 事中, 事后]"),
    CardField("grain", "判断单位", "逐个判断什么，从下面可以判断的关系里选。", "line"),
    CardField(
        "partition_by",
        "怎样划分",
        "数据量大时按什么分开跑：none 不分，person 按人，institution 按机构，doctor 按医师，"
        "trace 按追溯码。同一个人的多次就诊要一起看的写 person。",
    ),
    CardField("anchor", "锚点", "哪几列相同就是同一条疑点；判断单位不是费用行的，就是它的键。"),
    CardField("scope", "适用范围", "规则管哪些单位：关于判断单位各列的条件。"),
    CardField("needs", "必备信息", "缺了就无法判断的列、知识或回看天数；缺的算无法判断，不算通过。",
              "[line.hosp_lv, line.fund_amount]"),
    CardField("knowledge", "知识", "语句里用到的知识种类。", "[drug_institution_level]"),
    CardField("law", "法律参数", "语句里用到的参数；数值和日期都取自这里，不写在语句里。"),
    CardField("basis", "依据", "文件和条款，或诊疗规范。没有依据的不能通过检查。"),
    CardField("what", "查什么", "一句话。"),
    CardField("why", "为什么", "为什么不该由基金支付。"),
    CardField("how", "怎样判断", "怎样比较，按哪一天的知识和参数。"),
    CardField("amount", "金额怎样算", "只算违反的那部分，不是整行。"),
    CardField("wrong_when", "什么时候会错", "有人会因此被指认，必须写得具体。"),
    CardField("example", "例子", "一个具体的例子。"),
    CardField("evidence", "证据列", "其余各输出列的中文名，与语句的输出一一对应。",
              "{min_level: 目录要求级别}"),
    CardField("zones", "区间", "可以不写。测得的值过哪个参数算关注，过哪个算核心，怎样比较。"),
)  # fmt: skip
"""Every key, in the order of the card."""

OUTPUT = (
    "语句返回：锚点各列、fixmedins_code、setl_id、bkkp_sn、role（违规或涉及）、fee_amount、"
    "fund_amount；可以有 measured、limit_value、zone（核心或关注）、occurred_from、occurred_to；"
    "再加证据列。一个锚点的一行费用只返回一次。"
)


def readable() -> list[Readable]:
    """The relations, those that may be judged first."""
    public = [it for it in relations().values() if not it.internal]
    found = [Readable(it.name, it.title, "、".join(it.columns), bool(it.subject)) for it in public]
    return sorted(found, key=lambda it: (not it.grain, it.name))


def callables() -> list[Ours]:
    """Our functions with their arguments."""
    letters = "甲乙丙丁"
    return [
        Ours(f"{it.name}({', '.join(letters[: it.arity])})", it.meaning)
        for it in FUNCTIONS.values()
    ]
