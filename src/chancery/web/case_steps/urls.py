"""Where the steps, files and papers of any case are."""

from django.urls import path

from chancery.web.case_steps import views
from chancery.web.case_steps.identity import identity

app_name = "case_steps"

urlpatterns = [
    path("expedientes/<str:number>/paso/<slug:slug>", views.step, name="step"),
    path("expedientes/<str:number>/identidad", identity, name="identity"),
    path("expedientes/<str:number>/archivo/<uuid:upload_id>", views.attachment, name="attachment"),
    path("expedientes/<str:number>/documento/<str:paper>/anular", views.annul, name="annul"),
]
