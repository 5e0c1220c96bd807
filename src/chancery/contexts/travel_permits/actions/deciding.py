"""How is a permit issued, refused, revoked, and how does it run out?"""

from collections.abc import Collection
from datetime import date
from secrets import token_bytes
from zoneinfo import ZoneInfo

from django.db import transaction

from chancery.contexts.travel_permits import papers, queries
from chancery.contexts.travel_permits.actions.signing import AuthoriserRestricted
from chancery.contexts.travel_permits.models import Authoriser, Permit, Relation, Request, Signing, Transport
from chancery.contexts.travel_permits.procedures import ACT, TARIFF_ITEM
from chancery.contexts.travel_permits.queries import keys
from chancery.contexts.travel_permits.rules import token
from chancery.contexts.travel_permits.rules.authorisation import Proof, Seer
from chancery.kernel.acts import actions as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock, countries, wording
from chancery.kernel.base.actor import Actor, Role, for_the_law, system_actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.languages import phrase
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases import papers as case_papers
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.models import Charge
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.gateway.civil_identity import CivilStanding
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import IdentityDocumentKind, document_key
from chancery.kernel.identity.minors import Basis, Company, is_minor
from chancery.kernel.organisation.models import Office


class ProofUnseen(Invalid):
    """The instrument records what was seen; what was not, it cannot (Ley 27337, art. 111)."""

    code = "proof_unseen"
    sentence = "Falta declarar que tuvo a la vista: {papers}."
    next_step = "Pida los originales antes de emitir: la autorización debe decir que los vio."


class IdentityPending(Conflict):
    """Somebody signed while the register did not answer."""

    code = "authoriser_identity_pending"
    sentence = "El registro de identidad todavía no respondió por alguien que firmó el expediente {number}."
    next_step = "La consulta se repite sola; vuelva en unos minutos."


class IdentityContradicted(Conflict):
    """The register answered at last, and not what somebody who signed had declared."""

    code = "authoriser_identity_contradicted"
    sentence = "El registro de identidad respondió y no confirma a alguien que firmó el expediente {number}."
    next_step = (
        "No emita la autorización: compare el documento con la persona y haga presentar otra solicitud."
    )


class JourneyOver(Conflict):
    """The day of the journey came before the last signature."""

    code = "journey_over"
    sentence = "La fecha de salida del expediente {number} ya pasó, o en ella el menor ya es mayor de edad."
    next_step = "Deniegue la solicitud o pida que desistan de ella: hace falta otra con la fecha nueva."


class NotYoursToRevoke(Conflict):
    """Whoever gave leave takes it back, at a page or before a consul."""

    code = "not_yours_to_revoke"
    sentence = "Solo revoca la autorización quien la dio: {name} no ha firmado en el expediente {number}."
    next_step = "Si todavía no firmó, no firme: sin su firma la autorización no se emite."


_ONE_OF_BOTH = "El padre o la madre que no viaja"


def issue(*, request: Request, seen: Collection[Proof], actor: Actor) -> Permit:
    """Do the consular act: number, sign and seal the permit, with the token that the border reads without a line.

    Raises `ProofUnseen`, `IdentityPending`, `IdentityContradicted`, `AuthoriserRestricted`, `JourneyOver`,
    `queries.BorderKeyMissing` and what `acts.perform` raises.
    """
    with cases.step(request.case, "issue", actor=actor) as taking:
        office, signers = taking.case.office, queries.authorisers_of(request)
        _check_seen(request, seen)
        if gateway.pending_of(taking.case.id).exists():
            raise IdentityPending(number=taking.case.number)
        if gateway.differing_of(taking.case.id).exists():
            raise IdentityContradicted(number=taking.case.number)
        if gateway.answered_with(taking.case.id, CivilStanding.RESTRICTED).exists():
            raise AuthoriserRestricted(name=f"alguien que firmó el expediente {taking.case.number}")
        on = clock.today(ZoneInfo(office.time_zone))
        if request.departs_on < clock.today() or not is_minor(request.born_on, request.departs_on):
            raise JourneyOver(number=taking.case.number)
        charge = fees.charges_of(taking.case.id).get(tariff_item__code=TARIFF_ITEM)
        stated = _Stated(request, signers, office, on, charge)

        def document_of(act: Act) -> Document:
            return taking.issue(lambda number: stated.paper(number, act))

        act = acts.perform(
            taking=taking,
            kind=ACT,
            title="Autorización de viaje de menor",
            charge=charge,
            concerned=[signer.person_id for signer in signers if signer.person_id],
            document=document_of,
        )
        assert act.document is not None
        return Permit.objects.create(
            request=request,
            document=act.document,
            number=act.document.number,
            token_id=stated.token_id,
            token=stated.token,
            valid_from=stated.valid_from,
            valid_until=stated.valid_until,
        )


