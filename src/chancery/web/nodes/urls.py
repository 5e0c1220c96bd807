"""Where an administrator sees the posts with a database of their own, and a post its line to Lima."""

from django.urls import path

from chancery.web.nodes import views

app_name = "nodes"

urlpatterns = [
    path("administracion/nodos/", views.nodes, name="nodes"),
    path("linea/", views.line, name="line"),
    path("linea/traer/", views.bring, name="bring"),
]
