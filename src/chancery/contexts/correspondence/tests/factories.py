"""A ministry that receives mail: its front desk, two units, a citizen, and documents in every state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chancery.contexts.apostilles.tests import factories as files
from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.actions import Destination
from chancery.contexts.correspondence.models import Presentation, Record, RecordMovement
from chancery.contexts.correspondence.procedures import MAIN
from chancery.contexts.correspondence.rules import RecordKind, Sender, SenderKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Upload
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

SYSTEM = system_actor("prueba")
WORKING = datetime(2026, 11, 25, 15, tzinfo=clock.LIMA)
"""A Wednesday afternoon on which the ministry works."""
SENDER = Sender(SenderKind.ENTITY, "20131370998", "Ministerio de Prueba")


@dataclass(frozen=True)
class Ministry:
    """The front desk, two units with a secretary each and a head, a post abroad, and a citizen."""

    desk: Office
    unit: Office
    other: Office
    clerk: Actor
    secretary: Actor
    head: Actor
    lawyer: Actor
    consul: Actor
    citizen: Actor
    applicant: Person


def ministry() -> Ministry:
    """The network, the tables and the people."""
    network.load()
    actions.load_tables(actor=SYSTEM)
    applicant = people.make_person("Rosa", "Solicitante")
    return Ministry(
        desk=organisation.office("gda"),
        unit=organisation.office("oti"),
        other=organisation.office("leg"),
        clerk=serving("Carmen", "gda"),
        secretary=serving("Sara", "oti"),
        head=serving("Héctor", "oti", Role.SUPERVISOR),
        lawyer=serving("Luis", "leg"),
        consul=serving("Clara", "cg-milan", Role.CONSUL),
        citizen=people.actor_of(applicant),
        applicant=applicant,
    )


def pdf(text: str) -> bytes:
    """A plain PDF, another one for another text."""
    return files.pdf(text)


def person_of(actor: Actor) -> Person:
    """The person who acts."""
    assert actor.person_id is not None
    return Person.objects.get(pk=actor.person_id)


def serving(name: str, office: str, role: Role = Role.OFFICER) -> Actor:
    """Somebody who serves at an office."""
    person = people.make_person(name, "Funcionaria")
    people.make_role(person, role, organisation.office(office))
    return people.actor_of(person)


def registered(at: Ministry, *, to: Office | None = None, **changes: object) -> Record:
    """A document registered at the front desk, and sent on if asked."""
    stated: dict[str, object] = {
        "office": at.desk,
        "sender": SENDER,
        "subject": "Solicita información sobre convenios de comunicación",
        "kind": RecordKind.OFFICIAL_LETTER,
        "sheets": 3,
        "number_of_sender": "Oficio N° 000206-2026-OTDA/MP",
        "with_receipt": False,
        "addressee": to,
        "actor": at.clerk,
    }
    made = actions.register(**{**stated, **changes})  # type: ignore[arg-type]
    return queries.row(made.id)


def in_hand(at: Ministry, **changes: object) -> RecordMovement:
    """What the unit has received and has to attend to."""
    record = registered(at, to=at.unit, **changes)
    return actions.receive(movement=queries.holder_of(record), actor=at.secretary)


def to(office: Office, instruction: str = "attend", **more: object) -> Destination:
    """Where a document goes next."""
    return Destination(office, instruction, **more)  # type: ignore[arg-type]


def upload(actor: Actor, content: bytes | None = None, name: str = "escrito.pdf") -> Upload:
    """A file handed in."""
    return documents.receive(filename=name, content=content or pdf(f"Escrito {clock.now()}"), actor=actor)


def presented(
    at: Ministry,
    *,
    actor: Actor | None = None,
    content: bytes | None = None,
    annexes: Mapping[str, UUID] | None = None,
    **changes: object,
) -> Presentation:
    """A document presented by the citizen, or at the window of whoever is named."""
    who = actor or at.citizen
    stated: dict[str, object] = {
        "kind": RecordKind.REQUEST,
        "subject": "Pido copia de un convenio",
        "addressee": at.unit,
        "sheets": 2,
    }
    return actions.file(
        particulars=actions.Particulars(**{**stated, **changes}),  # type: ignore[arg-type]
        uploads={MAIN: upload(who, content).id, **(annexes or {})},
        office=at.desk,
        applicant=at.applicant,
        actor=who,
    )


def advance(
    presentation: Presentation,
    code: str,
    actor: Actor,
    *,
    reason: str = "",
    uploads: Mapping[str, UUID] | None = None,
) -> None:
    """Take a plain step."""
    presentation.case.refresh_from_db()
    cases.advance(case=presentation.case, code=code, actor=actor, reason=reason, uploads=uploads)
    presentation.case.refresh_from_db()


def admitted(at: Ministry, **changes: object) -> Record:
    """A document presented and registered."""
    presentation = presented(at, **changes)  # type: ignore[arg-type]
    return actions.admit(presentation=presentation, addressee=at.unit, actor=at.clerk)


def lima(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November; the thirty-first is the first of December."""
    return datetime(2026, 11, 1, hour, minute, tzinfo=clock.LIMA) + timedelta(days=day - 1)
