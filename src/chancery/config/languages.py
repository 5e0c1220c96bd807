"""Which pages exist in English too? Those to which foreigners come; every other one is in Spanish, whatever the browser prefers.

Its English is that of Great Britain: the day stands before the month, as in Spanish.
"""

PAGES = (
    "/verificar/", "/apostillas/registro/", "/autoadhesivos/verificar/", "/firmas/consulta/", "/log/",
    "/cuenta/", "/reclamaciones/", "/informacion/", "/transparencia/", "/pagos/",
    "/tramites/acceso-informacion/solicitar",
    "/tramites/visa/solicitar", "/tramites/salvoconducto/solicitar", "/tramites/dni/solicitar",
    "/tramites/pasaporte/solicitar", "/tramites/pasaporte/informar/", "/tramites/antecedentes-penales/solicitar",
    "/tramites/autorizacion-viaje/por-autorizar/",
)  # fmt: skip
"""How their addresses begin."""
CASES = ("visa", "salvoconducto", "dni", "pasaporte", "antecedentes-penales")
"""The procedures whose cases the applicant may read in English, with the steps that are the applicant's."""
CASE_PAGES = ("recoger-en-otra-oficina",)
"""What else of such a case is the applicant's: how the address goes on after the case's."""
OTHERS = (r"/oficinas/[^/]+/tarifa/", r"/tramites/autorizacion-viaje/[A-Z]+-[^/]+/autorizante")
"""Addresses of which the beginning does not say it: what a post asks, and a journey as who authorises it reads it."""
