"""Addresses of paying, of the counter and the desk, of rates and of the tariff."""

from django.urls import path

from chancery.web.payments.views import charges, counter, desk, exchange, notices, posts, tariff

app_name = "payments"
urlpatterns = [
    path("pagos/aviso", notices.take_notification, name="take_notification"),
    path("pagos/retorno/<uuid:attempt_id>", charges.returned, name="returned"),
    path("pagos/recibos/<str:number>", charges.receipt, name="receipt"),
    path("pagos/<uuid:charge_id>/", charges.charge, name="charge"),
    path("pagos/<uuid:charge_id>/pagar", charges.pay, name="pay"),
    path("caja/", desk.desk, name="desk"),
    path("caja/conciliar", desk.reconcile, name="reconcile"),
    path("caja/dias/<str:day>/", desk.day, name="day"),
    path("caja/diferencias/<uuid:difference_id>/", desk.difference, name="difference"),
    path("caja/diferencias/<uuid:difference_id>/registrar", desk.recover, name="recover"),
    path("caja/pagos/<uuid:payment_id>/devolver", desk.request_refund, name="request_refund"),
    path("caja/devoluciones/<uuid:refund_id>/", desk.refund, name="refund"),
    path("caja/derechos/<uuid:charge_id>/cobrar", counter.take, name="take"),
    path("caja/devoluciones/<uuid:refund_id>/entregar", counter.hand_back, name="hand_back"),
    path("caja/tipos-de-cambio/", exchange.rates, name="rates"),
    path("caja/tipos-de-cambio/proponer", exchange.propose_rate, name="propose_rate"),
    path("caja/tipos-de-cambio/<uuid:rate_id>/", exchange.rate, name="rate"),
    path("oficinas/<slug:code>/tarifa/", posts.tariff, name="post_tariff"),
    path("oficinas/<slug:code>/tarifa/temporales/", posts.temporary_prices, name="temporary_prices"),
    path("oficinas/<slug:code>/tarifa/temporales/terminar", posts.end_early, name="end_early"),
    path("tarifas/", tariff.table, name="tariff"),
    path("administracion/tarifas/", tariff.proposals, name="proposals"),
    path("administracion/tarifas/proponer", tariff.propose, name="propose"),
    path("administracion/tarifas/propuestas/<uuid:proposal_id>/", tariff.proposal, name="proposal"),
]
