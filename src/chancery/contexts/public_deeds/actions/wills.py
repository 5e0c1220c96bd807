"""What opens a will? The certificate of its testator's death, when the identity register says the same (RC05 art. 475)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.contexts.public_deeds import queries
from chancery.contexts.public_deeds.models import Deed, WillOpening
from chancery.contexts.public_deeds.rules.kinds import Book
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import actions as documents
from chancery.kernel.gateway import civil_identity
from chancery.kernel.gateway.civil_identity import CivilStanding
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation

PURPOSE = "Apertura de testamento: confirmar el fallecimiento del testador"


class NotAWill(Conflict):
    """Only a concluded will has a secret to open."""

    code = "deed_not_a_will"
    sentence = "Esta escritura no es un testamento concluido."


class DeathNotRegistered(Conflict):
    """A certificate alone does not open a will: the register must say that its testator died."""

    code = "will_death_not_registered"
    sentence = "El registro de identidad no tiene como fallecido al testador: el testamento sigue secreto."
    next_step = "Pida que se inscriba la defunción y vuelva a intentarlo."


class DiedInFuture(Invalid):
    """A death has happened."""

    code = "will_died_in_future"
    sentence = "La fecha del fallecimiento no puede ser posterior a hoy, ni anterior al testamento."


class AlreadyOpened(Conflict):
    """A will is opened once."""

    code = "will_already_opened"
    sentence = "El testamento ya fue abierto."


@dataclass(frozen=True, slots=True)
class Death:
    """What the certificate says."""

    on: date
    certificate: str
    upload_id: UUID


def open_will(*, deed: Deed, death: Death, actor: Actor) -> WillOpening:
    """Open a will: its paper can be verified from now on. Never inside a transaction, since the register may be slow.

    Raises `NotAWill`, `AlreadyOpened`, `DiedInFuture`, `DeathNotRegistered`, and what the gateway and the upload raise.
    """
    access.require(actor, Role.CONSUL, office_id=deed.office_id)
    if deed.form.book is not Book.WILLS or not hasattr(deed, "conclusion"):
        raise NotAWill
    if queries.is_open(deed):
        raise AlreadyOpened
    if not deed.entry.entered_on <= death.on <= organisation.local_date(deed.office):
        raise DiedInFuture({"died_on": [DiedInFuture.sentence]})
    testator = queries.parties_of(deed)[0]
    found = civil_identity.consult(
        dni=testator.document_number, purpose=PURPOSE, case_id=deed.case_id, actor=actor
    )
    if found.status is not CivilStanding.CANCELLED:
        raise DeathNotRegistered
    with transaction.atomic():
        ledger.hold(deed.case_id)
        documents.use_upload(upload_id=death.upload_id, case_id=deed.case_id, actor=actor)
        opening, is_new = WillOpening.objects.get_or_create(
            deed=deed,
            defaults={
                "upload_id": death.upload_id,
                "died_on": death.on,
                "certificate": death.certificate.strip(),
                "by_id": access.require_person(actor),
            },
        )
        if not is_new:
            raise AlreadyOpened
        for paper in queries.papers_of(deed):
            documents.disclose(document=paper, reason=f"Acta de defunción {opening.certificate}", actor=actor)
        ledger.record(
            chain=deed.case_id,
            verb="public_deeds.open_will",
            actor=actor,
            facts={"died_on": death.on, "certificate": opening.certificate, "upload": death.upload_id},
        )
    return opening
