"""Where the signing component of an officer's computer calls."""

from django.urls import path

from chancery.web.signing import component_views as views

app_name = "component"
urlpatterns = [
    path("parametros", views.parameters, name="parameters"),
    path("documento/<str:token>", views.document, name="document"),
    path("firmado/<str:token>", views.signed, name="signed"),
]
