"""How is a deed worded? Introduction, body and conclusion, as the regulation wants them (RC05 arts. 454-456).

The wording stands in text files with named places (`papers/texts/`): a lawyer can read and mend it. A paragraph of which
a named place stays empty is left out; one that begins with `§` is numbered; one that begins with `#` heads a part.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter

from chancery.contexts.public_deeds.rules import faculties, lines, parties, words
from chancery.contexts.public_deeds.rules.kinds import Book, Kind, Part
from chancery.contexts.public_deeds.rules.lines import Line, Paragraph, Style
from chancery.contexts.public_deeds.rules.parties import Person

TEXTS = Path(__file__).parents[1] / "papers/texts"
SIGNERS_PER_FOJA = 4

_ORDINALS = (
    "PRIMERO", "SEGUNDO", "TERCERO", "CUARTO", "QUINTO", "SEXTO", "SÉPTIMO", "OCTAVO", "NOVENO", "DÉCIMO",
    "UNDÉCIMO", "DUODÉCIMO",
)  # fmt: skip
_MAY_BE_EMPTY = frozenset({"traducido"})
_LABELS = {
    "dni": "Documento Nacional de Identidad",
    "foreign_card": "carné de extranjería",
    "temporary_permit": "permiso temporal de permanencia",
    "passport": "pasaporte",
    "foreign_id": "documento de identidad",
}


@dataclass(frozen=True, slots=True)
class Content:
    """What a deed states, before it is worded. `original` names the deed that this one amends."""

    kind: Kind
    people: tuple[Person, ...]
    place: str
    country: str
    office: str
    officer: str
    officer_title: str
    on: date
    object: str = ""
    clauses: str = ""
    faculties: tuple[str, ...] = ()
    value: Decimal | None = None
    currency: str = ""
    term: str = ""
    exercise_place: str = ""
    original: str = ""
    is_partial: bool = False
    """Whether a revocation is by some of those who gave what it revokes."""
    is_of_substitution: bool = False
    """Whether what it amends passed a power on, and is no power itself."""
    draft_by: str = ""
    number: int = 0
    first_foja: int = 0
    last_foja: int = 0


def fojas_of_signatures(content: Content) -> int:
    """How many fojas hold the signatures: each signer has a place of a fixed height."""
    signers = len(parties.appearing(content.kind, content.people))
    return max(1, -(-signers // SIGNERS_PER_FOJA))


def settled(content: Content, *, number: int, first_foja: int) -> tuple[Content, tuple[Line, ...]]:
    """The content with its number and its fojas, and its lines: the text names the last foja, which follows its length.

    Should the shorter name of a lower foja make the text one foja shorter, the lines that are left are struck through.
    """
    numbered = replace(content, number=number, first_foja=first_foja, last_foja=first_foja)
    signatures = fojas_of_signatures(numbered)
    while True:
        found = lines.broken(paragraphs(numbered))
        last = first_foja + lines.count(found) + signatures - 1
        if last > numbered.last_foja:
            numbered = replace(numbered, last_foja=last)
            continue
        missing = (numbered.last_foja - last) * lines.PER_FOJA
        return numbered, (*found, *(Line("", is_last=True) for _ in range(missing)))


def paragraphs(content: Content) -> tuple[Paragraph, ...]:
    """The whole deed but for its signatures."""
    places = _places(content)
    told = [Paragraph(places["titulo"], Style.TITLE)]
    told += _worded("introduction", places, content)
    told += _worded(content.kind.body, places, content, numbered=True)
    told += _worded("conclusion", places, content)
    inserted = faculties.inserts(content.faculties)
    if inserted:
        told.append(Paragraph("INSERTOS", Style.PART))
        told += [Paragraph(f"{article}.- «{text}»") for article, text in inserted]
    return tuple(told)


@cache
def template(name: str) -> str:
    """The wording of that name."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def named_places(name: str) -> frozenset[str]:
    """The places that a wording names."""
    return frozenset(place for _, place, _, _ in Formatter().parse(template(name)) if place)


