"""The specimens of the standard and our own, as the tables beside this file have them."""

import csv
from pathlib import Path

from hypothesis import strategies as st

from chancery.kernel.travel_documents import codes, dates
from chancery.kernel.travel_documents.layouts import LAYOUTS, Form
from chancery.kernel.travel_documents.zones import MachineReadableZone, Sex

_FOLDER = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def zone(row: dict[str, str]) -> MachineReadableZone:
    """What the row says that its lines state."""
    stated = {name: text for name, text in row.items() if name not in ("specimen", "source", "lines")}
    return MachineReadableZone(**{**stated, "form": Form(row["form"]), "sex": Sex(row["sex"])})  # type: ignore[arg-type]


_CODES = sorted(codes._codes())
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_births = st.one_of(
    st.dates().map(dates.written),
    st.builds(
        lambda year, month: dates.written_in_part(year=year, month=month),
        st.none() | st.integers(1900, 2026),
        st.none() | st.integers(1, 12),
    ),
)
_words = st.lists(st.text(_LETTERS, min_size=1, max_size=9), min_size=1, max_size=4)


@st.composite
def zones(draw: st.DrawFn, form: Form | None = None) -> MachineReadableZone:
    """Zones of every form, with everything that fits in them."""
    from chancery.kernel.travel_documents import names

    layout = LAYOUTS[form or draw(st.sampled_from(Form))]

    def free(name: str, shortest: int = 0, also: int = 0) -> st.SearchStrategy[str]:
        stretch = layout.fields.get(name, slice(0, 0))
        room = max(0, stretch.stop - stretch.start - also)
        return st.text(_LETTERS + "0123456789", min_size=shortest, max_size=max(shortest, room))

    stretch = layout.fields["name"]
    primary, secondary = names.fitted(draw(_words), draw(st.just([]) | _words), stretch.stop - stretch.start)
    number = draw(free("number", 1))
    taken = 0
    if layout.takes_long_numbers and len(number) == 9 and draw(st.booleans()):
        rest = draw(st.text(_LETTERS + "0123456789", min_size=1, max_size=5))
        number, taken = number + rest, len(rest) + 2
    return MachineReadableZone(
        form=layout.form,
        document_code=draw(st.sampled_from(layout.first_letters)) + draw(st.text(_LETTERS, max_size=1)),
        issuer=draw(st.sampled_from(_CODES)),
        number=number,
        nationality=draw(st.sampled_from(_CODES)),
        born_on=draw(_births),
        sex=draw(st.sampled_from(Sex)),
        expires_on=draw(st.dates().map(dates.written)),
        primary=primary,
        secondary=secondary,
        optional=draw(free("optional", also=taken)),
        optional_2=draw(free("optional_2")) if "optional_2" in layout.fields else "",
    )
