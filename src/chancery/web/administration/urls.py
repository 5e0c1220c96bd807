"""Where an administrator begins."""

from django.urls import path

from chancery.web.administration import views

app_name = "administration"

urlpatterns = [
    path("administracion/", views.administration, name="administration"),
    path("administracion/registros/", views.partners, name="partners"),
]
