"""How does a passport stop to stand? Reported by its holder or at any counter, or replaced: at once, for every border."""

from uuid import UUID, uuid5

from django.db import transaction

from chancery.contexts.passports import queries
from chancery.contexts.passports.models import Cancellation, InForce
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.rules import CancelGround
from chancery.kernel.base.actor import Actor, for_the_law
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.languages import SPANISH, Words, lowered, phrase, said_in
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import IdentityDocumentKind, validate_document
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import chains
from chancery.kernel.organisation.models import Office

_NUMBERS = UUID("6f1d2c54-58a3-4f0e-9c1b-0a4d8e3b7c21")


class CircumstancesMissing(Invalid):
    """Whoever reports says what happened: the monthly list tells it (RC05, arts. 349-350)."""

    code = "passport_circumstances_missing"
    sentence = "Falta decir qué ocurrió, dónde y cuándo."


class AlreadyCancelled(Conflict):
    """A passport is cancelled once, and never stands again: not even when it turns up."""

    code = "passport_already_cancelled"
    sentence = "El pasaporte {number} ya estaba cancelado."
    next_step = "No hay nada más que hacer: si aparece, entréguelo en una oficina consular."


class NotYours(Invalid):
    """What is reported is the holder's own number."""

    code = "passport_number_of_another"
    sentence = "Ese número es del pasaporte de otra persona."
    next_step = "Compruebe el número y el DNI del titular."


class NotHandedOver(Conflict):
    """What nobody holds nobody lost: a booklet on its way is sent back to Lima, or voided there."""

    code = "passport_not_handed_over"
    sentence = "El pasaporte {number} todavía no se entregó a nadie."
    next_step = "Si no llegó a la oficina, devuélvalo a Lima desde su expediente."


class NumberMissing(Invalid):
    code = "passport_number_missing"
    sentence = "Falta el número del pasaporte, en letras y cifras."


@transaction.atomic
def report_own(*, number: str, ground: CancelGround, circumstances: str, actor: Actor) -> Cancellation:
    """Whoever asked for a passport says that it was lost or stolen: it is cancelled at once.

    Raises `PassportNotFound`, `CircumstancesMissing`, `AlreadyCancelled`.
    """
    access.require_person(actor)
    passport = queries.own_passport(actor, number)
    return _report(
        number=passport.number,
        ground=ground,
        circumstances=circumstances,
        holder=passport.application.holder,
        dni=passport.application.dni,
        office=passport.application.case.office,
        actor=actor,
    )


@transaction.atomic
def report(
    *,
    number: str,
    ground: CancelGround,
    circumstances: str,
    holder: str,
    dni: str,
    office: Office,
    actor: Actor,
) -> Cancellation:
    """At any consular counter: the passport of a number, ours or one that Migraciones gave, is cancelled at once.

    Raises `NumberMissing`, `NotYours`, `CircumstancesMissing`, `AlreadyCancelled`, what `validate_document` raises.
    """
    access.require(actor, *queries.COUNTER, office_id=office.id)
    ours = queries.passport_by_number(number)
    has_none = ours is not None and not ours.application.dni and not dni.strip()
    return _report(
        number=number,
        ground=ground,
        circumstances=circumstances,
        holder=holder,
        dni="" if has_none else validate_document(IdentityDocumentKind.DNI, dni, "PE"),
        office=office,
        actor=actor,
    )


def note_cancellation(
    *, number: str, ground: CancelGround, reason: Words, holder: str, dni: str, office: Office, actor: Actor
) -> Cancellation | None:
    """Keep that a number no longer stands, once, and let its case say so; None when it was so already.

    Raises `NotYours`, `NotHandedOver`.
    """
    access.require_person(actor)
    ledger.hold(uuid5(_NUMBERS, number))  # two who report the same passport are told one after the other
    passport = queries.passport_by_number(number)
    if passport is not None and passport.application.dni != dni:
        raise NotYours({"number": [NotYours.sentence]})
    if queries.is_cancelled(number):
        return None
    if passport is not None and not queries.was_delivered(passport):
        raise NotHandedOver(number=number)
    cancelled = Cancellation.objects.create(
        number=number,
        passport=passport,
        ground=ground,
        reason=said_in(SPANISH, reason).strip()[:1000],
        holder=holder,
        dni=dni,
        office=office,
        by_id=actor.person_id,
    )
    facts = {"number": number, "ground": ground, "office": office.code}
    if passport is None:
        ledger.record(
            chain=chains.at_this_site(office.id), verb="passports.cancel_number", actor=actor, facts=facts
        )
        return cancelled
    InForce.objects.filter(delivery__certification__passport=passport).delete()
    if passport.application.case.state != State.DELIVERED:
        return cancelled
    told = phrase(
        "{ground}. {cause}" if callable(reason) else "{ground}. {reason}",
        ground=lowered(ground.label),
        cause=reason,
        reason=cancelled.reason,
    )
    with cases.step(passport.application.case, "cancel", actor=for_the_law(actor), reason=told) as taking:
        documents.revoke(document=passport.document, reason="Pasaporte cancelado", actor=actor)
        taking.facts |= facts
    passport.application.case.refresh_from_db()
    return cancelled


def _report(
    *,
    number: str,
    ground: CancelGround,
    circumstances: str,
    holder: str,
    dni: str,
    office: Office,
    actor: Actor,
) -> Cancellation:
    wanted = "".join(number.split()).upper()
    if not wanted.isalnum() or not wanted.isascii() or len(wanted) > 15:
        raise NumberMissing({"number": [NumberMissing.sentence]})
    if not circumstances.strip():
        raise CircumstancesMissing({"circumstances": [CircumstancesMissing.sentence]})
    cancelled = note_cancellation(
        number=wanted, ground=ground, reason=circumstances, holder=holder, dni=dni, office=office, actor=actor
    )
    if cancelled is None:
        raise AlreadyCancelled(number=wanted)
    return cancelled
