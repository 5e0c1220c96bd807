"""Where an officer attends whoever comes."""

from django.urls import path

from chancery.web.attending import views

app_name = "attending"

urlpatterns = [
    path("", views.attend, name="attend"),
    path("registrar/", views.register, name="register"),
    path("<uuid:person_id>/", views.customer, name="customer"),
]
