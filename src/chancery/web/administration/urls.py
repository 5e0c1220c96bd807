"""Where an administrator begins."""

from django.urls import path

from chancery.web.administration import credentials, registers, seal_keys, views

app_name = "administration"

urlpatterns = [
    path("administracion/", views.administration, name="administration"),
    path("administracion/registros/", registers.partners, name="partners"),
    path("administracion/registros/consultas/", registers.who_asked, name="who_asked"),
    path("administracion/registros/credenciales/", credentials.credentials, name="credentials"),
    path(
        "administracion/registros/credenciales/<uuid:person_id>/renovar/",
        credentials.renew,
        name="renew_credential",
    ),
    path(
        "administracion/registros/credenciales/<uuid:person_id>/registrar/",
        credentials.register_credential,
        name="register_credential",
    ),
    path("administracion/llaves-de-sellos/", seal_keys.seal_keys, name="seal_keys"),
    path("administracion/llaves-de-sellos/comenzar/", seal_keys.begin_seal_key, name="begin_seal_key"),
    path(
        "administracion/llaves-de-sellos/<slug:certificate>/revocar/",
        seal_keys.revoke_seal_key,
        name="revoke_seal_key",
    ),
    path(
        "administracion/llaves-de-sellos/propuestas/<uuid:change_id>/",
        seal_keys.decide_seal_key,
        name="decide_seal_key",
    ),
]
