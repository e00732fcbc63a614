"""Coverage: of every unit in a rule's scope, was it judged, and if not, why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from sqlglot import exp

from yijian.audit.run.plan import LawVersion, Plan
from yijian.audit.sql import tree
from yijian.audit.sql.check import CheckedRule
from yijian.audit.sql.compile import column_needs, physical_name, render
from yijian.audit.working_set.relations import Relation

JUDGED = "judged"
"""State of a unit that was judged and whose look-back is complete."""
NEAR = "near:"
"""Prefix of the state of a unit that was judged with an incomplete look-back; the need follows."""


def coverage_sql(plan: Plan, relation: Relation, rules: Sequence[CheckedRule], engine: str) -> str:
    """One scan of a gathered relation for all its rules: ``admdvs, s0, s1 …, n``.

    ``s<i>`` is the state of rule ``i``: null out of scope, :data:`JUDGED`, :data:`NEAR` + need, or
    the reason why the unit cannot be assessed. A unit has several rows here and counts once, as
    judged if any row is.
    """
    states = [
        _state(plan, relation, rule).as_(f"s{position}") for position, rule in enumerate(rules)
    ]
    query = exp.select(f"{relation.name}.admdvs", *states).from_(relation.name)
    query = look_up(query)
    names = [f"s{position}" for position in range(len(rules))]
    query = query.select(*(f"{relation.name}.{name}" for name in relation.key))
    query = _once(query.subquery("state"), relation, names)
    counted = (
        exp.select("state.admdvs", *(f"state.{name}" for name in names), "count(*) AS n")
        .from_(query.subquery("state"))
        .group_by("state.admdvs", *(f"state.{name}" for name in names))
    )
    return render(counted, engine)


def _once(rows: exp.Subquery, relation: Relation, names: Sequence[str]) -> exp.Select:
    """One row per unit; ``judged`` sorts before ``near:`` and both before a Chinese reason."""
    return (
        exp.select(
            "min(state.admdvs) AS admdvs", *(f"min(state.{name}) AS {name}" for name in names)
        )
        .from_(rows)
        .group_by(*(f"state.{name}" for name in relation.key))
    )


def date_condition(plan: Plan, relation: Relation) -> exp.Expr | None:
    """The asked service dates, as a condition on the relation's date."""
    if relation.date is None:
        return None
    column = exp.column(relation.date, table=relation.name)
    bounds: list[exp.Expr] = []
    if plan.date_from:
        bounds.append(exp.GTE(this=column.copy(), expression=_day(plan.date_from)))
    if plan.date_to:
        bounds.append(exp.LTE(this=column.copy(), expression=_day(plan.date_to)))
    return exp.and_(*bounds) if bounds else None


def _day(day: date) -> exp.Cast:
    return exp.cast(exp.Literal.string(day.isoformat()), "DATE")


def _state(plan: Plan, relation: Relation, rule: CheckedRule) -> exp.Case:
    case = exp.Case()
    in_scope = exp.and_(rule.scope.copy(), date_condition(plan, relation))
    case = case.when(exp.not_(exp.func("coalesce", exp.paren(in_scope), exp.false())), exp.null())
    if has_fault(relation):
        fault = exp.column("fault", table=relation.name)
        case = case.when(exp.not_(fault.copy().is_(exp.null())), fault)
    for text, missing in column_needs(rule):
        case = case.when(missing, exp.Literal.string(text))
    for need in rule.card.parsed_needs:
        if need.kind == "history" and plan.first_date and relation.date:
            near = near_condition(
                plan.law[need.name], plan.first_date, exp.column(relation.date, table=relation.name)
            )
            case = case.when(near, exp.Literal.string(NEAR + need.text))
    return case.else_(exp.Literal.string(JUDGED))


def near_condition(versions: Sequence[LawVersion], first: date, day: exp.Column) -> exp.Expr:
    """Nearer to the first day of the lake than the look-back of the version in force."""
    return exp.or_(
        *(
            exp.and_(
                exp.Between(this=day.copy(), low=_day(v.begndate), high=_day(v.enddate)),
                exp.LT(
                    this=day.copy(), expression=_day(first + timedelta(days=int(Decimal(v.value))))
                ),
            )
            for v in versions
        )
    )


def has_fault(relation: Relation) -> bool:
    """Does the quality gate look at this relation?"""
    return relation.name in ("line", "visit", "stay", "settlement")


def look_up(query: exp.Select) -> exp.Select:
    """``column IN (SELECT …)`` as a left join on distinct values, which both engines plan well."""
    for position, test in enumerate(list(query.find_all(exp.In))):
        inner = test.args.get("query")
        if inner is None:
            continue
        alias = f"known{position}"
        select = inner.this if isinstance(inner, exp.Subquery) else inner
        distinct = exp.select(exp.alias_(select.expressions[0].unalias().copy(), "v")).from_(
            select.args["from_"].this.copy()
        )
        distinct = (
            distinct.where(select.args["where"].this.copy())
            if select.args.get("where")
            else distinct
        )
        query = query.join(
            distinct.distinct().subquery(alias),
            on=exp.EQ(this=exp.column("v", table=alias), expression=test.this.copy()),
            join_type="left",
            copy=False,
        )
        test.replace(exp.not_(exp.column("v", table=alias).is_(exp.null())))
    return query


def knowledge_tables(query: exp.Expr) -> set[str]:
    """Physical names of the knowledge and law tables that a query reads."""
    return {physical_name(table) for table in tree.source_tables(query) if table.db}
