"""The addresses of ``trail``."""

from __future__ import annotations

from django.urls import URLPattern, path

from yijian.office.trail.views import entries

app_name = "trail"
urlpatterns: list[URLPattern] = [path("", entries, name="entries")]
