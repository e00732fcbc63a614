"""The addresses of screenings for patterns of fraud."""

from __future__ import annotations

from django.urls import URLPattern, path

from yijian.office.monitor.views import antifraud, antifraud_steps

urlpatterns: list[URLPattern] = [
    path("antifraud/", antifraud.antifraud, name="antifraud"),
    path("antifraud/new/", antifraud_steps.screen, name="screening_start"),
    path("antifraud/patterns/<str:name>/", antifraud.pattern, name="pattern"),
    path("antifraud/leads/<int:pk>/", antifraud.lead, name="lead"),
    path("antifraud/leads/<int:pk>/check/", antifraud_steps.check, name="lead_check"),
    path("antifraud/<int:pk>/", antifraud.screening, name="screening"),
    path("antifraud/<int:pk>/export/", antifraud_steps.leads_export, name="leads_export"),
    path("antifraud/<int:pk>/withdraw/", antifraud_steps.withdraw, name="screening_withdraw"),
]
