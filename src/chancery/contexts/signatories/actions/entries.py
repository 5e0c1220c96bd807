"""How does a person in a post enter the register, get a facsimile and leave it?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.contexts.signatories import queries, rules
from chancery.contexts.signatories.actions.proposals import (
    check_earlier,
    check_in_force,
    check_later,
    check_none_pending,
    propose,
)
from chancery.contexts.signatories.models import (
    Authority,
    Registration,
    RegistrationKind,
    Signatory,
    Specimen,
    Standing,
)
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotFound
from chancery.kernel.documents.store import read, store
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

LARGEST_IMAGE = 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Facsimile:
    """The image of a signature (PNG or JPEG), and its seal in words and, if there is one, in an image.

    Of an authority known by its seal alone there is no signature, and the seal is there in words and in an image.
    """

    signature: bytes = b""
    seal: str = ""
    seal_image: bytes = b""


class AlreadyRegistered(Conflict):
    """The same person in the same post since the same day."""

    code = "already_registered"
    sentence = "La firma de {name} en ese cargo y desde esa fecha ya está registrada o propuesta."
    next_step = "Búsquela en el registro o en la lista de pendientes."


class PeriodBackwards(Invalid):
    """A period ends after it begins."""

    code = "period_backwards"
    sentence = "La fecha de término no puede ser anterior a la de inicio."


class SealMissing(Invalid):
    """Who does not sign is known by the seal, in words as the apostille will read and in an image to compare."""

    code = "seal_missing"
    sentence = "Describa el sello y adjunte su imagen: es todo lo que se podrá cotejar."


class SpecimenUnreadable(Invalid):
    """A facsimile is an image."""

    code = "specimen_unreadable"
    sentence = "El facsímil debe ser una imagen PNG o JPEG."
    next_step = "Digitalice la firma otra vez y adjunte la imagen."


class SpecimenTooLarge(Invalid):
    """A facsimile is looked at beside a document: what it weighs more tells nothing more."""

    code = "specimen_too_large"
    sentence = "La imagen pesa más de 1 MB."
    next_step = "Redúzcala y adjúntela otra vez."


class SignatureMissing(Invalid):
    """Who signs is known by the signature: a seal is compared with it, and not kept alone."""

    code = "specimen_signature_missing"
    sentence = "Falta la imagen de la firma: de quien firma no basta el sello."
    next_step = "Adjunte la imagen de la firma; si no la tiene, deje en blanco el sello y su imagen."


@transaction.atomic
def propose_signatory(
    *,
    name: str,
    authority: Authority,
    capacity: str,
    valid_from: date,
    support: str,
    actor: Actor,
    valid_until: date | None = None,
    facsimile: Facsimile | None = None,
) -> Registration:
    """Propose a person in a post, with the facsimile if there is one; `support` names the paper that shows it.

    Raises `PeriodBackwards`, `AlreadyRegistered`, `SignatureMissing`, `SpecimenUnreadable`, `SpecimenTooLarge`.
    """
    access.require(actor, Role.REGISTRAR)
    _require_forward(valid_from, valid_until, "valid_until")
    if facsimile == Facsimile():
        facsimile = None
    entry, is_new = Signatory.objects.exclude(standing=Standing.REJECTED).get_or_create(
        authority=authority,
        folded_name=rules.fold(name),
        folded_capacity=rules.fold(capacity),
        valid_from=valid_from,
        defaults={
            "name": name.strip(),
            "capacity": capacity.strip(),
            "valid_until": valid_until,
            "search_text": rules.fold(f"{name} {capacity} {authority.name}"),
        },
    )
    if not is_new:
        raise AlreadyRegistered(name=entry)
    specimen = None
    if facsimile is not None:
        specimen = _specimen(entry, facsimile, valid_from, valid_until)
    return propose(
        kind=RegistrationKind.NEW_SIGNATORY,
        entry=entry,
        actor=actor,
        support=support,
        verb="propose_signatory",
        specimen=specimen,
    )


@transaction.atomic
def propose_seal(
    *,
    authority: Authority,
    facsimile: Facsimile,
    valid_from: date,
    support: str,
    actor: Actor,
    valid_until: date | None = None,
) -> Registration:
    """Propose an authority that seals its documents and does not sign them, known by its seal.

    A document sealed and not signed is apostilled all the same (HCCH Special Commission 2003, 13 and 18). Raises
    `SealMissing`, `PeriodBackwards`, `AlreadyRegistered`, `SpecimenUnreadable`, `SpecimenTooLarge`.
    """
    access.require(actor, Role.REGISTRAR)
    _require_forward(valid_from, valid_until, "valid_until")
    _require_seal(facsimile)
    entry, is_new = Signatory.objects.exclude(standing=Standing.REJECTED).get_or_create(
        authority=authority,
        folded_name=authority.folded_name,
        folded_capacity=rules.fold(facsimile.seal),
        valid_from=valid_from,
        defaults={
            "valid_until": valid_until,
            "search_text": rules.fold(f"sello {facsimile.seal} {authority.name}"),
        },
    )
    if not is_new:
        raise AlreadyRegistered(name=entry)
    return propose(
        kind=RegistrationKind.NEW_SEAL,
        entry=entry,
        actor=actor,
        support=support,
        verb="propose_seal",
        specimen=_specimen(entry, facsimile, valid_from, valid_until),
    )


@transaction.atomic
def propose_end_of_tenure(*, signatory_id: UUID, last_day: date, support: str, actor: Actor) -> Registration:
    """Propose that the post was held until `last_day`, that day included.

    Raises `NotInForce`, `PeriodBackwards`, `TenureAlreadyEnds`, `RegistrationPending`.
    """
    access.require(actor, Role.REGISTRAR)
    entry = check_in_force(signatory_id)
    until = rules.until(last_day)
    _require_forward(entry.valid_from, until, "last_day")
    check_earlier(entry, until)
    return propose(
        kind=RegistrationKind.END_TENURE,
        entry=entry,
        actor=actor,
        support=support,
        verb="propose_end_of_tenure",
        tenure_until=until,
    )


@transaction.atomic
def propose_specimen(
    *, signatory_id: UUID, facsimile: Facsimile, valid_from: date, support: str, actor: Actor
) -> Registration:
    """Propose how the signature looks from a date on; when approved it ends the facsimile before it.

    Raises `NotInForce`, `SpecimenNotLater`, `SealMissing`, `SignatureMissing`, `SpecimenUnreadable`, `SpecimenTooLarge`,
    `RegistrationPending`.
    """
    access.require(actor, Role.REGISTRAR)
    entry = check_in_force(signatory_id)
    check_later(entry, valid_from)
    check_none_pending(RegistrationKind.NEW_SPECIMEN, entry)
    if not entry.name:
        _require_seal(facsimile)
    specimen = _specimen(entry, facsimile, valid_from, None)
    return propose(
        kind=RegistrationKind.NEW_SPECIMEN,
        entry=entry,
        actor=actor,
        support=support,
        verb="propose_specimen",
        specimen=specimen,
    )


def open_specimen(*, specimen_id: UUID, of_seal: bool = False, actor: Actor) -> bytes:
    """The image, for whoever compares it; who looked is written down, for a signature seen can be imitated."""
    access.require(actor, *queries.READERS)
    specimen = queries.specimen(actor, specimen_id)
    image = specimen.seal_sha256 if of_seal else specimen.signature_sha256
    if not image:
        raise NotFound
    ledger.record_read(
        subject=specimen.signatory_id, kind="signatory_specimen", purpose="cotejo de firma", actor=actor
    )
    return read(image)


def _require_forward(valid_from: date, valid_until: date | None, field: str) -> None:
    if valid_until is not None and valid_until <= valid_from:
        raise PeriodBackwards({field: [PeriodBackwards.sentence]})


def _require_seal(facsimile: Facsimile) -> None:
    if not facsimile.seal.strip() or not facsimile.seal_image:
        raise SealMissing({"seal" if facsimile.seal_image else "seal_image": [SealMissing.sentence]})


def _specimen(entry: Signatory, facsimile: Facsimile, valid_from: date, valid_until: date | None) -> Specimen:
    if entry.name and not facsimile.signature:
        raise SignatureMissing({"signature": [SignatureMissing.sentence]})
    return Specimen.objects.create(
        signatory=entry,
        signature_sha256=_keep_image(facsimile.signature, "signature") if entry.name else "",
        seal_sha256=_keep_image(facsimile.seal_image, "seal_image") if facsimile.seal_image else "",
        seal=facsimile.seal.strip(),
        valid_from=valid_from,
        valid_until=valid_until,
    )


def _keep_image(content: bytes, field: str) -> str:
    if not content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise SpecimenUnreadable({field: [SpecimenUnreadable.sentence]})
    if len(content) > LARGEST_IMAGE:
        raise SpecimenTooLarge({field: [SpecimenTooLarge.sentence]})
    return store().put(content)
