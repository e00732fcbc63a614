"""The addresses of evaluations and of the focus of supervision."""

from __future__ import annotations

from django.urls import URLPattern, path

from yijian.office.monitor.views import evaluation_export, evaluation_steps, evaluations

ONE = "evaluations/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("evaluations/", evaluations.evaluations, name="evaluations"),
    path("evaluations/new/", evaluation_steps.draft, name="evaluation_draft"),
    path(ONE, evaluations.evaluation, name="evaluation"),
    path(f"{ONE}focus/", evaluation_steps.propose, name="evaluation_focus"),
    path(f"{ONE}drop/", evaluation_steps.drop, name="evaluation_drop"),
    path(f"{ONE}submit/", evaluation_steps.submit, name="evaluation_submit"),
    path(f"{ONE}return/", evaluation_steps.send_back, name="evaluation_return"),
    path(f"{ONE}decide/", evaluation_steps.decide, name="evaluation_decide"),
    path(f"{ONE}withdraw/", evaluation_steps.withdraw, name="evaluation_withdraw"),
    path(f"{ONE}export/", evaluation_export.report_export, name="evaluation_export"),
]
