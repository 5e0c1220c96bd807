"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.travel_papers import views

app_name = "travel_papers"
_PAPER = "tramites/salvoconducto/"

urlpatterns = [
    path(f"{_PAPER}solicitar", views.file, name="file"),
    path(f"{_PAPER}lista/", views.papers, name="papers"),
    path(f"{_PAPER}informe/", views.report, name="report"),
    path(f"{_PAPER}<str:number>/", views.case, name="case"),
    path(f"{_PAPER}<str:number>/identidad", views.identify, name="identify"),
    path(f"{_PAPER}<str:number>/autorizaciones", views.record_leave, name="record_leave"),
    path(f"{_PAPER}<str:number>/aprobar-otro", views.approve_second, name="approve_second"),
    path(f"{_PAPER}<str:number>/conceder", views.grant, name="grant"),
    path(f"{_PAPER}<str:number>/denegar", views.refuse, name="refuse"),
    path(f"{_PAPER}<str:number>/apelacion-fundada", views.grant_appeal, name="grant_appeal"),
    path(f"{_PAPER}<str:number>/confirmar", views.confirm_refusal, name="confirm_refusal"),
    path(f"{_PAPER}<str:number>/imprimir", views.print_paper, name="print_paper"),
    path(f"{_PAPER}<str:number>/inutilizar", views.spoil_paper, name="spoil_paper"),
    path(f"{_PAPER}<str:number>/entregar", views.hand_over, name="hand_over"),
    path(f"{_PAPER}<str:number>/perdida", views.tell_loss, name="tell_loss"),
    path(f"{_PAPER}<str:number>/cancelar", views.cancel, name="cancel"),
    path(f"{_PAPER}<str:number>/hojas/<str:paper>", views.sheet, name="sheet"),
    path("frontera/salvoconductos/", views.border, name="border"),
    path("frontera/salvoconductos/ingreso", views.record_entry, name="record_entry"),
    path("frontera/salvoconductos/incidentes", views.incidents, name="incidents"),
]
