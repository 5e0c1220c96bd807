"""What do our own rows say in the words of the contract? The same each time they are asked."""

from datetime import date, datetime

from chancery.contexts.exchanges.models import Cargo, Incoming, Outgoing
from chancery.contexts.exchanges.rules import MOST_REFUSALS, CargoTramite, RecepcionTramite
from chancery.kernel.base import clock
from chancery.kernel.gateway import interoperability
from chancery.kernel.organisation import calendars
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

_NO_NUMBER_YET = "0" * 10
_PERIOD = "exchange.cure"
_MOST_NAMES = 750


def document_of(found: Outgoing, annexes: tuple[str, ...], content: bytes) -> RecepcionTramite:
    """What we send; the number is all that it lacks at first."""
    return RecepcionTramite(
        vrucentrem=found.sender_ruc,
        vrucentrec=found.receiver.ruc,
        vnomentemi=found.sender_name,
        vuniorgrem=found.unit,
        vcuo=found.cuo or _NO_NUMBER_YET,
        vcuoref=found.reference,
        ccodtipdoc=found.kind,
        vnumdoc=found.document_number,
        dfecdoc=found.document_at.astimezone(clock.LIMA),
        vuniorgdst=found.to_unit,
        vnomdst=found.to_name,
        vnomcardst=found.to_post,
        vasu=found.subject,
        snumanx=len(annexes),
        snumfol=found.folios,
        bpdfdoc=content,
        vnomdoc=found.filename,
        lstanexos=annexes,
        vurldocanx=found.annex_url,
        ctipdociderem=found.identity_kind,
        vnumdociderem=found.identity_number,
    )


def receipt_of(incoming: Incoming, cargo: Cargo, content: bytes) -> CargoTramite:
    """What we answer to what came."""
    names = list(incoming.annexes.values_list("name", flat=True))
    return CargoTramite(
        vrucentrem=incoming.sender_ruc,
        vrucentrec=interoperability.ourselves().ruc,
        vcuo=incoming.cuo,
        vcuoref=incoming.reference,
        vnumregstd=cargo.number,
        vanioregstd=cargo.year,
        dfecregstd=cargo.registered_at.astimezone(clock.LIMA),
        vuniorgstd=cargo.unit,
        vusuregstd=cargo.user,
        bcarstd=content,
        vobs=cargo.observation,
        cflgest=cargo.outcome,
        vdesanxstdrec="; ".join(names)[:_MOST_NAMES],
    )


def cure_due(office: Office, observed_at: datetime) -> date:
    """The last day for sending anew what was observed."""
    day = observed_at.astimezone(clock.LIMA).date()
    period = organisation.legal_period(_PERIOD, day)
    return calendars.add(day, period.amount, period.unit, organisation.calendar_of(office)).on


def waits_for_a_person(found: Outgoing | Incoming) -> bool:
    """Whether the other side refused so often that nothing more is tried by itself."""
    return found.due_at is None and found.refusals >= MOST_REFUSALS
