"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.apostilles import views

app_name = "apostilles"

urlpatterns = [
    path("tramites/apostilla/", views.service, name="service"),
    path("tramites/apostilla/solicitar", views.file, name="file"),
    path("tramites/apostilla/<str:number>/", views.case, name="case"),
    path("tramites/apostilla/<str:number>/archivo/<uuid:upload_id>", views.source, name="source"),
    path("tramites/apostilla/<str:number>/tomar", views.take, name="take"),
    path("tramites/apostilla/<str:number>/observar", views.observe, name="observe"),
    path("tramites/apostilla/<str:number>/subsanar", views.correct, name="correct"),
    path("tramites/apostilla/<str:number>/emitir", views.issue, name="issue"),
    path("tramites/apostilla/<str:number>/denegar", views.refuse, name="refuse"),
    path("tramites/apostilla/<str:number>/recibir", views.receive, name="receive"),
    path("tramites/apostilla/<str:number>/entregar", views.deliver, name="deliver"),
    path("tramites/apostilla/<str:number>/desistir", views.withdraw, name="withdraw"),
    path("tramites/apostilla/<str:number>/anular", views.annul, name="annul"),
    path("apostillas/registro/", views.register, name="register"),
    path("apostillas/paises/", views.parties, name="parties"),
]
