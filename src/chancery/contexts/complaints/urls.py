"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.complaints import views

app_name = "complaints"

urlpatterns = [
    path("reclamaciones/", views.door, name="door"),
    path("reclamaciones/nueva/", views.file, name="file"),
    path("reclamaciones/seguimiento/", views.follow, name="follow"),
    path("reclamaciones/seguimiento/opinion", views.rate, name="rate"),
    path("reclamaciones/mias/", views.own, name="own"),
    path("reclamaciones/indicadores/", views.indicators, name="indicators"),
    path("libro/", views.home, name="home"),
    path("libro/transcribir/", views.transcribe, name="transcribe"),
    path("libro/inutilizar/", views.void_sheet, name="void_sheet"),
    path("libro/oficinas/<slug:code>/<int:year>/", views.book, name="book"),
    path("libro/mejoras/<uuid:improvement_id>/", views.improvement, name="improvement"),
    path("libro/mejoras/<uuid:improvement_id>/anotar", views.note_improvement, name="note_improvement"),
    path("libro/mejoras/<uuid:improvement_id>/cerrar", views.close_improvement, name="close_improvement"),
    path("libro/<str:number>/", views.complaint, name="complaint"),
    path("libro/<str:number>/derivar", views.reroute, name="reroute"),
    path("libro/<str:number>/ampliar", views.extend, name="extend"),
    path("libro/<str:number>/responder", views.answer, name="answer"),
    path("libro/<str:number>/informe", views.report, name="report"),
    path("libro/<str:number>/carta", views.note_letter, name="note_letter"),
    path("libro/<str:number>/mejorar", views.open_improvement, name="open_improvement"),
]
