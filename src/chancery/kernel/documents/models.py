"""Which files were received and which papers were issued. Nothing here is ever edited: a change is another row."""

from enum import StrEnum

from django.db import models

from chancery.kernel.base import clock, ids


class StoredFile(models.Model):
    """A content-addressed file: its name is the SHA-256 of its bytes."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=80)
    stored_at = models.DateTimeField(default=clock.now)


class ScannerFinding(models.Model):
    """A file that the scanner found harmful, or that it is still to examine: it did not answer when the file came.

    By the hash alone: to be doubted keeps nothing from being erased.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    is_harmful = models.BooleanField(default=False)
    is_pending = models.BooleanField(default=False)
    detail = models.CharField(max_length=200, blank=True)
    tried_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            models.Index("tried_at", condition=models.Q(is_pending=True), name="scanner_finding_pending")
        ]


class Erasure(models.Model):
    """That everything kept of one subject, a case or a record, was given up for good; its numbers and hashes stay.

    `authority` is the number of the paper that certifies it. The bytes of a file go once nothing else needs them.
    """

    subject = models.UUIDField(primary_key=True)
    authority = models.CharField(max_length=24)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class UploadState(StrEnum):
    """How far a file handed in has come."""

    RECEIVING = "receiving"
    CLEAN = "clean"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


class Upload(models.Model):
    """A file that a person hands in, possibly over several connections. Once used in a case it belongs to it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    owner = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="uploads")
    filename = models.CharField(max_length=200)
    expected_size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    state = models.CharField(
        max_length=12, default=UploadState.RECEIVING, choices=[(s.value, s.value) for s in UploadState]
    )
    finding = models.CharField(max_length=60, blank=True)
    detail = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT)
    case_id = models.UUIDField(null=True, blank=True, db_index=True)
    begun_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("owner", models.F("begun_at").desc(), name="upload_by_owner")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="clean") | models.Q(file__isnull=False),
                name="clean_upload_has_file",
            ),
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("expected_size")), name="upload_within_its_size"
            ),
        ]


class UploadPart(models.Model):
    """Bytes of an upload that is still coming in, kept in the store under upload and offset until it is whole."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="parts")
    offset = models.BigIntegerField()
    size = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "offset"], name="one_part_at_an_offset")]


class QuarantineDecision(models.Model):
    """What somebody decided about a file set apart: to release it or to discard it, and why. Made once."""

    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="decision")
    is_release = models.BooleanField()
    reason = models.CharField(max_length=2000)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class Document(models.Model):
    """A paper issued: frozen facts, the bytes signed in the act, its number and its unguessable code."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=24, unique=True)
    series = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    ordinal = models.PositiveIntegerField()
    case_id = models.UUIDField(db_index=True)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)
    verification_code = models.CharField(max_length=24, unique=True)
    facts = models.TextField()
    public_facts = models.TextField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "ordinal"], name="one_document_per_number")
        ]

    def __str__(self) -> str:
        return self.number


class Revocation(models.Model):
    """That a document no longer stands, since when and why."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="revocation")
    reason = models.CharField(max_length=2000)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class Annotation(models.Model):
    """What was done to a paper by a later one that leaves it standing: a substitution, a rectification. Only added."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="annotations")
    text = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class Disclosure(models.Model):
    """That a reserved paper may be known of, since when and why. Only added."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="disclosure")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class Augmentation(models.Model):
    """The same paper with the evidence that keeps its signature verifiable for decades (PAdES B-LTA).

    Each renewal is another row, whose file begins with the one before; `stamp_valid_until` is when the certificate of
    its last timestamp expires.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="augmentations")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    stamp_valid_until = models.DateTimeField()

    class Meta:
        ordering = ("stamp_valid_until",)
        constraints = [
            models.UniqueConstraint(
                fields=["document", "stamp_valid_until"], name="one_augmentation_per_stamp"
            )
        ]


class PendingSignature(models.Model):
    """A paper frozen and numbered that waits for the signature of one officer's own key (ADR 32).

    Its bytes are those that will be signed; what became of it stands in `OwnSignature` or in `Forgone`.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    signer = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="pending_signatures")
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=24, unique=True)
    series = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    ordinal = models.PositiveIntegerField()
    case_id = models.UUIDField(db_index=True)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    prepared_by = models.CharField(max_length=200)
    verification_code = models.CharField(max_length=24, unique=True)
    facts = models.TextField()
    public_facts = models.TextField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("prepared_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "ordinal"], name="one_pending_signature_per_number"
            )
        ]

    def __str__(self) -> str:
        return self.number