def _worded(
    name: str, places: Mapping[str, str], content: Content, *, numbered: bool = False
) -> Iterator[Paragraph]:
    count = 0
    for wording in template(name).split("\n\n"):
        one_line = " ".join(wording.split())
        named = [place for _, place, _, _ in Formatter().parse(one_line) if place]
        if any(not places[place] for place in named if place not in _MAY_BE_EMPTY):
            continue
        if one_line.startswith("# "):
            yield Paragraph(one_line[2:].format_map(places), Style.PART)
            continue
        if one_line.startswith("§ "):
            ordinal = _ORDINALS[count] if count < len(_ORDINALS) else words.cardinal(count + 1).upper()
            count += 1
            one_line = f"{ordinal}.- {one_line[2:]}"
        for text in one_line.format_map(places).split("\n"):
            if text.strip():
                yield Paragraph(_of_instrument(text.strip(), content.kind))


def _of_instrument(text: str, kind: Kind) -> str:
    """A power out of the register is no deed, and does not call itself one."""
    if kind.book is not Book.NONE:
        return text
    return text.replace("esta escritura pública", "este poder").replace("esta escritura", "este poder")


def _places(content: Content) -> dict[str, str]:
    kind, people = content.kind, content.people
    grantors = _those(people, Part.GRANTOR)
    others = _those(people, Part.COUNTERPART)
    attorneys = _those(people, Part.ATTORNEY)
    beneficiaries = _those(people, Part.BENEFICIARY)
    comers = parties.appearing(kind, people)
    principals = [person for person in comers if person.part in (Part.GRANTOR, Part.COUNTERPART)]
    several = len(principals) > 1
    toward = others or attorneys or beneficiaries
    title = f"{kind.title} que otorga{'n' if len(grantors) > 1 else ''} {_names(grantors)}"
    if toward and kind.book is not Book.WILLS:
        title += f" a favor de {_names(toward)}"
    if content.number:
        title = f"Número {words.number_of(content.number)}. {title}"
    return {
        "titulo": title.upper(),
        "ciudad": content.place,
        "pais": content.country,
        "fecha": words.solemn_date(content.on),
        "consul": content.officer.upper(),
        "cargo": content.officer_title,
        "oficina": content.office,
        "comparece": "comparecen" if several else "comparece",
        "comparecientes": "\n".join(_described(person, kind) for person in principals),
        "ayudantes": "\n".join(_helpers(people)),
        "obran": "obran" if several else "obra",
        "realizan": "realizan" if several else "realiza",
        "quienes": "quienes comparecen" if several else "quien comparece",
        "ratifican": "se ratifican en su contenido y lo firman"
        if several
        else "se ratifica en su contenido y lo firma",
        "idioma": _language(principals),
        "minuta": _draft(content),
        "identidad": _identified(comers),
        "parte_otorgante": _side(kind, Part.GRANTOR),
        "otorgan": "otorgan" if len(grantors) > 1 else "otorga",
        "declaran": "declaran" if len(grantors) > 1 else "declara",
        "otorgaron": "otorgaron" if len(grantors) > 1 else "otorgó",
        "modifican": "modifican" if len(grantors) > 1 else "modifica",
        "amplian": "amplían" if len(grantors) > 1 else "amplía",
        "rectifican": "rectifican" if len(grantors) > 1 else "rectifica",
        "sustituyen": "sustituyen" if len(grantors) > 1 else "sustituye",
        "tienen": "tienen" if len(grantors) > 1 else "tiene",
        "ejercen": "ejercen" if len(attorneys) > 1 else "ejerce",
        "otorgantes": _names(grantors),
        "otra_parte": _side(kind, Part.COUNTERPART),
        "otros": _names(others),
        "acto": kind.title.lower(),
        "apoderados": _list(_identified_person(person) for person in attorneys),
        "beneficiarios": _list(_identified_person(person) for person in beneficiaries),
        "facultades": "\n".join(
            f"{place}) {faculties.FACULTIES[code].text}"
            for place, code in enumerate(content.faculties, start=1)
        ),
        "objeto": content.object,
        "clausulas": content.clauses,
        "valor": words.sum_of(content.value, content.currency) if content.value is not None else "",
        "lugar": content.exercise_place or "la República del Perú",
        "plazo": content.term or "tendrá vigencia mientras no sea revocado",
        "original": content.original,
        "alcance": "revocación parcial" if content.is_partial else "revocación total",
        "lo_revocado": "esa sustitución" if content.is_of_substitution else "ese poder",
        "lo_demas_revocado": (
            "El poder queda como fue otorgado, y lo ejerce otra vez quien lo había sustituido."
            if content.is_of_substitution
            else "Quedan también sin efecto, en lo mismo, cuantas sustituciones se hubieran hecho de él."
        ),
        "revocado": (
            "desde este instante queda sin efecto ni valor alguno en todo lo que "
            f"{'otorgaron' if len(grantors) > 1 else 'otorgó'} {_names(grantors)}, sin alcanzar lo que otorgaron los demás"
            if content.is_partial
            else "desde este instante queda sin efecto ni valor alguno"
        ),
        "norma": "; ".join(kind.basis),
        "traducido": _translated(people),
        "fojas": (
            f"Esta escritura corre de la foja número {words.number_of(content.first_foja)} a la foja número "
            f"{words.number_of(content.last_foja)} del {kind.book.label} de este consulado, año "
            f"{words.number_of(content.on.year)}."
            if content.number
            else ""
        ),
    }


