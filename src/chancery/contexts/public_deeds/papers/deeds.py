"""Which facts does each paper state: the deed, its testimony, its summary, its letter to a registry?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from chancery.contexts.public_deeds.models import BookEntry, Copy, Deed, Manner, Party, Signature
from chancery.contexts.public_deeds.queries import IndexRow
from chancery.contexts.public_deeds.rules import lines, parties, words
from chancery.contexts.public_deeds.rules.kinds import Book, Part
from chancery.contexts.public_deeds.rules.lines import Line, Paragraph, Style
from chancery.kernel.base import wording
from chancery.kernel.fees.models import Charge
from chancery.kernel.organisation.models import Office

OFFICER_TITLE = "Cónsul"
_MARKS = {
    Manner.SIGNATURE: "Firma",
    Manner.SIGNATURE_AND_PRINT: "Firma y huella dactilar",
    Manner.PRINT: "Huella dactilar",
    Manner.OWN_CERTIFICATE: "Firma digital",
}
"""What stands in the box beside each name: what was done, and nothing else."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Where and how one who appears signed."""

    name: str
    part: str
    document: str
    manner: str
    on_words: str
    mark: str


@dataclass(frozen=True, slots=True)
class DeedPaper:
    """The deed: its lines on their fojas, its signatures, and the end of the signing (RC05 arts. 454-456)."""

    kind: str
    deed_number: str
    on: date
    first_foja: int
    last_foja: int
    lines: tuple[Line, ...]
    signers: tuple[Signer, ...]
    concluded_words: str
    officer_title: str
    charge: str
    place: str
    people: tuple[tuple[str, str], ...]

    def public(self) -> dict[str, str]:
        """What whoever holds the code may read: what act it is, who made it and who is empowered; not what it says."""
        return _public(
            self.kind, self.deed_number, self.on, (self.first_foja, self.last_foja), self.people, self.place
        )


