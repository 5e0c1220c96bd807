"""Who asked whether a deed stands? Each use is noted, and whoever granted it is told: it is how a forgery is found out."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from chancery.contexts.public_deeds import queries
from chancery.contexts.public_deeds.models import Asker, Deed, Use
from chancery.contexts.public_deeds.rules.kinds import Part
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.languages import long_date, phrase
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import chains
from chancery.kernel.notifications import actions as notifications

QUIET = timedelta(days=1)
"""At most one notice of uses without a name in this time, so that nobody is flooded."""


def consult(*, deed: Deed, actor: Actor) -> Use:
    """A public registrar asks about a deed by its number; it is noted and told."""
    access.require(actor, Role.REGISTRY_CLERK)
    return _note(deed, None, Asker.REGISTRY, actor)


def note_use(*, document_id: UUID, asker: Asker, asked_by: UUID | None, actor: Actor) -> Use | None:
    """Note that somebody verified a paper of a deed by its code. Who is in the deed, or serves its post, needs no note.

    At a post's node those who serve there ask, and uses are Lima's to write: the answer is given and nothing is noted.
    """
    access.require(actor, Role.SYSTEM)
    if site.is_node():
        return None
    deed = queries.of_document(document_id)
    if deed is None or asked_by in {party.person_id for party in queries.parties_of(deed) if party.person_id}:
        return None
    return _note(deed, document_id, asker, actor, person_id=asked_by)


@transaction.atomic
def tell_uses(*, deed_id: UUID, actor: Actor) -> None:
    """Tell the grantor of the uses without a name since the last notice of such, how many and when; once a day."""
    access.require(actor, Role.SYSTEM)
    deed = Deed.objects.select_related("case", "conclusion__document").get(pk=deed_id)
    ledger.hold(deed.case_id)
    at = clock.now()
    waiting = list(queries.untold_uses(deed))
    if not waiting or queries.told_since(deed, at - QUIET):
        return
    ledger.record(
        chain=chains.for_notes(deed.case_id),
        verb="public_deeds.tell_uses",
        actor=actor,
        facts={"uses": len(waiting)},
    )
    queries.untold_uses(deed).update(told_at=at)
    _tell(deed, waiting, actor)


@transaction.atomic
def _note(
    deed: Deed, document_id: UUID | None, asker: Asker, actor: Actor, *, person_id: UUID | None = None
) -> Use:
    """Of whoever is known the grantor is told at once; of others once a day, the first at once."""
    ledger.hold(deed.case_id)
    at = clock.now()
    known = person_id or actor.person_id
    is_told = known is not None or not (
        queries.told_since(deed, at - QUIET) or queries.untold_uses(deed).exists()
    )
    use = Use.objects.create(
        deed=deed,
        document_id=document_id,
        asker=asker,
        person_id=known,
        at=at,
        told_at=at if is_told else None,
    )
    ledger.record(
        chain=chains.for_notes(deed.case_id),
        verb="public_deeds.use",
        actor=actor,
        facts={"asker": asker, "is_told": is_told},
    )
    if is_told:
        _tell(deed, [use], actor)
    return use


def _tell(deed: Deed, uses: Sequence[Use], actor: Actor) -> None:
    number = deed.conclusion.document.number
    who = Asker(uses[0].asker).label
    if len(uses) == 1:
        subject = phrase("Alguien verificó su escritura {number}", number=number)
        told = phrase("El {at}, {who}", at=_when(uses[0]), who=who)
    else:
        often = len(uses)
        subject = phrase("Verificaron {often} veces su escritura {number}", often=often, number=number)
        told = phrase(
            "Entre el {first} y el {last}, {often} veces, {who}",
            first=_when(uses[0]), last=_when(uses[-1]), often=often, who=who,
        )  # fmt: skip
    grantors = Person.objects.filter(
        pk__in=[party.person_id for party in queries.parties_of(deed) if party.part == Part.GRANTOR]
    )
    for person in grantors:
        notifications.notify(
            recipient=person,
            subject=subject,
            text=phrase(
                "{told} consultó si vale: {title} N.º {number}. Si usted no espera que se use, revóquela cuanto antes en "
                "cualquier consulado y avise a los registros públicos. De cada consulta de quien se identificó le avisamos al "
                "momento; de las demás, una vez al día y juntas.",
                told=told, title=deed.form.title, number=number,
            ),
            case_id=deed.case_id,
            link=queries.page_of(deed),
            takes_effect=False,
            actor=actor,
        )  # fmt: skip


def _when(use: Use) -> Callable[[], str]:
    at = use.at.astimezone(clock.LIMA)
    return phrase("{day} a las {hour} (hora de Lima)", day=lambda: long_date(at.date()), hour=f"{at:%H:%M}")
