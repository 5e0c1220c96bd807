"""Where anyone verifies a paper."""

from django.urls import path

from chancery.web.verification import views

app_name = "verification"

urlpatterns = [
    path("", views.verify, name="verify"),
    path("archivo/", views.file, name="file"),
    path("<str:code>", views.document, name="document"),
    path("<str:code>/documento.pdf", views.download, name="download"),
    path("<str:code>/prueba.tlog-proof", views.proof, name="proof"),
]
