"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.apostilles import views

app_name = "apostilles"

urlpatterns = [
    path("tramites/apostilla/solicitar", views.file, name="file"),
    path("tramites/apostilla/<str:number>/", views.case, name="case"),
    path("tramites/apostilla/<str:number>/emitir", views.issue, name="issue"),
    path("tramites/apostilla/<str:number>/denegar", views.refuse, name="refuse"),
    path("tramites/apostilla/<str:number>/confirmar", views.confirm_refusal, name="confirm_refusal"),
    path("apostillas/registro/", views.register, name="register"),
    path("apostillas/paises/", views.parties, name="parties"),
    path("administracion/convenio/", views.party_table, name="party_table"),
    path("administracion/convenio/proponer/", views.propose_party, name="propose_party"),
    path("administracion/convenio/<uuid:proposal_id>/", views.decide_party, name="decide_party"),
]
