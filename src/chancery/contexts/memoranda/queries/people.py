"""In which units does somebody write, who heads a unit, and who may be asked for a visto bueno?"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office

STAFF = (
    Role.OFFICER,
    Role.SUPERVISOR,
    Role.CONSUL,
    Role.REGISTRAR,
    Role.CASHIER,
    Role.CUSTODIAN,
    Role.ACCOUNTANT,
)
"""Who writes in a unit, and reads what it signs and receives."""
SECRETARIES = (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)
"""Who sends what a unit signed and acknowledges what came to it."""
HEADS = (Role.SUPERVISOR, Role.CONSUL)
"""Who signs for a unit."""
AT_LIMA = (OfficeKind.MINISTRY, OfficeKind.ORGAN)


class UnitUnknown(NotFound):
    """No unit of the ministry bears this acronym, code or name."""

    code = "memoranda.unit_unknown"
    sentence = "Ninguna unidad del Ministerio tiene la sigla «{unit}»."
    next_step = "Búsquela en el directorio de oficinas."


def units() -> QuerySet[Office]:
    """Every unit and post of the ministry: offices of other entities write no internal documents."""
    return organisation.offices().exclude(kind=OfficeKind.PARTNER)


def units_of(actor: Actor, *roles: Role) -> QuerySet[Office]:
    """Where the actor serves, in one of these roles or in any that writes."""
    return units().filter(pk__in=actor.offices(*(roles or STAFF))).order_by("name")


def unit_named(text: str) -> Office | None:
    """The unit of this acronym, code or whole name."""
    text = text.strip()
    named = units().filter(acronym__iexact=text) | units().filter(code__iexact=text)
    return (named | units().filter(name__iexact=text)).first()


def unit_of(actor: Actor, code: str, *roles: Role) -> Office:
    """A unit where the actor serves; any, for an auditor who only reads. Raises `UnitUnknown`."""
    found = units().filter(code=code).first()
    if found is None or not (actor.holds(*(roles or STAFF), office_id=found.id) or _reads_all(actor, roles)):
        raise UnitUnknown(unit=code)
    return found


def _reads_all(actor: Actor, roles: tuple[Role, ...]) -> bool:
    return not roles and actor.holds(Role.AUDITOR)


def head_of(unit: Office) -> Person | None:
    """Who signs for a unit today, where one does."""
    found = identity.officers_at(unit.id, *HEADS)
    return found[0] if found else None


def post_of(unit: Office) -> str:
    """How the post of who heads a unit is written where nothing else is."""
    return f"Titular — {unit.name}"


def colleagues(unit: Office) -> tuple[Person, ...]:
    """Who writes in a unit."""
    return identity.officers_at(unit.id, *STAFF)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Whose visto bueno is asked for: one person's of the unit, or that of whoever heads a unit."""

    office: Office
    person: Person | None = None

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"p:{self.person.id}" if self.person else f"u:{self.office.code}"

    @property
    def label(self) -> str:
        return self.person.full_name if self.person else f"{self.office.acronym}: {self.office.name}"


def reviewers_for(unit: Office) -> tuple[Reviewer, ...]:
    """Those whom a unit may ask: its own people, then the heads of the organs in Lima."""
    own = tuple(Reviewer(unit, person) for person in colleagues(unit))
    others = units().filter(kind__in=AT_LIMA).exclude(pk=unit.pk).order_by("name")
    return own + tuple(Reviewer(office) for office in others)


def reviewer_named(unit: Office, key: str) -> Reviewer:
    """The reviewer that a form names. Raises `UnitUnknown`."""
    found = next((each for each in reviewers_for(unit) if each.key == key), None)
    if found is None:
        raise UnitUnknown(unit=key)
    return found


def person_at(unit: Office, person_id: UUID) -> Person | None:
    """One of those who write in a unit."""
    return next((person for person in colleagues(unit) if person.id == person_id), None)