def refuse(*, request: Request, reason: str, actor: Actor) -> None:
    """Refuse with a reasoned paper that is notified and may be appealed (TUO of Ley 27444, arts. 6 and 218)."""
    with cases.step(request.case, "refuse", actor=actor, reason=reason) as taking:
        taking.issue(case_papers.refusal(taking, about=_about(request)))


@transaction.atomic
def grant_appeal(*, request: Request, reason: str, actor: Actor) -> None:
    """Find an appeal right: the request goes on where it stood, whoever signed does not sign again."""
    with cases.step(request.case, "grant_appeal", actor=actor, reason=reason):
        pass
    signed, needed = queries.signatures(request)
    if signed == needed:
        with cases.step(request.case, "complete", actor=system_actor("Apelación fundada")):
            pass
    request.case.refresh_from_db()


def confirm_refusal(*, request: Request, reason: str, actor: Actor) -> None:
    """End the appeal, and the matter within the ministry, with a reasoned paper (TUO of Ley 27444, arts. 227, 228)."""
    with cases.step(request.case, "confirm_refusal", actor=actor, reason=reason) as taking:
        taking.issue(case_papers.appeal_decision(taking, about=_about(request)))
    request.case.refresh_from_db()


def _about(request: Request) -> dict[str, str]:
    """What was asked for, in the applicant's words."""
    return {
        "Menor": request.minor,
        "Destino": f"{request.to_city}, {countries.name(request.to_country)}",
    }


@transaction.atomic
def revoke(*, authoriser: Authoriser, reason: str, actor: Actor) -> None:
    """Take back the leave of somebody who gave it, at once: that person does, or a consul before whom that one stands.

    Raises `NotYoursToRevoke`, `gate.ReasonMissing`, `gate.WrongState`.
    """
    request = authoriser.request
    signing = Signing.objects.filter(authoriser=authoriser).first()
    if signing is None:
        raise NotYoursToRevoke(name=authoriser.full_name, number=request.case.number)
    if authoriser.person_id is None or access.require_person(actor) != authoriser.person_id:
        posts = {request.case.office_id, signing.office_id, authoriser.post_id}
        here = next(
            (post for post in posts if actor.holds(Role.CONSUL, office_id=post)), request.case.office_id
        )
        access.require(actor, Role.CONSUL, office_id=here)
    if not reason.strip():
        raise gate.ReasonMissing({"reason": ["Escriba el motivo."]})
    words = phrase("la revocó {name} ({reason})", name=authoriser.full_name, reason=reason.strip())
    with cases.step(request.case, "revoke", actor=for_the_law(actor), reason=words) as taking:
        taking.facts["authoriser"] = authoriser.ordinal
        permit = queries.permit_of(request)
        if permit is not None:
            documents.revoke(
                document=permit.document, reason=f"Revocada por {authoriser.full_name}", actor=actor
            )
    request.case.refresh_from_db()


@transaction.atomic
def expire(*, permit: Permit, actor: Actor) -> None:
    """Note that the days of a permit have passed unused; nothing happens to one that was used or revoked meanwhile."""
    access.require(actor, Role.SYSTEM)
    with cases.step(permit.request.case, "expire", actor=actor) as taking:
        taking.facts["last_day"] = permit.valid_until


def _check_seen(request: Request, seen: Collection[Proof]) -> None:
    wanted = [demand.proof for demand in queries.authorisation_of(request).to_see(Seer.ISSUER)]
    if missing := [proof.label for proof in wanted if proof not in seen]:
        told = ", ".join(missing)
        raise ProofUnseen({"seen": [ProofUnseen.sentence.format(papers=told)]}, papers=told)


