"""Addresses of paying, of the cashier's desk and of the tariff."""

from django.urls import path

from chancery.web.payments.views import charges, desk, notices, tariff

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
    path("tarifas/", tariff.table, name="tariff"),
    path("administracion/tarifas/", tariff.proposals, name="proposals"),
    path("administracion/tarifas/proponer", tariff.propose, name="propose"),
    path("administracion/tarifas/propuestas/<uuid:proposal_id>/", tariff.proposal, name="proposal"),
]
