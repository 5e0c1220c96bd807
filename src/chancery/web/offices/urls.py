"""Where the directory of offices and its administration stand."""

from django.urls import path

from chancery.web.offices import views

app_name = "offices"

urlpatterns = [
    path("oficinas/", views.directory, name="directory"),
    path("oficinas/<slug:code>/", views.office, name="office"),
    path("administracion/oficinas/", views.manage, name="manage"),
    path("administracion/oficinas/<slug:code>/", views.calendar, name="calendar"),
    path("administracion/oficinas/<slug:code>/contacto/", views.correct_contact, name="correct_contact"),
    path("administracion/oficinas/<slug:code>/feriados/", views.propose_holiday, name="propose_holiday"),
    path("administracion/feriados/<uuid:proposal_id>/", views.decide_holiday, name="decide_holiday"),
]
