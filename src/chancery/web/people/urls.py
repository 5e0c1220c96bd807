"""The administrator's addresses for people, roles and the programs of partners."""

from django.urls import path

from chancery.web.people import views

app_name = "people"
urlpatterns = [
    path("", views.search, name="search"),
    path("<uuid:person_id>/", views.person, name="person"),
    path("<uuid:person_id>/asignar/", views.grant_role, name="grant_role"),
    path("<uuid:person_id>/funciones/<uuid:role_held_id>/terminar/", views.end_role, name="end_role"),
    path("<uuid:person_id>/parientes/", views.record_kin, name="record_kin"),
    path("sistemas/", views.clients, name="clients"),
    path("sistemas/nuevo/", views.register_client, name="register_client"),
    path("sistemas/<str:client_id>/revocar/", views.revoke_client, name="revoke_client"),
    path("sistemas/<str:client_id>/condiciones/", views.client_terms, name="client_terms"),
]