def _those(people: Sequence[Person], part: Part) -> tuple[Person, ...]:
    return tuple(person for person in people if person.part is part)


def _names(people: Sequence[Person]) -> str:
    return _list(person.name.upper() for person in people)


def _list(texts: Iterable[str]) -> str:
    """«A, B y C»."""
    *before, last = tuple(texts) or ("",)
    joint = "e" if last.casefold().startswith(("i", "hi")) and not last.casefold().startswith("hie") else "y"
    return f"{', '.join(before)} {joint} {last}" if before else last


def _side(kind: Kind, part: Part) -> str:
    seat = kind.seat(part)
    return f"la parte {seat.one}" if seat else ""


def _paper(person: Person) -> str:
    return f"{_LABELS[person.document_kind]} número {person.document_number}"


def _identified_person(person: Person) -> str:
    return f"{person.name.upper()}, con {_paper(person)}"


def _described(person: Person, kind: Kind) -> str:
    seat = kind.seat(person.part)
    standing = (
        f"en representación de {person.on_behalf_of}" if person.on_behalf_of else "por su propio derecho"
    )
    named = f", a quien se llama «la parte {seat.one}»" if seat else ""
    return (
        f"{person.name.upper()}, quien manifiesta ser de nacionalidad {person.nationality}, de estado civil "
        f"{person.civil_status}, de ocupación {person.occupation}, con domicilio en {person.address}; se identifica con "
        f"{_paper(person)} y procede {standing}{named}."
    )


def _helpers(people: Sequence[Person]) -> Iterator[str]:
    silent = _list(person.name.upper() for person in people if not person.can_sign)
    for person in people:
        who = (
            f"{person.name.upper()}, de nacionalidad {person.nationality}, de ocupación {person.occupation}, con domicilio "
            f"en {person.address} y {_paper(person)}"
        )
        if person.part is Part.INTERPRETER:
            yield f"Interviene como intérprete del idioma {person.language} {who}, quien promete traducir con fidelidad."
        elif person.part is Part.SIGNER:
            yield f"Interviene para firmar a ruego de {silent}, que no puede hacerlo y estampa su huella dactilar, {who}."
        elif person.part is Part.WITNESS:
            yield f"Interviene como testigo {who}, en quien no concurre impedimento legal."


def _language(principals: Sequence[Person]) -> str:
    foreign = sorted({person.language for person in principals if not person.speaks_spanish})
    if not foreign:
        return "y de que " + ("conocen" if len(principals) > 1 else "conoce") + " el idioma castellano"
    return f"y de que lo hace por medio de intérprete quien solo conoce el idioma {_list(foreign)}"


def _translated(people: Sequence[Person]) -> str:
    interpreters = _names(_those(people, Part.INTERPRETER))
    return f" y lo tradujo de viva voz {interpreters}" if interpreters else ""


def _draft(content: Content) -> str:
    if content.draft_by:
        return (
            f"Se me entrega una minuta autorizada por {content.draft_by}, que se archiva en su legajo y cuyo tenor se inserta "
            "en el cuerpo de esta escritura."
        )
    return "Este acto no requiere minuta y se redacta según la voluntad que se me manifiesta."


def _identified(comers: Sequence[Person]) -> str:
    by_register = any(person.document_kind == "dni" for person in comers)
    by_paper = any(person.document_kind != "dni" for person in comers)
    ways = []
    if by_register:
        ways.append("por consulta en línea al registro de identidad de la República del Perú")
    if by_paper:
        ways.append("a la vista de su documento original")
    return " y ".join(ways)


def reference(title: str, number: int, on: date, office: str) -> str:
    """How one deed names another: «la escritura pública de poder especial número doce (12), de fecha …»."""
    return (
        f"la escritura pública de {title.lower()} número {words.number_of(number)}, de fecha {words.date_of(on)}, otorgada "
        f"ante el {office}"
    )
