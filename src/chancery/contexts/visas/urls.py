"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.visas import views

app_name = "visas"
_VISA = "tramites/visa/"

urlpatterns = [
    path(f"{_VISA}solicitar", views.file, name="file"),
    path(f"{_VISA}consultas/", views.consultations, name="consultations"),
    path(f"{_VISA}consultas/<uuid:consultation_id>/", views.answer, name="answer"),
    path(
        f"{_VISA}consultas/<uuid:consultation_id>/archivos/<uuid:upload_id>",
        views.consulted_file,
        name="consulted_file",
    ),
    path(f"{_VISA}control/", views.anomalies, name="anomalies"),
    path(f"{_VISA}<str:number>/", views.case, name="case"),
    path(f"{_VISA}<str:number>/entrevista", views.interview, name="interview"),
    path(f"{_VISA}<str:number>/respaldo", views.check_sponsor, name="check_sponsor"),
    path(f"{_VISA}<str:number>/consultar", views.consult, name="consult"),
    path(f"{_VISA}<str:number>/conceder", views.grant, name="grant"),
    path(f"{_VISA}<str:number>/denegar", views.refuse, name="refuse"),
    path(f"{_VISA}<str:number>/imprimir", views.print_label, name="print_label"),
    path(f"{_VISA}<str:number>/inutilizar", views.spoil_label, name="spoil_label"),
    path(f"{_VISA}<str:number>/revisar", views.check_label, name="check_label"),
    path(f"{_VISA}<str:number>/cancelar", views.cancel, name="cancel"),
    path(f"{_VISA}<str:number>/etiqueta/<str:serial>", views.label, name="label"),
    path("frontera/visas/", views.border, name="border"),
    path(".well-known/visa-seal-keys.json", views.keys, name="keys"),
]
