"""What is kept of a passport: who asked, how they were enrolled and matched, each booklet and who saw it, what was cancelled.

Rows are only added, but for the one that says which passport of a person is in force.
"""

from uuid import NAMESPACE_OID, uuid5

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from chancery.contexts.passports.procedures import PASSPORT
from chancery.contexts.passports.rules import (
    Before,
    CancelGround,
    Capture,
    Evidence,
    HolderRelation,
    Match,
    PhotoQuestion,
    Recognition,
)
from chancery.kernel.base import clock, ids
from chancery.kernel.travel_documents.zones import Sex


class Application(models.Model):
    """Who wants a passport, who asks for that one, and what became of the passport before.

    A minor without a DNI has a birth act; `birth_act_on` is when its certified copy was issued, unless it is of this post.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    dni = models.CharField(max_length=8, blank=True)
    birth_act = models.CharField(max_length=120, blank=True)
    birth_act_on = models.DateField(null=True)
    given_names = models.CharField(max_length=120)
    first_surname = models.CharField(max_length=80)
    second_surname = models.CharField(max_length=80, blank=True)
    sex = models.CharField(max_length=1, choices=[(sex.value, sex.value) for sex in Sex])
    born_on = models.DateField()
    born_at = models.CharField(max_length=120)
    relation = models.CharField(max_length=8, choices=[(each.value, each.label) for each in HolderRelation])
    before = models.CharField(max_length=8, choices=[(each.value, each.label) for each in Before])
    before_number = models.CharField(max_length=15, blank=True)
    before_issued_on = models.DateField(null=True)
    before_authority = models.CharField(max_length=120, blank=True)
    evidence = models.CharField(
        max_length=8, blank=True, choices=[(each.value, each.label) for each in Evidence]
    )
    circumstances = models.CharField(max_length=1000, blank=True)
    folded_name = models.CharField(max_length=300, editable=False)

    class Meta:
        indexes = [
            models.Index("dni", name="passport_by_dni"),
            models.Index("folded_name", "born_on", name="passport_by_name_and_birth"),
            GinIndex(OpClass(F("folded_name"), name="gin_trgm_ops"), name="passport_by_folded_name"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(before=Before.NONE.value, before_number="")
                | (~Q(before=Before.NONE.value) & ~Q(before_number="")),
                name="passport_before_has_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(dni="") | ~Q(birth_act=""), name="passport_holder_has_a_dni_or_a_birth_act"
            ),
            models.CheckConstraint(
                condition=Q(before__in=[Before.LOST.value, Before.STOLEN.value])
                & ~Q(evidence="")
                & ~Q(circumstances="")
                | (~Q(before__in=[Before.LOST.value, Before.STOLEN.value]) & Q(evidence="")),
                name="passport_loss_is_shown",
            ),
        ]

    def __str__(self) -> str:
        return self.holder

    @property
    def surnames(self) -> str:
        """Both, or the one there is."""
        return f"{self.first_surname} {self.second_surname}".strip()

    @property
    def holder(self) -> str:
        """Given names and surnames, as a person is addressed."""
        return f"{self.given_names} {self.surnames}"

    @property
    def holder_key(self) -> str:
        """The DNI; where there is none yet, what is made of name and birth."""
        return self.dni or uuid5(NAMESPACE_OID, f"{self.folded_name}|{self.born_on.isoformat()}").hex

    @property
    def state_label(self) -> str:
        """Where the request stands, in Spanish."""
        return PASSPORT.state_label(self.case.state)

    @property
    def relation_label(self) -> str:
        """What who asks is to the holder, in Spanish."""
        return HolderRelation(self.relation).label

    @property
    def before_label(self) -> str:
        """What became of the passport before, in Spanish."""
        return Before(self.before).label


class Enrolment(models.Model):
    """That the holder stood at the counter: the photograph, and whether prints and signature were taken. Neither is kept here."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="enrolment")
    photograph = models.ForeignKey("documents.Upload", on_delete=models.PROTECT, related_name="+")
    fingerprints = models.CharField(max_length=8, choices=[(each.value, each.label) for each in Capture])
    fingerprints_reason = models.CharField(max_length=500, blank=True)
    signature = models.CharField(max_length=8, choices=[(each.value, each.label) for each in Capture])
    signature_reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fingerprints=Capture.CAPTURED.value) | ~Q(fingerprints_reason=""),
                name="fingerprints_exempt_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(signature=Capture.CAPTURED.value) | ~Q(signature_reason=""),
                name="signature_exempt_with_a_reason",
            ),
        ]

    @property
    def fingerprints_label(self) -> str:
        """Whether they were taken, in Spanish."""
        return Capture(self.fingerprints).label

    @property
    def signature_label(self) -> str:
        """Whether it was taken, in Spanish."""
        return Capture(self.signature).label


