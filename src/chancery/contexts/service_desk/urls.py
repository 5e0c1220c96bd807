"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.service_desk import views

app_name = "service_desk"

urlpatterns = [
    path("mesa-de-servicio/", views.home, name="home"),
    path("mesa-de-servicio/nuevo/", views.open_ticket, name="open"),
    path("mesa-de-servicio/<str:number>/", views.ticket, name="ticket"),
    path("mesa-de-servicio/<str:number>/tomar", views.take, name="take"),
]
