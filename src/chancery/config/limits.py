"""Which limit holds for which routes? How much each allows stands in the settings."""

ROUTES = {
    "guesses": [
        "verificar/", "verificar/<str:code>", "verificar/<str:code>/documento.pdf",
        "verificar/<str:code>/prueba.tlog-proof", "api/v1/documents/<code>", "autoadhesivos/verificar/",
        "intercambios/anexos/<str:token>",
        "autoadhesivos/verificar/<str:serial>/<str:code>", "api/v1/stickers/check/<serial>/<code>",
    ],
    "inspections": ["verificar/archivo/", "api/v1/documents/verify"],
    "lookups": [
        "apostillas/registro/", "api/v1/apostilles/register", "firmas/consulta/", "escrituras/registro/",
        "api/v1/public-deeds/registry", "mesa-de-partes/seguimiento/", "api/v1/correspondence/follow",
        "reclamaciones/seguimiento/", "api/v1/complaints/follow", "api/v1/complaints/rate",
    ],
    "tokens": ["api/v1/oauth/token", "api/v1/oauth/revoke"],
    "uploads": [
        "api/v1/uploads/", "api/v1/uploads/resumable/", "por-firmar/<uuid:pending_id>/",
        "api/v1/own-signatures/<uuidstr:pending_id>/signed", "firmador/firmado/<str:token>",
    ],
    "filings": [
        "tramites/apostilla/solicitar", "tramites/legalizacion/solicitar", "tramites/legalizacion-consular/solicitar",
        "tramites/autorizacion-viaje/solicitar", "api/v1/travel-permits/",
        "tramites/copia-certificada-acta/solicitar", "tramites/envio-autorizacion-viaje/solicitar",
        "api/v1/transmissions/", "api/v1/transmissions/permits",
        "citas/reservar/<slug:code>/<slug:service>/<slug:stamp>/", "citas/<uuid:appointment_id>/mover/", "citas/espera/",
        "api/v1/appointments/", "api/v1/appointments/<uuidstr:appointment_id>/move",
        "api/v1/apostilles/", "api/v1/legalisations/", "api/v1/legalisations/foreign",
        "tramites/escritura-publica/solicitar", "tramites/poder-fuera-de-registro/solicitar",
        "tramites/testamento/solicitar", "tramites/testamento-cerrado/solicitar", "api/v1/sealed-wills/", "escrituras/<uuid:deed_id>/copias", "api/v1/public-deeds/",
        "api/v1/public-deeds/<number>/copies", "cuentas/abrir/", "api/v1/consular-accounts/",
        "api/v1/consular-accounts/<number>/deposits", "api/v1/consular-accounts/<number>/statements",
        "memorandos/nuevo/", "memorandos/por-firmar/", "api/v1/memoranda/", "api/v1/memoranda/batches",
        "tramites/mesa-de-partes/presentar", "api/v1/correspondence/presentations",
        "archivo/transferir/<slug:code>/", "archivo/eliminar/", "archivo/retenciones/nueva/", "archivo/series/proponer/",
        "api/v1/retention/transfers", "api/v1/retention/disposals", "api/v1/retention/holds", "api/v1/retention/series/proposals",
        "correspondencia/<str:number>/digitalizar", "correspondencia/<str:number>/archivos/<int:ordinal>/digitalizar", "api/v1/correspondence/records/<number>/digitisations",
        "reclamaciones/nueva/", "reclamaciones/seguimiento/opinion", "libro/transcribir/", "api/v1/complaints/",
        "api/v1/complaints/transcriptions", "mesa-de-servicio/nuevo/", "api/v1/service-desk/",
    ],
    "sign_ups": ["cuenta/crear/", "cuenta/proveedor/crear/"],
    "password_resets": ["cuenta/clave/olvidada/", "cuenta/clave/nueva/<str:uidb36>-<str:key>/"],
}  # fmt: skip
