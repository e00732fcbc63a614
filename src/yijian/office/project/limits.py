"""Numbers of operation (no numbers of law): each with its unit and what it is for."""

from __future__ import annotations

from dataclasses import dataclass

from yijian.kernel.registry import Registry


@dataclass(frozen=True)
class Limit:
    """A number that an operator may change through the environment ``YIJIAN_<NAME>``."""

    name: str
    title: str
    unit: str
    value: int


LIMITS: Registry[Limit] = Registry("limit")


def _limit(name: str, title: str, unit: str, value: int) -> None:
    LIMITS.add(name, Limit(name, title, unit, value))


_limit("PAGE_ROWS", "列表每页行数", "行", 50)
_limit("COUNT_CEILING", "列表总数逐行计数的上限", "行", 100_000)
_limit("EXPORT_ROWS", "一次导出的行数上限", "行", 20_000)
_limit("EXPORTS_PER_DAY", "每人每日导出次数上限", "次", 20)
_limit("UNMASK_MINUTES", "一次解除脱敏的时长", "分钟", 15)
_limit("UPLOAD_BYTES", "一个上传文件的大小上限", "字节", 2_147_483_648)
_limit("SESSION_MINUTES", "无操作自动退出的时长", "分钟", 30)
_limit("SIGN_IN_FAILURES", "连续登录失败几次即锁定", "次", 5)
_limit("LOCK_MINUTES", "登录锁定的时长", "分钟", 15)
_limit("PASSWORD_LENGTH", "密码的最短长度", "位", 12)
_limit("LEASE_SECONDS", "后台工作的租约时长", "秒", 60)
_limit("BEAT_SECONDS", "后台工作的心跳间隔", "秒", 10)
_limit("JOB_ATTEMPTS", "后台工作中断后最多自动再试几次", "次", 3)
_limit("LOAD_BATCH_ROWS", "装入疑点时每批行数", "行", 5_000)
_limit("TIMELINE_DAYS", "人员时间线前后各看几日", "日", 15)
_limit("TIMELINE_ROWS", "人员时间线最多显示的行数", "行", 200)
_limit("AUDIT_MEMORY_GB", "一次稽核可用的内存", "GB", 4)
_limit("NAME_MATCHES", "按名称查找时最多匹配的机构数", "家", 50)
_limit("REASON_LENGTH", "查看明文的理由至少几个字", "字", 6)
_limit("ESTIMATE_MONTHS", "数据测算回看几个月", "月", 12)
_limit("ESTIMATE_DAYS", "工作日历测算的起算日数", "日", 60)
_limit("ESTIMATE_SHOWN", "测算结果最多列出的机构和疑点数", "条", 20)
_limit("ESTIMATE_LENGTH", "书面测算至少几个字", "字", 20)
_limit("EVIDENCE_ROWS", "疑点页最多显示的证据和明细行数", "行", 100)
_limit("RULE_LENGTH", "一条规则的文件最多几个字", "字", 40_000)
_limit("RULE_SECONDS", "试跑和回放时一条规则在一个分区最多用时", "秒", 120)
_limit("LOCAL_RULE_VERSION", "本机的规则版本从几号起，以免与随软件的相撞", "号", 1_001)
_limit("GREY_PLACES", "灰度范围最多写几个区划或机构", "个", 50)
_limit("SCREENED_LEADS", "一次反欺诈筛查每种模式最多列出的线索", "条", 200)
_limit("KNOWLEDGE_BYTES", "一个知识文件的大小上限", "字节", 200_000_000)
