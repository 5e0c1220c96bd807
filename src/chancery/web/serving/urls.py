"""Where the notices stand that are an office's to serve."""

from django.urls import path

from chancery.web.serving import views

app_name = "serving"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("en-curso/", views.running, name="running"),
    path("<uuid:notice_id>/", views.notice, name="notice"),
    path("<uuid:notice_id>/visita/", views.record_visit, name="record_visit"),
    path("<uuid:notice_id>/correo/", views.post_letter, name="post_letter"),
    path("<uuid:notice_id>/correo/<uuid:letter_id>/", views.end_letter, name="end_letter"),
    path("<uuid:notice_id>/publicacion/", views.publish, name="publish"),
    path("<uuid:notice_id>/declaracion/", views.note_declaration, name="note_declaration"),
    path("<uuid:notice_id>/defecto/", views.find_flaw, name="find_flaw"),
    path("<uuid:notice_id>/prueba/", views.attach_proof, name="attach_proof"),
    path("prueba/<uuid:proof_id>/", views.proof, name="proof"),
    path("<uuid:notice_id>/expediente/", views.issue_file, name="issue_file"),
    path("<uuid:notice_id>/expediente/<str:number>.pdf", views.service_file, name="service_file"),
]
