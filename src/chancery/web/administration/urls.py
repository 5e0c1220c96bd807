"""Where an administrator begins."""

from django.urls import path

from chancery.web.administration import credentials, views

app_name = "administration"

urlpatterns = [
    path("administracion/", views.administration, name="administration"),
    path("administracion/registros/", views.partners, name="partners"),
    path("administracion/registros/credenciales/", credentials.credentials, name="credentials"),
    path(
        "administracion/registros/credenciales/<uuid:person_id>/renovar/",
        credentials.renew,
        name="renew_credential",
    ),
    path(
        "administracion/registros/credenciales/<uuid:person_id>/registrar/",
        credentials.register,
        name="register_credential",
    ),
]
