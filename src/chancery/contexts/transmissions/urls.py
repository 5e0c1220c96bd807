"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.transmissions import views

app_name = "transmissions"

urlpatterns = [
    path("tramites/copia-certificada-acta/solicitar", views.file, name="file"),
    path("tramites/envio-autorizacion-viaje/solicitar", views.file_permit, name="file_permit"),
    path("transmisiones/", views.queue, name="queue"),
    path("transmisiones/<str:number>/", views.case, name="case"),
    path("transmisiones/<str:number>/imagen/<int:side>", views.image, name="image"),
    path("transmisiones/<str:number>/cargar", views.find, name="find"),
    path("transmisiones/<str:number>/certificar", views.certify, name="certify"),
    path("transmisiones/<str:number>/no-hallada", views.not_found, name="not_found"),
    path("transmisiones/<str:number>/denegatoria-confirmada", views.confirm_refusal, name="confirm_refusal"),
    path("transmisiones/<str:number>/rechazar", views.refuse, name="refuse"),
    path("transmisiones/<str:number>/enviar", views.transmit, name="transmit"),
    path("transmisiones/<str:number>/recibir", views.receive, name="receive"),
    path("transmisiones/<str:number>/devolver", views.return_to_post, name="return_to_post"),
    path("transmisiones/<str:number>/legalizar", views.legalise, name="legalise"),
    path("transmisiones/<str:number>/reenviar", views.forward, name="forward"),
    path("transmisiones/<str:number>/aceptar", views.accept, name="accept"),
    path("transmisiones/<str:number>/devolver-a-lima", views.return_to_lima, name="return_to_lima"),
    path("transmisiones/<str:number>/imprimir", views.print_paper, name="print_paper"),
    path("transmisiones/<str:number>/entregar", views.deliver, name="deliver"),
    path("transmisiones/<str:number>/confirmar", views.collect, name="collect"),
]
