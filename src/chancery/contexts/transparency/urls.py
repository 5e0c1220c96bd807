"""Where the transparency portal is."""

from django.urls import path

from chancery.contexts.transparency import views

app_name = "transparency"

urlpatterns = [
    path("", views.portal, name="portal"),
    path("catalogo.jsonld", views.catalogue, name="catalogue"),
    path("datos/<slug:code>/", views.dataset, name="dataset"),
    path("datos/<slug:code>/esquema.json", views.schema, name="schema"),
    path("datos/<slug:code>.csv", views.as_csv, name="csv"),
    path("datos/<slug:code>.json", views.as_json, name="json"),
]
