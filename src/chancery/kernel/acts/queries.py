"""Which consular acts were done, at which office, when, and what does each bear?"""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce

from chancery.kernel.acts.models import Act, Affixing
from chancery.kernel.base.actor import Actor, Role, role_labels
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.fees.models import ChargeLine
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office

_NUMBER = re.compile(r"(RGE)?\s*(\d{1,9})(?:\s*/\s*(\d{4}))?")
READERS = (Role.OFFICER, Role.CONSUL, Role.CASHIER, Role.SUPERVISOR)


class ActNotFound(NotFound):
    """No such act, or not for this actor."""

    code = "act_not_found"
    sentence = "No encontramos la actuación consular {number}."
    next_step = "Compruebe el número, el año y la oficina."


def visible_to(actor: Actor) -> QuerySet[Act]:
    """The acts of the cases that the actor may see; all, for Lima's reviewers of consular accounts."""
    acts = Act.objects.select_related(
        "office", "officer", "interested", "charge__tariff_item", "voiding", "case"
    )
    acts = acts.prefetch_related(Prefetch("affixings", Affixing.objects.order_by("affixed_at")))
    if actor.is_system or actor.holds(Role.ACCOUNTANT):
        return acts
    return acts.filter(case__in=cases.visible_to(actor))


@dataclass(frozen=True, slots=True)
class Sought:
    """What is known of an act that is looked up; what is empty is not asked for."""

    number: str = ""
    name: str = ""
    on: date | None = None
    nature: str = ""


def offices_read_by(actor: Actor) -> tuple[Office, ...]:
    """The consular offices whose acts the actor may look up: those where one serves; all, for Lima's accountants.

    Raises `RoleMissing`.
    """
    access.require(actor, *READERS, Role.ACCOUNTANT)
    found = organisation.offices(kind=CONSULAR).order_by("name")
    if not actor.holds(Role.ACCOUNTANT):
        found = found.filter(id__in=actor.offices(*READERS))
    offices = tuple(found)
    if not offices:
        raise access.RoleMissing(roles=role_labels(READERS))
    return offices


def search(actor: Actor, office: Office, sought: Sought) -> QuerySet[Act]:
    """The acts of an office that fit, the latest first (D.S. 076-2005-RE, art. 172). Raises `RoleMissingHere`."""
    if actor.holds(Role.ACCOUNTANT):
        access.require(actor, Role.ACCOUNTANT)
    else:
        access.require(actor, *READERS, office_id=office.id)
    found = _with_trace(visible_to(actor).prefetch_related(None).filter(office=office))
    if sought.number.strip():
        found = found.filter(_numbered(sought.number.strip().upper()))
    if sought.name.strip():
        found = found.filter(identity.matching(sought.name, "interested__"))
    if sought.on is not None:
        found = found.filter(performed_on=sought.on)
    for word in sought.nature.split():
        found = found.filter(title__icontains=word)
    return found.order_by("-performed_on", "-entry_ordinal")


def _numbered(text: str) -> Q:
    """«RGE 123/2026» is a number of entry, «12/2026» either of the two; anything else is what a paper or a sticker bears."""
    said = _NUMBER.fullmatch(text)
    if said is None:
        stuck = Affixing.objects.filter(serial=text).values("act")
        return Q(document__number=text) | Q(case__number=text) | Q(pk__in=stuck)
    is_entry, ordinal, year = said.group(1), int(said.group(2)), said.group(3)
    numbers = Q(entry_ordinal=ordinal) if is_entry else Q(entry_ordinal=ordinal) | Q(kind_ordinal=ordinal)
    return numbers & Q(year=int(year)) if year else numbers


def of_case(case_id: UUID) -> QuerySet[Act]:
    """The acts of a case that its reader was already allowed to see, in the order of the register."""
    acts = Act.objects.filter(case_id=case_id).select_related("officer", "charge__tariff_item", "voiding")
    return _with_trace(acts).order_by("performed_at", "entry_ordinal")


def _with_trace(acts: QuerySet[Act]) -> QuerySet[Act]:
    """Beside each act the `serial` of its sticker and the `items` that its charge asks for, in the same statement."""
    affixed = Affixing.objects.filter(act=OuterRef("pk"), removed_at=None).values("serial")[:1]
    asked = ChargeLine.objects.filter(charge=OuterRef("charge")).order_by().values("charge")
    numbers = asked.annotate(numbers=StringAgg("item__number", " + ", order_by="position")).values("numbers")
    return acts.annotate(
        serial=Subquery(affixed),
        items=Coalesce(Subquery(numbers), "charge__tariff_item__number", output_field=TextField()),
    )


def act(act_id: UUID, *, actor: Actor) -> Act:
    """One act. Raises `ActNotFound`."""
    found = visible_to(actor).filter(pk=act_id).first()
    if found is None:
        raise ActNotFound(number=str(act_id))
    return found


def register_of(office: Office, *, since: date, until: date) -> QuerySet[Act]:
    """The acts of an office from one day to before another, in the order of the register of entries.

    The caller has passed its own gate: a book is read by whoever keeps or reviews it.
    """
    acts = Act.objects.filter(office=office, performed_on__gte=since, performed_on__lt=until)
    return _with_trace(
        acts.select_related("interested", "officer", "charge__tariff_item", "voiding")
    ).order_by("year", "entry_ordinal")


def without_sticker(*offices: Office) -> QuerySet[Act]:
    """The acts of these offices that stand and bear no sticker, oldest first."""
    bare = Act.objects.filter(office__in=offices, voiding=None)
    affixed = Affixing.objects.filter(removed_at=None).values("act")
    return (
        bare.exclude(pk__in=affixed)
        .select_related("office", "interested", "charge__tariff_item")
        .order_by("performed_at")
    )
