"""The verbs of a legalisation, in the order of the story."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.contexts.legalisations import papers, queries
from chancery.contexts.legalisations.models import Form, Legalisation, Request
from chancery.contexts.legalisations.procedures import FOREIGN_LEGALISATION, LEGALISATION
from chancery.contexts.legalisations.rules import Nature, Obstacle
from chancery.contexts.signatories import queries as signatories
from chancery.kernel.base import clock, countries, wording
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import papers as case_papers
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as stored
from chancery.kernel.identity.models import Company, Person
from chancery.kernel.organisation.models import Office


class ApostilleNeeded(Invalid):
    """Between two States under the Convention no legalisation may be asked for (Convention, art. 9)."""

    code = "apostille_needed"
    sentence = (
        "{country} acepta la apostilla del Perú: su documento necesita una apostilla y no una legalización."
    )
    next_step = "Presente una solicitud de apostilla; los requisitos y el costo se muestran en esa página."


class ForeignApostilleNeeded(Invalid):
    """A document of a State under the Convention brings the apostille of its own authority."""

    code = "foreign_apostille_needed"
    sentence = "{country} expide apostillas que el Perú acepta: el consulado no legaliza sus documentos."
    next_step = "Pida la apostilla a la autoridad de ese país; con ella el documento vale en el Perú."


class PrivateDocument(Invalid):
    """Only the signature of an authority is legalised."""

    code = "private_document"
    sentence = "Un documento privado no se legaliza si ninguna autoridad certificó su firma."
    next_step = "Hágalo certificar por un notario, y vuelva a presentarlo."


class NotNeededAtHome(Invalid):
    """A Peruvian document has effect in Peru by itself; only a consul's paper is legalised for home."""

    code = "not_needed_at_home"
    sentence = "Un documento expedido en el Perú no necesita legalización para usarlo en el Perú."
    next_step = "Elija el país donde lo va a presentar; si lo expidió un consulado peruano, indíquelo."


