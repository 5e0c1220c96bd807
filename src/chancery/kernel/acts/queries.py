"""Which consular acts were done, at which office, when, and what does each bear?"""

from datetime import date
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce

from chancery.kernel.acts.models import Act, Affixing
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.fees.models import ChargeLine
from chancery.kernel.organisation.models import Office

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
