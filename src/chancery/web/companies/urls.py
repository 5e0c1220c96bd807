"""Where companies and the powers to act for them are kept."""

from django.urls import path

from chancery.web.companies import views

app_name = "companies"

urlpatterns = [
    path("", views.companies, name="companies"),
    path("nueva/", views.register, name="register"),
    path("<uuid:company_id>/", views.company, name="company"),
    path("<uuid:company_id>/poderes/", views.represent, name="represent"),
    path("<uuid:company_id>/poderes/<uuid:power_id>/terminar/", views.end_power, name="end_power"),
]
