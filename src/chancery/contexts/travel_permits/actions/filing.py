"""How is a permit asked for, and why may it not be given on what the request says?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.contexts.travel_permits import queries
from chancery.contexts.travel_permits.models import Authoriser, Relation, Request, Transport
from chancery.contexts.travel_permits.procedures import TRAVEL_PERMIT
from chancery.contexts.travel_permits.rules import authorisation as law
from chancery.contexts.travel_permits.rules.authorisation import OBSTACLES, AnyObstacle, PermitObstacle
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity import minors
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import HeldDocument, fold
from chancery.kernel.identity.minors import Basis, Company, Obstacle
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office


class NotAMinor(Invalid):
    """Whoever is of age on the day of the journey needs nobody's leave (Código Civil, art. 42)."""

    code = "not_a_minor"
    sentence = "En la fecha del viaje ya tendrá dieciocho años: no necesita autorización."
    next_step = "Revise la fecha de nacimiento y la fecha de salida."


class JourneyWithinPeru(Invalid):
    """Within the country one parent suffices, and no border consumes the leave (Ley 27337, art. 111)."""

    code = "journey_within_peru"
    sentence = (
        "Dentro del Perú basta que autorice el padre o la madre: esta autorización es para salir del país."
    )
    next_step = "Escriba a qué país viaja el menor; para un viaje dentro del Perú no presente esta solicitud."


class ReturnsTooEarly(Invalid):
    code = "returns_too_early"
    sentence = "La fecha de retorno es anterior a la de salida."


class StayTooShort(Invalid):
    """A foreign minor who only visits leaves as he came."""

    code = "stay_too_short"
    sentence = "A un menor extranjero que no reside en el Perú ni ha pasado en él más de {stay} días no se le pide autorización."
    next_step = "Si reside en el Perú, indíquelo; si no, no necesita este trámite."


class OnlyParentTravels(Invalid):
    """Nobody is left whose leave would be wanted."""

    code = "only_parent_travels"
    sentence = (
        "Si el menor viaja con el único padre o madre que puede autorizarlo, no hace falta autorización."
    )
    next_step = "En el control migratorio se muestra la partida de nacimiento o de defunción, o la resolución judicial."


class PowerStale(Invalid):
    """The register's word that a power stands grows old."""

    code = "power_stale"
    sentence = "La vigencia de poder debe haberse expedido desde el {since}: la presentada es anterior o falta su fecha."
    next_step = "Pida una vigencia de poder reciente."


class NotAParent(Invalid):
    """Parents give leave; a guardian does by virtue of the judge's resolution alone (Ley 27337, arts. 111 and 112)."""

    code = "authoriser_not_a_parent"
    sentence = "Por esa razón autoriza el padre o la madre: un tutor autoriza solo con la resolución judicial que lo designó."
    next_step = "Si un juez lo designó, elija que se autoriza con una resolución judicial; si no, escriba los datos del padre o de la madre."


class DepartureOutOfReach(Invalid):
    """A permit lives for few days and is of no use beyond them."""

    code = "departure_out_of_reach"
    sentence = "La fecha de salida debe estar entre hoy y el {until}: la autorización vale desde su emisión y por un plazo corto."
    next_step = "Pídala cuando falte menos para el viaje."


_REFUSALS: Mapping[str, type[Invalid]] = {
    **minors.REFUSALS,
    PermitObstacle.NOT_A_MINOR: NotAMinor,
    PermitObstacle.WITHIN_PERU: JourneyWithinPeru,
    PermitObstacle.RETURNS_TOO_EARLY: ReturnsTooEarly,
    PermitObstacle.STAY_TOO_SHORT: StayTooShort,
    PermitObstacle.ONLY_PARENT_TRAVELS: OnlyParentTravels,
    PermitObstacle.PROXY_STALE: PowerStale,
    PermitObstacle.NOT_A_PARENT: NotAParent,
}
_FIELDS: Mapping[AnyObstacle, str] = {
    PermitObstacle.NOT_A_MINOR: "born_on",
    PermitObstacle.WITHIN_PERU: "to_country",
    PermitObstacle.RETURNS_TOO_EARLY: "returns_on",
    PermitObstacle.STAY_TOO_SHORT: "days_in_peru",
    PermitObstacle.ONLY_PARENT_TRAVELS: "company",
    Obstacle.COMPANION_MISSING: "companion_name",
    Obstacle.COMPANION_SURPLUS: "companion_name",
    Obstacle.COMPANION_IS_MINOR: "companion_document_number",
    Obstacle.COMPANION_AUTHORISES: "companion_document_number",
    Obstacle.SIGNER_MISSING: "second_given_names",
    Obstacle.SIGNER_SURPLUS: "second_given_names",
    Obstacle.SIGNER_TWICE: "second_document_number",
    Obstacle.EXCEPTION_NOT_IN_FORCE: "basis",
    PermitObstacle.PROXY_STALE: "first_standing_on",
}


