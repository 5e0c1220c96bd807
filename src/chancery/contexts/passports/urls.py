"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.passports import views

app_name = "passports"
_PASSPORT = "tramites/pasaporte/"

urlpatterns = [
    path(f"{_PASSPORT}solicitar", views.file, name="file"),
    path(f"{_PASSPORT}lista/", views.home, name="home"),
    path(f"{_PASSPORT}enviar/<str:code>/", views.send_batch, name="send_batch"),
    path(f"{_PASSPORT}lima/", views.lima, name="lima"),
    path(f"{_PASSPORT}lima/despacho/<str:code>/", views.ship, name="ship"),
    path(f"{_PASSPORT}existencias/", views.stock, name="stock"),
    path(f"{_PASSPORT}no-recogidos/", views.uncollected, name="uncollected"),
    path(f"{_PASSPORT}perdidos/", views.losses, name="losses"),
    path(f"{_PASSPORT}registro/", views.register, name="register"),
    path(f"{_PASSPORT}cancelar/", views.report, name="report"),
    path(f"{_PASSPORT}informar/<str:number>", views.report_own, name="report_own"),
    path(f"{_PASSPORT}<str:number>/", views.case, name="case"),
    path(f"{_PASSPORT}<str:number>/enrolar", views.enrol, name="enrol"),
    path(f"{_PASSPORT}<str:number>/comprobar", views.check_identity, name="check_identity"),
    path(f"{_PASSPORT}<str:number>/enviar", views.send, name="send"),
    path(f"{_PASSPORT}<str:number>/denegar", views.refuse, name="refuse"),
    path(f"{_PASSPORT}<str:number>/apelacion-fundada", views.grant_appeal, name="grant_appeal"),
    path(f"{_PASSPORT}<str:number>/confirmar", views.confirm_refusal, name="confirm_refusal"),
    path(f"{_PASSPORT}<str:number>/personalizar", views.personalise, name="personalise"),
    path(f"{_PASSPORT}<str:number>/certificar", views.certify, name="certify"),
    path(f"{_PASSPORT}<str:number>/rechazar", views.reject, name="reject"),
    path(f"{_PASSPORT}<str:number>/inutilizar", views.void, name="void"),
    path(f"{_PASSPORT}<str:number>/no-recogido", views.discard, name="discard"),
    path(f"{_PASSPORT}<str:number>/despachar", views.despatch, name="despatch"),
    path(f"{_PASSPORT}<str:number>/entregar", views.deliver, name="deliver"),
    path(f"{_PASSPORT}<str:number>/libreta/<str:serial>", views.data_page, name="data_page"),
    path("frontera/pasaportes/", views.border, name="border"),
]