class _Stated:
    """What a permit will state, once its number and its act's are known."""

    def __init__(
        self, request: Request, signers: list[Authoriser], office: Office, on: date, charge: Charge
    ) -> None:
        self.request, self.signers, self.office, self.on, self.charge = request, signers, office, on, charge
        self.valid_from, self.valid_until = min(on, clock.today()), queries.last_day(on)
        self.token_id, self.token = token_bytes(token.ID_LENGTH), ""

    def paper(self, number: str, act: Act) -> papers.Permit:
        request = self.request
        self.token = token.write(self._border_token(number), keys.signing())
        authorisation = queries.authorisation_of(request)
        is_one_of_both = request.basis == Basis.BOTH and len(self.signers) == 1
        who = _ONE_OF_BOTH if is_one_of_both else Basis(request.basis).label
        return papers.Permit(
            minor=request.minor,
            minor_document=_document(
                request.document_kind, request.document_number, request.document_country
            ),
            minor_born_on=wording.long_date(request.born_on),
            minor_nationality=countries.name(request.nationality),
            signers=tuple(_line(signer) for signer in self.signers),
            basis=f"{who}, según la {authorisation.norm}.",
            seen=tuple(demand.proof.label for demand in authorisation.demands),
            travels=Company(request.company).label,
            companion=request.companion_name,
            companion_document=_companion_document(request),
            carrier=request.carrier,
            receiver=request.receiver,
            departure=request.from_city,
            destination=f"{request.to_city}, {countries.name(request.to_country)}",
            route=request.route,
            transport=Transport(request.transport).label.capitalize(),
            departs_on=wording.long_date(request.departs_on),
            returns_on=wording.long_date(request.returns_on) if request.returns_on else "",
            place=self.office.city,
            on_words=wording.long_date(self.on),
            valid_until=self.valid_until,
            valid_until_words=wording.long_date(self.valid_until),
            post=self.office.name,
            tariff="14",
            paid=_paid(self.charge),
            entry_number=act.entry_number,
            act_number=act.act_number,
            token=self.token,
        )

    def _border_token(self, number: str) -> token.BorderToken:
        request = self.request
        minor = document_key(request.document_kind, request.document_country, request.document_number)
        companion = document_key(
            request.companion_document_kind,
            request.companion_document_country,
            request.companion_document_number,
        )
        return token.BorderToken(
            token_id=self.token_id,
            number=number,
            office=self.office.code,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            initials=token.initials(request.given_names, request.first_surname, request.second_surname),
            born_on=request.born_on,
            minor=token.document_hash(number, minor),
            company=Company(request.company),
            companion_initials=token.initials(request.companion_name),
            companion=token.document_hash(number, companion) if companion else b"",
        )


def _line(signer: Authoriser) -> papers.SignerLine:
    document = _document(signer.document_kind, signer.document_number, signer.document_country)
    proxy = ""
    if signer.proxy_name:
        kind, number = signer.proxy_document_kind, signer.proxy_document_number
        proxy = f"{signer.proxy_name}, {_document(kind, number, signer.proxy_document_country)}"
    at = signer.signing.signed_at.astimezone(ZoneInfo(signer.signing.office.time_zone)).date()
    return papers.SignerLine(
        name=signer.full_name,
        document=document,
        relation=Relation(signer.relation).label,
        proxy=proxy,
        signed_at=signer.signing.office.name,
        signed_on=wording.long_date(at),
    )


def _companion_document(request: Request) -> str:
    if not request.companion_name:
        return ""
    return _document(
        request.companion_document_kind, request.companion_document_number, request.companion_document_country
    )


def _document(kind: str, number: str, country: str) -> str:
    where = "" if country == "PE" else f" ({countries.name(country)})"
    return f"{IdentityDocumentKind(kind).label} {number}{where}"


def _paid(charge: Charge) -> str:
    """Both moneys, or by which article it was free (D.S. 076-2005-RE, arts. 170 and 173)."""
    return f"GRATIS, {charge.free_by}" if charge.free_by else f"S/C {charge.consular_amount} = {charge.money}"