class AnotherPost(Invalid):
    """A consul certifies the signatures of the authorities of his receiving State (D.S. 076-2005-RE, art. 435)."""

    code = "another_post"
    sentence = "Los documentos de {country} los legaliza el consulado del Perú en ese país: {posts}."
    next_step = "Elija esa oficina consular."


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the applicant says of the document; `country` is where it goes, or where it comes from."""

    country: str
    nature: Nature
    form: Form
    title: str
    issued_by: str
    signed_by: str
    signed_on: date


@transaction.atomic
def file(
    *,
    particulars: Particulars,
    uploads: Mapping[str, UUID],
    office: Office,
    applicant: Person,
    actor: Actor,
    company: Company | None = None,
) -> Request:
    """Ask for the legalisation of a Peruvian document.

    Raises `ApostilleNeeded`, `PrivateDocument`, `NotNeededAtHome`, `signatories.SignedInFuture` and what `cases.open` raises.
    """
    check_country(country=particulars.country, nature=particulars.nature)
    signatories.check_date(particulars.signed_on)
    case = cases.open(
        procedure_code=LEGALISATION.code,
        office=office,
        applicant=applicant,
        company=company,
        actor=actor,
        uploads=uploads,
        facts=_facts(particulars),
    )
    return _describe(case, particulars)


@transaction.atomic
def file_foreign(
    *,
    particulars: Particulars,
    uploads: Mapping[str, UUID],
    office: Office,
    applicant: Person,
    actor: Actor,
    company: Company | None = None,
) -> Request:
    """Ask a consul for the legalisation of a foreign document.

    Raises `ForeignApostilleNeeded`, `PrivateDocument`, `AnotherPost`, `signatories.SignedInFuture` and what `cases.open` raises.
    """
    check_origin(country=particulars.country, nature=particulars.nature)
    check_post(country=particulars.country, office=office)
    signatories.check_date(particulars.signed_on)
    case = cases.open(
        procedure_code=FOREIGN_LEGALISATION.code,
        office=office,
        applicant=applicant,
        company=company,
        actor=actor,
        uploads=uploads,
        facts=_facts(particulars),
    )
    return _describe(case, particulars)


def check_country(*, country: str, nature: Nature) -> None:
    """Whether a Peruvian document is legalised for that country. Raises as `file` does."""
    found = queries.obstacle(nature, country, clock.today())
    name = countries.name(country)
    if found is Obstacle.PRIVATE:
        raise PrivateDocument({"nature": [PrivateDocument.sentence]})
    if found is Obstacle.AT_HOME:
        raise NotNeededAtHome({"country": [NotNeededAtHome.sentence]})
    if found is Obstacle.APOSTILLE:
        raise ApostilleNeeded({"country": [ApostilleNeeded.sentence.format(country=name)]}, country=name)


def check_origin(*, country: str, nature: Nature) -> None:
    """Whether a document of that country is legalised by a consul. Raises as `file_foreign` does."""
    found = queries.obstacle(nature, country, clock.today())
    name = countries.name(country)
    if found is Obstacle.PRIVATE:
        raise PrivateDocument({"nature": [PrivateDocument.sentence]})
    if found is Obstacle.APOSTILLE:
        sentence = ForeignApostilleNeeded.sentence.format(country=name)
        raise ForeignApostilleNeeded({"country": [sentence]}, country=name)


def check_post(*, country: str, office: Office) -> None:
    """Whether that consular office is the one for documents of the country. Raises `AnotherPost`."""
    posts = tuple(queries.posts_in(country))
    if posts and office not in posts:
        facts = {"country": countries.name(country), "posts": ", ".join(post.city for post in posts)}
        raise AnotherPost({"office": [AnotherPost.sentence.format(**facts)]}, **facts)


def issue(
    *,
    request: Request,
    actor: Actor,
    signatory_ids: Sequence[UUID] = (),
    original_seen: bool = False,
    sheets: int = 1,
) -> Legalisation:
    """Issue, number and sign the legalisation of the last signature of the document's chain of certifications.

    `sheets` is how many the original on paper has. Raises what the register of signatures refuses.
    """
    with cases.step(request.case, "issue", actor=actor) as step:
        source = queries.source_of(request)
        if request.form == Form.ELECTRONIC:
            underlying = stored.content(source.file_id)
            signature = signatories.on_file(underlying, request.signed_on)
        else:
            signature = signatories.on_paper(signatory_ids, request.signed_on, original_seen=original_seen)
            underlying = None
        today = clock.today()
        facts = papers.Certificate(
            signatory=signature.name,
            capacity=signature.capacity,
            authority=signature.authority,
            seal=signature.seal,
            place=step.case.office.city,
            on=today,
            on_words=wording.long_date(today),
            certified_by=step.case.office.name,
            is_foreign=queries.is_foreign(request),
            country=countries.name(request.country),
            source_title=request.title,
            source_sha256=source.file_id or "",
            is_electronic=request.form == Form.ELECTRONIC,
            sheets=sheets,
        )
        document = step.issue(facts, underlying=underlying)
        step.facts["signatory"] = signature.signatory_id
        if signatory_ids:
            step.facts["chain"] = list(signatory_ids)
        return Legalisation.objects.create(
            request=request,
            document=document,
            number=document.number,
            issued_on=today,
            signatory=signature.name,
            capacity=signature.capacity,
            authority=signature.authority,
            seal=signature.seal,
        )


def refuse(*, request: Request, reason: str, actor: Actor) -> None:
    """End the procedure with a reasoned paper that is notified (TUO of Ley 27444, art. 6)."""
    with cases.step(request.case, "refuse", actor=actor, reason=reason) as step:
        where = "País de origen" if queries.is_foreign(request) else "País de destino"
        step.issue(
            case_papers.refusal(
                step, about={"Documento": request.title, where: countries.name(request.country)}
            )
        )


def _facts(particulars: Particulars) -> dict[str, str]:
    return {"country": particulars.country, "nature": particulars.nature, "form": particulars.form}


def _describe(case: Case, particulars: Particulars) -> Request:
    return Request.objects.create(
        case=case,
        country=particulars.country,
        nature=particulars.nature,
        form=particulars.form,
        title=particulars.title,
        issued_by=particulars.issued_by,
        signed_by=particulars.signed_by,
        signed_on=particulars.signed_on,
    )
