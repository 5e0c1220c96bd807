"""Who asked whether a deed stands? Each use is noted, and whoever granted it is told: it is how a forgery is found out."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from chancery.contexts.public_deeds import queries
from chancery.contexts.public_deeds.models import Asker, Deed, Use
from chancery.contexts.public_deeds.rules.kinds import Part
from chancery.kernel.base import clock, wording
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import chains
from chancery.kernel.notifications import actions as notifications

QUIET = timedelta(days=1)
"""At most one notice of a kind in this time, so that nobody is flooded."""


def consult(*, deed: Deed, actor: Actor) -> Use:
    """A public registrar asks about a deed by its number; it is noted and told."""
    access.require(actor, Role.REGISTRY_CLERK)
    return _note(deed, None, Asker.REGISTRY, actor)


def note_use(*, document_id: UUID, asker: Asker, asked_by: UUID | None, actor: Actor) -> Use | None:
    """Note that somebody verified a paper of a deed by its code. Who is in the deed, or serves its post, needs no note."""
    access.require(actor, Role.SYSTEM)
    deed = queries.of_document(document_id)
    if deed is None or asked_by in {party.person_id for party in queries.parties_of(deed) if party.person_id}:
        return None
    return _note(deed, document_id, asker, actor, person_id=asked_by)


@transaction.atomic
def _note(
    deed: Deed, document_id: UUID | None, asker: Asker, actor: Actor, *, person_id: UUID | None = None
) -> Use:
    ledger.hold(deed.case_id)
    at = clock.now()
    is_told = not queries.told_since(deed, asker, at - QUIET)
    use = Use.objects.create(
        deed=deed,
        document_id=document_id,
        asker=asker,
        person_id=person_id or actor.person_id,
        at=at,
        is_told=is_told,
    )
    ledger.record(
        chain=chains.for_notes(deed.case_id),
        verb="public_deeds.use",
        actor=actor,
        facts={"asker": asker, "is_told": is_told},
    )
    if is_told:
        _tell(deed, asker, actor)
    return use


def _tell(deed: Deed, asker: Asker, actor: Actor) -> None:
    what = f"{deed.form.title} N.º {deed.conclusion.document.number}"
    day = wording.long_date(clock.now().astimezone(clock.LIMA).date())
    hour = clock.now().astimezone(clock.LIMA).strftime("%H:%M")
    grantors = Person.objects.filter(
        pk__in=[party.person_id for party in queries.parties_of(deed) if party.part == Part.GRANTOR]
    )
    for person in grantors:
        notifications.notify(
            recipient=person,
            subject=f"Alguien verificó su escritura {deed.conclusion.document.number}",
            text=f"El {day} a las {hour} (hora de Lima), {asker.label} consultó si vale: {what}. Si usted no espera que se "
            "use, revóquela cuanto antes en cualquier consulado y avise a los registros públicos. Le avisamos como máximo "
            "una vez al día por cada clase de consulta.",
            case_id=deed.case_id,
            link=queries.page_of(deed),
            takes_effect=False,
            actor=actor,
        )
