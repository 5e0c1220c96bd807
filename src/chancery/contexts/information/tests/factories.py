"""A ministry that is asked: its responsible officials in Lima and at a post, their heads, and a citizen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chancery.contexts.apostilles.tests import factories as files
from chancery.contexts.information import actions, queries
from chancery.contexts.information.actions import Ground, Part
from chancery.contexts.information.models import Answer, AreaQuery, Found, Request
from chancery.contexts.information.rules import Delivery
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.redaction import Mark
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.tests import factories as paying
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

SYSTEM = people.SYSTEM
WORKING = datetime(2026, 11, 23, 10, tzinfo=clock.LIMA)
"""A Monday on which the ministry works."""
QUESTION = "Copia del informe de gestión consular del año 2025"
PRIVACY, SECRECY = "art17_privacy", "art16_negotiations"


@dataclass(frozen=True)
class Ministry:
    """The ministry and a post, each with who answers and who heads it; another post without; a citizen and an auditor."""

    office: Office
    post: Office
    bare: Office
    responsible: Actor
    at_post: Actor
    head: Actor
    consul: Actor
    auditor: Actor
    citizen: Actor
    applicant: Person


def ministry() -> Ministry:
    """The network, the tariff, the exceptions and the people."""
    network.load()
    fees.load_tariff(actor=SYSTEM)
    actions.load_tables(actor=SYSTEM)
    office, post, bare = (organisation.office(code) for code in ("mre", "cg-milan", "cg-tokio"))
    applicant = people.make_person("Rosalinda", "Solicitante")
    return Ministry(
        office,
        post,
        bare,
        serving("Irma", office, Role.INFORMATION_OFFICER),
        serving("Clara", post, Role.INFORMATION_OFFICER),
        serving("Héctor", office, Role.SUPERVISOR),
        serving("Carlos", post, Role.CONSUL),
        serving("Aurora", office, Role.AUDITOR),
        people.actor_of(applicant),
        applicant,
    )


def serving(name: str, office: Office, role: Role) -> Actor:
    """Somebody of that role at an office, with every factor."""
    person = people.make_person(name, "Funcionaria")
    people.make_role(person, role, office)
    return people.actor_of(person)


def asked(
    at: Ministry, *, of: Office | None = None, delivery: Delivery = Delivery.ELECTRONIC, text: str = QUESTION
) -> Request:
    """A request of the citizen."""
    return actions.file(
        text=text, delivery=delivery, asked_of=of or at.office, applicant=at.applicant, actor=at.citizen
    )


def found(at: Ministry, request: Request, content: bytes | None = None, title: str = "Informe") -> Found:
    """A file that the responsible official adds."""
    who = responsible_of(at, request)
    upload = documents.receive(
        filename="informe.pdf", content=content or files.pdf(str(clock.now())), actor=who
    )
    return actions.add_file(request=request, upload_id=upload.id, title=title, actor=who)


def redacted(at: Ministry, request: Request, exemption: str = PRIVACY) -> Found:
    """A file with a part taken out."""
    kept = found(at, request)
    part = Part(Mark(1, 10, 10, 60, 20), exemption)
    actions.redact(found=kept, parts=[part], actor=responsible_of(at, request))
    return kept


def answered(at: Ministry, **changes: object) -> Answer:
    """A request answered whole, with one file."""
    request = asked(at, **changes)  # type: ignore[arg-type]
    found(at, request)
    return actions.answer(request=request, text="Se entrega el informe.", actor=responsible_of(at, request))


def asked_of_unit(at: Ministry, request: Request, office: Office) -> AreaQuery:
    """A question to the unit that may hold it."""
    return actions.ask_area(
        request=request,
        office=office,
        question="Busque el informe",
        due_on=clock.today(),
        actor=at.responsible,
    )


def refused(at: Ministry, grounds: Sequence[Ground] = (Ground(PRIVACY),)) -> Answer:
    """A request refused."""
    request = asked(at)
    return actions.refuse(
        request=request, reason="Contiene datos íntimos de terceros", grounds=grounds, actor=at.responsible
    )


def priced(at: Ministry) -> Request:
    """A request on paper whose copies wait to be paid."""
    request = asked(at, delivery=Delivery.COPIES)
    actions.price(request=request, tariff="information.sheet", units=12, actor=at.responsible)
    return again(request)


def settle(request: Request) -> None:
    """Pay what it costs, as the provider would tell."""
    for charge in charges.charges_of(request.case_id):
        if charge.is_owed:
            told = paying.paid(
                paying.attempt(charge), reference=f"pay_{charge.id}", amount=str(charge.amount)
            )
            fees.confirm_payment(notification=told, actor=SYSTEM)


def elevated(at: Ministry) -> Request:
    """A refusal that was appealed and is before the Tribunal."""
    request = refused(at).request
    advance(request, "appeal", at.citizen, reason="La información es pública")
    advance(request, "elevate", at.responsible, reason="Oficio 12-2026")
    return again(request)


def advance(request: Request, code: str, actor: Actor, *, reason: str = "") -> None:
    """Take a plain step."""
    cases.advance(case=request.case, code=code, actor=actor, reason=reason)


def again(request: Request) -> Request:
    """The same, as it stands now."""
    return queries.by_number(SYSTEM, request.case.number)


def responsible_of(at: Ministry, request: Request) -> Actor:
    """Who answers it."""
    return at.at_post if request.case.office_id == at.post.id else at.responsible
