"""Whose signature may be certified, on which date? The register as officers, partners and the public may see it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from chancery.contexts.signatories import rules
from chancery.contexts.signatories.models import (
    Authority,
    RegisteredCertificate,
    Registration,
    Signatory,
    Specimen,
    Standing,
)
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotFound
from chancery.kernel.identity import access

READERS = (Role.REGISTRAR, Role.OFFICER, Role.SUPERVISOR, Role.CONSUL, Role.AUDITOR, Role.ADMINISTRATOR)
SCOPE = "signatories:read"
PAGE = 25
WITH_CHAIN = "authority__certified_by__certified_by__certified_by"
SUGGESTIONS = 10
ANSWERS = 5


class SignatureNotRegistered(NotFound):
    """The ministry certifies only signatures it holds; another authority may have to certify first."""

    code = "signature_not_registered"
    sentence = "La firma no está en el registro de firmas del Ministerio: no se puede certificar."
    next_step = "Pida a la entidad que firmó el documento que registre la firma de su funcionario."


class SignatureOutOfTenure(Conflict):
    """The document bears a date on which the signatory did not hold the post."""

    code = "signature_out_of_tenure"
    sentence = "{name} no ejercía el cargo de {capacity} el {on}: su firma está registrada desde el {valid_from} {end}."
    next_step = "Compruebe la fecha del documento; si es correcta, la entidad debe aclararla por escrito."


class SpecimenMissing(Conflict):
    """There is nothing to compare a signature on paper with."""

    code = "specimen_missing"
    sentence = "No hay un facsímil de la firma de {name} vigente el {on}: no se puede cotejar."
    next_step = "Pida a la entidad el facsímil de la firma y propóngalo en el registro de firmas."


class CertificateNotInForce(Conflict):
    """The certificate was out of its period when the document was signed."""

    code = "certificate_not_in_force"
    sentence = (
        "El certificado digital de {name} no estaba vigente el {on}: vale del {valid_from} al {valid_until}."
    )
    next_step = "La entidad debe emitir otra vez el documento, firmado con un certificado vigente."


class CertificateRevoked(Conflict):
    """The certificate had been revoked when the document was signed."""

    code = "certificate_revoked"
    sentence = (
        "El certificado digital de {name} fue revocado el {revoked_on}, y el documento se firmó el {on}."
    )
    next_step = "La entidad debe emitir otra vez el documento, firmado con un certificado vigente."


class NameTooShort(Invalid):
    """The public consultation confirms a name one already has in hand; it does not list the register."""

    code = "name_too_short"
    sentence = "Escriba al menos un nombre y un apellido, tal como figuran en el documento."


@dataclass(frozen=True, slots=True)
class RegisteredSignature:
    """What other contexts learn of a signature that may be certified.

    `valid_until` is the first day out of post. `chain` names the authorities that must certify before the ministry.
    """

    signatory_id: UUID
    name: str
    capacity: str
    authority: str
    seal: str
    valid_from: date
    valid_until: date | None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the public learns: who signs, in which post, between which dates."""

    name: str
    capacity: str
    authority: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Consultation:
    """The answer to a public question about a signature and a date."""

    on: date
    answers: tuple[Answer, ...]

    @property
    def is_certified(self) -> bool:
        """Whether at least one registered signature answers."""
        return bool(self.answers)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the register begins: after this name and id."""

    folded_name: str
    signatory_id: UUID


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the register and where the next begins."""

    entries: tuple[Signatory, ...]
    next_place: Place | None


def visible_to(actor: Actor) -> QuerySet[Signatory]:
    """What counts, for officers and for partners with the scope; registrars also see what was proposed or rejected."""
    if SCOPE not in actor.scopes:
        access.require(actor, *READERS)
    signatories = Signatory.objects.select_related(WITH_CHAIN)
    if actor.holds(Role.REGISTRAR):
        return signatories
    return signatories.filter(standing=Standing.EFFECTIVE)


