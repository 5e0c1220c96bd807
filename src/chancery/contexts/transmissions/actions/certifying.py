"""How does the consulate find the act in its book, certify it, or say that it cannot?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from chancery.contexts.transmissions import papers, queries
from chancery.contexts.transmissions.models import FoundEntry, Transmission
from chancery.contexts.transmissions.rules import Book, Purpose, size_of
from chancery.kernel.acts import actions as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock, countries, wording
from chancery.kernel.base.actor import Actor, for_the_law
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import papers as case_papers
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.models import Charge
from chancery.kernel.identity import access

ACT = "registry_copy"


class ImageNeeded(Invalid):
    """The page shows the entry as it was scanned."""

    code = "registry_image_needed"
    sentence = "La imagen del asiento debe ser un JPG o un PNG: la copia la muestra tal como se escaneó."
    next_step = "Escanee la página del libro como imagen y vuelva a adjuntarla."


class RegisteredInFuture(Invalid):
    code = "registry_entry_in_future"
    sentence = "La fecha de inscripción no puede ser posterior a hoy."


class EntryNotLoaded(Conflict):
    """The consul certifies what he compared with the book."""

    code = "registry_entry_not_loaded"
    sentence = "Todavía no se cargó la imagen del asiento del expediente {number}."
    next_step = "Busque el acta en el libro y cargue su imagen; después certifíquela."


class NotCompared(Invalid):
    """A certified copy says that it is true to the book (D.S. 032-2023-RE, art. 97)."""

    code = "registry_copy_not_compared"
    sentence = "Falta declarar que comparó la imagen con el asiento del libro."


@dataclass(frozen=True, slots=True)
class Entry:
    """Where the act stands in the book, and of whom it is as the book writes it."""

    volume: str
    folio: str
    number: str
    registered_on: date
    holder: str
    other: str = ""


def find(
    *, transmission: Transmission, entry: Entry, image: UUID, actor: Actor, reverse: UUID | None = None
) -> FoundEntry:
    """Load the scanned image of the entry with its place in the book; loading again corrects it.

    Raises `ImageNeeded`, `RegisteredInFuture`, `UploadUnknown`, `UploadNotUsable`.
    """
    with cases.step(transmission.case, "find", actor=actor) as taking:
        if entry.registered_on > clock.latest_today():
            raise RegisteredInFuture({"registered_on": [RegisteredInFuture.sentence]})
        for name, upload_id in (("image", image), ("reverse", reverse)):
            if upload_id is not None:
                _take_in(taking, name, upload_id, actor)
        taking.facts["entry"] = {
            "volume": entry.volume,
            "folio": entry.folio,
            "number": entry.number,
            "image": image,
            "reverse": reverse,
        }
        return FoundEntry.objects.create(
            transmission=transmission,
            volume=entry.volume.strip(),
            folio=entry.folio.strip(),
            number=entry.number.strip(),
            registered_on=entry.registered_on,
            holder=entry.holder.strip(),
            other=entry.other.strip(),
            image_id=image,
            reverse_id=reverse,
            found_by_id=access.require_person(actor),
        )


def certify(*, transmission: Transmission, is_compared: bool, actor: Actor) -> Document:
    """Do the consular act: number, sign and seal the copy with the image of the entry in it.

    What is collected at the consulate itself needs no road. Raises `EntryNotLoaded`, `NotCompared` and what
    `acts.perform` raises.
    """
    with cases.step(transmission.case, "certify", actor=actor) as taking:
        found = queries.found_of(transmission)
        if found is None:
            raise EntryNotLoaded(number=taking.case.number)
        if not is_compared:
            raise NotCompared({"is_compared": [NotCompared.sentence]})
        charge = fees.charges_of(taking.case.id).get()
        stated = _Stated(taking, transmission, found, charge)
        act = acts.perform(
            taking=taking,
            kind=ACT,
            title=stated.title,
            charge=charge,
            document=lambda act: taking.issue(stated.paper(act), title=stated.title),
        )
        assert act.document is not None
        transmission.document = act.document
        transmission.save(update_fields=["document"])
    if transmission.destination_id == taking.case.office_id:
        with cases.step(transmission.case, "make_ready", actor=for_the_law(actor)):
            pass
    return act.document


def not_found(*, transmission: Transmission, reason: str, actor: Actor) -> None:
    """Say that the book has no such act, and where it was looked for: it may be appealed (TUO of Ley 27444, art. 218)."""
    with cases.step(transmission.case, "not_found", actor=actor, reason=reason) as taking:
        taking.issue(case_papers.refusal(taking, about=_about(transmission)))


def refuse(*, transmission: Transmission, reason: str, actor: Actor) -> None:
    """Refuse with a reasoned paper that is notified and may be appealed (TUO of Ley 27444, arts. 6 and 218)."""
    with cases.step(transmission.case, "refuse", actor=actor, reason=reason) as taking:
        taking.issue(case_papers.refusal(taking, about=_about(transmission)))


def confirm_refusal(*, transmission: Transmission, reason: str, actor: Actor) -> None:
    """End the appeal, and the matter within the ministry, with a reasoned paper (TUO of Ley 27444, arts. 227, 228)."""
    with cases.step(transmission.case, "confirm_refusal", actor=actor, reason=reason) as taking:
        taking.issue(case_papers.appeal_decision(taking, about=_about(transmission)))


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a copy states, before its act has numbers."""

    taking: Taking
    transmission: Transmission
    found: FoundEntry
    charge: Charge

    @property
    def title(self) -> str:
        return f"Copia certificada de {self.transmission.sought.label}"

    def paper(self, act: Act) -> papers.RegistryCopy:
        office, found, sought = self.taking.case.office, self.found, self.transmission.sought
        on = clock.today(ZoneInfo(office.time_zone))
        sides = [side.file_id for side in (found.image, found.reverse) if side is not None]
        return papers.RegistryCopy(
            act=Book(sought.book).label.capitalize(),
            holder=found.holder,
            other=found.other,
            volume=found.volume,
            folio=found.folio,
            act_number=found.number,
            registered_on=wording.long_date(found.registered_on),
            registry=office.name,
            country=countries.name(office.country),
            purpose=Purpose(sought.purpose).label,
            place=office.city,
            on=on,
            on_words=wording.long_date(on),
            entry_number=act.entry_number,
            consular_number=act.act_number,
            charge=_charged(self.charge),
            image_sha256=tuple(str(sha256) for sha256 in sides),
            sides=len(sides),
        )


def _charged(charge: Charge) -> str:
    """The item, and both moneys or by which article it was free (D.S. 076-2005-RE, arts. 170 and 173)."""
    paid = f"GRATIS, {charge.free_by}" if charge.free_by else f"S/C {charge.consular_amount} = {charge.money}"
    return f"Tarifa {charge.item_numbers} · {paid}"


def _take_in(taking: Taking, name: str, upload_id: UUID, actor: Actor) -> None:
    upload = stored.own_upload(actor, upload_id)
    documents.check_usable(upload)
    if size_of(stored.content(upload.file_id)) is None:
        raise ImageNeeded({name: [ImageNeeded.sentence]})
    documents.use_upload(upload_id=upload_id, case_id=taking.case.id, actor=actor)


def _about(transmission: Transmission) -> dict[str, str]:
    sought = transmission.sought
    people = f"{sought.holder} y {sought.other}" if sought.other else sought.holder
    return {"Acta": f"{sought.label.capitalize()} de {people}", "Año": str(sought.year)}
