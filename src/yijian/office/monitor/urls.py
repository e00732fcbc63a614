"""The addresses of ``monitor``."""

from __future__ import annotations

from django.urls import URLPattern, path

from yijian.office.monitor.antifraud_urls import urlpatterns as antifraud
from yijian.office.monitor.evaluation_urls import urlpatterns as evaluations
from yijian.office.monitor.knowledge_urls import urlpatterns as knowledge
from yijian.office.monitor.rule_urls import urlpatterns as rule_life
from yijian.office.monitor.views import (
    dashboard,
    export,
    finding,
    findings,
    imports,
    institutions,
    rules,
    runs,
    timeline,
    unmasking,
)

app_name = "monitor"
urlpatterns: list[URLPattern] = [
    path("", dashboard.dashboard, name="dashboard"),
    path("charts/<str:name>.svg", dashboard.chart, name="chart"),
    path("findings/", findings.findings, name="findings"),
    path("findings/export/", export.findings_export, name="findings_export"),
    path("findings/<str:finding_id>/", finding.finding, name="finding"),
    path("findings/<str:finding_id>/lines/", timeline.finding_lines, name="finding_lines"),
    path("findings/<str:finding_id>/timeline/", timeline.finding_timeline, name="finding_timeline"),
    path("findings/<str:finding_id>/unmask/", unmasking.finding_unmask, name="finding_unmask"),
    path("findings/<str:finding_id>/mask/", unmasking.finding_mask, name="finding_mask"),
    path("rules/", rules.rules, name="rules"),
    *rule_life,
    path("rules/<str:code>/", rules.rule, name="rule"),
    path("institutions/", institutions.institutions, name="institutions"),
    path("institutions/<str:code>/", institutions.institution, name="institution"),
    path(
        "institutions/<str:code>/<str:name>.svg",
        institutions.chart,
        name="institution_chart",
    ),
    path("imports/", imports.imports, name="imports"),
    path("imports/upload/", imports.upload, name="upload"),
    path("imports/<int:pk>/start/", imports.import_start, name="import_start"),
    path("imports/<int:pk>/withdraw/", imports.import_withdraw, name="import_withdraw"),
    path("imports/<int:pk>/rejects/", imports.import_rejects, name="import_rejects"),
    path("runs/", runs.runs, name="runs"),
    path("runs/start/", runs.run_start, name="run_start"),
    path("runs/<int:pk>/", runs.run, name="run"),
    path("runs/<int:pk>/withdraw/", runs.run_withdraw, name="run_withdraw"),
    *antifraud,
    *evaluations,
    *knowledge,
]
