"""Which mail passes through several services? An entity's letter, answered by an oficio that leaves over the State's platform."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.correspondence import queries as registry
from chancery.contexts.correspondence.rules import RecordKind, Sender, SenderKind
from chancery.contexts.exchanges import queries as exchanges
from chancery.contexts.memoranda import actions as memoranda
from chancery.contexts.memoranda.actions import Content
from chancery.contexts.memoranda.rules import Kind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases.demo import Story, at_work
from chancery.kernel.organisation import queries as organisation

_ENTITY = "20990000019"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who registers at the front desk, and the unit that answers, with its head."""

    clerk: Actor
    unit: str
    author: Actor
    head: Actor


def stories(*, cast: Cast, seed: int) -> list[Story]:
    """One that was answered: its file holds the oficio, and the oficio its exchange."""
    return [_answered(cast, Random(f"{seed}respuesta"))]  # noqa: S311


def _answered(cast: Cast, chance: Random) -> Story:
    until, unit = clock.now(), organisation.office(cast.unit)
    calendar = organisation.calendar_of(unit)
    begun = until - timedelta(days=4)
    yield (at := at_work(begun, days=0, calendar=calendar, until=until, chance=chance))
    entity = exchanges.entity_named(_ENTITY)
    assert entity is not None
    came = correspondence.register(
        actor=cast.clerk,
        office=organisation.office("gda"),
        sender=Sender(SenderKind.ENTITY, entity.ruc, entity.name),
        subject="Pide opinión sobre el intercambio de documentos entre entidades",
        kind=RecordKind.OFFICIAL_LETTER,
        sheets=2,
        number_of_sender="Oficio N° 000044-2026-SG/MP",
        addressee=unit,
        with_receipt=True,
    )
    yield (at := at_work(at, days=1, calendar=calendar, until=until, chance=chance))
    received = registry.holder_of(registry.row(came.id))
    correspondence.receive(movement=received, actor=cast.author)
    document = memoranda.draft(
        kind=Kind.OFFICIAL_LETTER,
        unit=unit,
        content=_opinion(entity.name),
        record_number=came.number,
        answers_record=True,
        actor=cast.author,
    )
    memoranda.send_to_review(document=document, base=1, actor=cast.author)
    yield at_work(at, days=0, calendar=calendar, until=until, chance=chance)
    memoranda.sign(document=document, version=1, dispatches=True, actor=cast.head)


def _opinion(entity: str) -> Content:
    lines = [f"{entity}; Ana Invitada; Secretaria General"]
    return Content(
        subject="Opinión sobre el intercambio de documentos entre entidades",
        references="Oficio N° 000044-2026-SG/MP",
        body="Es grato dirigirme a usted para remitir la opinión solicitada.\n\n1. El intercambio reduce los plazos.\n"
        "2. El cargo de recepción acredita la entrega.",
        addressees=tuple(memoranda.check_addressees(kind=Kind.OFFICIAL_LETTER, lines=lines)),
    )
