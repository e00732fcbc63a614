"""The addresses of the life of a rule."""

from __future__ import annotations

from django.urls import URLPattern, path

from yijian.office.monitor.views import (
    rule_editor,
    rule_quality,
    rule_steps,
    rule_trials,
    rule_versions,
)

ONE = "rules/versions/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("rules/new/", rule_editor.rule_new, name="rule_new"),
    path("rules/draft/", rule_editor.rule_draft, name="rule_draft"),
    path("rules/check/", rule_editor.rule_check, name="rule_check"),
    path("rules/quality/", rule_quality.rule_quality, name="rule_quality"),
    path("rules/quality/measure/", rule_quality.rule_bench, name="rule_bench"),
    path("rules/versions/", rule_versions.rule_versions, name="rule_versions"),
    path(ONE, rule_versions.rule_version, name="rule_version"),
    path(f"{ONE}edit/", rule_editor.rule_edit, name="rule_edit"),
    path(f"{ONE}ask/", rule_steps.rule_ask, name="rule_ask"),
    path(f"{ONE}cases/", rule_steps.rule_cases, name="rule_cases"),
    path(f"{ONE}try/", rule_steps.rule_trial_start, name="rule_trial_start"),
    *(path(f"{ONE}{name}/", view, name=name) for name, view in rule_steps.STEPS.items()),
    path("rules/trials/<int:pk>/", rule_trials.rule_trial, name="rule_trial"),
    path("rules/trials/<int:pk>/export/", rule_trials.rule_trial_export, name="rule_trial_export"),
    path("findings/<str:finding_id>/outcome/", rule_quality.finding_outcome,
         name="finding_outcome"),
    path("notices/<int:pk>/read/", rule_quality.notice_read, name="notice_read"),
]  # fmt: skip
