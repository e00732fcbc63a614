"""The addresses of ``work``."""

from __future__ import annotations

from django.urls import URLPattern, path

from yijian.office.work import views

app_name = "work"
urlpatterns: list[URLPattern] = [
    path("<int:pk>/", views.job, name="job"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
