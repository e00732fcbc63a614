"""The addresses of ``policy``: those of the library, and those of the changes."""

from __future__ import annotations

from django.urls import URLPattern, path

from yijian.office.policy.library.urls import urlpatterns as library
from yijian.office.policy.views import (
    calendar,
    changes,
    deciding,
    exporting,
    item_steps,
    items,
    proposing,
)

app_name = "policy"
urlpatterns: list[URLPattern] = [
    *library,
    path("changes/", changes.changes, name="changes"),
    path("changes/export/", exporting.changes_export, name="changes_export"),
    path("changes/new/", proposing.choose, name="choose"),
    path("changes/new/<str:parameter>/", proposing.propose, name="propose"),
    path("changes/<int:pk>/", changes.change, name="change"),
    path("changes/<int:pk>/notice/", changes.notice, name="notice"),
    path("changes/<int:pk>/revise/", proposing.revise, name="change_revise"),
    path("changes/<int:pk>/estimate/", deciding.estimate, name="change_estimate"),
    path("changes/<int:pk>/written/", deciding.written, name="change_written"),
    path("changes/<int:pk>/differences/", exporting.differences_export, name="differences"),
    path("changes/<int:pk>/risk/", deciding.risk, name="change_risk"),
    path("changes/<int:pk>/return/", deciding.give_back, name="change_return"),
    path("changes/<int:pk>/approve/", deciding.approve, name="change_approve"),
    path("changes/<int:pk>/reject/", deciding.reject, name="change_reject"),
    path("changes/<int:pk>/publish/", deciding.publish, name="change_publish"),
    path("changes/<int:pk>/withdraw/", deciding.withdraw, name="change_withdraw"),
    path("changes/<int:pk>/revoke/", deciding.revoke, name="change_revoke"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/new/", proposing.propose_year, name="propose_year"),
    path("items/", items.items, name="items"),
    path("items/new/", items.draft, name="item_draft"),
    path("items/<int:pk>/", items.item, name="item"),
    path("items/<int:pk>/revise/", items.revise, name="item_revise"),
    path("items/<int:pk>/submit/", item_steps.submit, name="item_submit"),
    path("items/<int:pk>/approve/", item_steps.approve, name="item_approve"),
    path("items/<int:pk>/reject/", item_steps.reject, name="item_reject"),
    path("items/<int:pk>/return/", item_steps.give_back, name="item_return"),
    path("items/<int:pk>/begin/", item_steps.begin, name="item_begin"),
    path("items/<int:pk>/file/", item_steps.filed, name="item_file"),
    path("items/<int:pk>/end/", item_steps.end, name="item_end"),
]