@dataclass(frozen=True, slots=True)
class Minor:
    """Who travels."""

    given_names: str
    first_surname: str
    second_surname: str
    document: HeldDocument
    born_on: date
    nationality: str = "PE"
    is_resident: bool = True
    days_in_peru: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who only has a name and a document here: who travels along, or who signs for a parent."""

    name: str
    document: HeldDocument


@dataclass(frozen=True, slots=True)
class Parent:
    """Who authorises, at which post, and through whom if not in person."""

    relation: Relation
    given_names: str
    first_surname: str
    second_surname: str
    document: HeldDocument
    post: Office
    proxy: Named | None = None
    standing_on: date | None = None


@dataclass(frozen=True, slots=True)
class Journey:
    """From where to where, when and how."""

    from_city: str
    to_city: str
    to_country: str
    transport: Transport
    departs_on: date
    returns_on: date | None = None
    route: str = ""
    carrier: str = ""
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a request says."""

    minor: Minor
    basis: Basis
    company: Company
    parents: tuple[Parent, ...]
    journey: Journey
    companion: Named | None = None


class NotAPlaceToSign(Invalid):
    """A permit is signed before a Peruvian consul: a foreign notary's will not do."""

    code = "not_a_place_to_sign"
    sentence = "{office} no es una oficina consular: ahí no se firma una autorización de viaje."
    next_step = "Elija una oficina consular del Perú."


@transaction.atomic
def file(
    *, particulars: Particulars, uploads: Mapping[str, UUID], office: Office, applicant: Person, actor: Actor
) -> Request:
    """Ask for a permit; whoever authorises and is known to us is told.

    Raises the refusals of this module, what `validate_document` and what `cases.open` raise.
    """
    said = check_particulars(particulars=particulars)
    case = cases.open(
        procedure_code=TRAVEL_PERMIT.code,
        office=office,
        applicant=applicant,
        actor=actor,
        uploads=uploads,
        facts={"basis": said.basis, "company": said.company, "signers": len(said.parents)},
    )
    minor, journey, companion = said.minor, said.journey, said.companion
    request = Request.objects.create(
        case=case,
        given_names=minor.given_names,
        first_surname=minor.first_surname,
        second_surname=minor.second_surname,
        document_kind=minor.document.kind,
        document_number=minor.document.number,
        document_country=minor.document.country,
        born_on=minor.born_on,
        nationality=minor.nationality,
        is_resident=minor.is_resident,
        days_in_peru=minor.days_in_peru,
        basis=said.basis,
        company=said.company,
        **_named("companion", companion),
        carrier=journey.carrier,
        receiver=journey.receiver,
        from_city=journey.from_city,
        to_city=journey.to_city,
        to_country=journey.to_country,
        route=journey.route,
        transport=journey.transport,
        departs_on=journey.departs_on,
        returns_on=journey.returns_on,
    )
    for ordinal, parent in enumerate(said.parents, 1):
        Authoriser.objects.create(
            request=request,
            ordinal=ordinal,
            relation=parent.relation,
            given_names=parent.given_names,
            first_surname=parent.first_surname,
            second_surname=parent.second_surname,
            document_kind=parent.document.kind,
            document_number=parent.document.number,
            document_country=parent.document.country,
            **_named("proxy", parent.proxy),
            standing_on=parent.standing_on,
            post=parent.post,
            person=_known(parent),
        )
    return request