def register_entries(
    actor: Actor,
    *,
    text: str = "",
    on: date | None = None,
    authority_kind: AuthorityKind | None = None,
    after: Place | None = None,
) -> RegisterPage:
    """Entries that count and fit every word of `text`, by name; `on` keeps those in post that day. Pages by key."""
    entries = _effective(visible_to(actor), text, on)
    if authority_kind is not None:
        entries = entries.filter(authority__kind=authority_kind)
    if after is not None:
        entries = entries.filter(
            Q(folded_name__gt=after.folded_name) | Q(folded_name=after.folded_name, id__gt=after.signatory_id)
        )
    rows = list(entries.order_by("folded_name", "id")[: PAGE + 1])
    shown = tuple(rows[:PAGE])
    more = len(rows) > PAGE
    return RegisterPage(shown, Place(shown[-1].folded_name, shown[-1].id) if more else None)


def signatory(actor: Actor, signatory_id: UUID) -> Signatory:
    """One entry. Raises `SignatureNotRegistered`."""
    found = visible_to(actor).filter(pk=signatory_id).first()
    if found is None:
        raise SignatureNotRegistered
    return found


def specimens_of(entry: Signatory) -> tuple[Specimen, ...]:
    """The facsimiles that count or counted, newest first."""
    return tuple(entry.specimens.filter(standing=Standing.EFFECTIVE).order_by("-valid_from"))


def certificates_of(entry: Signatory) -> tuple[RegisteredCertificate, ...]:
    """The certificates that count or counted, newest first."""
    return tuple(entry.certificates.filter(standing=Standing.EFFECTIVE).order_by("-not_before"))


def specimen(actor: Actor, specimen_id: UUID) -> Specimen:
    """One facsimile of an entry the actor may see. Raises `NotFound`."""
    specimens = Specimen.objects.filter(pk=specimen_id, signatory__in=visible_to(actor))
    if not actor.holds(Role.REGISTRAR):
        specimens = specimens.filter(standing=Standing.EFFECTIVE)
    found = specimens.first()
    if found is None:
        raise NotFound
    return found


def certificate(actor: Actor, certificate_id: UUID) -> RegisteredCertificate:
    """One certificate that counts, of an entry the actor may see. Raises `NotFound`."""
    found = (
        RegisteredCertificate.objects.select_related(f"signatory__{WITH_CHAIN}")
        .filter(pk=certificate_id, standing=Standing.EFFECTIVE, signatory__in=visible_to(actor))
        .first()
    )
    if found is None:
        raise NotFound
    return found


def authorities() -> QuerySet[Authority]:
    """Every authority, by name."""
    return Authority.objects.all()


def pending(actor: Actor) -> QuerySet[Registration]:
    """What awaits a second registrar, oldest first."""
    access.require(actor, Role.REGISTRAR)
    return _registrations().filter(outcome="")


def pending_of(entry: Signatory) -> tuple[Registration, ...]:
    """What awaits a decision about one entry."""
    return tuple(_registrations().filter(signatory=entry, outcome=""))


def registration(actor: Actor, registration_id: UUID) -> Registration:
    """One proposal, decided or not. Raises `NotFound`."""
    access.require(actor, Role.REGISTRAR)
    found = _registrations().filter(pk=registration_id).first()
    if found is None:
        raise NotFound
    return found


def chain_of(authority: Authority) -> tuple[Authority, ...]:
    """The authorities that must certify before the ministry, in the order in which they do."""
    chain: list[Authority] = []
    link = authority.certified_by
    while link is not None:
        chain.append(link)
        link = link.certified_by
    return tuple(chain)


def registered(signatory_id: UUID, on: date) -> RegisteredSignature:
    """The handwritten signature, if it may be certified on a document of that date.

    Raises `SignatureNotRegistered`, `SignatureOutOfTenure`, `SpecimenMissing`.
    """
    entry = _effective(Signatory.objects.select_related(WITH_CHAIN)).filter(pk=signatory_id).first()
    if entry is None:
        raise SignatureNotRegistered
    _require_tenure(entry, on)
    facsimile = _specimen_on(entry, on)
    if facsimile is None:
        raise SpecimenMissing(name=entry.name, on=_shown(on))
    return _signature(entry, facsimile.seal)


