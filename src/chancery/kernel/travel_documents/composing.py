"""How is a machine-readable zone written? Doc 9303-3, §4."""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from chancery.kernel.base.errors import Invalid
from chancery.kernel.travel_documents import dates, names
from chancery.kernel.travel_documents.check_digits import ALPHABET, check_digit
from chancery.kernel.travel_documents.layouts import LAYOUTS, WORDS, Form, Layout
from chancery.kernel.travel_documents.reading import UnreadableZone, read
from chancery.kernel.travel_documents.zones import NUMBER_ROOM, MachineReadableZone, Sex


class UnwritableZone(Invalid):
    """What was to be written would not be read again as it is: too long, or in other characters. Norm: Doc 9303-3, §4.3."""

    code = "unwritable_zone"
    sentence = "No se puede escribir la zona de lectura mecánica: {what}."
    next_step = "Corrija el dato señalado."


def state(
    form: Form,
    *,
    document_code: str,
    issuer: str,
    number: str,
    nationality: str,
    born_on: date | str,
    sex: Sex,
    expires_on: date,
    primary: str,
    secondary: str = "",
    optional: str = "",
    optional_2: str = "",
    choices: Mapping[str, str] | None = None,
) -> MachineReadableZone:
    """The zone of a person as the person writes their name; the name is transliterated, and cut where it must.

    `born_on` is the six characters where part of the day is unknown. Raises the refusals of `names.state`.
    """
    stretch = LAYOUTS[form].fields["name"]
    first, second = names.state(primary, secondary, stretch.stop - stretch.start, choices=choices)
    return MachineReadableZone(
        form=form,
        document_code=document_code,
        issuer=issuer,
        number=as_number(number),
        nationality=nationality,
        born_on=dates.written(born_on) if isinstance(born_on, date) else born_on,
        sex=sex,
        expires_on=dates.written(expires_on),
        primary=first,
        secondary=second,
        optional=as_number(optional),
        optional_2=as_number(optional_2),
    )


def as_number(text: str) -> str:
    """A number in the zone's characters: what is no letter or figure becomes a filler. Norm: Doc 9303-4, §4.2.2.2."""
    return re.sub("[^0-9A-Z]", "<", text.strip().upper()).rstrip("<")


def compose(zone: MachineReadableZone) -> tuple[str, ...]:
    """Its lines. What they do not say again when they are read is not written: raises `UnwritableZone`."""
    layout = LAYOUTS[zone.form]
    if strange := set("".join(_texts(zone))) - ALPHABET - {" "}:
        raise UnwritableZone(what=f"no tiene el carácter «{min(strange)}»")
    body = _body(layout, zone)
    lines = tuple(body[start : start + layout.width] for start in range(0, len(body), layout.width))
    try:
        again = read("\n".join(lines))
    except UnreadableZone as unreadable:
        raise UnwritableZone(what=unreadable.faults[0].sentence) from unreadable
    if again.zone != zone or again.mended:
        raise UnwritableZone(what="un dato no cabe o lleva caracteres que la zona no tiene")
    return lines


def _body(layout: Layout, zone: MachineReadableZone) -> str:
    """The joined lines, field by field, then the check digits in their order: the composite is over the others."""
    number, optional = zone.number, zone.optional
    is_long = len(number) > NUMBER_ROOM and layout.takes_long_numbers
    if is_long:  # Doc 9303-5 and 9303-6, note j
        optional = f"{number[NUMBER_ROOM:]}{check_digit(number)}<{optional}"
        number = number[:NUMBER_ROOM]
    written = {
        "document_code": zone.document_code,
        "issuer": zone.issuer,
        "number": number,
        "nationality": zone.nationality,
        "born_on": zone.born_on,
        "sex": zone.sex.value,
        "expires_on": zone.expires_on,
        "name": names.field(zone.primary, zone.secondary),
        "optional": optional,
        "optional_2": zone.optional_2,
    }
    body = ["<"] * (layout.lines * layout.width)
    for name, stretch in layout.fields.items():
        room = stretch.stop - stretch.start
        if len(written[name]) > room:
            raise UnwritableZone(what=f"{WORDS[name]}: caben {room} caracteres")
        body[stretch] = written[name].ljust(room, "<")
    for check in layout.checks:
        over = "".join("".join(body[stretch]) for stretch in check.over)
        body[check.at] = check_digit(over)
        if (check.guards == "number" and is_long) or (check.guards == "optional" and not optional):
            body[check.at] = "<"
    return "".join(body)


def _texts(zone: MachineReadableZone) -> tuple[str, ...]:
    return tuple(str(getattr(zone, each.name)) for each in fields(zone) if each.name != "form")