def check_particulars(*, particulars: Particulars, about: Collection[AnyObstacle] = OBSTACLES) -> Particulars:
    """The same with every document in its one spelling; `about` is what can be said so far. Raises as `file` does."""
    said = _spelled(particulars)
    today = clock.today()
    limits, until = queries.limits(today), queries.last_day(today)
    told = {"stay": limits.stay, "since": f"{limits.standing_since:%d/%m/%Y}", "until": f"{until:%d/%m/%Y}"}
    for obstacle in law.obstacles(_facts(said), limits):
        if obstacle not in about:
            continue
        refusal = _REFUSALS[obstacle]
        raise refusal({_field(obstacle, said): [refusal.sentence.format(**told)]}, **told)
    if not today <= said.journey.departs_on <= until:
        raise DepartureOutOfReach({"departs_on": [DepartureOutOfReach.sentence.format(**told)]}, **told)
    for ordinal, parent in enumerate(said.parents):
        check_post(post=parent.post, field=("first_post", "second_post")[ordinal])
    return said


def _field(obstacle: AnyObstacle, said: Particulars) -> str:
    if obstacle is PermitObstacle.NOT_A_PARENT:
        places = zip(("first", "second"), said.parents, strict=False)
        return next(f"{place}_relation" for place, who in places if who.relation is Relation.GUARDIAN)
    return _FIELDS[obstacle]


def check_post(*, post: Office, field: str = "post") -> None:
    """Whether a permit may be signed there. Raises `NotAPlaceToSign`."""
    if post.kind not in CONSULAR:
        raise NotAPlaceToSign({field: [NotAPlaceToSign.sentence.format(office=post.name)]}, office=post.name)


def _spelled(said: Particulars) -> Particulars:
    minor = said.minor
    return Particulars(
        minor=Minor(
            minor.given_names,
            minor.first_surname,
            minor.second_surname,
            minor.document.checked(""),
            minor.born_on,
            minor.nationality,
            minor.is_resident,
            minor.days_in_peru,
        ),
        basis=said.basis,
        company=said.company,
        parents=tuple(
            Parent(
                parent.relation,
                parent.given_names,
                parent.first_surname,
                parent.second_surname,
                parent.document.checked(f"{place}_"),
                parent.post,
                _spelled_name(parent.proxy, f"{place}_proxy_"),
                parent.standing_on,
            )
            for place, parent in zip(("first", "second"), said.parents, strict=False)
        ),
        journey=said.journey,
        companion=_spelled_name(said.companion, "companion_"),
    )


def _spelled_name(named: Named | None, prefix: str) -> Named | None:
    return Named(named.name, named.document.checked(prefix)) if named else None


def _facts(said: Particulars) -> law.Facts:
    return law.Facts(
        born_on=said.minor.born_on,
        minor_document=said.minor.document.key,
        nationality=said.minor.nationality,
        is_resident=said.minor.is_resident,
        days_in_peru=said.minor.days_in_peru,
        basis=said.basis,
        company=said.company,
        companion=said.companion.document.key if said.companion else "",
        signers=tuple(_signer(parent) for parent in said.parents),
        to_country=said.journey.to_country,
        departs_on=said.journey.departs_on,
        returns_on=said.journey.returns_on,
    )


def _signer(parent: Parent) -> law.Signer:
    proxy = parent.proxy.document.key if parent.proxy else ""
    return law.Signer(
        parent.document.key, proxy, parent.standing_on, is_parent=parent.relation is not Relation.GUARDIAN
    )


def _named(prefix: str, named: Named | None) -> dict[str, str]:
    paper = named.document if named else None
    return {
        f"{prefix}_name": named.name if named else "",
        f"{prefix}_document_kind": paper.kind if paper else "",
        f"{prefix}_document_number": paper.number if paper else "",
        f"{prefix}_document_country": paper.country if paper else "",
    }


def _known(parent: Parent) -> Person | None:
    """The registered person with that document, where the names agree too: a number mistyped tells no stranger."""
    paper = parent.document
    found = identity.person_with(paper.kind, paper.number, paper.country)
    if found is None or fold(_words(parent)) != found.folded_name:
        return None
    return found


def _words(parent: Parent) -> str:
    return " ".join((parent.given_names, parent.first_surname, parent.second_surname))
