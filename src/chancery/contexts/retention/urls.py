"""Where are the pages of the archive?"""

from django.urls import path

from chancery.contexts.retention import views

app_name = "retention"
_transfer, _proposal = "transferencias/<str:number>/", "eliminaciones/<str:number>/"
urlpatterns = [
    path("", views.home, name="home"),
    path("expedientes/", views.search, name="search"),
    path("expedientes/<uuid:file_id>/", views.file, name="file"),
    path("expedientes/<uuid:file_id>/clasificar/", views.reclassify, name="reclassify"),
    path("transferir/<slug:code>/", views.transfer, name="transfer"),
    path("transferencias/", views.transfers, name="transfers"),
    path(_transfer, views.listing, name="listing"),
    path(f"{_transfer}<int:position>/recibir/", views.receive, name="receive"),
    path(f"{_transfer}<int:position>/devolver/", views.return_, name="return"),
    path("retenciones/", views.holds, name="holds"),
    path("retenciones/nueva/", views.hold, name="hold"),
    path("retenciones/<uuid:hold_id>/levantar/", views.lift, name="lift"),
    path("eliminaciones/", views.proposals, name="proposals"),
    path("eliminar/", views.propose, name="propose"),
    path(_proposal, views.proposal, name="proposal"),
    path(f"{_proposal}votar/", views.vote, name="vote"),
    path(f"{_proposal}acta/", views.close_session, name="close_session"),
    path(f"{_proposal}autorizacion/", views.authorise, name="authorise"),
    path(f"{_proposal}ejecutar/", views.dispose, name="dispose"),
    path("series/", views.series, name="series"),
    path("series/proponer/", views.propose_series, name="propose_series"),
    path("series/<uuid:proposal_id>/decidir/", views.decide_series, name="decide_series"),
]
