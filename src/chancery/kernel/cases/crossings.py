"""How a document that serves for a crossing of the border, or for some, is used up: each once, and twice told is once counted.

A minor's travel permit is used by an exit, a salvoconducto by an entry, a visa by as many as it gives. What happens now is refused where the document is
no longer good; what has happened without a line is never refused, but kept, with what was wrong beside it (ADR 26).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

from chancery.kernel.base import clock, ids, site
from chancery.kernel.base.actor import Actor, Role, for_the_law
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.languages import Words, filled, lowered, phrase
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import links
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import chains
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents.single_use import IncidentKind


@dataclass(frozen=True, slots=True)
class Way:
    """Which way people cross: its name in the ledger and on an incident, the column of when, and how it is said."""

    code: str
    at: str
    crossed: str
    told: str
    before: str


IN = Way(
    "entry", "entered_at", "ingresó el {day} a las {hour} (hora de Lima) {office:por}",
    "El ingreso comunicado: {words}.", "El anterior: {words}.",
)  # fmt: skip
OUT = Way(
    "exit", "left_at", "salió el {day} a las {hour} (hora de Lima) {office:por}",
    "La salida comunicada: {words}.", "La anterior: {words}.",
)  # fmt: skip


class NotAControlPost(Invalid):
    """People cross the border where Migraciones stands."""

    code = "not_a_control_post"
    sentence = "{office} no es un puesto de control migratorio."
    next_step = "Indique el código de un puesto de control de la entidad."


class CrossingOfAnother(Conflict):
    """The device's name of a crossing stands for one document."""

    code = "crossing_of_another"
    sentence = "Esa clave ya registró el paso con otro documento."
    next_step = "Use una clave nueva por cada paso."


class Crossing(models.Model):
    """That a border officer let somebody pass with a document; `is_consuming`, if it used the document. Only ever added.

    `key` is the device's own name for it, so that it may be told twice and count once; `told_at` is when we learnt of it.
    """

    WAY: ClassVar[Way]

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    key = models.UUIDField(unique=True)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    officer_name = models.CharField(max_length=200)
    told_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField(default=clock.now)
    is_afterwards = models.BooleanField()
    is_consuming = models.BooleanField()

    class Meta:
        abstract = True

    @property
    def words(self) -> str:
        """When and where, as people are told, in the active language."""
        at = getattr(self, self.WAY.at).astimezone(clock.LIMA)
        facts = {"day": f"{at:%d/%m/%Y}", "hour": f"{at:%H:%M}", "office": self.office.name}
        return filled(self.WAY.crossed, facts)


C = TypeVar("C", bound=Crossing)


def outcome(told: C, use: Callable[[C], dict[str, Any]]) -> dict[str, Any]:
    """What a program is told of a crossing: when and where, by `use`, whether it consumed, and with an incident the one before it."""
    wrong = getattr(told, "incident", None)
    first = wrong.first if wrong else None
    return {
        **use(told),
        "is_consuming": told.is_consuming,
        "incident": wrong.kind if wrong else None,
        "incident_label": wrong.label if wrong else "",
        "first": use(first) if first else None,
    }


def posts_of(actor: Actor) -> list[Office]:
    """The control posts where the actor lets people pass."""
    here = organisation.offices(kind=(OfficeKind.PARTNER,)).filter(id__in=actor.offices(Role.BORDER_OFFICER))
    return list(here.order_by("name"))


def require_control_post(office: Office) -> None:
    """Raises `NotAControlPost`."""
    if office.kind != OfficeKind.PARTNER:
        said = NotAControlPost.sentence.format(office=office.name)
        raise NotAControlPost({"office": [said]}, office=office.name)


def noted(
    *, office: Office, key: UUID, officer_name: str, at: datetime | None, actor: Actor
) -> dict[str, Any]:
    """What every crossing keeps of who noted it, where, and whether it had happened before it was told."""
    return {
        "key": key,
        "office": office,
        "officer_name": officer_name.strip()[:200] or actor.name,
        "told_by_id": actor.person_id,
        "is_afterwards": at is not None,
    }


def believable(at: datetime | None, since: datetime) -> datetime:
    """When it happened, as a device says whose clock may be wrong: not before `since`, and not in the future."""
    now = clock.now()
    return now if at is None else min(max(at, since), now)


def keep(told: Crossing, *, case: Case, uses_up: bool, facts: Mapping[str, object], actor: Actor) -> None:
    """Add a crossing; one that `uses_up` the document closes its case, where that is written here. Any other stands beside it.

    Raises `CrossingOfAnother` where another post tells of another document under the same key at this instant.
    """
    try:
        with transaction.atomic():
            told.save(force_insert=True)
    except IntegrityError as error:
        if f"{told._meta.db_table}_key_key" not in str(error):
            raise
        raise CrossingOfAnother from error
    if uses_up and case.site == site.here():
        use(told, case=case, facts=facts, actor=for_the_law(actor))
    else:
        verb = f"{told._meta.app_label}.record_{told.WAY.code}"
        ledger.record(chain=chains.for_notes(case.id), verb=verb, actor=actor, facts=facts)


def use(told: Crossing, *, case: Case, facts: Mapping[str, object], actor: Actor) -> None:
    """Close the case of the document that the crossing used up. Raises what `cases.step` raises."""
    with cases.step(case, "use", actor=actor, reason=lambda: told.words) as taking:
        taking.facts[told.WAY.code] = facts


def note_incident(
    told: C,
    first: C | None,
    kind: IncidentKind,
    *,
    case: Case,
    subject: Words,
    document: Words,
    link: str,
    others: Iterable[Person] = (),
    actor: Actor,
) -> None:
    """Keep what was wrong with a crossing, of which `first` came before; tell everybody whom it concerns.

    `subject` names the document after the words of what was wrong, and `document` before what happened with it.
    """
    way = told.WAY
    incidents: Any = told._meta.get_field("incident").related_model
    label = incidents.objects.create(**{way.code: told}, first=first, kind=kind).label
    facts = {"kind": kind, way.code: told.id, "first": first.id if first else None}
    verb = f"{told._meta.app_label}.note_incident"
    ledger.record(chain=chains.for_notes(case.id), verb=verb, actor=actor, facts=facts)
    said = [phrase("{document}: {label}.", document=document, label=lowered(label))]
    said += [phrase(way.told, words=lambda: told.words)]
    said += [phrase(way.before, words=lambda: first.words)] if first else []
    _tell(
        case=case,
        posts={told.office_id, *([first.office_id] if first else [])},
        subject=phrase("{label}: {subject}", label=label, subject=subject),
        text=lambda: " ".join(each() for each in said),
        link=link,
        others=others,
        actor=actor,
    )


def _tell(
    *,
    case: Case,
    posts: Iterable[UUID],
    subject: Words,
    text: Words,
    link: str,
    others: Iterable[Person],
    actor: Actor,
) -> None:
    """Tell the heads of the posts, the consuls of the office that gave the document, the applicant, and `others`, once each."""
    people: dict[UUID, tuple[Person, str]] = {}
    for place in sorted(set(posts), key=str):
        people |= {head.id: (head, link) for head in identity.officers_at(place, Role.SUPERVISOR)}
    people |= {consul.id: (consul, link) for consul in identity.officers_at(case.office_id, Role.CONSUL)}
    people[case.applicant_id] = (case.applicant, links.page_of(case))
    for other in others:
        people.setdefault(other.id, (other, ""))
    for person, page in people.values():
        notifications.notify(
            recipient=person,
            subject=subject,
            text=text,
            case_id=case.id,
            link=page,
            takes_effect=False,
            actor=actor,
        )
