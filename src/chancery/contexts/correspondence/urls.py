"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.correspondence import views

app_name = "correspondence"

urlpatterns = [
    path("tramites/mesa-de-partes/presentar", views.file, name="file"),
    path("tramites/mesa-de-partes/<str:number>/", views.case, name="case"),
    path("tramites/mesa-de-partes/<str:number>/registrar", views.admit, name="admit"),
    path("mesa-de-partes/seguimiento/", views.follow, name="follow"),
    path("administracion/correspondencia/", views.tables, name="tables"),
    path(
        "administracion/correspondencia/instrucciones/proponer",
        views.propose_instruction,
        name="propose_instruction",
    ),
    path(
        "administracion/correspondencia/instrucciones/<uuid:proposal_id>/",
        views.decide_instruction,
        name="decide_instruction",
    ),
    path("administracion/correspondencia/horarios/proponer", views.propose_hours, name="propose_hours"),
    path(
        "administracion/correspondencia/horarios/<uuid:proposal_id>/",
        views.decide_hours,
        name="decide_hours",
    ),
    path("correspondencia/", views.home, name="home"),
    path("correspondencia/buscar/", views.search, name="search"),
    path("correspondencia/registrar/", views.register, name="register"),
    path("correspondencia/indicadores/", views.indicators, name="indicators"),
    path("correspondencia/derivar/", views.route_many, name="route_many"),
    path("correspondencia/recibir/", views.receive_many, name="receive_many"),
    path("correspondencia/movimientos/<uuid:movement_id>/recibir", views.receive, name="receive"),
    path("correspondencia/movimientos/<uuid:movement_id>/devolver", views.return_, name="return"),
    path("correspondencia/movimientos/<uuid:movement_id>/atender", views.attend, name="attend"),
    path("correspondencia/digitalizaciones/", views.digitisations, name="digitisations"),
    path("correspondencia/digitalizaciones/<uuid:digitisation_id>/", views.digitisation, name="digitisation"),
    path(
        "correspondencia/digitalizaciones/<uuid:digitisation_id>/rechazar",
        views.reject_digitisation,
        name="reject_digitisation",
    ),
    path(
        "correspondencia/digitalizaciones/<uuid:digitisation_id>/copia",
        views.searchable_copy,
        name="searchable_copy",
    ),
    path(
        "correspondencia/digitalizaciones/<uuid:digitisation_id>/originales/<int:ordinal>",
        views.digitised_file,
        name="digitised_file",
    ),
    path(
        "correspondencia/digitalizaciones/<uuid:digitisation_id>/paginas/<int:page>",
        views.recognised_page,
        name="recognised_page",
    ),
    path("correspondencia/<str:number>/", views.record, name="record"),
    path("correspondencia/<str:number>/derivar", views.route, name="route"),
    path("correspondencia/<str:number>/archivar", views.archive, name="archive"),
    path("correspondencia/<str:number>/reabrir", views.reopen, name="reopen"),
    path("correspondencia/<str:number>/acumular", views.join, name="join"),
    path("correspondencia/<str:number>/vincular", views.link, name="link"),
    path("correspondencia/<str:number>/hoja-de-ruta", views.print_route_sheet, name="route_sheet"),
    path("correspondencia/<str:number>/archivos/<int:ordinal>", views.record_file, name="file_of"),
    path("correspondencia/<str:number>/digitalizar", views.digitise, name="digitise"),
    path(
        "correspondencia/<str:number>/archivos/<int:ordinal>/digitalizar",
        views.digitise_file,
        name="digitise_file",
    ),
]
