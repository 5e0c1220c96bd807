"""Where a watchman looks."""

from django.urls import path

from chancery.web.health import views

app_name = "health"

urlpatterns = [path("healthz", views.healthz, name="healthz")]
