"""Where a citizen finds what he asked for."""

from django.urls import path

from chancery.web.my_cases import views

app_name = "my_cases"

urlpatterns = [path("mis-tramites/", views.my_cases, name="my_cases")]
