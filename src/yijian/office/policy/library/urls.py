"""The addresses of the library of the law."""

from __future__ import annotations

from django.urls import URLPattern, path

from yijian.office.policy.library import (
    articles,
    between,
    browsing,
    codes,
    comparing,
    duties,
    exporting,
    instruments,
    parameters,
    procedures,
    reckoning,
)

urlpatterns: list[URLPattern] = [
    path("library/", browsing.library, name="library"),
    path("library/instruments/", instruments.instruments, name="instruments"),
    path("library/instruments/<str:instrument>/", instruments.instrument, name="instrument"),
    path("library/articles/<str:article>/", articles.article, name="article"),
    path("library/parameters/<str:parameter>/", parameters.parameter, name="parameter"),
    path("library/codes/", codes.code_lists, name="code_lists"),
    path("library/codes/<str:code_list>/", codes.code_list, name="code_list"),
    path("library/procedures/", procedures.procedures, name="procedures"),
    path("library/procedures/<str:procedure>/", procedures.procedure, name="procedure"),
    path("library/drawings/<str:version>.svg", procedures.drawing, name="drawing"),
    path("library/export/<str:what>/", exporting.export, name="library_export"),
    path("compare/", comparing.compare, name="compare"),
    path("between/", between.between, name="between"),
    path("deadline/", reckoning.reckoner, name="reckoner"),
    path("duties/", duties.duties, name="duties"),
]
