"""Which facts does the paper of an internal document state, and which its project?"""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from chancery.contexts.memoranda import queries
from chancery.contexts.memoranda.models import DraftVersion, Endorsement, InternalDocument
from chancery.contexts.memoranda.rules import (
    FORMS,
    Kind,
    Motive,
    initials,
    lines_of,
    printed_number,
    read_blocks,
    series_of,
)
from chancery.kernel.base import clock, ids
from chancery.kernel.base.wording import long_date
from chancery.kernel.documents import typesetting
from chancery.kernel.organisation.denominations import denominations
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures.vocabulary import PaperKind

TEMPLATE = Path(__file__).parent / "papers" / "internal.typ"
_OURS = "internal_"


def is_ours(kind: str) -> bool:
    """Whether a paper of this kind is that of an internal document."""
    return kind.startswith(_OURS)


def paper_kind(kind: Kind, unit: Office) -> PaperKind:
    """The kind of paper, in the unit's own series: Lima alone writes it, for every unit (ADR 31)."""
    return PaperKind(f"{_OURS}{kind.value}", FORMS[kind].title, series_of(kind, unit.acronym), TEMPLATE)


@dataclass(frozen=True, slots=True)
class Paper:
    """All that a memorandum must have: number, DE and A, asunto, referencia, date, text, signature, initials, copies."""

    kind: str
    layout: str
    printed_number: str
    denominations: tuple[str, ...]
    unit: str
    place_date: str
    sender_name: str
    sender_post: str
    is_on_behalf: bool
    motive: str
    addressees: tuple[tuple[str, str, str], ...]
    copies: tuple[str, ...]
    subject: str
    references: tuple[str, ...]
    blocks: tuple[tuple[str, str, str], ...]
    endorsed: tuple[str, ...]
    initials: str
    is_project: bool

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see on the verification page: not what it is about."""
        return {
            "Documento": self.printed_number,
            "Unidad": self.unit,
            "Lugar y fecha": self.place_date,
            "Firma": f"{self.sender_name}, {self.sender_post}",
        }


def paper_of(
    document: InternalDocument,
    version: DraftVersion,
    *,
    at: datetime,
    number: str = "",
    signer: str = "",
    motive: Motive = Motive.AUTHOR,
    is_on_behalf: bool = False,
) -> Paper:
    """The facts of a version: with the number of its paper and who signs, or as a project that has neither."""
    kind, unit = Kind(document.kind), document.unit
    parts = ids.parts_of(number)
    head = queries.head_of(unit)
    name = signer or (head.full_name if head else "")
    addressees = list(version.addressees.all())
    local = at.astimezone(ZoneInfo(unit.time_zone)).date()
    given = [each for each in queries.chain_of(document) if hasattr(each, "given")]
    return Paper(
        kind=FORMS[kind].title,
        layout=FORMS[kind].layout.value,
        printed_number=printed_number(kind, unit.acronym, parts[2], parts[1]) if parts else "",
        denominations=tuple(each.name for each in denominations(local)),
        unit=unit.name,
        place_date=f"{unit.city}, {long_date(local)}",
        sender_name=name,
        sender_post=version.sender_post or queries.post_of(unit),
        is_on_behalf=is_on_behalf,
        motive=motive.label,
        addressees=tuple((each.name, each.post, each.place) for each in addressees if not each.is_copy),
        copies=tuple(_copy_line(each.name, each.place) for each in addressees if each.is_copy),
        subject=version.subject,
        references=lines_of(version.references),
        blocks=tuple((block.kind.value, block.mark, block.text) for block in read_blocks(version.body)),
        endorsed=tuple(_endorsed_line(each) for each in given),
        initials=initials(name or document.author.full_name, document.author.full_name),
        is_project=not number,
    )


def project_pdf(document: InternalDocument, version: DraftVersion, *, at: datetime) -> bytes:
    """The pages of a version that nobody signed yet: what is put before whoever endorses it."""
    facts = paper_of(document, version, at=at)
    shown = {**asdict(facts), "title": facts.kind, "number": "proyecto", "office": document.unit.name}
    return typesetting.render(TEMPLATE, shown, at=at)


def _copy_line(name: str, place: str) -> str:
    return f"{place} ({name})" if name else place


def _endorsed_line(endorsement: Endorsement) -> str:
    given = endorsement.given
    day = given.at.astimezone(clock.LIMA)
    return f"V° B° {given.by.full_name} ({endorsement.office.acronym}), {day:%d/%m/%Y}"
