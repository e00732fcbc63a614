"""The addresses of ``trail``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "trail"
urlpatterns: list[URLPattern] = []
