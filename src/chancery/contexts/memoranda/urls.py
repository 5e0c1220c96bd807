"""Where the pages of internal documents are."""

from django.urls import path

from chancery.contexts.memoranda import views

app_name = "memoranda"

urlpatterns = [
    path("", views.home, name="home"),
    path("nuevo/", views.draft, name="draft"),
    path("buscar/", views.search, name="search"),
    path("por-firmar/", views.to_sign, name="to_sign"),
    path("lotes/<uuid:batch_id>/", views.batch, name="batch"),
    path("unidades/<slug:code>/entrada/", views.inbox, name="inbox"),
    path("unidades/<slug:code>/salida/", views.outbox, name="outbox"),
    path("unidades/<slug:code>/sin-acuse/", views.unacknowledged, name="unacknowledged"),
    path("unidades/<slug:code>/registro/", views.register, name="register"),
    path("unidades/<slug:code>/registro.csv", views.register_csv, name="register_csv"),
    path("despachos/<uuid:dispatch_id>/recibir/", views.receive, name="receive"),
    path("despachos/<uuid:dispatch_id>/archivar/", views.file_away, name="file_away"),
    path("<uuid:document_id>/", views.document, name="document"),
    path("<uuid:document_id>/escribir/", views.save, name="save"),
    path("<uuid:document_id>/coautores/", views.add_co_author, name="add_co_author"),
    path("<uuid:document_id>/versiones/<int:number>/", views.version, name="version"),
    path("<uuid:document_id>/proyecto.pdf", views.project_pdf, name="project_pdf"),
    path("<uuid:document_id>/documento.pdf", views.paper_pdf, name="paper_pdf"),
    path("<uuid:document_id>/vistos/<int:place>.pdf", views.endorsed_pdf, name="endorsed_pdf"),
    path("<uuid:document_id>/revision/", views.send_to_review, name="send_to_review"),
    path("<uuid:document_id>/retirar/", views.recall, name="recall"),
    path("<uuid:document_id>/visar/", views.endorse, name="endorse"),
    path("<uuid:document_id>/devolver/", views.return_for_changes, name="return_for_changes"),
    path("<uuid:document_id>/firmar/", views.sign, name="sign"),
    path("<uuid:document_id>/despachar/", views.dispatch, name="dispatch"),
    path("<uuid:document_id>/anular/", views.annul, name="annul"),
    path("<uuid:document_id>/descartar/", views.discard, name="discard"),
]
