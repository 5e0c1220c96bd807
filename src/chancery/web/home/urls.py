"""Where everybody begins."""

from django.urls import path

from chancery.web.home import views

app_name = "home"

urlpatterns = [
    path("", views.home, name="home"),
    path("tramites/", views.services, name="services"),
    path("tramites/<slug:slug>/", views.service, name="service"),
    path("tramites.json", views.services_json, name="services_json"),
    path("tramites/hoja/<slug:code>/", views.sheet, name="sheet"),
    path("tramites/hoja/<slug:code>/diagrama.svg", views.diagram, name="diagram"),
    path("accesibilidad/", views.accessibility, name="accessibility"),
    path("privacidad/", views.privacy, name="privacy"),
]
