"""``setl_d``: one row per settlement, and one per reversal."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from yijian.city.chance import Ints
from yijian.city.columns import always, birthdays, chosen, dates, decimal, moments, money, words
from yijian.city.days import DAY, ages
from yijian.city.illness import illnesses
from yijian.city.records import PURCHASE, STAY
from yijian.city.tables.persons import certificates, full_names, insured, person_types
from yijian.city.world import Names, World

_CLEARING = ("11", "21", "41")


def med_types(world: World, visit: Ints) -> pa.Array:
    """``med_type``: 21 stay, 41 pharmacy, 14 outpatient of a chronic illness, else 11."""
    chronic = np.array([illness.chronic for illness in illnesses()])
    kind = world.visits.kind[visit]
    code = np.where(chronic[world.visits.illness[visit]], 1, 0)
    code = np.where(kind == STAY, 2, np.where(kind == PURCHASE, 3, code))
    return chosen(words(["11", "14", "21", "41"]), code)


def _money_columns(world: World, visit: Ints, sign: Ints) -> dict[str, pa.Array]:
    paid = world.settlements
    person = (paid.person * 1)[visit] * sign
    account = paid.account[visit] * sign
    nothing = money(np.zeros(len(visit), dtype=np.int64))
    signed = {
        "medfee_sumamt": paid.fee,
        "fulamt_ownpay_amt": paid.own,
        "overlmt_selfpay": paid.over,
        "preselfpay_amt": paid.before,
        "inscp_amt": paid.inside,
        "act_pay_dedc": paid.deductible,
        "hifp_pay": paid.pool,
        "hi_agre_sumfee": paid.fee,
        "cvlserv_pay": paid.civil,
        "hifmi_pay": paid.major,
        "maf_pay": paid.assistance,
        "fund_pay_sumamt": paid.fund,
    }
    columns = {name: money(cents[visit] * sign) for name, cents in signed.items()}
    for name in ("hifes_pay", "hifob_pay", "hifdm_pay", "othfund_pay", "ownpay_hosp_part"):
        columns[name] = nothing
    return columns | {
        "pool_prop_selfpay": decimal(paid.ratio[visit], 5, 4),
        "psn_pay": money(person),
        "acct_pay": money(account),
        "cash_payamt": money(person - account),
    }


def _person_columns(world: World, names: Names, visit: Ints) -> dict[str, pa.Array]:
    person = world.visits.person[visit]
    people = world.people
    begin = world.visits.begin[visit] // DAY
    return {
        "psn_no": names.person.take(pa.array(person)),
        "psn_name": chosen(full_names(world), person),
        "psn_cert_type": always("01", len(visit)),
        "certno": chosen(certificates(world), person),
        "gend": chosen(words(["1", "2"]), people.sex[person] - 1),
        "naty": always("01", len(visit)),
        "brdy": birthdays(people.birth[person]),
        "age": decimal(ages(people.birth[person], begin) * 10, 4, 1),
        "insutype": chosen(insured(world), person),
        "psn_type": chosen(person_types(world), person),
        "cvlserv_flag": chosen(words(["0", "1"]), people.civil[person]),
        "insu_admdvs": chosen(list(world.area.codes), people.area[person]),
    }


def _place_columns(world: World, names: Names, visit: Ints) -> dict[str, pa.Array]:
    place = world.visits.place[visit]
    level = chosen(words(world.places.level), place)
    return {
        "fixmedins_code": names.place.take(pa.array(place)),
        "fixmedins_name": names.place_name.take(pa.array(place)),
        "hosp_lv": level,
        "fix_blng_admdvs": chosen(words(world.places.area), place),
        "lmtpric_hosp_lv": level,
        "dedc_hosp_lv": level,
    }


def visit_columns(world: World, names: Names, visit: Ints) -> dict[str, pa.Array]:
    """The columns about person, institution and kind of care that several tables share."""
    return {
        **_person_columns(world, names, visit),
        **_place_columns(world, names, visit),
        "med_type": med_types(world, visit),
    }


def settlements(world: World, names: Names, rows: slice) -> pa.Table:
    """Some rows of ``setl_d``."""
    ledger = world.ledger
    visit, sign = ledger.visit[rows], ledger.sign[rows]
    size = len(visit)
    undone = (world.visits.reversed_at[visit] >= 0).astype(np.int64)
    columns = {
        "setl_id": names.settlement[rows],
        "medins_setl_id": names.settlement[rows],
        "mdtrt_id": names.visit.take(pa.array(visit)),
        "init_setl_id": chosen(names.settlement, ledger.reverses[rows]),
        **visit_columns(world, names, visit),
        "pay_loc": always("2", size),
        "begndate": dates(world.visits.begin[visit] // DAY),
        "enddate": dates(world.visits.end[visit] // DAY),
        "setl_time": moments(ledger.time[rows]),
        "mdtrt_cert_type": always("01", size),
        "setl_type": always("2", size),
        "clr_type": chosen(words(_CLEARING), world.visits.kind[visit]),
        "clr_way": always("1", size),
        "psn_setlway": always("01", size),
        **_money_columns(world, visit, sign),
        "refd_setl_flag": chosen(words(["0", "1"]), undone),
        "year": moments(ledger.time[rows]).cast(pa.date32()).cast(pa.string()),
        "dise_no": chosen(_diagnosis_codes(), _diagnosis(world, visit)),
        "dise_name": chosen(_diagnosis_names(), _diagnosis(world, visit)),
        "vali_flag": always("1", size),
        "poolarea_no": chosen(
            list(world.area.codes), world.people.area[world.visits.person[visit]]
        ),
        "mid_setl_flag": always("0", size),
        "admdvs": chosen(words(world.places.area), world.visits.place[visit]),
        "updt_time": moments(ledger.time[rows]),
        "deleted": always("0", size),
    }
    columns["year"] = pa.compute.utf8_slice_codeunits(columns["year"], 0, 4)
    return pa.table(columns)


def _diagnosis(world: World, visit: Ints) -> Ints:
    shown = world.visits.kind[visit] != PURCHASE
    return np.where(shown, world.visits.illness[visit], -1)


def _diagnosis_codes() -> pa.Array:
    return words([illness.code for illness in illnesses()])


def _diagnosis_names() -> pa.Array:
    return words([illness.name for illness in illnesses()])
