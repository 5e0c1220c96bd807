"""How does somebody authorise a minor's journey before a consul, at whatever post?"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.travel_permits import queries
from chancery.contexts.travel_permits.actions.filing import check_post
from chancery.contexts.travel_permits.models import Authoriser, IdentityCheck, Signing
from chancery.contexts.travel_permits.procedures import State
from chancery.contexts.travel_permits.rules import authorisation as law
from chancery.contexts.travel_permits.rules.authorisation import BY_PROXY
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role, for_the_law
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.languages import Words, phrase
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway.civil_identity import CivilIdentity, CivilStanding
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as people
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import IdentityDocumentKind, fold
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office

PURPOSE = "Identificar a quien autoriza el viaje de un menor"


class AlreadySigned(Conflict):
    """One authorises once."""

    code = "authoriser_already_signed"
    sentence = "{name} ya firmó esta autorización."
    next_step = "Vuelva a abrir el expediente para ver qué firma falta."


class IdentityDiffers(Conflict):
    """The register knows the document as somebody else's, or as nobody's any more."""

    code = "authoriser_identity_differs"
    sentence = "El registro de identidad no confirma a {name} con ese DNI: {why}."
    next_step = "No reciba la firma. Compare el documento con la persona; si el dato está mal en la solicitud, presente otra."


class AuthoriserRestricted(Conflict):
    """Who is under interdiction does not authorise (Código Civil, arts. 43-44; of parental authority, art. 466)."""

    code = "authoriser_restricted"
    sentence = "El registro de identidad anota una restricción de {name}: no puede autorizar el viaje."
    next_step = (
        "No reciba la firma ni emita la autorización. Si un juez dispuso quién autoriza, preséntese otra "
        "solicitud con la resolución judicial."
    )


class PowerUnseen(Invalid):
    """Who signs for another shows the power, and that it stands."""

    code = "power_unseen"
    sentence = "Falta declarar que tuvo a la vista el poder y su vigencia."
    next_step = "Pídalos al apoderado; sin ellos no puede firmar."


class PowerNoLongerFresh(Conflict):
    """It was when the request was filed; time has passed."""

    code = "power_no_longer_fresh"
    sentence = "La vigencia de poder de {name} ya no es reciente: debe haberse expedido desde el {since}."
    next_step = "Debe presentarse otra solicitud con una vigencia de poder nueva."


def identify(*, authoriser: Authoriser, office: Office, actor: Actor) -> IdentityCheck:
    """Ask the identity register who stands before the consul: the parent, or who signs for one. In no transaction.

    Of who signs by proxy the parent is asked about too: who may not authorise does so through nobody. A document that
    the register does not know is only looked at; while the register does not answer, the question waits and the permit
    with it. Raises `IdentityDiffers`, `AuthoriserRestricted` and what `gateway.consult_or_defer` raises.
    """
    access.require(actor, Role.CONSUL, office_id=office.id)
    parent = authoriser.document_kind, authoriser.document_number, authoriser.full_name
    found = _confirmed(*parent, case_id=authoriser.request.case_id, actor=actor)
    if not authoriser.proxy_name:
        return found
    proxy = authoriser.proxy_document_kind, authoriser.proxy_document_number, authoriser.proxy_name
    return _confirmed(*proxy, case_id=authoriser.request.case_id, actor=actor)


def _confirmed(kind: str, dni: str, name: str, *, case_id: UUID, actor: Actor) -> IdentityCheck:
    if kind != IdentityDocumentKind.DNI:
        return IdentityCheck.DOCUMENT
    found = gateway.consult_or_defer(dni=dni, name=name, purpose=PURPOSE, case_id=case_id, actor=actor)
    if not isinstance(found, CivilIdentity):
        return IdentityCheck.DEFERRED
    if found.status is CivilStanding.CANCELLED:
        raise IdentityDiffers(name=name, why="consta como cancelado")
    theirs = " ".join((found.given_names, found.first_surname, found.second_surname))
    if fold(theirs) != fold(name):
        raise IdentityDiffers(name=name, why="los nombres no coinciden")
    if found.status is CivilStanding.RESTRICTED:
        raise AuthoriserRestricted(name=name)
    return IdentityCheck.REGISTER


@transaction.atomic
def sign(
    *,
    authoriser: Authoriser,
    office: Office,
    identity_check: IdentityCheck,
    actor: Actor,
    is_power_seen: bool = False,
) -> Signing:
    """Take the signature of somebody who authorises; with the last one the request is ready for the consul who issues.

    The consul acts at his own office, whichever holds the case (D.S. 032-2023-RE: the act is signed before him), and
    may be kin of nobody concerned. Raises `NotAPlaceToSign`, `AlreadySigned`, `PowerUnseen`, `PowerNoLongerFresh`,
    `gate.OwnMatter`, `gate.WrongState`.
    """
    access.require(actor, Role.CONSUL, office_id=office.id)
    check_post(post=office)
    request = authoriser.request
    ledger.hold(request.case_id)
    if Signing.objects.filter(authoriser=authoriser).exists():
        raise AlreadySigned(name=authoriser.full_name)
    _check_power(authoriser, is_power_seen)
    person = authoriser.person or _registered(authoriser, actor)
    with cases.step(
        request.case, "sign", actor=for_the_law(actor), reason=_words(authoriser, office)
    ) as taking:
        for bar in gate.bars_to(taking.case, _concerned(authoriser, person), officer_id=actor.person_id):
            raise bar
        signing = Signing.objects.create(
            authoriser=authoriser,
            office=office,
            officer_id=access.require_person(actor),
            identity_check=identity_check,
            is_power_seen=is_power_seen,
        )
        if authoriser.person_id is None:
            authoriser.person = person
            authoriser.save(update_fields=["person"])
        taking.facts["signing"] = {
            "authoriser": authoriser.ordinal,
            "at": office.code,
            "identity": identity_check,
            "power": BY_PROXY if authoriser.proxy_name else "",
        }
    signed, needed = queries.signatures(request)
    if signed == needed:
        with cases.step(request.case, "complete", actor=for_the_law(actor)):
            pass
    request.case.refresh_from_db()
    return signing


@transaction.atomic
def move_signing(*, authoriser: Authoriser, post: Office, actor: Actor) -> Authoriser:
    """Say that somebody will sign at another post: the applicant and that person may. Raises `AlreadySigned`."""
    person_id = access.require_person(actor)
    case = authoriser.request.case
    if person_id not in (case.applicant_id, authoriser.person_id):
        raise queries.AuthoriserNotFound
    check_post(post=post)
    ledger.hold(case.id)
    if case.state not in (State.REQUESTED, State.TO_SIGN):
        raise AlreadySigned(name=authoriser.full_name)
    if Signing.objects.filter(authoriser=authoriser).exists():
        raise AlreadySigned(name=authoriser.full_name)
    authoriser.post = post
    authoriser.save(update_fields=["post"])
    facts = {"authoriser": authoriser.ordinal, "post": post.code}
    ledger.record(chain=case.id, verb="travel_permits.move_signing", actor=actor, facts=facts)
    return authoriser


def _check_power(authoriser: Authoriser, is_seen: bool) -> None:
    if not authoriser.proxy_name:
        return
    if not is_seen:
        raise PowerUnseen({"is_power_seen": [PowerUnseen.sentence]})
    since = queries.limits(clock.today()).standing_since
    if not law.is_fresh(authoriser.standing_on, since):
        raise PowerNoLongerFresh(name=authoriser.proxy_name, since=f"{since:%d/%m/%Y}")


def _registered(authoriser: Authoriser, actor: Actor) -> Person:
    """Who stands before the consul, or is represented there, from now on known to the house."""
    kind = IdentityDocumentKind(authoriser.document_kind)
    known = identity.person_with(kind, authoriser.document_number, authoriser.document_country)
    return known or people.register_person(
        details=people.Details(
            given_names=authoriser.given_names,
            first_surname=authoriser.first_surname,
            second_surname=authoriser.second_surname,
            document_kind=kind,
            document_number=authoriser.document_number,
            document_country=authoriser.document_country,
        ),
        actor=actor,
    )


def _concerned(authoriser: Authoriser, person: Person) -> set[UUID]:
    return {person.id, authoriser.request.case.applicant_id}


def _words(authoriser: Authoriser, office: Office) -> Words:
    signed, needed = queries.signatures(authoriser.request)
    return phrase(
        "firmó {name}, por su apoderado {proxy} en {city} ({signed} de {needed})"
        if authoriser.proxy_name
        else "firmó {name} en {city} ({signed} de {needed})",
        name=authoriser.full_name,
        proxy=authoriser.proxy_name,
        city=office.city,
        signed=signed + 1,
        needed=needed,
    )
