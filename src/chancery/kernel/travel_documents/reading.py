"""What does a machine-readable zone say, and where is it wrong? Doc 9303-3, §4.

A zone is read whole or refused, with the line and the position of each fault. A character that a reader takes for its
look-alike is put right only where one reading is left: see `mending`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.kernel.base.errors import Invalid
from chancery.kernel.travel_documents import codes, dates, layouts, mending
from chancery.kernel.travel_documents.check_digits import ALPHABET, check_digit
from chancery.kernel.travel_documents.layouts import WORDS, Check, Layout
from chancery.kernel.travel_documents.mending import Mend
from chancery.kernel.travel_documents.zones import MachineReadableZone, Sex

_LONGEST = 200
_WIDTHS = {90: 30, 72: 36, 88: 44}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; `line` and `position` are counted from one, or zero when it is the whole."""

    what: str
    line: int
    position: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a zone says; its lines; which characters were taken for their look-alikes; and whether its name may go on."""

    zone: MachineReadableZone
    lines: tuple[str, ...]
    mended: tuple[Mend, ...]
    may_be_truncated: bool


class UnreadableZone(Invalid):
    """No zone of the standard, or one of its characters is another. `faults` says where. Norm: Doc 9303-3, §4."""

    code = "unreadable_zone"
    sentence = "La zona de lectura mecánica no se puede leer: {first}."
    next_step = (
        "Vuelva a pasar el documento por el lector, o compare los caracteres señalados con los impresos."
    )

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        told = [f"{fault.sentence[0].upper()}{fault.sentence[1:]}." for fault in faults]
        super().__init__({"zone": told}, first=faults[0].sentence)


class ZoneDiffers(Invalid):
    """What was read of the printed document is not what it should state: it is not handed over."""

    code = "zone_differs"
    sentence = "El documento impreso no dice lo que debe: línea {line}, posición {position}."
    next_step = "Compare ese carácter. Si se imprimió mal, inutilice el formulario e imprima otro."


def require_same(printed: str, wanted: str) -> None:
    """What was read of a printed zone is, character by character, what it should state. Raises `UnreadableZone`, `ZoneDiffers`."""
    shown, meant = "\n".join(read(printed).lines), wanted
    if shown == meant:
        return
    at = next((index for index, pair in enumerate(zip(shown, meant, strict=False)) if len(set(pair)) > 1), 0)
    before = meant[:at]
    told = {"line": before.count("\n") + 1, "position": at - before.rfind("\n")}
    raise ZoneDiffers({"zone": [ZoneDiffers.sentence.format(**told)]}, **told)


def read(text: str) -> Reading:
    """The zone in `text`, its lines apart or joined, in capitals or not. Raises `UnreadableZone` for whatever is none."""
    layout, body = _shaped(text)
    if strange := [index for index, character in enumerate(body) if character not in ALPHABET]:
        raise UnreadableZone(
            *(
                _fault(layout, index, "character", f"«{body[index]}» no es un carácter de la zona")
                for index in strange
            )
        )
    meant, faults = body, tuple(_faults(layout, body))
    if faults:
        meant = mending.mended(layout, body)
        faults = tuple(_faults(layout, meant))
    if faults:
        raise UnreadableZone(*faults)
    changes = tuple(
        Mend(*layout.place(index), found, other)
        for index, (found, other) in enumerate(zip(body, meant, strict=True))
        if found != other
    )
    lines = tuple(meant[start : start + layout.width] for start in range(0, len(meant), layout.width))
    return Reading(_zone(layout, meant), lines, changes, meant[layout.fields["name"].stop - 1] != "<")


def _shaped(text: str) -> tuple[Layout, str]:
    """The form that the text has by the number and the length of its lines, and the lines joined."""
    if len(text) > _LONGEST:
        raise UnreadableZone(Fault("shape", 0, 0, f"se leyeron {len(text)} caracteres"))
    lines = [joined for line in text.splitlines() if (joined := "".join(line.split()))]
    if len(lines) == 1 and (width := _WIDTHS.get(len(lines[0]))):
        lines = [lines[0][start : start + width] for start in range(0, len(lines[0]), width)]
    widths = [len(line) for line in lines]
    body = "".join(lines)
    body = body.upper() if body.isascii() else body
    layout = layouts.of_shape(len(lines), widths[0], body[0]) if len(set(widths)) == 1 else None
    if layout is None:
        found = f"se leyeron líneas de {', '.join(map(str, widths))}" if lines else "no se leyó ninguna"
        shapes = "son dos líneas de 44 o de 36 caracteres, o tres de 30"
        raise UnreadableZone(Fault("shape", 0, 0, f"{shapes}; {found}"))
    return layout, body


def _faults(layout: Layout, body: str) -> Iterator[Fault]:
    """Whatever in the joined lines the standard does not allow: fields first, then check digits."""
    fields = layout.fields
    first = fields["document_code"].start
    code = body[fields["document_code"]]
    if code[0] not in layout.first_letters or code[1].isdecimal():
        yield _fault(layout, first, "document_code", f"«{code}» no es un código de documento de esta forma")
    for name, what in (("issuer", "Estado"), ("nationality", "nacionalidad")):
        three = body[fields[name]]
        if codes.find(three.rstrip("<")) is None:
            yield _fault(layout, fields[name].start, name, f"«{three}» no es un código de {what}")
    if not dates.is_birth(body[fields["born_on"]]):
        yield _fault(layout, fields["born_on"].start, "born_on", "la fecha de nacimiento no existe")
    if not dates.is_day(body[fields["expires_on"]]):
        yield _fault(layout, fields["expires_on"].start, "expires_on", "la fecha de caducidad no existe")
    if body[fields["sex"]] not in "MF<":
        yield _fault(layout, fields["sex"].start, "sex", f"«{body[fields['sex']]}» no es M, F ni <")
    if body[fields["number"]][0] == "<":
        yield _fault(layout, fields["number"].start, "number", "falta el número del documento")
    yield from _name_faults(layout, body)
    for check in layout.checks:
        if (fault := _check_fault(layout, body, check)) is not None:
            yield fault


def _name_faults(layout: Layout, body: str) -> Iterator[Fault]:
    """Letters; one filler between components and two between the identifiers, once. Norm: Doc 9303-3, §4.6."""
    stretch = layout.fields["name"]
    name = body[stretch].rstrip("<")
    for index, character in enumerate(name):
        if character.isdecimal():
            yield _fault(layout, stretch.start + index, "name", f"«{character}» no puede estar en el nombre")
    if not name or name[0] == "<":
        yield _fault(layout, stretch.start, "name", "falta el identificador primario del nombre")
    elif (index := name.find("<<<")) >= 0:
        yield _fault(layout, stretch.start + index, "name", "hay tres rellenos dentro del nombre")
    elif name.count("<<") > 1:
        yield _fault(
            layout, stretch.start + name.rindex("<<"), "name", "el nombre se divide en más de dos partes"
        )


def _check_fault(layout: Layout, body: str, check: Check) -> Fault | None:
    found = body[check.at]
    over = "".join(body[stretch] for stretch in check.over)
    expected = check_digit(over)
    if check.guards == "optional" and found == "<":  # Doc 9303-4, §4.2.2.2: where nothing is written
        expected = "<" if not over.strip("<") else expected
    if check.guards == "number" and found == "<" and layout.takes_long_numbers and over[-1] != "<":
        rest, closed, _ = body[layout.fields["optional"]].partition("<")
        if closed and len(rest) > 1 and rest[-1] == check_digit(over + rest[:-1]):
            return None
        return _fault(layout, check.at, "number", "el número largo no cuadra con su dígito de control")
    if found == expected:
        return None
    whose = WORDS.get(check.guards, "toda la zona")
    sentence = f"{whose}: el dígito de control es {found} y debería ser {expected}"
    return _fault(layout, check.at, check.guards, sentence)


def _fault(layout: Layout, index: int, what: str, sentence: str) -> Fault:
    line, position = layout.place(index)
    return Fault(what, line, position, f"línea {line}, posición {position}: {sentence}")


def _zone(layout: Layout, body: str) -> MachineReadableZone:
    """The fields of joined lines in which nothing is wrong."""
    read = {name: body[stretch].rstrip("<") for name, stretch in layout.fields.items()}
    number, optional = read["number"], read["optional"]
    number_check = next(check.at for check in layout.checks if check.guards == "number")
    if body[number_check] == "<":  # Doc 9303-5 and 9303-6, note j
        rest, _, optional = body[layout.fields["optional"]].partition("<")
        number, optional = number + rest[:-1], optional.rstrip("<")
    primary, _, secondary = read["name"].partition("<<")
    return MachineReadableZone(
        form=layout.form,
        document_code=read["document_code"],
        issuer=read["issuer"],
        number=number,
        nationality=read["nationality"],
        born_on=body[layout.fields["born_on"]],
        sex=Sex(body[layout.fields["sex"]]),
        expires_on=read["expires_on"],
        primary=primary.replace("<", " "),
        secondary=secondary.replace("<", " "),
        optional=optional,
        optional_2=read.get("optional_2", ""),
    )
