"""How is a registry copy asked for, and how the sending of a travel permit?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.contexts.transmissions import queries
from chancery.contexts.transmissions.models import SoughtEntry, Transmission
from chancery.contexts.transmissions.procedures import PERMIT_TRANSMISSION, REGISTRY_COPY
from chancery.contexts.transmissions.rules import Book, DeliveryManner, Purpose, tariff_item
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, for_the_law
from chancery.kernel.base.errors import Conflict, Invalid, NotFound
from chancery.kernel.cases import actions as cases
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

OLDEST = 1850
GOOD = "issued"


class YearUnlikely(Invalid):
    """No consulate of Peru keeps an act of that year."""

    code = "registry_year_unlikely"
    sentence = "El año del acta debe estar entre {oldest} y {this}."
    next_step = "Si no lo sabe, escriba el más probable y dígalo en los otros datos."


class SpouseMissing(Invalid):
    """An act of marriage is of two."""

    code = "registry_spouse_missing"
    sentence = "Un acta de matrimonio es de dos personas: falta el nombre de la otra."


class DestinationMissing(Invalid):
    """What is printed is collected somewhere."""

    code = "transmission_destination_missing"
    sentence = "Elija la oficina donde la recogerá, o pídala digital."


class DestinationUnsuitable(Invalid):
    """Not every office has a counter."""

    code = "transmission_destination_unsuitable"
    sentence = "En {office} no se entregan documentos."
    next_step = "Elija un consulado, una oficina desconcentrada o un módulo de atención."


class PermitUnknown(NotFound):
    """No permit of that number, or not for whoever asks."""

    code = "transmission_permit_unknown"
    sentence = "No encontramos una autorización de viaje con ese número entre las que usted puede enviar."
    next_step = "Copie el número tal como está impreso: empieza por AVM. La envía quien la pidió."


class PermitNotGood(Conflict):
    """What no longer holds at the border is not sent to a counter."""

    code = "transmission_permit_not_good"
    sentence = "La autorización {number} ya no vale: se usó, venció o se revocó."
    next_step = "Para otro viaje hace falta otra autorización."


class PermitUnderWay(Conflict):
    """One paper travels once at a time."""

    code = "transmission_permit_under_way"
    sentence = "La autorización {number} ya se está enviando con la solicitud {case}."
    next_step = "Siga esa solicitud, o desista de ella antes de que salga del consulado."


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the applicant says of the act, and where the copy is collected: `destination` is none for a digital one."""

    book: Book
    holder: str
    year: int
    destination: Office | None
    manner: DeliveryManner = DeliveryManner.COUNTER
    other: str = ""
    happened_on: date | None = None
    place: str = ""
    reference: str = ""
    purpose: Purpose = Purpose.GENERAL


@transaction.atomic
def file(
    *,
    particulars: Particulars,
    office: Office,
    applicant: Person,
    actor: Actor,
    uploads: Mapping[str, UUID] | None = None,
) -> Transmission:
    """Ask the consulate that keeps the book for a certified copy, from anywhere: at home, there, or at any counter.

    Whoever serves at a counter asks for who stands before it, though the case be another office's. Raises
    `YearUnlikely`, `SpouseMissing`, `DestinationMissing`, `DestinationUnsuitable`, and what `cases.open` raises.
    """
    check_particulars(particulars=particulars)
    case = cases.open(
        procedure_code=REGISTRY_COPY.code,
        office=office,
        applicant=applicant,
        actor=_asking(actor, applicant),
        uploads=uploads,
        wanted=[Wanted(tariff_item(particulars.purpose))],
        facts=_facts(particulars.destination) | {"book": particulars.book, "purpose": particulars.purpose},
    )
    transmission = Transmission.objects.create(
        case=case,
        destination=particulars.destination,
        asked_at=_counter(actor, applicant, particulars.destination),
    )
    transmission.sought = SoughtEntry.objects.create(
        transmission=transmission,
        book=particulars.book,
        holder=particulars.holder.strip(),
        other=particulars.other.strip(),
        year=particulars.year,
        happened_on=particulars.happened_on,
        place=particulars.place.strip(),
        reference=particulars.reference.strip(),
        purpose=particulars.purpose,
    )
    return transmission


