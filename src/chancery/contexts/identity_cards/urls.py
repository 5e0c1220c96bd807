"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.identity_cards import views

app_name = "identity_cards"
_CARD = "tramites/dni/"

urlpatterns = [
    path(f"{_CARD}solicitar", views.file, name="file"),
    path(f"{_CARD}<str:number>/", views.case, name="case"),
    path(f"{_CARD}<str:number>/capturar", views.capture, name="capture"),
    path(f"{_CARD}<str:number>/esquela", views.return_act, name="return_act"),
    path(f"{_CARD}<str:number>/aprobar", views.approve, name="approve"),
    path(f"{_CARD}<str:number>/enviar", views.transmit, name="transmit"),
    path(f"{_CARD}<str:number>/recuperar", views.recover, name="recover"),
    path(f"{_CARD}<str:number>/entregar", views.deliver, name="deliver"),
    path(f"{_CARD}<str:number>/devolver", views.return_card, name="return_card"),
    path(f"{_CARD}<str:number>/anotar", views.annotate, name="annotate"),
    path(f"{_CARD}<str:number>/recoger-en-otra-oficina", views.change_pickup, name="change_pickup"),
    path(f"{_CARD}<str:number>/enviar-a-otra-oficina", views.forward, name="forward"),
    path(f"{_CARD}<str:number>/no-aceptado", views.take_back, name="take_back"),
    path("dni/", views.home, name="home"),
    path("dni/envios/<str:number>/", views.shipment, name="shipment"),
    path("dni/envios/<str:number>/enviar", views.send, name="send"),
    path("dni/recepciones/<uuid:reception_id>/", views.reception, name="reception"),
    path("dni/traslados/<uuid:transfer_id>/", views.transfer, name="transfer"),
    path("dni/conteos/<uuid:count_id>/", views.close_count, name="close_count"),
    path("dni/<slug:code>/", views.listed, name="listed"),
    path("dni/<slug:code>/envios/", views.shipments, name="shipments"),
    path("dni/<slug:code>/envios/preparar", views.prepare, name="prepare"),
    path("dni/<slug:code>/recepciones/", views.receptions, name="receptions"),
    path("dni/<slug:code>/recepciones/nueva", views.receive_cards, name="receive_cards"),
    path("dni/<slug:code>/traslados/", views.transfers, name="transfers"),
    path("dni/<slug:code>/existencias/", views.stock, name="stock"),
    path("dni/<slug:code>/existencias/mover", views.move_stock, name="move_stock"),
    path("dni/<slug:code>/existencias/contar", views.count_stock, name="count_stock"),
]
