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
from chancery.contexts.signatories.queries.base import WITH_CHAIN, SignatureNotRegistered, effective
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, NotFound
from chancery.kernel.identity import access

READERS = (Role.REGISTRAR, Role.OFFICER, Role.SUPERVISOR, Role.CONSUL, Role.AUDITOR, Role.ADMINISTRATOR)
SCOPE = "signatories:read"
PAGE = 25
ANSWERS = 5


class AuthorityNotRegistered(NotFound):
    """Signatures are registered of an entity that is there."""

    code = "authority_not_registered"
    sentence = "Esa entidad no está en el registro."
    next_step = "Búsquela en la lista de entidades, o agréguela."


class NameTooShort(Invalid):
    """The public consultation confirms a name one already has in hand; it does not list the register."""

    code = "name_too_short"
    sentence = "Escriba al menos un nombre y un apellido, tal como figuran en el documento."


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
    entries = effective(visible_to(actor), text, on)
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


def authorities_named(actor: Actor, text: str = "") -> QuerySet[Authority]:
    """The authorities whose name has every word of `text`, for whoever reads the register. Raises `RoleMissing`."""
    if SCOPE not in actor.scopes:
        access.require(actor, *READERS)
    found = authorities()
    for word in rules.fold(text).split():
        found = found.filter(folded_name__contains=word)
    return found


def authority(authority_id: UUID) -> Authority:
    """One authority. Raises `AuthorityNotRegistered`."""
    found = Authority.objects.filter(pk=authority_id).first()
    if found is None:
        raise AuthorityNotRegistered
    return found


def media_type(image: bytes) -> str:
    """What an image of the register is: PNG or JPEG, as was checked when it came in."""
    return "image/png" if image.startswith(b"\x89PNG") else "image/jpeg"


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


def public_consultation(*, name: str, authority: str, on: date) -> Consultation:
    """Whether the signature of a named official of an authority is certified on a date. Raises `NameTooShort`.

    Asks for what stands on the document one holds (name, authority and date), so that the register cannot be
    listed; answers name, post and dates, which are public by office, and nothing else.
    """
    if len(rules.fold(name).split()) < rules.MINIMUM_NAME_WORDS:
        raise NameTooShort({"name": [NameTooShort.sentence]})
    entries = effective(Signatory.objects.select_related("authority"), name, on)
    for word in rules.fold(authority).split():
        entries = entries.filter(authority__folded_name__contains=word)
    answers = tuple(
        Answer(entry.name, entry.capacity, entry.authority.name, entry.valid_from, entry.valid_until)
        for entry in entries
        if rules.matches(name, entry.name)
    )
    return Consultation(on, answers[:ANSWERS])


def _registrations() -> QuerySet[Registration]:
    return Registration.objects.select_related(
        "signatory__authority", "specimen", "certificate", "proposed_by", "decided_by"
    )