@dataclass(frozen=True, slots=True)
class Testimony:
    """The full and literal copy, twenty-five lines a page (RC05 art. 500; tariff, item 17a)."""

    kind: str
    deed_number: str
    on: date
    first_foja: int
    last_foja: int
    lines: tuple[Line, ...]
    fojas: int
    closing: str
    officer_title: str
    charge: str
    place: str
    people: tuple[tuple[str, str], ...]

    def public(self) -> dict[str, str]:
        """As of the deed itself."""
        return _public(
            self.kind, self.deed_number, self.on, (self.first_foja, self.last_foja), self.people, self.place
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """What act a deed is, who made it, and where it stands (RC05 art. 502)."""

    deed_title: str
    deed_number: str
    deed_on: str
    deed_fojas: str
    standing: str
    noted: tuple[str, ...]
    book: str
    people: tuple[tuple[str, str, str], ...]
    object: str
    officer_title: str
    charge: str
    place: str
    on_words: str

    def public(self) -> dict[str, str]:
        """What act, which deed, since when."""
        return {
            "Acto": self.deed_title,
            "Escritura": self.deed_number,
            "Fecha de la escritura": self.deed_on,
            "Expedida en": self.place,
        }


def _public(
    kind: str,
    number: str,
    on: date,
    fojas: tuple[int, int],
    people: Sequence[tuple[str, str]],
    place: str,
) -> dict[str, str]:
    found = {"Acto": kind, "Fecha": wording.long_date(on), "Otorgada en": place}
    if fojas[0]:
        found |= {"Escritura": f"N.º {number}", "Fojas": f"{fojas[0]} a {fojas[1]}"}
    for part, name in people:
        found[part] = f"{found[part]}; {name}" if part in found else name
    return found


def signers(deed: Deed, people: Sequence[Party], signatures: Sequence[Signature]) -> tuple[Signer, ...]:
    """Those who appeared, in the order of the deed, each with how and when it signed."""
    by_party = {signature.party_id: signature for signature in signatures}
    return tuple(
        Signer(
            name=party.name,
            part=_called(deed, party),
            document=party.document,
            manner=Manner(by_party[party.id].manner).label,
            on_words=words.date_of(by_party[party.id].signed_on),
            mark=_MARKS[Manner(by_party[party.id].manner)],
        )
        for party in people
        if parties.appears(deed.form, Part(party.part))
    )


def deed_paper(
    deed: Deed,
    entry: BookEntry,
    people: Sequence[Party],
    signatures: Sequence[Signature],
    *,
    on: date,
    charge: str,
) -> DeedPaper:
    """The paper of a deed whose last signature was given."""
    return DeedPaper(
        kind=deed.form.title,
        deed_number=entry.printed_number,
        on=entry.entered_on,
        first_foja=entry.first_foja or 0,
        last_foja=entry.last_foja or 0,
        lines=lines_of(entry),
        signers=signers(deed, people, signatures),
        concluded_words=words.date_of(on),
        officer_title=OFFICER_TITLE,
        charge=charge,
        place=entry.office.city,
        people=named(deed, people),
    )


def named(deed: Deed, people: Sequence[Party]) -> tuple[tuple[str, str], ...]:
    """Who made the deed and who is empowered by it, as a stranger may read them: names and no numbers."""
    shown = (Part.GRANTOR, Part.COUNTERPART, Part.ATTORNEY)
    return tuple((_called(deed, party), party.name) for party in people if Part(party.part) in shown)


def _called(deed: Deed, party: Party) -> str:
    part = Part(party.part)
    seat = deed.form.seat(part)
    return f"Parte {seat.one}" if seat else part.label


def lines_of(entry: BookEntry) -> tuple[Line, ...]:
    """The text as it was broken when the deed was entered."""
    return tuple(Line(text, Style(style), is_last) for text, style, is_last in entry.lines)


def transcription(
    deed: Deed,
    entry: BookEntry,
    people: Sequence[Party],
    signatures: Sequence[Signature],
    *,
    heading: Sequence[str],
    end: date,
) -> tuple[Line, ...]:
    """The whole deed in lines: what comes before, the text word for word, and what was signed by whom on which day."""
    told = [Paragraph(heading[0], Style.TITLE), *(Paragraph(text) for text in heading[1:])]
    signed = [
        f"{signer.name.upper()}, {signer.part.lower()}, {signer.document}: {wording.within(signer.manner)} el {signer.on_words}."
        for signer in signers(deed, people, signatures)
    ]
    told_after = [
        Paragraph("FIRMAS", Style.PART),
        *(Paragraph(text) for text in signed),
        Paragraph(
            f"El proceso de firmas concluyó el {words.date_of(end)}. Firmado y sellado: {entry.entered_by.full_name.upper()}, "
            f"{OFFICER_TITLE}."
        ),
    ]
    return (*lines.broken(told), *lines_of(entry), *lines.broken(told_after))


def charge_line(charge: Charge, *numbers: str) -> str:
    """What every consular act shows: its numbers, the items of the tariff, and both amounts (RC05 art. 170)."""
    amounts = f"S/C {charge.consular_amount} · {charge.money}"
    paid = f"{amounts} · Gratuito: {charge.free_by}" if charge.free_by else amounts
    return " · ".join([*numbers, f"Tarifa {charge.item_numbers}", paid])


def testimony(
    copy: Copy,
    entry: BookEntry,
    told: Sequence[Line],
    people: Sequence[Party],
    *,
    charge: str,
    on: date,
    noted: Sequence[str],
) -> Testimony:
    """The facts of a testimony or of a letter; both are the whole deed, and differ in to whom they speak.

    Whoever reads the copy learns what was done to the deed since: `noted`.
    """
    deed = copy.deed
    fojas = lines.count(told)
    whom = "El parte" if copy.kind == "letter" else "El testimonio"
    closing = (
        f"{whom} es transcripción literal y completa de la escritura que corre de fojas {entry.first_foja} a {entry.last_foja} "
        f"del {Book(entry.book).label} de esta oficina, año {entry.year}, y consta de {words.number_of(fojas)} "
        f"{'foja' if fojas == 1 else 'fojas'} de hasta veinticinco líneas. Se expide en {entry.office.city} el "
        f"{words.date_of(on)}. Es la copia número {copy.ordinal} de su clase."
    )
    if noted:
        closing += f" Consta de la escritura, además: {'; '.join(noted)}."
    return Testimony(
        kind=deed.form.title,
        deed_number=entry.printed_number,
        on=entry.entered_on,
        first_foja=entry.first_foja or 0,
        last_foja=entry.last_foja or 0,
        lines=tuple(told),
        fojas=fojas,
        closing=closing,
        officer_title=OFFICER_TITLE,
        charge=charge,
        place=entry.office.city,
        people=named(deed, people),
    )


def summary(
    copy: Copy,
    entry: BookEntry,
    people: Sequence[Party],
    *,
    standing: str,
    noted: tuple[str, ...],
    charge: str,
    on: date,
) -> Summary:
    """The facts of a summary."""
    deed = copy.deed
    shown = (Part.GRANTOR, Part.COUNTERPART, Part.ATTORNEY, Part.BENEFICIARY)
    return Summary(
        deed_title=deed.form.title,
        deed_number=f"N.º {entry.printed_number}",
        deed_on=wording.long_date(entry.entered_on),
        deed_fojas=f"{entry.first_foja} a {entry.last_foja}",
        standing=standing,
        noted=noted,
        book=Book(entry.book).label,
        people=tuple(
            (_called(deed, party), party.name, party.document)
            for party in people
            if Part(party.part) in shown
        ),
        object=deed.object,
        officer_title=OFFICER_TITLE,
        charge=charge,
        place=entry.office.city,
        on_words=wording.long_date(on),
    )


def heading_of(copy: Copy, entry: BookEntry) -> tuple[str, ...]:
    """What a copy says before it transcribes: the title, and in a letter to whom it goes."""
    deed = copy.deed
    office = entry.office.name
    if copy.kind == "letter":
        return (
            f"Parte número {words.number_of(copy.ordinal)}",
            f"Señor registrador de {copy.registry}:",
            f"Sírvase usted inscribir la escritura pública de {deed.form.title.lower()} número "
            f"{words.number_of(entry.number or 0)}, otorgada ante el {office} el {words.date_of(entry.entered_on)}, cuyo texto "
            "íntegro es el siguiente:",
        )
    return (
        f"Testimonio de la escritura número {words.number_of(entry.number or 0)}",
        f"Testimonio literal que se expide a solicitud de parte, de la escritura pública que obra en el {office}:",
    )


def stored(told: Sequence[Line]) -> list[list[Any]]:
    """Lines as the book keeps them."""
    return [[line.text, line.style.value, line.is_last] for line in told]


INDEX = Path(__file__).parent / "index.typ"


def index_facts(
    rows: Sequence[IndexRow], *, office: Office, book: Book, year: int, order: str, at: datetime
) -> dict[str, Any]:
    """What an index states; it is printed and bound, and is no paper of its own."""
    return {
        "title": f"Índice {'alfabético' if order == 'alphabetical' else 'cronológico'}",
        "number": f"{year}",
        "office": office.name,
        "book": book.label,
        "year": year,
        "made_at": at.astimezone(ZoneInfo(office.time_zone)).strftime("%d/%m/%Y %H:%M"),
        "rows": [
            [
                row.people if order == "alphabetical" else row.number,
                row.number if order == "alphabetical" else row.people,
                row.title,
                row.on.strftime("%d/%m/%Y"),
                row.fojas,
                row.state,
            ]
            for row in rows
        ],
        "heads": [
            *(["Nombre", "N.º"] if order == "alphabetical" else ["N.º", "Nombres"]),
            "Acto",
            "Fecha",
            "Fojas",
            "Estado",
        ],
    }
