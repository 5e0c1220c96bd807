"""Where files set apart are decided."""

from django.urls import path

from chancery.web.quarantine import views

app_name = "quarantine"
urlpatterns = [
    path("", views.quarantine, name="quarantine"),
    path("<uuid:upload_id>/", views.upload, name="upload"),
    path("<uuid:upload_id>/archivo", views.file, name="file"),
]