class PhotoAnswer(models.Model):
    """What the officer saw in the photograph: yes, or no with the reason for which it is accepted all the same."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="answers")
    about = models.CharField(max_length=12, choices=[(each.value, each.question) for each in PhotoQuestion])
    is_met = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "about"], name="one_answer_per_photo_question"),
            models.CheckConstraint(
                condition=Q(is_met=True) | ~Q(reason=""), name="photo_exception_has_a_reason"
            ),
        ]

    @property
    def question(self) -> str:
        """What was asked."""
        return PhotoQuestion(self.about).question


class IdentityMatch(models.Model):
    """What the identity register said of the holder; while it does not answer, that it was asked. The newest counts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="matches")
    finding = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Match])
    consultation_id = models.UUIDField(null=True)
    by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "identity matches"
        ordering = ("-at", "-id")

    @property
    def finding_label(self) -> str:
        """What was found, in Spanish."""
        return Match(self.finding).label


class Batch(models.Model):
    """Requests that a post sent to Lima together."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "batches"


class Sending(models.Model):
    """That a request went to Lima, in which batch and by which consular act."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="sending")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="sendings")
    act = models.ForeignKey("acts.Act", on_delete=models.PROTECT, related_name="+")


class Passport(models.Model):
    """One booklet that was personalised: its serial and number, its zone, and until when it would be valid."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="passports")
    number = models.CharField(max_length=9, unique=True)
    serial = models.CharField(max_length=20, unique=True)
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    zone = models.CharField(max_length=89)
    issued_on = models.DateField()
    expires_on = models.DateField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")
        indexes = [
            models.Index("expires_on", name="passport_by_last_day"),
            models.Index("issued_on", "number", name="passport_by_issue_day"),
        ]

    def __str__(self) -> str:
        return self.number


class Voiding(models.Model):
    """That a booklet serves no longer, before it was ever delivered, and why: its number is never used again."""

    passport = models.OneToOneField(Passport, on_delete=models.PROTECT, related_name="voiding")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="voiding_has_a_reason")]


class Certification(models.Model):
    """That quality control passed: who did not personalise the booklet read its zone and certified its chip."""

    passport = models.OneToOneField(Passport, on_delete=models.PROTECT, related_name="certification")
    chip = models.CharField(max_length=40, unique=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Shipment(models.Model):
    """Certified passports that Lima sent to a post together, by which guide."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    guide = models.CharField(max_length=60)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Despatch(models.Model):
    """That a certified passport left Lima in a shipment."""

    certification = models.OneToOneField(Certification, on_delete=models.PROTECT, related_name="despatch")
    shipment = models.ForeignKey(Shipment, on_delete=models.PROTECT, related_name="despatches")

    class Meta:
        verbose_name_plural = "despatches"


class Delivery(models.Model):
    """That a passport was handed over, and how who received it was recognised. There is none without a certification."""

    certification = models.OneToOneField(Certification, on_delete=models.PROTECT, related_name="delivery")
    recognition = models.CharField(max_length=12, choices=[(each.value, each.label) for each in Recognition])
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [models.Index("at", name="passport_delivery_by_instant")]

    @property
    def recognition_label(self) -> str:
        """How, in Spanish."""
        return Recognition(self.recognition).label


class Cancellation(models.Model):
    """That the passport of a number no longer stands, ours or one that Migraciones gave: since when, why, who said so."""

    number = models.CharField(max_length=15, unique=True)
    passport = models.OneToOneField(
        Passport, null=True, on_delete=models.PROTECT, related_name="cancellation"
    )
    ground = models.CharField(max_length=10, choices=[(each.value, each.label) for each in CancelGround])
    reason = models.CharField(max_length=1000)
    holder = models.CharField(max_length=300)
    dni = models.CharField(max_length=8, blank=True)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("at", name="passport_cancelled_by_instant")]

    @property
    def ground_label(self) -> str:
        """Why, in Spanish."""
        return CancelGround(self.ground).label


class InForce(models.Model):
    """Which passport of a person stands: there is one at most (RC05, art. 340). The row goes when it no longer does."""

    holder_key = models.CharField(max_length=32, unique=True)
    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="in_force")

    class Meta:
        verbose_name_plural = "in force"
