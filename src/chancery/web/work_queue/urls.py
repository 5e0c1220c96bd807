"""Where the officer's work is found."""

from django.urls import path

from chancery.web.work_queue import views

app_name = "work_queue"

urlpatterns = [
    path("bandeja/", views.work_queue, name="work_queue"),
    path("demoras/", views.delays, name="delays"),
    path("buscar/", views.search, name="search"),
    path("expedientes/<str:number>/", views.find, name="find"),
    path("expedientes/<str:number>/reservar", views.claim, name="claim"),
    path("expedientes/<str:number>/devolver", views.release, name="release"),
    path("expedientes/<str:number>/asignar", views.assign, name="assign"),
    path("expedientes/<str:number>/historia", views.history, name="history"),
    path("expedientes/<str:number>/plazos", views.deadlines, name="deadlines"),
]
