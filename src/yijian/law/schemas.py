"""JSON Schema of every kind of file in the packs and in the registers of the procedures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from yijian.kernel.errors import UsageError
from yijian.law.calendar.overlay import Overlay
from yijian.law.models import Articles, CodeList, Instrument, Jurisdiction, KeyMap, Parameter
from yijian.law.procedures.models import ProcedureWritten
from yijian.law.procedures.registers import Documents, Events, Guards, Roles


@dataclass(frozen=True)
class Kind:
    """A kind of file: its Chinese, where its files stand, and the model that reads them.

    ``files`` is a pattern below the packs, or below the module of the procedures for a register.
    """

    title: str
    files: str
    model: type[BaseModel]
    register: bool = False

    def schema(self) -> dict[str, Any]:
        """JSON Schema, with the dialect it is written in."""
        return {"$schema": GenerateJsonSchema.schema_dialect, **self.model.model_json_schema()}


KINDS: dict[str, Kind] = {
    "jurisdiction": Kind("法域", "*/jurisdiction.yaml", Jurisdiction),
    "instrument": Kind("文件", "*/instruments/*.yaml", Instrument),
    "articles": Kind("条文", "*/articles/*.yaml", Articles),
    "parameter": Kind("参数", "*/parameters/*.yaml", Parameter),
    "list": Kind("代码表", "*/lists/*.yaml", CodeList),
    "procedure": Kind("程序", "*/procedures/*.yaml", ProcedureWritten),
    "calendar": Kind("放假安排", "*/calendar/*.yaml", Overlay),
    "keys": Kind("参数对照表", "keys.yaml", KeyMap),
    "roles": Kind("程序的角色", "roles.yaml", Roles, register=True),
    "guards": Kind("程序的条件", "guards.yaml", Guards, register=True),
    "documents": Kind("程序的文书", "documents.yaml", Documents, register=True),
    "events": Kind("程序的事件", "events.yaml", Events, register=True),
}


def json_schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema of each kind of file, by the name of the kind."""
    return {name: kind.schema() for name, kind in KINDS.items()}


def json_schema(kind: str) -> dict[str, Any]:
    """JSON Schema of one kind of file.

    Raises:
        UsageError: ``law.unknown_kind``; the message lists the kinds.
    """
    if kind not in KINDS:
        known = "、".join(f"{name}（{it.title}）" for name, it in KINDS.items())
        raise UsageError("law.unknown_kind", f"没有文件种类 {kind}；可用：{known}")
    return KINDS[kind].schema()
