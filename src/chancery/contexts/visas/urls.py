"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.visas.views import border, cases

app_name = "visas"
_VISA = "tramites/visa/"

urlpatterns = [
    path(f"{_VISA}solicitar", cases.file, name="file"),
    path(f"{_VISA}consultas/", cases.consultations, name="consultations"),
    path(f"{_VISA}consultas/<uuid:consultation_id>/", cases.answer, name="answer"),
    path(
        f"{_VISA}consultas/<uuid:consultation_id>/archivos/<uuid:upload_id>",
        cases.consulted_file,
        name="consulted_file",
    ),
    path(f"{_VISA}control/", cases.anomalies, name="anomalies"),
    path(f"{_VISA}<str:number>/", cases.case, name="case"),
    path(f"{_VISA}<str:number>/entrevista", cases.interview, name="interview"),
    path(f"{_VISA}<str:number>/respaldo", cases.check_sponsor, name="check_sponsor"),
    path(f"{_VISA}<str:number>/consultar", cases.consult, name="consult"),
    path(f"{_VISA}<str:number>/conceder", cases.grant, name="grant"),
    path(f"{_VISA}<str:number>/denegar", cases.refuse, name="refuse"),
    path(f"{_VISA}<str:number>/imprimir", cases.print_label, name="print_label"),
    path(f"{_VISA}<str:number>/inutilizar", cases.spoil_label, name="spoil_label"),
    path(f"{_VISA}<str:number>/revisar", cases.check_label, name="check_label"),
    path(f"{_VISA}<str:number>/cancelar", cases.cancel, name="cancel"),
    path(f"{_VISA}<str:number>/perdida-pasaporte", cases.tell_passport_loss, name="tell_passport_loss"),
    path(f"{_VISA}<str:number>/pasaporte", cases.report_passport, name="report_passport"),
    path(f"{_VISA}<str:number>/etiqueta/<str:serial>", cases.label, name="label"),
    path("frontera/visas/", border.border, name="border"),
    path("frontera/visas/ingreso", border.record_entry, name="record_entry"),
    path("frontera/visas/incidentes", border.incidents, name="incidents"),
    path(".well-known/visa-seal-keys.json", border.keys, name="keys"),
]
