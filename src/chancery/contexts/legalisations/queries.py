"""Which requests may this actor see, and which paper does a document need?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from chancery.contexts.apostilles import queries as apostilles
from chancery.contexts.legalisations import rules
from chancery.contexts.legalisations.models import Request
from chancery.contexts.legalisations.procedures import FOREIGN_LEGALISATION
from chancery.contexts.signatories import queries as signatories
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import queries as cases
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents import verification
from chancery.kernel.documents.models import Upload
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

SOURCE = "source_document"


def visible_to(actor: Actor) -> QuerySet[Request]:
    """The requests whose cases the actor may see."""
    return Request.objects.filter(case__in=cases.visible_to(actor))


def by_number(actor: Actor, number: str) -> Request:
    """The request of that case. Raises `CaseNotFound`."""
    return cases.row_by_number(actor, number, Request.objects.all(), context="legalisations")


def is_foreign(request: Request) -> bool:
    """Whether the document comes from abroad."""
    return request.case.procedure_code == FOREIGN_LEGALISATION.code


def obstacle(nature: rules.Nature, country: str, on: date) -> rules.Obstacle | None:
    """Why a document of that nature, to or from that country, is not legalised on a date."""
    return rules.obstacle(nature, country, is_apostilled=apostilles.is_apostilled(country, on))


def posts_in(country: str) -> QuerySet[Office]:
    """The consular offices that stand in a country today."""
    return organisation.offices(kind=FOREIGN_LEGALISATION.offices, country=country).order_by("city")


def source_of(request: Request) -> Upload:
    """The document to be legalised: the newest that was handed in."""
    return next(kept.upload for kept in cases.attachments_of(request.case) if kept.requirement == SOURCE)


def signature_report(request: Request) -> verification.Report:
    """What the digital signatures of an electronic original say."""
    return verification.examine(documents.content(source_of(request).file_id))


def signatures_like(text: str, on: date) -> tuple[signatories.RegisteredSignature, ...]:
    """Registered signatures that fit what was typed and were in tenure on a date."""
    return signatories.suggestions(text, on)


def check_date(signed_on: date) -> None:
    """A document is signed today at the latest. Raises `signatories.SignedInFuture`."""
    signatories.check_date(signed_on)


def chain(signatory_ids: Sequence[UUID], on: date) -> tuple[signatories.RegisteredSignature, ...]:
    """The links of a chain of certifications that an officer has read so far."""
    return signatories.links(signatory_ids, on)
