"""The site map: one explicit line per context and per shared part."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("firmas/", include("chancery.contexts.signatories.urls")),
]
