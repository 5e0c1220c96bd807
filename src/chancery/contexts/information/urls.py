"""Where the pages of access to information are."""

from django.urls import path

from chancery.contexts.information import views

app_name = "information"

_CASE = "tramites/acceso-informacion/<str:number>"

urlpatterns = [
    path("tramites/acceso-informacion/solicitar", views.file, name="file"),
    path(f"{_CASE}/", views.case, name="case"),
    path(f"{_CASE}/aclarar", views.correct, name="correct"),
    path(f"{_CASE}/en-digital", views.go_digital, name="go_digital"),
    path(f"{_CASE}/prorroga", views.extend, name="extend"),
    path(f"{_CASE}/encauzar", views.redirect, name="redirect"),
    path(f"{_CASE}/liquidar", views.price, name="price"),
    path(f"{_CASE}/entregar", views.answer, name="answer"),
    path(f"{_CASE}/denegar", views.refuse, name="refuse"),
    path(f"{_CASE}/no-existe", views.state_missing, name="state_missing"),
    path(f"{_CASE}/fundada", views.note_granted, name="note_granted"),
    path(f"{_CASE}/desestimada", views.note_denied, name="note_denied"),
    path(f"{_CASE}/cumplir", views.comply, name="comply"),
    path(f"{_CASE}/entregado/<uuid:delivered_id>", views.delivered, name="delivered"),
    path(f"{_CASE}/archivos/agregar", views.add_file, name="add_file"),
    path(f"{_CASE}/archivos/<uuid:found_id>", views.found_file, name="found_file"),
    path(f"{_CASE}/archivos/<uuid:found_id>/quitar", views.remove_file, name="remove_file"),
    path(f"{_CASE}/archivos/<uuid:found_id>/tachar", views.redact, name="redact"),
    path(f"{_CASE}/archivos/<uuid:found_id>/pagina/<int:page>", views.page_picture, name="page_picture"),
    path(f"{_CASE}/consultar", views.ask_area, name="ask_area"),
    path(f"{_CASE}/publicar", views.publish, name="publish"),
    path("informacion/", views.home, name="home"),
    path("acceso-informacion/", views.board, name="board"),
    path("acceso-informacion/consultas/", views.area_queries, name="area_queries"),
    path("acceso-informacion/consultas/<uuid:query_id>/", views.reply_for_area, name="reply_for_area"),
    path("informacion/responsables/", views.responsible, name="responsible"),
    path("informacion/clasificada/", views.register, name="register"),
    path("acceso-informacion/clasificar/", views.classify, name="classify"),
    path("acceso-informacion/clasificada/<str:number>/", views.change_classified, name="change_classified"),
    path("informacion/informe/<int:year>/", views.report, name="report"),
    path("acceso-informacion/informe/<int:year>/emitir", views.issue_report, name="issue_report"),
    path("informacion/respuestas/<uuid:publication_id>/", views.publication, name="publication"),
    path(
        "informacion/respuestas/<uuid:publication_id>/archivos/<int:file_id>",
        views.published_file,
        name="published_file",
    ),
    path(
        "acceso-informacion/retirar/<uuid:publication_id>/",
        views.withdraw_publication,
        name="withdraw_publication",
    ),
]
