"""Addresses of a person's mailbox."""

from django.urls import path

from chancery.web.mailbox import views

app_name = "mailbox"

urlpatterns = [
    path("buzon/", views.mailbox, name="mailbox"),
    path("notificaciones-publicadas/", views.published, name="published"),
    path("buzon/autorizaciones/", views.consents, name="consents"),
    path("buzon/<uuid:notice_id>/", views.open_notice, name="open_notice"),
    path("buzon/<uuid:notice_id>/constancia/", views.proof_of_service, name="proof_of_service"),
    path("buzon/<uuid:notice_id>/expediente/<str:number>.pdf", views.service_file, name="service_file"),
]
