"""How is a certificate asked for, and who may not ask?"""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from chancery.contexts.criminal_records.models import Request
from chancery.contexts.criminal_records.procedures import CRIMINAL_RECORD
from chancery.contexts.criminal_records.rules import RecordPurpose
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.gateway.criminal_records import KINDS
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.minors import is_minor
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office


class TooYoung(Invalid):
    """The certificate is for adults (Código Civil, art. 42)."""

    code = "record_too_young"
    sentence = "El certificado de antecedentes penales lo pide quien ya cumplió dieciocho años."


class BirthUnknown(Invalid):
    """Without the day of birth nobody knows whether one is of age, nor who is who among namesakes."""

    code = "record_birth_unknown"
    sentence = "Falta su fecha de nacimiento."
    next_step = (
        "Complétela en «Mi cuenta» y vuelva a esta página; en el mostrador, en los datos de la persona."
    )


class DocumentNotAccepted(Invalid):
    """The Judiciary searches by three documents and no other."""

    code = "record_document_not_accepted"
    sentence = "El Poder Judicial busca por DNI, carné de extranjería o pasaporte, y usted se identificó con otro documento."
    next_step = "Acuda a la oficina consular con uno de esos documentos."


class ParentMissing(Invalid):
    """The parents' names tell namesakes apart."""

    code = "record_parent_missing"
    sentence = "Escriba el nombre del padre o de la madre: distingue a quienes se llaman igual."


@transaction.atomic
def file(
    *,
    purpose: RecordPurpose,
    country: str,
    father: str,
    mother: str,
    uploads: Mapping[str, UUID],
    office: Office,
    applicant: Person,
    actor: Actor,
) -> Request:
    """Ask for a certificate. Nothing is paid before the identity is verified.

    Raises `TooYoung`, `BirthUnknown`, `DocumentNotAccepted`, `ParentMissing` and what `cases.open` raises.
    """
    check_applicant(applicant=applicant)
    if not (father.strip() or mother.strip()):
        raise ParentMissing({"mother": [ParentMissing.sentence]})
    case = cases.open(
        procedure_code=CRIMINAL_RECORD.code,
        office=office,
        applicant=applicant,
        actor=actor,
        uploads=uploads,
        facts={"purpose": purpose, "country": country},
    )
    return Request.objects.create(
        case=case, purpose=purpose, country=country, father=father.strip(), mother=mother.strip()
    )


def check_applicant(*, applicant: Person) -> None:
    """Refuse as early as it is known who asks. Raises `TooYoung`, `BirthUnknown`, `DocumentNotAccepted`."""
    if applicant.birth_on is None:
        raise BirthUnknown
    if is_minor(applicant.birth_on, clock.today()):
        raise TooYoung
    if IdentityDocumentKind(applicant.document_kind) not in KINDS:
        raise DocumentNotAccepted
