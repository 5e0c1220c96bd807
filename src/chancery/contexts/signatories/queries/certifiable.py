"""Which signature may be certified on a document of a date? By its owner's id, or by the certificate that made it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from chancery.contexts.signatories import rules
from chancery.contexts.signatories.models import RegisteredCertificate, Signatory, Specimen, Standing
from chancery.contexts.signatories.queries.base import (
    WITH_CHAIN,
    SignatureNotRegistered,
    chain_of,
    covers,
    effective,
    shown,
)
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import verification
from chancery.kernel.documents.verification import Verdict

SUGGESTIONS = 10


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


class ChainIncomplete(Invalid):
    """The ministry certifies the last signature of a chain in which each authority certified the one before."""

    code = "chain_incomplete"
    sentence = "Antes que el Ministerio, la firma de {authority} la debe certificar: {missing}."
    next_step = (
        "Busque esa certificación en el documento y agréguela a la cadena; si no está, observe la solicitud."
    )


class SignedInFuture(Invalid):
    """A document cannot have been signed after today."""

    code = "signed_in_future"
    sentence = "La fecha de firma del documento no puede ser posterior a hoy."


class OriginalNotSeen(Invalid):
    """What is certified on paper is joined to an original that the officer has before his eyes."""

    code = "original_not_seen"
    sentence = "Para certificar un documento en papel debe tener el original a la vista."


class SignatoryMissing(Invalid):
    """Who certifies on paper says whose signature it is."""

    code = "signatory_missing"
    sentence = "Elija la firma registrada que lleva el documento."


class FileNotSigned(Conflict):
    """An electronic original without a digital signature is a scan: there is no signature to certify."""

    code = "original_not_signed"
    sentence = (
        "El archivo no tiene firma digital; un escaneo de una firma en papel no se puede certificar así."
    )
    next_step = (
        "Observe la solicitud: el interesado debe presentar el original en papel o el archivo firmado."
    )


class SignatureRefused(Conflict):
    """A digital signature of the original does not hold."""

    code = "original_signature_refused"
    sentence = "La firma digital del documento no es válida: {why}."
    next_step = "Observe la solicitud para que el interesado presente el archivo original, sin modificar."


@dataclass(frozen=True, slots=True)
class RegisteredSignature:
    """What other contexts learn of a signature that may be certified; of a seal alone, neither name nor capacity.

    `valid_until` is the first day out of post. `chain` names the authorities that must certify before the ministry.
    `specimen_id` is the facsimile to compare with, and `has_seal_image` says whether it shows the seal too.
    """

    signatory_id: UUID
    name: str
    capacity: str
    authority: str
    seal: str
    valid_from: date
    valid_until: date | None
    chain: tuple[str, ...] = ()
    specimen_id: UUID | None = None
    has_seal_image: bool = False

    @property
    def words(self) -> str:
        """Who signs, or whose seal it is, as a line of a list."""
        signer = f"{self.name}, {self.capacity}" if self.name else f"Sello sin firma: {self.seal}"
        return f"{signer}, {self.authority}"


def check_date(signed_on: date) -> None:
    """A document is signed today at the latest. Raises `SignedInFuture`."""
    if signed_on > clock.latest_today():
        raise SignedInFuture({"signed_on": [SignedInFuture.sentence]})


def on_paper(signatory_ids: Sequence[UUID], on: date, *, original_seen: bool) -> RegisteredSignature:
    """The signature that the ministry certifies on paper: the last of the chain that an officer read on it.

    The first is the document's own and was written on its date; the others certified later, each the one before
    (cadena de certificaciones). Raises `OriginalNotSeen`, `SignatoryMissing`, `ChainIncomplete` and what
    `registered` raises.
    """
    if not original_seen:
        raise OriginalNotSeen({"original_seen": [OriginalNotSeen.sentence]})
    if not signatory_ids:
        raise SignatoryMissing({"signatory_id": [SignatoryMissing.sentence]})
    return _last(links(signatory_ids, on))


def links(signatory_ids: Sequence[UUID], on: date) -> tuple[RegisteredSignature, ...]:
    """The chain that an officer has read so far. Raises as `registered` does."""
    own = [registered(signatory_id, on) for signatory_id in signatory_ids[:1]]
    return (*own, *(registered(signatory_id, on, until=clock.today()) for signatory_id in signatory_ids[1:]))


def on_file(content: bytes, on: date) -> RegisteredSignature:
    """The signature that the ministry certifies on an electronic original: the last that covers it.

    Raises `FileNotSigned`, `SignatureRefused`, `ChainIncomplete` and what `by_certificate` raises.
    """
    found = verification.examine(content).signatures
    if not found:
        raise FileNotSigned
    for signature in found:
        if signature.verdict is Verdict.FAILED:
            raise SignatureRefused(why=signature.reason)
    return _last([by_certificate(found[-1].certificate_sha256, on)])


def _last(chain: Sequence[RegisteredSignature]) -> RegisteredSignature:
    first, last = chain[0], chain[-1]
    is_whole = rules.chain_is_complete(first.chain, [link.authority for link in chain[1:]])
    if last.chain or not is_whole:
        missing = ", ".join(last.chain or first.chain)
        owner = last if last.chain else first
        sentence = ChainIncomplete.sentence.format(authority=owner.authority, missing=missing)
        raise ChainIncomplete({"signatory_id": [sentence]}, authority=owner.authority, missing=missing)
    return last


def registered(signatory_id: UUID, on: date, *, until: date | None = None) -> RegisteredSignature:
    """The handwritten signature, if it may be certified on a document of that date, or of some day up to `until`.

    Raises `SignatureNotRegistered`, `SignatureOutOfTenure`, `SpecimenMissing`.
    """
    entry = effective(Signatory.objects.select_related(WITH_CHAIN)).filter(pk=signatory_id).first()
    if entry is None:
        raise SignatureNotRegistered
    if until is not None:
        on = min(max(on, entry.valid_from), until)
    _require_tenure(entry, on)
    facsimile = _specimen_on(entry, on)
    if facsimile is None:
        raise SpecimenMissing(name=entry, on=shown(on))
    return _signature(entry, facsimile)


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
            raise CertificateRevoked(name=entry, on=shown(on), revoked_on=shown(revoked_on))
    first, last = (instant.astimezone(clock.LIMA).date() for instant in (found.not_before, found.not_after))
    if not first <= on <= last:
        raise CertificateNotInForce(
            name=entry, on=shown(on), valid_from=shown(first), valid_until=shown(last)
        )
    _require_tenure(entry, on)
    return _signature(entry, _specimen_on(entry, on))


def suggestions(text: str, on: date) -> tuple[RegisteredSignature, ...]:
    """Handwritten signatures an officer may mean on a document of that date: in post, with a facsimile to compare."""
    if not rules.fold(text):
        return ()
    facsimiles = (
        _specimens_on(on)
        .filter(signatory__in=effective(Signatory.objects.all(), text, on))
        .select_related(f"signatory__{WITH_CHAIN}")
        .order_by("signatory__folded_name", "signatory_id", "valid_from")[:SUGGESTIONS]
    )
    newest = {facsimile.signatory_id: facsimile for facsimile in facsimiles}
    return tuple(_signature(facsimile.signatory, facsimile) for facsimile in newest.values())


def _specimens_on(on: date) -> QuerySet[Specimen]:
    return Specimen.objects.filter(covers(on), standing=Standing.EFFECTIVE)


def _specimen_on(entry: Signatory, on: date) -> Specimen | None:
    return _specimens_on(on).filter(signatory=entry).order_by("-valid_from").first()


def _require_tenure(entry: Signatory, on: date) -> None:
    if not rules.in_tenure(entry.valid_from, entry.valid_until, on):
        end = "y sin fecha de término"
        if entry.valid_until is not None:
            end = f"hasta el {shown(rules.last_day(entry.valid_until))}"
        raise SignatureOutOfTenure(
            name=entry,
            capacity=entry.capacity or "(sello)",
            on=shown(on),
            valid_from=shown(entry.valid_from),
            end=end,
        )


def _signature(entry: Signatory, facsimile: Specimen | None) -> RegisteredSignature:
    return RegisteredSignature(
        signatory_id=entry.id,
        name=entry.name,
        capacity=entry.capacity,
        authority=entry.authority.name,
        seal=facsimile.seal if facsimile is not None else "",
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        chain=tuple(authority.name for authority in chain_of(entry.authority)),
        specimen_id=facsimile.id if facsimile is not None else None,
        has_seal_image=facsimile is not None and bool(facsimile.seal_sha256),
    )
