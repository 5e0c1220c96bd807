"""Where the notices stand that have to be taken to a person."""

from django.urls import path

from chancery.web.personal_service import views

app_name = "personal_service"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("<uuid:notice_id>/", views.notice, name="notice"),
    path("<uuid:notice_id>/visita/", views.record_visit, name="record_visit"),
]