@transaction.atomic
def file_permit(
    *,
    permit_number: str,
    manner: DeliveryManner,
    destination: Office | None,
    applicant: Person | None,
    actor: Actor,
) -> Transmission:
    """Ask for a travel permit that was issued to be sent, legalised and delivered.

    Whoever asked for the permit does, or an officer at a counter for that person; nobody else learns that there is
    one. Raises `PermitUnknown`, `PermitNotGood`, `PermitUnderWay`, `DestinationMissing`, `DestinationUnsuitable`.
    """
    access.require_person(actor)
    check_destination(manner=manner, destination=destination)
    permit = queries.permit(permit_number)
    asking = applicant.id if applicant is not None else actor.person_id
    if permit is None or permit.requested_by != asking:
        raise PermitUnknown
    if permit.state != GOOD:
        raise PermitNotGood(number=permit.number)
    under_way = queries.under_way_with(permit.case_id)
    if under_way is not None:
        raise PermitUnderWay(number=permit.number, case=under_way.case.number)
    who = Person.objects.get(pk=permit.requested_by)
    case = cases.open(
        procedure_code=PERMIT_TRANSMISSION.code,
        office=organisation.office(permit.office_code),
        applicant=who,
        actor=_asking(actor, who),
        facts=_facts(destination) | {"permit": permit.number, "sha256": permit.sha256},
    )
    return Transmission.objects.create(
        case=case,
        destination=destination,
        asked_at=_counter(actor, who, destination),
        document_id=permit.document_id,
        permit_number=permit.number,
        permit_case_id=permit.case_id,
    )


def check_particulars(*, particulars: Particulars) -> None:
    """Whether what is said of the act makes sense. Raises as `file` does."""
    this = clock.today().year
    if not OLDEST <= particulars.year <= this:
        sentence = YearUnlikely.sentence.format(oldest=OLDEST, this=this)
        raise YearUnlikely({"year": [sentence]}, oldest=OLDEST, this=this)
    if particulars.book is Book.MARRIAGES and not particulars.other.strip():
        raise SpouseMissing({"other": [SpouseMissing.sentence]})
    check_destination(manner=particulars.manner, destination=particulars.destination)


def check_destination(*, manner: DeliveryManner, destination: Office | None) -> None:
    """Whether it can be collected there. Raises `DestinationMissing`, `DestinationUnsuitable`."""
    if manner is DeliveryManner.DIGITAL:
        return
    if destination is None:
        raise DestinationMissing({"destination": [DestinationMissing.sentence]})
    if destination.kind not in queries.DESTINATIONS or not destination.is_there(clock.today()):
        sentence = DestinationUnsuitable.sentence.format(office=destination.name)
        raise DestinationUnsuitable({"destination": [sentence]}, office=destination.name)


def _asking(actor: Actor, applicant: Person) -> Actor:
    """Whoever serves at any counter may ask there for who stands before it, whichever office has the book."""
    if actor.person_id == applicant.id or not actor.holds(*access.AT_A_COUNTER):
        return actor
    access.require(actor, *access.AT_A_COUNTER)
    return for_the_law(actor)


def _counter(actor: Actor, applicant: Person, destination: Office | None) -> Office | None:
    """At which counter it was asked for: the one of delivery if the officer serves there."""
    if actor.person_id == applicant.id:
        return None
    served = actor.offices(*access.AT_A_COUNTER)
    if destination is not None and destination.id in served:
        return destination
    return organisation.offices().filter(pk__in=served).order_by("code").first()


def _facts(destination: Office | None) -> dict[str, str]:
    return {"destination": destination.code if destination else DeliveryManner.DIGITAL}
