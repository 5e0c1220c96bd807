"""Where the pages of this context are."""

from django.urls import path

from chancery.contexts.public_deeds import views

app_name = "public_deeds"

urlpatterns = [
    path("tramites/escritura-publica/solicitar", views.file, name="file"),
    path(
        "tramites/poder-fuera-de-registro/solicitar", views.file_out_of_register, name="file_out_of_register"
    ),
    path("tramites/testamento/solicitar", views.file_will, name="file_will"),
    path("tramites/testamento-cerrado/solicitar", views.file_sealed_will, name="file_sealed_will"),
    path("tramites/testamento-cerrado/<str:number>/", views.sealed_will, name="sealed_will"),
    path("tramites/testamento-cerrado/<str:number>/recibir", views.receive_envelope, name="receive_envelope"),
    path("tramites/testamento-cerrado/<str:number>/pedir", views.ask_envelope, name="ask_envelope"),
    path(
        "tramites/testamento-cerrado/<str:number>/restituir",
        views.give_back_envelope,
        name="give_back_envelope",
    ),
    path(
        "tramites/testamento-cerrado/<str:number>/entregar", views.deliver_envelope, name="deliver_envelope"
    ),
    path("escrituras/testamentos-cerrados/", views.sealed_wills, name="sealed_wills"),
    path("tramites/escritura/<str:number>/", views.case, name="case"),
    path("tramites/escritura/<str:number>/borrador", views.redraft, name="redraft"),
    path("tramites/escritura/<str:number>/completar", views.complete, name="complete"),
    path("tramites/escritura/<str:number>/identidades", views.check_identity, name="check_identity"),
    path("tramites/escritura/<str:number>/calificar", views.qualify, name="qualify"),
    path("tramites/escritura/<str:number>/asentar", views.enter, name="enter"),
    path("tramites/escritura/<str:number>/firmas", views.sign, name="sign"),
    path("tramites/escritura/<str:number>/concluir", views.conclude, name="conclude"),
    path("tramites/escritura/<str:number>/anular", views.void, name="void"),
    path("tramites/escritura/<str:number>/abrir", views.open_will, name="open_will"),
    path(
        "tramites/escritura/<str:number>/reservado/<str:paper>.pdf",
        views.reserved_paper,
        name="reserved_paper",
    ),
    path("tramites/copia-de-escritura/<str:number>/", views.copy, name="copy"),
    path("tramites/copia-de-escritura/<str:number>/expedir", views.issue_copy, name="issue_copy"),
    path("escrituras/", views.deeds, name="deeds"),
    path("escrituras/registro/", views.consult, name="consult"),
    path("escrituras/indice/", views.index, name="index"),
    path("escrituras/indice.pdf", views.index_pdf, name="index_pdf"),
    path("escrituras/buscar/", views.search, name="search"),
    path("escrituras/antiguas/cargar", views.load_paper_deed, name="load_paper_deed"),
    path("escrituras/antiguas/<uuid:paper_id>/", views.paper_deed, name="paper_deed"),
    path("escrituras/antiguas/<uuid:paper_id>/imagen", views.paper_file, name="paper_file"),
    path("escrituras/<uuid:deed_id>/", views.deed, name="deed"),
    path("escrituras/<uuid:deed_id>/copias", views.request_copy, name="request_copy"),
]
