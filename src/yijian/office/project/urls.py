"""The addresses of the office."""

from __future__ import annotations

from django.urls import include, path

from yijian.office.project.site import site

urlpatterns = [
    path("", include("yijian.office.monitor.urls")),
    path("", include("yijian.office.accounts.urls")),
    path("policy/", include("yijian.office.policy.urls")),
    path("trail/", include("yijian.office.trail.urls")),
    path("jobs/", include("yijian.office.work.urls")),
    path("site/", site.urls),
]
handler400 = "yijian.office.framework.errors.bad_request"
handler403 = "yijian.office.framework.errors.forbidden"
handler404 = "yijian.office.framework.errors.not_found"
handler500 = "yijian.office.framework.errors.server_error"
