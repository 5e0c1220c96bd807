"""The site map: one explicit line per context and per shared part."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("firmas/", include("chancery.contexts.signatories.urls")),
    path("", include("chancery.web.offices.urls")),
    path("", include("chancery.web.payments.urls")),
    path("", include("chancery.web.accounts.urls")),
    path("administracion/personas/", include("chancery.web.people.urls")),
    path("api/v1/", include("chancery.web.api_urls")),
]
