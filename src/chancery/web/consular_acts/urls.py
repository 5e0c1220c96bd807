"""Where consular acts are looked up."""

from django.urls import path

from chancery.web.consular_acts import views

app_name = "consular_acts"

urlpatterns = [path("", views.search, name="search")]
