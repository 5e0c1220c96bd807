"""Which pages exist in English too? Those to which foreigners come; every other one is in Spanish, whatever the browser prefers.

Its English is that of Great Britain: the day stands before the month, as in Spanish.
"""

PAGES = (
    "/verificar/", "/apostillas/registro/", "/autoadhesivos/verificar/", "/firmas/consulta/", "/log/",
    "/cuenta/", "/reclamaciones/", "/informacion/", "/transparencia/", "/pagos/",
    "/citas/", "/mis-tramites/", "/tarifas/", "/tramites/pasaporte/informar/", "/tramites/autorizacion-viaje/por-autorizar/",
    "/apostillas/paises/", "/mesa-de-partes/seguimiento/", "/accesibilidad/", "/privacidad/",
)  # fmt: skip
"""How their addresses begin."""
CASES = (
    "visa", "salvoconducto", "dni", "pasaporte", "antecedentes-penales", "acceso-informacion", "autorizacion-viaje-menor",
    "escritura-publica", "poder-fuera-de-registro", "testamento", "testamento-cerrado", "testimonio-de-escritura",
    "boleta-de-escritura", "parte-a-registros", "testimonio-de-testamento", "apostilla", "legalizacion",
    "legalizacion-consular", "mesa-de-partes", "actuacion-de-ventanilla",
)  # fmt: skip
"""The procedures that one may ask for, and whose cases the applicant may read, in English, with the applicant's steps."""
SERVICES = (*CASES, "copia-certificada-acta", "envio-autorizacion-viaje")
"""The procedures that are told in English: of those that are not above, the request itself is in Spanish."""
CASE_ADDRESSES = (*CASES, "autorizacion-viaje", "escritura", "copia-de-escritura")
"""Under which names their pages stand: the procedure's, or one of several procedures."""
CASE_PAGES = (
    "recoger-en-otra-oficina", "autorizante", r"firma/\d+/(lugar|revocar)", "completar", "aclarar", "en-digital",
    "pedir", "perdida", "perdida-pasaporte",
)  # fmt: skip
"""What else of such a case is the applicant's: how the address goes on after the case's."""
OTHERS = (
    r"/", r"/tramites/", r"/oficinas/([^/]+/(tarifa/)?)?", r"/buzon/([0-9a-f-]{36}/)?", r"/mi-cuenta/contacto/",
    r"/escrituras/([0-9a-f-]{36}/(copias)?)?",
)  # fmt: skip
"""Addresses of which the beginning does not say it: the first page, the services, the offices and what each asks, one's
mailbox, how one is reached, and one's own deeds."""
_TOLD, _NAMES, _OWN = ("|".join(each) for each in (SERVICES, CASE_ADDRESSES, CASE_PAGES))
ADDRESSES = (
    rf"/tramites/({_TOLD})/", rf"/tramites/({_NAMES})/((solicitar|presentar)?|[A-Z]+-[^/]+/({_OWN})?)", r"/expedientes/[^/]+/paso/[^/]+", *OTHERS,
)  # fmt: skip
"""The whole addresses of all that the beginning does not tell: a service, its filing, a case, a step in one."""