def by_certificate(fingerprint_sha256: str, on: date) -> RegisteredSignature:
    """The signature made with a certificate, if it may be certified on a document of that date.

    What was signed before a revocation or an expiry stays good: the dates are compared with `on`, not with today.
    Raises `SignatureNotRegistered`, `CertificateRevoked`, `CertificateNotInForce`, `SignatureOutOfTenure`.
    """
    found = (
        RegisteredCertificate.objects.select_related(f"signatory__{WITH_CHAIN}")
        .filter(
            fingerprint_sha256=rules.fingerprint(fingerprint_sha256),
            standing=Standing.EFFECTIVE,
            signatory__standing=Standing.EFFECTIVE,
        )
        .first()
    )
    if found is None:
        raise SignatureNotRegistered
    entry = found.signatory
    if found.revoked_at is not None:
        revoked_on = found.revoked_at.astimezone(clock.LIMA).date()
        if on >= revoked_on:
            raise CertificateRevoked(name=entry.name, on=_shown(on), revoked_on=_shown(revoked_on))
    first, last = (instant.astimezone(clock.LIMA).date() for instant in (found.not_before, found.not_after))
    if not first <= on <= last:
        raise CertificateNotInForce(
            name=entry.name, on=_shown(on), valid_from=_shown(first), valid_until=_shown(last)
        )
    _require_tenure(entry, on)
    facsimile = _specimen_on(entry, on)
    return _signature(entry, facsimile.seal if facsimile is not None else "")


def suggestions(text: str, on: date) -> tuple[RegisteredSignature, ...]:
    """Handwritten signatures an officer may mean on a document of that date: in post, with a facsimile to compare."""
    if not rules.fold(text):
        return ()
    facsimiles = (
        _specimens_on(on)
        .filter(signatory__in=_effective(Signatory.objects.all(), text, on))
        .select_related(f"signatory__{WITH_CHAIN}")
        .order_by("signatory__folded_name", "signatory_id", "valid_from")[:SUGGESTIONS]
    )
    newest = {facsimile.signatory_id: facsimile for facsimile in facsimiles}
    return tuple(_signature(facsimile.signatory, facsimile.seal) for facsimile in newest.values())


def public_consultation(*, name: str, authority: str, on: date) -> Consultation:
    """Whether the signature of a named official of an authority is certified on a date. Raises `NameTooShort`.

    Asks for what stands on the document one holds (name, authority and date), so that the register cannot be
    listed; answers name, post and dates, which are public by office, and nothing else.
    """
    if len(rules.fold(name).split()) < rules.MINIMUM_NAME_WORDS:
        raise NameTooShort({"name": [NameTooShort.sentence]})
    entries = _effective(Signatory.objects.select_related("authority"), name, on)
    for word in rules.fold(authority).split():
        entries = entries.filter(authority__folded_name__contains=word)
    answers = tuple(
        Answer(entry.name, entry.capacity, entry.authority.name, entry.valid_from, entry.valid_until)
        for entry in entries
        if rules.matches(name, entry.name)
    )
    return Consultation(on, answers[:ANSWERS])


def _effective(entries: QuerySet[Signatory], text: str = "", on: date | None = None) -> QuerySet[Signatory]:
    entries = entries.filter(standing=Standing.EFFECTIVE)
    for word in rules.fold(text).split():
        entries = entries.filter(search_text__contains=word)
    return entries if on is None else entries.filter(_covers(on))


def _covers(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))


def _specimens_on(on: date) -> QuerySet[Specimen]:
    return Specimen.objects.filter(_covers(on), standing=Standing.EFFECTIVE)


def _specimen_on(entry: Signatory, on: date) -> Specimen | None:
    return _specimens_on(on).filter(signatory=entry).order_by("-valid_from").first()


def _registrations() -> QuerySet[Registration]:
    return Registration.objects.select_related(
        "signatory__authority", "specimen", "certificate", "proposed_by", "decided_by"
    )


def _require_tenure(entry: Signatory, on: date) -> None:
    if not rules.in_tenure(entry.valid_from, entry.valid_until, on):
        end = "y sin fecha de término"
        if entry.valid_until is not None:
            end = f"hasta el {_shown(rules.last_day(entry.valid_until))}"
        raise SignatureOutOfTenure(
            name=entry.name,
            capacity=entry.capacity,
            on=_shown(on),
            valid_from=_shown(entry.valid_from),
            end=end,
        )


def _signature(entry: Signatory, seal: str) -> RegisteredSignature:
    return RegisteredSignature(
        signatory_id=entry.id,
        name=entry.name,
        capacity=entry.capacity,
        authority=entry.authority.name,
        seal=seal,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        chain=tuple(authority.name for authority in chain_of(entry.authority)),
    )


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"
