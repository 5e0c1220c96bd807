"""What do several verbs do alike: hold a document, see that it may be done, move it, and note it?"""

from collections.abc import Mapping
from typing import Any

from chancery.contexts.memoranda.models import InternalDocument
from chancery.contexts.memoranda.rules import State, may
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger


class WrongStanding(Conflict):
    """What is asked does not fit where the document stands."""

    code = "memoranda.wrong_standing"
    sentence = "El documento está en «{state}»: ahora no se puede hacer eso."
    next_step = "Vuelva a abrirlo para ver su estado actual."


class ChangedMeanwhile(Conflict):
    """Somebody saved another version after the one that was before the actor's eyes."""

    code = "memoranda.changed_meanwhile"
    sentence = "{by} guardó la versión {number} mientras usted trabajaba sobre la {base}."
    next_step = "Lea qué cambió y vuelva a enviar lo suyo sobre la versión {number}: nada de lo que escribió se pierde."


class NotItsAuthor(NotAllowed):
    """A project is its authors', and of who heads the unit."""

    code = "memoranda.not_its_author"
    sentence = "Solo quienes redactan el documento y la jefatura de su unidad pueden hacer esto."
    next_step = "Pida a su autor que lo agregue como coautor."


class ReasonMissing(Invalid):
    """Whoever reads it later must know why."""

    code = "memoranda.reason_missing"
    sentence = "Falta el motivo."


def locked(document: InternalDocument, verb: str) -> InternalDocument:
    """The document, held, if this may be done with it now. Raises `WrongStanding`."""
    found = held(document)
    if not may(verb, found.state):
        raise WrongStanding(state=found.standing.label)
    return found


def held(document: InternalDocument) -> InternalDocument:
    """The document, held with its chain until the transaction ends."""
    ledger.hold(document.pk)
    rows = InternalDocument.objects.select_related("unit", "author", "answers__unit")
    return rows.select_for_update(of=("self",)).get(pk=document.pk)


def as_head(person: Person, request_id: str) -> Actor:
    """Who asked for a signature that comes later, with the roles of today: a role that ended meanwhile signs nothing.

    The second factor was given when it was asked for.
    """
    return Actor(
        name=person.full_name,
        channel=Channel.JOB,
        request_id=request_id,
        person_id=person.id,
        roles=identity.roles_on(person.id, clock.today()),
        has_second_factor=True,
    )


def check_base(held: InternalDocument, base: int) -> None:
    """Raise `ChangedMeanwhile` unless `base` is the last version."""
    if held.version != base:
        last = held.versions.select_related("by").get(number=held.version)
        raise ChangedMeanwhile(number=held.version, base=base, by=last.by.full_name)


def reason_of(text: str) -> str:
    """What was given as a reason. Raises `ReasonMissing`."""
    if not text.strip():
        raise ReasonMissing({"reason": ["Escriba el motivo."]})
    return text.strip()


def move(held: InternalDocument, state: State) -> None:
    held.state = state
    held.save(update_fields=["state"])


def note(held: InternalDocument, verb: str, actor: Actor, facts: Mapping[str, Any]) -> None:
    """Add to the document's chain what was done."""
    ledger.record(chain=held.pk, verb=f"memoranda.{verb}", actor=actor, facts=facts)
