"""A consular office at work: its people, its rate of exchange, and a procedure that exists only in tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from chancery.kernel.acts import actions
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.cases.tests import factories as counters
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.fees.rules import Means
from chancery.kernel.fees.tests import factories as money
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import KinLine, Person
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network
from chancery.kernel.procedures.tests.examples import State, permit
from chancery.kernel.procedures.vocabulary import Assessment, Need, Step


@dataclass(frozen=True)
class Post:
    """An office abroad, who asks there, and who serves."""

    office: Office
    applicant: Person
    citizen: Actor
    officer: Actor
    consul: Actor
    cashier: Actor


CERTIFY = replace(
    permit(
        code="example_act",
        steps=(
            Step("admit", "Registrar el pago", by=Role.SYSTEM, from_=State.FILED, to=State.REVIEW),
            Step(
                "certify",
                "Certificar",
                by=Role.CONSUL,
                from_=State.REVIEW,
                to=State.GRANTED,
                needs=(Need.FEE_PAID,),
            ),
        ),
        deadlines=(),
        states={State.FILED: "Por pagar", State.REVIEW: "Pagada", State.GRANTED: "Hecha"},
        final=frozenset({State.GRANTED}),
        papers=(),
    ),
    offices=CONSULAR,
    assessment=Assessment.AUTOMATIC,
    series="EJA",
    numbered_by_office=True,
    paid_step="admit",
)


def today(office: Office) -> date:
    """The office's own day."""
    return clock.today(ZoneInfo(office.time_zone))


@contextmanager
def at_work(office: Office) -> Iterator[None]:
    """At noon of the office's next working day: what begins on a day of rest is counted from the next."""
    calendar, zone = organisation.calendar_of(office), ZoneInfo(office.time_zone)
    with clock.set_to(datetime.combine(calendar.next_working(today(office)), time(12), zone)):
        yield


def serving(office: Office, role: Role, name: str = "Sirve") -> Actor:
    """Somebody of that role at an office, with every factor."""
    person = people.make_person(name, role.value.title())
    people.make_role(person, role, office)
    return people.actor_of(person)


def post(code: str = "cg-milan") -> Post:
    """The network, the tariff, the office's rate of exchange this month, and its people."""
    if not Office.objects.filter(code=code).exists():
        network.load()
    office = organisation.office(code)
    fees.load_tariff(actor=people.SYSTEM)
    money.rate(office, "1.00", on=today(office))
    applicant = people.make_person("Rosa", "Solicitante")
    return Post(
        office,
        applicant,
        people.actor_of(applicant),
        serving(office, Role.OFFICER),
        serving(office, Role.CONSUL),
        serving(office, Role.CASHIER),
    )


def post_rate(at: Post) -> None:
    """The rate of the month that the clock shows."""
    money.rate(at.office, "1.00", on=today(at.office))


def pay(case: Case, at: Post) -> None:
    """Everything that the case owes, in cash."""
    for charge in charges.charges_of(case.id):
        if charge.is_owed:
            fees.take_payment(charge=charge, means=Means.CASH, office=at.office, actor=at.cashier)
    case.refresh_from_db()


@contextmanager
def published() -> Iterator[None]:
    """The ministry offers the example inside the block."""
    with counters.published(CERTIFY):
        yield


def file(at: Post, *wanted: Wanted) -> Case:
    return cases.open(
        procedure_code=CERTIFY.code,
        office=at.office,
        applicant=at.applicant,
        actor=at.citizen,
        wanted=wanted or (Wanted("consular.27"),),
        facts={},
    )


def certify(case: Case, at: Post, *, actor: Actor | None = None, concerned: tuple[Person, ...] = ()) -> Act:
    with cases.step(case, "certify", actor=actor or at.consul) as taking:
        return actions.perform(
            taking=taking,
            kind="signature",
            title="Legalización de firma",
            charge=charges.charges_of(case.id).get(),
            concerned=[person.id for person in concerned],
        )


def done(at: Post, *wanted: Wanted) -> Act:
    """An act from filing to its numbers."""
    case = file(at, *wanted)
    pay(case, at)
    return certify(case, at)


def bar(case: Case, why: str, at: Post) -> None:
    """Keep the officer from the case: it is `closed`, of the officer's `kin`, or a `node` writes it."""
    if why == "closed":
        with cases.step(case, "withdraw", actor=at.citizen):
            pass
    elif why == "kin":
        identity.record_kinship(
            person=person_of(at.officer),
            relative=at.applicant,
            line=KinLine.CONSANGUINITY,
            degree=2,
            actor=people.SYSTEM,
        )
    else:
        Case.objects.filter(pk=case.pk).update(site=at.office.code)
