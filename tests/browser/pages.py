"""Which pages are there? Every address that the reviewed matrix says answers somebody, asked of one ministry."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpResponse

from chancery.contexts.apostilles.models import Request
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.procedures import registry
from tests.access import matrix
from tests.access.routes import routes
from tests.access.world import World

EYES = (
    ("anonymous",),
    ("citizen", "other_citizen", "representative"),
    (
        "officer",
        "consul",
        "supervisor",
        "registrar",
        "cashier",
        "auditor",
        "administrator",
        "no_second_factor",
    ),
)
"""A page is examined through the first of each kind of person that it answers; a public one as a stranger."""
VARIANTS = {
    "anonymous": (
        *(
            "/tramites/?q=apostila",
            "/tramites/?q=zzzz",
            "/nada/",
            "/verificar/?idioma=en-gb",
            "/?idioma=en-gb",
        ),
        *("/tramites/apostilla/?idioma=en-gb", "/oficinas/?text=spain&idioma=en-gb"),
    ),
    "citizen": ("/tramites/apostilla/EXA-2026-999999-9/",),
    "officer": ("/bandeja/?held=me&state=observed", "/buscar/?q=Solicitante", "/buscar/?q=zzzz"),
}
ANSWERED = {
    "form": "paper", "name": "Partida de nacimiento", "issued_by": "Registro de prueba", "signed_by": "",
    "signed_on": "2026-01-15", "pages_done": 3,
}  # fmt: skip
ANSWERS: dict[str, dict[str, object]] = {
    "apostille": {"destination": "ES", "document_class": "administrative", **ANSWERED},
    "legalisation": {"country": "VN", "nature": "public", **ANSWERED},
    "foreign_legalisation": {"country": "VN", "nature": "public", **ANSWERED},
    "visa": {
        "category": "tourist", "purpose": "Conocer Cusco", "arrives_on": "2030-01-15", "days": 30,
        "address_in_peru": "Cusco", "sponsor": "", "sponsor_registration": "", "surnames": "Rossi", "given_names": "Ada",
        "sex": "F", "born_on": "1990-01-15", "nationality": "IT", "residence": "IT", "address": "Milán",
        "occupation": "", "passport_country": "IT", "passport_number": "YB1234567", "passport_expires_on": "2035-01-15",
        "collective": "none", "family": "", "pages_done": 3,
    },
    "registry_copy": {
        "book": "births",
        "holder": "Lucía Quispe",
        "other": "",
        "year": 1994,
        "happened_on": None,
        "post": "",
        "country": "IT",
        "place": "Milán",
        "reference": "",
        "office": "cg-milan",
        "manner": "digital",
        "destination": "",
        "purpose": "general",
        "pages_done": 3,
    },
}  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """An address, who looks at it, and what it answered if it was asked."""

    who: str
    path: str
    answer: HttpResponse | None = None


def every_page(at: World) -> list[Seen]:
    """Each page of HTML that answers 200 to one of the eyes, and what an address alone does not tell."""
    told = {route.key: route for route in routes()}
    found = []
    for (key, method), row in matrix.read().items():
        if method != "GET" or key not in told:
            continue
        route = told[key]
        for who in _looking(row):
            answer = matrix.answer(at.browsers[who], at, route, "GET")
            if answer.status_code == 200 and is_page(answer):
                found.append(Seen(who, route.at(**at.values_for(route)), answer))
    return [*found, *(Seen(who, path) for who, paths in VARIANTS.items() for path in paths)]


def _looking(row: dict[str, str]) -> Iterator[str]:
    for kind in EYES:
        who = next((who for who in kind if row.get(who) == "200"), None)
        if who is not None:
            yield who
        if who == "anonymous":
            return


def is_page(answer: HttpResponse) -> bool:
    """HTML that is shown, not downloaded."""
    return answer.get("Content-Type", "").startswith("text/html") and "attachment" not in answer.get(
        "Content-Disposition", ""
    )


def filing_pages(at: World) -> list[Seen]:
    """Every page of every filing, with a draft in which all was answered."""
    request = Request.objects.select_related("case__applicant").get(
        case__number=at.numbers["apostille"]["paid"]
    )
    citizen = people.actor_of(request.case.applicant)
    pages = []
    for procedure in registry.every_version():
        with suppress(KeyError):
            answers = {**ANSWERS[procedure.code], "uploads": at.body["uploads"]}
            cases.keep_draft(procedure_code=procedure.code, answers=answers, actor=citizen)
            pages += [
                Seen("citizen", f"/tramites/{procedure.slug}/solicitar?paso={step}") for step in range(1, 5)
            ]
    return pages
