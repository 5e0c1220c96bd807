"""How the consul lets an officer sign in his place, and takes that back."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from chancery.contexts.counter import queries
from chancery.contexts.counter.actions.schedules import BeginsInThePast
from chancery.contexts.counter.models import SigningPower
from chancery.contexts.counter.rules import ActKind
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office


class NotAnOfficerHere(Invalid):
    """The power to sign is given to who serves at the window."""

    code = "signing_power_not_officer"
    sentence = "La firma se delega a un funcionario de ventanilla de la misma oficina."
    next_step = "Elija a una persona de la lista."


class PowerIncomplete(Invalid):
    """It says for which acts, by which paper, since when."""

    code = "signing_power_incomplete"
    sentence = "La delegación indica para qué actos es, con qué documento y desde cuándo."


class PowerEnded(Conflict):
    """It ends once."""

    code = "signing_power_ended"
    sentence = "Esa delegación de firma ya había terminado."


@transaction.atomic
def grant_signing_power(
    *,
    office: Office,
    officer: Person,
    kinds: Collection[ActKind],
    norm: str,
    valid_from: date,
    valid_until: date | None = None,
    actor: Actor,
) -> SigningPower:
    """Let an officer sign some kinds of act in the consul's place: the consul gives it (TUO of Ley 27444, art. 78).

    Raises `NotAnOfficerHere`, `PowerIncomplete`, `BeginsInThePast`.
    """
    access.require(actor, Role.CONSUL, office_id=office.id)
    writers.require_lima()
    if not kinds or not norm.strip() or (valid_until is not None and valid_until <= valid_from):
        raise PowerIncomplete({"kinds": [PowerIncomplete.sentence]})
    if valid_from < queries.today_at(office):
        raise BeginsInThePast({"valid_from": [BeginsInThePast.sentence]})
    if officer.id == actor.person_id or officer not in identity.officers_at(office.id, Role.OFFICER):
        raise NotAnOfficerHere({"officer": [NotAnOfficerHere.sentence]})
    power = SigningPower.objects.create(
        office=office,
        officer=officer,
        kinds=sorted(kinds),
        norm=norm.strip(),
        valid_from=valid_from,
        valid_until=valid_until,
        granted_by_id=access.require_person(actor),
    )
    facts = {"power": power.id, "officer": officer.id, "kinds": sorted(kinds), "norm": power.norm}
    _note(office, "grant_signing_power", actor, **facts, valid_from=valid_from, valid_until=valid_until)
    return power


@transaction.atomic
def end_signing_power(*, power: SigningPower, actor: Actor) -> None:
    """From today the officer signs no more in the consul's place. Raises `PowerEnded`."""
    access.require(actor, Role.CONSUL, office_id=power.office_id)
    writers.require_lima()
    today = queries.today_at(power.office)
    kept = SigningPower.objects.select_for_update().get(pk=power.pk)
    if kept.valid_until is not None and kept.valid_until <= today:
        raise PowerEnded
    kept.valid_until = max(today, kept.valid_from)
    kept.save(update_fields=["valid_until"])
    _note(power.office, "end_signing_power", actor, power=kept.id, on=kept.valid_until)


def _note(office: Office, verb: str, actor: Actor, **facts: object) -> None:
    ledger.record(chain=office.id, verb=f"counter.{verb}", actor=actor, facts=facts)
