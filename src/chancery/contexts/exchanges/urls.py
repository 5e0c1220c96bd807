"""Where the pages of the exchange are, and the service that the platform calls."""

from django.urls import path

from chancery.contexts.exchanges import views

app_name = "exchanges"

urlpatterns = [
    path("servicios/Tramite", views.tramite, name="tramite"),
    path("intercambios/anexos/<str:token>", views.annexes, name="annexes"),
    path("intercambios/", views.home, name="home"),
    path("intercambios/entidades/", views.catalogue, name="catalogue"),
    path("intercambios/entidades/actualizar", views.refresh_catalogue, name="refresh_catalogue"),
    path("intercambios/entidades/<str:ruc>/programa", views.trust_program, name="trust_program"),
    path("intercambios/enviar", views.send, name="send"),
    path("intercambios/enviados/", views.sent, name="sent"),
    path("intercambios/enviados/<uuid:outgoing_id>/", views.outgoing, name="outgoing"),
    path("intercambios/enviados/<uuid:outgoing_id>/documento", views.sent_file, name="sent_file"),
    path("intercambios/enviados/<uuid:outgoing_id>/cargo", views.cargo_received, name="cargo_received"),
    path("intercambios/enviados/<uuid:outgoing_id>/reintentar", views.retry, name="retry"),
    path("intercambios/enviados/<uuid:outgoing_id>/subsanar", views.cure, name="cure"),
    path("intercambios/recibidos/<uuid:incoming_id>/", views.incoming, name="incoming"),
    path("intercambios/recibidos/<uuid:incoming_id>/documento", views.received_file, name="received_file"),
    path(
        "intercambios/recibidos/<uuid:incoming_id>/anexos/<int:ordinal>",
        views.received_annex,
        name="received_annex",
    ),
    path("intercambios/recibidos/<uuid:incoming_id>/cargo", views.cargo_given, name="cargo_given"),
    path("intercambios/recibidos/<uuid:incoming_id>/traer-anexos", views.fetch_annexes, name="fetch_annexes"),
    path("intercambios/recibidos/<uuid:incoming_id>/recibir", views.accept, name="accept"),
    path("intercambios/recibidos/<uuid:incoming_id>/observar", views.observe, name="observe"),
    path("intercambios/recibidos/<uuid:incoming_id>/rechazar", views.reject, name="reject"),
]
