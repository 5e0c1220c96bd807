"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.apostilles import views

app_name = "apostilles"

urlpatterns = [
    path("tramites/apostilla/solicitar", views.file, name="file"),
    path("tramites/apostilla/<str:number>/", views.case, name="case"),
    path("tramites/apostilla/<str:number>/emitir", views.issue, name="issue"),
    path("tramites/apostilla/<str:number>/denegar", views.refuse, name="refuse"),
    path("apostillas/registro/", views.register, name="register"),
    path("apostillas/paises/", views.parties, name="parties"),
]
