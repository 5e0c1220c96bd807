"""Where the pages of the register of signatures are."""

from django.urls import path

from chancery.contexts.signatories import views

app_name = "signatories"

urlpatterns = [
    path("", views.register, name="register"),
    path("consulta/", views.consult, name="consult"),
    path("nueva", views.propose_signatory, name="propose_signatory"),
    path("entidades/nueva", views.add_authority, name="add_authority"),
    path("pendientes/", views.pending, name="pending"),
    path("pendientes/<uuid:registration_id>/", views.registration, name="registration"),
    path("pendientes/<uuid:registration_id>/aprobar", views.approve, name="approve"),
    path("pendientes/<uuid:registration_id>/rechazar", views.reject, name="reject"),
    path("facsimiles/<uuid:specimen_id>/<str:part>", views.open_specimen, name="open_specimen"),
    path(
        "certificados/<uuid:certificate_id>/revocar",
        views.propose_certificate_revocation,
        name="propose_certificate_revocation",
    ),
    path("<uuid:signatory_id>/", views.signatory, name="signatory"),
    path("<uuid:signatory_id>/cese", views.propose_end_of_tenure, name="propose_end_of_tenure"),
    path("<uuid:signatory_id>/facsimil", views.propose_specimen, name="propose_specimen"),
    path("<uuid:signatory_id>/certificado", views.propose_certificate, name="propose_certificate"),
]
