"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.criminal_records import views

app_name = "criminal_records"
_RECORD = "tramites/antecedentes-penales/"

urlpatterns = [
    path(f"{_RECORD}solicitar", views.file, name="file"),
    path(f"{_RECORD}emitidos/", views.report, name="report"),
    path(f"{_RECORD}revisiones/", views.reviews, name="reviews"),
    path(f"{_RECORD}revisiones/<uuid:review_id>/", views.answer, name="answer"),
    path(f"{_RECORD}revisiones/<uuid:review_id>/confirmar", views.decide, name="decide"),
    path(f"{_RECORD}<str:number>/", views.case, name="case"),
    path(f"{_RECORD}<str:number>/verificar", views.verify, name="verify"),
    path(f"{_RECORD}<str:number>/consultar", views.consult, name="consult"),
    path(f"{_RECORD}<str:number>/emitir", views.issue, name="issue"),
    path(f"{_RECORD}<str:number>/denegar", views.refuse, name="refuse"),
    path(f"{_RECORD}<str:number>/entregar", views.deliver, name="deliver"),
    path(f"{_RECORD}<str:number>/certificado.pdf", views.certificate, name="certificate"),
    path(f"{_RECORD}<str:number>/apelacion-fundada", views.grant_appeal, name="grant_appeal"),
    path(f"{_RECORD}<str:number>/confirmar", views.confirm_refusal, name="confirm_refusal"),
    path(f"{_RECORD}<str:number>/documentos/<str:paper_number>.pdf", views.paper, name="paper"),
]
