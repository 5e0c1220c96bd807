"""Cases of procedures that exist only in tests, at an office with a real calendar."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import include, path

from chancery.config import urls as real
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions
from chancery.kernel.cases.models import Case
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import LegalPeriod, Office
from chancery.kernel.organisation.tests import factories as network
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.tests.examples import LAW
from chancery.kernel.procedures.vocabulary import Procedure


def _page(request: HttpRequest, number: str) -> HttpResponse:
    return HttpResponse(number)


urlpatterns = [
    path("ejemplo/", include(([path("<str:number>", _page, name="case")], "example"))),
    *real.urlpatterns,
]


@dataclass(frozen=True)
class Counter:
    """An office, who asks there, who examines and who heads it."""

    office: Office
    applicant: Person
    citizen: Actor
    officer: Actor
    supervisor: Actor

    def file(self, code: str) -> Case:
        """A case, as its applicant files it."""
        return actions.open(
            procedure_code=code, office=self.office, applicant=self.applicant, actor=self.citizen, facts={}
        )


def counter(code: str = "legalisations-lima") -> Counter:
    """The network, the periods of the examples, and the people of one office."""
    network.load()
    for period, amount in (("example.review", 30), ("example.cure", 10)):
        LegalPeriod.objects.get_or_create(
            code=period, valid_from=date(2020, 1, 1),
            defaults={"title": period, "amount": amount, "unit": "working_days", "norm": LAW.citation},
        )  # fmt: skip
    office = organisation.office(code)
    applicant = people.make_person("Rosa", "Solicitante")

    def serving(role: Role) -> Actor:
        person = people.make_person("Sirve", role.value.title())
        people.make_role(person, role, office)
        return people.actor_of(person)

    return Counter(
        office, applicant, people.actor_of(applicant), serving(Role.OFFICER), serving(Role.SUPERVISOR)
    )


@contextmanager
def published(*procedures: Procedure) -> Iterator[None]:
    """The ministry offers these too, inside the block, and their pages exist."""
    for procedure in procedures:
        registry.register(procedure)
    try:
        with override_settings(ROOT_URLCONF=__name__):
            yield
    finally:
        for procedure in procedures:
            del registry._versions[procedure.code]
            registry._read_anew()
