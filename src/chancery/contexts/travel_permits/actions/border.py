"""How is a permit checked at the border, how does an exit consume it, and what when two exits are told of one permit?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from chancery.contexts.travel_permits import queries
from chancery.contexts.travel_permits.models import Exit, Permit
from chancery.contexts.travel_permits.procedures import State
from chancery.contexts.travel_permits.rules.use import Bar, bars, incident
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, Unavailable
from chancery.kernel.base.languages import phrase
from chancery.kernel.cases import crossings
from chancery.kernel.cases.crossings import CrossingOfAnother
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office

PURPOSE = "control migratorio de la salida de un menor"


class PermitUnknown(Invalid):
    """A code that leads to no permit lets nobody leave, and no exit can be kept of it."""

    code = "permit_unknown"
    sentence = "{why}."
    next_step = (
        "Lea otra vez el código. Si aun así no se reconoce, desconfíe del documento y avise a su jefatura."
    )


class PermitNotToldYet(Unavailable):
    """The post that signed it works without a line: whoever keeps the exit tells it again later (ADR 28)."""

    code = "permit_not_told_yet"
    sentence = "El código es auténtico, y el consulado que lo firmó todavía no lo ha comunicado a Lima."
    next_step = "Regístrela en «Control sin línea»: comprueba el código por su firma, guarda la salida y la comunica después."


class PermitUsed(Conflict):
    """One exit consumes the permit."""

    code = "permit_used"
    sentence = "La autorización {number} ya se usó el {at} {office:en}, registrada por {officer}."
    next_step = "No autorice la salida con este documento: sirve para una sola."


class PermitNotGood(Conflict):
    """Revoked, run out, or not yet begun."""

    code = "permit_not_good"
    sentence = "No se puede salir con la autorización {number}. {why}."
    next_step = "No autorice la salida con este documento."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the border is told: whether one may leave now, and if not why; with the permit, to compare with who stands there."""

    permit: Permit | None
    bars: tuple[Bar, ...]
    used_by: Exit | None

    @property
    def is_good(self) -> bool:
        return not self.bars


@transaction.atomic
def check(*, code: str, actor: Actor) -> Verdict:
    """Whether somebody may leave with what was read or typed; the reading is kept under the reader's name (Ley 29733).

    Raises `queries.BorderKeyMissing`.
    """
    if queries.CHECK not in actor.scopes:
        access.require(actor, Role.BORDER_OFFICER)
    found = queries.find(code)
    if found.permit is None:
        return Verdict(None, (found.bar or Bar.UNKNOWN,), None)
    ledger.record_read(
        subject=found.permit.request.case_id, kind="travel_permit", purpose=PURPOSE, actor=actor
    )
    used = queries.consuming_exit(found.permit)
    standing = queries.standing_of(found.permit, used)
    return Verdict(found.permit, bars(standing, clock.today()), used)


@transaction.atomic
def record_exit(
    *,
    code: str,
    office: Office,
    key: UUID,
    actor: Actor,
    left_at: datetime | None = None,
    officer_name: str = "",
) -> Exit:
    """Note that the minor leaves now; or, with `left_at`, that the minor left while the line was down.

    Now, it consumes the permit exactly once and is refused otherwise: `PermitUsed`, `PermitNotGood`. What has already
    happened is never refused: it is kept, and where the permit was used, revoked or over an incident stands beside it
    and is told to both posts, to the consulate and to who authorised. Telling the same `key` again changes nothing.
    A permit that a post's node still writes is used by the exit alone, and its case follows (`settle_use`).
    Raises `NotAControlPost`, `PermitUnknown`, `PermitNotToldYet`, `CrossingOfAnother`.
    """
    if queries.CONSUME not in actor.scopes:
        access.require(actor, Role.BORDER_OFFICER, office_id=office.id)
    crossings.require_control_post(office)
    found = queries.find(code)
    if found.bar is Bar.NOT_TOLD:
        raise PermitNotToldYet
    if found.permit is None:
        why = (found.bar or Bar.UNKNOWN).sentence
        raise PermitUnknown({"code": [why]}, why=why.removesuffix("."))
    permit = found.permit
    ledger.hold(permit.request.case_id)
    known = queries.exit_of(key)
    if known is not None:
        if known.permit_id != permit.id:
            raise CrossingOfAnother
        return known
    permit.request.case.refresh_from_db()
    first = queries.consuming_exit(permit)
    if left_at is None:
        _refuse_unless_good(permit, first)
    told = Exit(
        **crossings.noted(office=office, key=key, officer_name=officer_name, at=left_at, actor=actor),
        permit=permit,
        left_at=crossings.believable(left_at, permit.document.issued_at),
        is_consuming=first is None,
    )
    wrong = incident(queries.standing_of(permit, first), told.left_at.astimezone(clock.LIMA).date())
    facts = {"office": office.code, "officer": told.officer_name, "left_at": told.left_at, "key": key}
    case = permit.request.case
    uses_up = first is None and case.state == State.ISSUED
    crossings.keep(told, case=case, uses_up=uses_up, facts=facts, actor=actor)
    if wrong is not None:
        crossings.note_incident(
            told,
            first,
            wrong,
            case=case,
            subject=phrase("autorización de viaje {number}", number=permit.number),
            document=phrase("Autorización {number}", number=permit.number),
            link="/frontera/incidentes/",
            others=[
                each.person for each in queries.authorisers_of(permit.request) if each.person is not None
            ],
            actor=actor,
        )
    return told


@transaction.atomic
def settle_use(*, permit: Permit, actor: Actor) -> None:
    """Close the case of a permit that was used while a post's node wrote it, now that it is written here."""
    access.require(actor, Role.SYSTEM)
    used = queries.consuming_exit(permit)
    assert used is not None
    facts = {"office": used.office.code, "left_at": used.left_at, "key": used.key}
    crossings.use(used, case=permit.request.case, facts=facts, actor=actor)


def _refuse_unless_good(permit: Permit, first: Exit | None) -> None:
    if first is not None:
        at = f"{first.left_at.astimezone(clock.LIMA):%d/%m/%Y a las %H:%M}"
        raise PermitUsed(number=permit.number, at=at, office=first.office.name, officer=first.officer_name)
    if found := bars(queries.standing_of(permit, first), clock.today()):
        why = " ".join(bar.sentence for bar in found).removesuffix(".")
        raise PermitNotGood(number=permit.number, why=why)
