"""Where an administrator begins."""

from django.urls import path

from chancery.web.administration import credentials, registers, views

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
]
