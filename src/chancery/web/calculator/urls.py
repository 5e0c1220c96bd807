"""Where anybody counts a legal period."""

from django.urls import path

from chancery.web.calculator import views

app_name = "calculator"

urlpatterns = [
    path("plazos/", views.calculator, name="calculator"),
    path("plazos/reglas/", views.rules, name="rules"),
]
