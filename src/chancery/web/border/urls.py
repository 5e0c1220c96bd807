"""Where the page is that a control post takes along for when it has no line."""

from django.urls import path

from chancery.web.border import views

app_name = "border"

urlpatterns = [
    path("frontera/sin-linea", views.offline, name="offline"),
    path("frontera/trabajador.js", views.worker, name="worker"),
    path("frontera/aplicacion.webmanifest", views.manifest, name="manifest"),
    path(".well-known/travel-document-list", views.cancelled_list, name="cancelled_list"),
]
