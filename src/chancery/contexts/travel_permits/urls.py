"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.travel_permits import views

app_name = "travel_permits"
_PERMIT = "tramites/autorizacion-viaje/"

urlpatterns = [
    path(f"{_PERMIT}solicitar", views.file, name="file"),
    path(f"{_PERMIT}por-autorizar/", views.mine, name="mine"),
    path(f"{_PERMIT}firmas/", views.signatures, name="signatures"),
    path(f"{_PERMIT}firmas/<uuid:authoriser_id>/", views.sign, name="sign"),
    path(f"{_PERMIT}<str:number>/", views.case, name="case"),
    path(f"{_PERMIT}<str:number>/emitir", views.issue, name="issue"),
    path(f"{_PERMIT}<str:number>/denegar", views.refuse, name="refuse"),
    path(f"{_PERMIT}<str:number>/apelacion-fundada", views.grant_appeal, name="grant_appeal"),
    path(f"{_PERMIT}<str:number>/confirmar", views.confirm_refusal, name="confirm_refusal"),
    path(f"{_PERMIT}<str:number>/autorizante", views.authorisation, name="authorisation"),
    path(f"{_PERMIT}<str:number>/firma/<int:ordinal>/lugar", views.move_signing, name="move_signing"),
    path(f"{_PERMIT}<str:number>/firma/<int:ordinal>/revocar", views.revoke, name="revoke"),
    path("frontera/", views.border, name="border"),
    path("frontera/salida", views.record_exit, name="record_exit"),
    path("frontera/incidentes/", views.incidents, name="incidents"),
    path("frontera/estado", views.status, name="status"),
    path(".well-known/travel-permit-keys.json", views.keys, name="keys"),
    path(".well-known/travel-permit-list", views.control_list, name="control_list"),
]
