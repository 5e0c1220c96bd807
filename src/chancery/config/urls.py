"""The site map: one explicit line per context and per shared part."""

from django.urls import URLPattern, URLResolver, include, path

# What has a place of its own stands first: it is passed over by one comparison, and found without trying the rest.
urlpatterns: list[URLPattern | URLResolver] = [
    path("verificar/", include("chancery.web.verification.urls")),
    path("log/", include("chancery.web.transparency_log.urls")),
    path("api/v1/", include("chancery.config.api_urls")),
    path("", include("chancery.web.home.urls")),
    path("", include("chancery.web.health.urls")),
    path("", include("chancery.web.border.urls")),
    path("", include("chancery.web.administration.urls")),
    path("", include("chancery.web.nodes.urls")),
    path("", include("chancery.web.published.urls")),
    path("", include("chancery.web.offices.urls")),
    path("", include("chancery.web.calculator.urls")),
    path("firmas/", include("chancery.contexts.signatories.urls")),
    path("cuentas/", include("chancery.contexts.consular_accounts.urls")),
    path("autoadhesivos/", include("chancery.contexts.stickers.urls")),
    path("memorandos/", include("chancery.contexts.memoranda.urls")),
    path("archivo/", include("chancery.contexts.retention.urls")),
    path("", include("chancery.contexts.apostilles.urls")),
    path("", include("chancery.contexts.legalisations.urls")),
    path("", include("chancery.contexts.travel_permits.urls")),
    path("", include("chancery.contexts.visas.urls")),
    path("", include("chancery.contexts.travel_papers.urls")),
    path("", include("chancery.contexts.identity_cards.urls")),
    path("", include("chancery.contexts.passports.urls")),
    path("", include("chancery.contexts.criminal_records.urls")),
    path("", include("chancery.contexts.counter.urls")),
    path("", include("chancery.contexts.public_deeds.urls")),
    path("", include("chancery.contexts.transmissions.urls")),
    path("", include("chancery.contexts.correspondence.urls")),
    path("", include("chancery.contexts.complaints.urls")),
    path("", include("chancery.contexts.service_desk.urls")),
    path("", include("chancery.contexts.exchanges.urls")),
    path("", include("chancery.contexts.information.urls")),
    path("transparencia/", include("chancery.contexts.transparency.urls")),
    path("", include("chancery.web.case_steps.urls")),
    path("", include("chancery.web.payments.urls")),
    path("", include("chancery.web.mailbox.urls")),
    path("", include("chancery.web.accounts.urls")),
    path("", include("chancery.web.work_queue.urls")),
    path("", include("chancery.web.my_cases.urls")),
    path("administracion/personas/", include("chancery.web.people.urls")),
    path("por-notificar/", include("chancery.web.serving.urls")),
    path("empresas/", include("chancery.web.companies.urls")),
    path("actuaciones/", include("chancery.web.consular_acts.urls")),
    path("atender/", include("chancery.web.attending.urls")),
    path("apartados/", include("chancery.web.quarantine.urls")),
    path("por-firmar/", include("chancery.web.signing.urls")),
    path("firmador/", include("chancery.web.signing.component_urls")),
]

handler400 = "chancery.web.errors.bad_request"
handler403 = "chancery.web.errors.permission_denied"
handler404 = "chancery.web.errors.not_found"
handler429 = "chancery.web.errors.too_many_requests"
handler500 = "chancery.web.errors.server_error"
