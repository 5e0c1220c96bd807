"""Where the pages of stickers are."""

from django.urls import path

from chancery.contexts.stickers import views

app_name = "stickers"

urlpatterns = [
    path("", views.home, name="home"),
    path("verificar/", views.check, name="check"),
    path("verificar/<str:serial>/<str:code>", views.standing, name="standing"),
    path("por-colocar/", views.to_affix, name="to_affix"),
    path("actuaciones/<uuid:act_id>/", views.act, name="act"),
    path("actuaciones/<uuid:act_id>/colocar", views.affix_next, name="affix_next"),
    path("actuaciones/<uuid:act_id>/escaneado", views.affix_scanned, name="affix_scanned"),
    path("actuaciones/<uuid:act_id>/mal-impreso", views.misprint, name="misprint"),
    path("actuaciones/<uuid:act_id>/hoja-anexa", views.annex, name="annex"),
    path("actuaciones/<uuid:act_id>/etiqueta", views.print_label, name="print_label"),
    path("actuaciones/<uuid:act_id>/etiqueta.png", views.label_image, name="label_image"),
    path("imprenta/recibir", views.receive_from_mint, name="receive_from_mint"),
    path("imprenta/devolver", views.return_to_mint, name="return_to_mint"),
    path("oficinas/abrir", views.open_post, name="open_post"),
    path("bovedas/<uuid:vault_id>/", views.vault, name="vault"),
    path("bovedas/<uuid:vault_id>/abrir", views.open_vault, name="open_vault"),
    path("bovedas/<uuid:vault_id>/cerrar", views.close_vault, name="close_vault"),
    path("bovedas/<uuid:vault_id>/enviar", views.send, name="send"),
    path("bovedas/<uuid:vault_id>/pedir", views.order_stock, name="order_stock"),
    path("bovedas/<uuid:vault_id>/perdida", views.report_loss, name="report_loss"),
    path("bovedas/<uuid:vault_id>/baja", views.propose_discharge, name="propose_discharge"),
    path("bovedas/<uuid:vault_id>/inventario", views.swear_inventory, name="swear_inventory"),
    path("bovedas/<uuid:vault_id>/entregar", views.hand_over, name="hand_over"),
    path("movimientos/<str:movement_number>/", views.movement, name="movement"),
    path("movimientos/<str:movement_number>/aceptar", views.accept, name="accept"),
    path("movimientos/<str:movement_number>/rechazar", views.reject, name="reject"),
    path("movimientos/<str:movement_number>/anular", views.annul, name="annul"),
    path("pedidos/<str:order_number>/", views.order, name="order"),
    path("pedidos/<str:order_number>/rechazar", views.refuse_order, name="refuse_order"),
    path("pedidos/<str:order_number>/anular", views.cancel_order, name="cancel_order"),
    path("bajas/<uuid:discharge_id>/", views.discharge, name="discharge"),
    path("bajas/<uuid:discharge_id>/archivo", views.discharge_evidence, name="discharge_evidence"),
    path("bajas/<uuid:discharge_id>/autorizar", views.authorise_discharge, name="authorise_discharge"),
    path("bajas/<uuid:discharge_id>/no-autorizar", views.refuse_discharge, name="refuse_discharge"),
    path("inventarios/<uuid:count_id>/", views.count, name="count"),
    path("inventarios/<uuid:count_id>/recibir", views.receive_hand_over, name="receive_hand_over"),
    path("pronostico/", views.forecast, name="forecast"),
    path("pronostico.csv", views.forecast_csv, name="forecast_csv"),
    path("anomalias/", views.anomalies, name="anomalies"),
    path("libro/", views.book, name="book"),
    path("libro.csv", views.book_csv, name="book_csv"),
]