class SignatureMeans(StrEnum):
    """How a file signed with the officer's own key came back."""

    HELPER = "helper"
    UPLOAD = "upload"


class OwnSignature(models.Model):
    """That a prepared paper came back signed by its officer, with the report of the validation that let it in."""

    pending = models.OneToOneField(PendingSignature, on_delete=models.PROTECT, related_name="signed")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="own_signature")
    means = models.CharField(max_length=10, choices=[(m.value, m.value) for m in SignatureMeans])
    report = models.TextField()
    at = models.DateTimeField()


class Forgone(models.Model):
    """That the signature of a prepared paper will not come, and why: its number stays taken, and annulled."""

    pending = models.OneToOneField(PendingSignature, on_delete=models.PROTECT, related_name="forgone")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class TokenUse(StrEnum):
    """For which of the three calls of the signing component a token is good."""

    PARAMETERS = "parameters"
    DOCUMENT = "document"
    UPLOAD = "upload"


class SigningToken(models.Model):
    """One call that the officer's own computer may make, once and soon, about one document and one hash of it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    use = models.CharField(max_length=12, choices=[(use.value, use.value) for use in TokenUse])
    pending = models.ForeignKey(PendingSignature, on_delete=models.PROTECT, related_name="tokens")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class OfficerCertificate(models.Model):
    """A certificate that bears no number of its holder, registered as one officer's own until it is withdrawn."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="own_certificates")
    sha256 = models.CharField(max_length=64, unique=True)
    subject = models.CharField(max_length=300)
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class TrustListEdition(models.Model):
    """A list of trust services as its operator numbered and signed it; the newest answers. Norm: ETSI TS 119 612.

    `signed_by` is the operator's certificate by which Lima believed it: a post that is given none of its own believes it too.
    """

    number = models.BigIntegerField(primary_key=True)
    content = models.TextField()
    signed_by = models.TextField(default="")
    issued_at = models.DateTimeField()
    next_update = models.DateTimeField()
    received_at = models.DateTimeField()


class SealKeyStep(StrEnum):
    """What is done with a key of the visible digital seals."""

    BEGIN = "begin"
    REVOKE = "revoke"


class RevocationGround(StrEnum):
    """Why a key of the seals is believed no longer: whether somebody else may have it. Norm: RFC 5280, §5.3.1."""

    COMPROMISED = "compromised"
    UNUSED = "unused"

    @property
    def label(self) -> str:
        """What the administrator reads."""
        return _GROUNDS[self]


_GROUNDS = {
    RevocationGround.COMPROMISED: "Otra persona la tiene o pudo tenerla",
    RevocationGround.UNUSED: "Nadie más la tuvo: se deja de usar",
}


class SealKeyChange(models.Model):
    """That a key begins to seal on a day, or is revoked since one: one administrator proposes it, another decides.

    `certificate` is the number that seals cite, `pem` the certificate of a key that begins. The key itself stands in a
    file of the folder of keys. Norm: Doc 9303-13, §3.2.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    step = models.CharField(max_length=8, choices=[(step.value, step.value) for step in SealKeyStep])
    certificate = models.CharField(max_length=40)
    pem = models.TextField(blank=True)
    on = models.DateField()
    ground = models.CharField(
        max_length=12, blank=True, choices=[(each.value, each.value) for each in RevocationGround]
    )
    reason = models.CharField(max_length=500, blank=True)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField(default=clock.now, editable=False)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    is_approved = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("on", "proposed_at")
        constraints = [
            models.UniqueConstraint(
                fields=["step", "certificate"],
                condition=models.Q(is_approved=True),
                name="seal_key_begins_and_is_revoked_once",
            ),
            models.UniqueConstraint(
                fields=["step"],
                condition=models.Q(decided_at__isnull=True),
                name="one_open_proposal_per_seal_key_step",
            ),
            models.CheckConstraint(
                condition=models.Q(step="begin", ground="", reason="") & ~models.Q(pem="")
                | models.Q(step="revoke", pem="") & ~models.Q(ground="") & ~models.Q(reason=""),
                name="seal_key_change_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("proposed_by")),
                name="seal_key_is_decided_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True, decided_at__isnull=True, is_approved__isnull=True)
                | models.Q(decided_by__isnull=False, decided_at__isnull=False, is_approved__isnull=False),
                name="seal_key_decision_is_whole",
            ),
        ]

    @property
    def ground_label(self) -> str:
        """Why a revocation was proposed, in words."""
        return RevocationGround(self.ground).label if self.ground else ""
