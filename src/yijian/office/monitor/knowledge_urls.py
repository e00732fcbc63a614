"""The addresses of knowledge and its batches."""

from __future__ import annotations

from django.urls import URLPattern, path

from yijian.office.monitor.views import (
    knowledge,
    knowledge_batches,
    knowledge_export,
    knowledge_steps,
)

urlpatterns: list[URLPattern] = [
    path("knowledge/", knowledge.kinds, name="knowledge"),
    path("knowledge/kinds/<str:kind>/", knowledge.kind, name="knowledge_kind"),
    path("knowledge/kinds/<str:kind>/form/", knowledge.kind_form, name="knowledge_form"),
    path(
        "knowledge/kinds/<str:kind>/export/", knowledge_export.rows_export, name="knowledge_export"
    ),
    path("knowledge/codes/", knowledge.codes, name="knowledge_codes"),
    path("knowledge/code/", knowledge.code, name="knowledge_code"),
    path("knowledge/batches/", knowledge_batches.batches, name="knowledge_batches"),
    path("knowledge/batches/new/", knowledge_batches.stage, name="knowledge_stage"),
    path("knowledge/batches/<int:pk>/", knowledge_batches.batch, name="knowledge_batch"),
    path("knowledge/batches/<int:pk>/rows/", knowledge_batches.changes, name="knowledge_changes"),
    path(
        "knowledge/batches/<int:pk>/rows/export/",
        knowledge_export.changes_export,
        name="knowledge_changes_export",
    ),
    path(
        "knowledge/batches/<int:pk>/findings/export/",
        knowledge_export.differences_export,
        name="knowledge_differences",
    ),
    path(
        "knowledge/batches/<int:pk>/rejects/", knowledge_batches.rejects, name="knowledge_rejects"
    ),
    path(
        "knowledge/batches/<int:pk>/rejects/file/",
        knowledge_batches.rejects_file,
        name="knowledge_rejects_file",
    ),
    path("knowledge/batches/<int:pk>/try/", knowledge_steps.again, name="knowledge_try"),
    path("knowledge/batches/<int:pk>/adopt/", knowledge_steps.adopt, name="knowledge_adopt"),
    path("knowledge/batches/<int:pk>/reject/", knowledge_steps.reject, name="knowledge_reject"),
    path(
        "knowledge/batches/<int:pk>/withdraw/", knowledge_steps.withdraw, name="knowledge_withdraw"
    ),
    path(
        "knowledge/batches/<int:pk>/roll-back/",
        knowledge_steps.roll_back,
        name="knowledge_roll_back",
    ),
    path(
        "knowledge/imports/<int:number>/rejects/",
        knowledge_batches.imported_rejects,
        name="knowledge_imported_rejects",
    ),
]
