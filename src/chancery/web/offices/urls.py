"""Where the directory of offices and its administration stand."""

from django.urls import path

from chancery.web.offices import changes, views

app_name = "offices"

urlpatterns = [
    path("oficinas/", views.directory, name="directory"),
    path("oficinas/consulado/", views.consulate, name="consulate"),
    path("oficinas/<slug:code>/", views.office, name="office"),
    path("administracion/oficinas/", views.manage, name="manage"),
    path("administracion/oficinas/nueva/", changes.open_office, name="open_office"),
    path("administracion/oficinas/<slug:code>/", views.calendar, name="calendar"),
    path("administracion/oficinas/<slug:code>/contacto/", views.correct_contact, name="correct_contact"),
    path("administracion/oficinas/<slug:code>/feriados/", views.propose_holiday, name="propose_holiday"),
    path("administracion/oficinas/<slug:code>/cierre/", changes.close_office, name="close_office"),
    path("administracion/oficinas/<slug:code>/lugar/", changes.place, name="place"),
    path("administracion/oficinas/<slug:code>/horario/", changes.change_hours, name="change_hours"),
    path("administracion/oficinas/<slug:code>/descanso/", changes.change_rest_days, name="change_rest_days"),
    path("administracion/feriados/", changes.public_holidays, name="public_holidays"),
    path(
        "administracion/feriados/<uuid:holiday_id>/corregir/", changes.correct_holiday, name="correct_holiday"
    ),
    path("administracion/plazos/", changes.legal_periods, name="legal_periods"),
    path("administracion/plazos/proponer/", changes.propose_period, name="propose_period"),
    path("administracion/plazos/<uuid:proposal_id>/", changes.decide_period, name="decide_period"),
    path("administracion/feriados/<uuid:proposal_id>/", views.decide_holiday, name="decide_holiday"),
]
