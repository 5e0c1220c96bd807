"""Where does each field of a machine-readable zone stand? Doc 9303-4 to 9303-7, the tables of §4.2.2 (and 9303-7, §7.2.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The five forms of zone: card, small document, passport, and the two visas."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


WORDS = {
    "document_code": "el código de documento",
    "issuer": "el Estado emisor",
    "number": "el número del documento",
    "nationality": "la nacionalidad",
    "born_on": "la fecha de nacimiento",
    "sex": "el sexo",
    "expires_on": "la fecha de caducidad",
    "name": "el nombre",
    "optional": "los datos opcionales",
    "optional_2": "los segundos datos opcionales",
}
"""What each field is called to who reads the screen."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check digit: what it guards, where it stands in the joined lines, and over which stretches it is computed."""

    guards: str
    at: int
    over: tuple[slice, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One form: its lines joined into one text, and the stretch of each field in it."""

    form: Form
    lines: int
    width: int
    first_letters: str
    fields: Mapping[str, slice]
    checks: tuple[Check, ...]

    @property
    def takes_long_numbers(self) -> bool:
        """Whether a number of more than nine characters goes on in the optional data: Doc 9303-5 and 9303-6, note j."""
        return self.form in (Form.TD1, Form.TD2)

    def place(self, index: int) -> tuple[int, int]:
        """The line and the position, counted from one as the standard does."""
        line, column = divmod(index, self.width)
        return line + 1, column + 1


Stretch = tuple[int, int, int]
"""Line, first and last position, counted from one, both included: as the standard's tables are written."""


def _layout(
    form: Form,
    lines: int,
    width: int,
    first_letters: str,
    fields: Mapping[str, Stretch],
    checks: Mapping[str, tuple[int, int]],
    composite: tuple[Stretch, ...] = (),
) -> Layout:
    def joined(stretch: Stretch) -> slice:
        line, first, last = stretch
        return slice((line - 1) * width + first - 1, (line - 1) * width + last)

    guards = [
        Check(name, (line - 1) * width + position - 1, (joined(fields[name]),))
        for name, (line, position) in checks.items()
    ]
    if composite:
        line, position = 2, width
        guards.append(Check("composite", (line - 1) * width + position - 1, tuple(map(joined, composite))))
    return Layout(
        form,
        lines,
        width,
        first_letters,
        {name: joined(stretch) for name, stretch in fields.items()},
        tuple(guards),
    )


def _upper(width: int) -> dict[str, Stretch]:
    return {"document_code": (1, 1, 2), "issuer": (1, 3, 5), "name": (1, 6, width)}


_LOWER: dict[str, Stretch] = {
    "number": (2, 1, 9),
    "nationality": (2, 11, 13),
    "born_on": (2, 14, 19),
    "sex": (2, 21, 21),
    "expires_on": (2, 22, 27),
}
_LOWER_CHECKS = {"number": (2, 10), "born_on": (2, 20), "expires_on": (2, 28)}

LAYOUTS: Mapping[Form, Layout] = {
    layout.form: layout
    for layout in (
        _layout(
            Form.TD1,
            3,
            30,
            "ACI",
            {
                "document_code": (1, 1, 2),
                "issuer": (1, 3, 5),
                "number": (1, 6, 14),
                "optional": (1, 16, 30),
                "born_on": (2, 1, 6),
                "sex": (2, 8, 8),
                "expires_on": (2, 9, 14),
                "nationality": (2, 16, 18),
                "optional_2": (2, 19, 29),
                "name": (3, 1, 30),
            },
            {"number": (1, 15), "born_on": (2, 7), "expires_on": (2, 15)},
            ((1, 6, 30), (2, 1, 7), (2, 9, 15), (2, 19, 29)),
        ),
        _layout(
            Form.TD2,
            2,
            36,
            "ACIP",
            {**_upper(36), **_LOWER, "optional": (2, 29, 35)},
            _LOWER_CHECKS,
            ((2, 1, 10), (2, 14, 20), (2, 22, 35)),
        ),
        _layout(
            Form.TD3,
            2,
            44,
            "P",
            {**_upper(44), **_LOWER, "optional": (2, 29, 42)},
            {**_LOWER_CHECKS, "optional": (2, 43)},
            ((2, 1, 10), (2, 14, 20), (2, 22, 43)),
        ),
        _layout(Form.MRV_A, 2, 44, "V", {**_upper(44), **_LOWER, "optional": (2, 29, 44)}, _LOWER_CHECKS),
        _layout(Form.MRV_B, 2, 36, "V", {**_upper(36), **_LOWER, "optional": (2, 29, 36)}, _LOWER_CHECKS),
    )
}


def of_shape(lines: int, width: int, first_letter: str) -> Layout | None:
    """The form that so many lines of such a width have; visas are told from the rest by their first letter."""
    fitting = [layout for layout in LAYOUTS.values() if (layout.lines, layout.width) == (lines, width)]
    meant = [layout for layout in fitting if first_letter in layout.first_letters]
    return next(iter(meant or fitting), None)
