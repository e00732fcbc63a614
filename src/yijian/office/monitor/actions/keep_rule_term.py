"""How a version runs from now on is kept: called by the actions that decide it."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.rule_models import RuleTerm, RuleVersion, TermMode


@action("monitor.keep_rule_term", title="记下规则的运行期间", secret=("version", "mode", "how"))
def keep_rule_term(*, actor: Actor, version: RuleVersion, mode: str, how: str) -> None:
    """End the term that is open, and begin one of ``mode``; empty: the version stops running.

    ``how`` is the step that does it.
    """
    term = RuleTerm.objects.filter(version=version, ended_at=None).first()
    if term is not None:
        term.ended_at, term.ended_how = actor.at, how
        term.save()
    if mode:
        term = RuleTerm.objects.create(
            jurisdiction=version.jurisdiction,
            version=version,
            mode=mode,
            grey=version.grey if mode == TermMode.GREY else {},
            began_at=actor.at,
            began_how=how,
        )
    runs = TermMode(mode).label if mode else "不再运行"
    note(subject=f"monitor.ruleterm:{term.pk}" if term else "", rule=str(version), runs=runs)
