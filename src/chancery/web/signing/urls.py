"""Where officers sign with their own certificate."""

from django.urls import path

from chancery.web.signing import views

app_name = "signing"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("firmar", views.launch, name="launch"),
    path("certificados/", views.certificates, name="certificates"),
    path(
        "certificados/<uuid:certificate_id>/retirar", views.withdraw_certificate, name="withdraw_certificate"
    ),
    path("certificados/lista/actualizar", views.refresh_trust_list, name="refresh_trust_list"),
    path("<uuid:pending_id>/", views.paper, name="paper"),
    path("<uuid:pending_id>/documento.pdf", views.download, name="download"),
    path("<uuid:pending_id>/no-firmar", views.forgo, name="forgo"),
]
