"""Where an officer attends whoever comes."""

from django.urls import path

from chancery.web.counter import views

app_name = "counter"

urlpatterns = [
    path("", views.counter, name="counter"),
    path("registrar/", views.register, name="register"),
    path("<uuid:person_id>/", views.customer, name="customer"),
]
