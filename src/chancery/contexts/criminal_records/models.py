"""What is kept of a certificate of criminal records. Rows are only added; the answer of the Judiciary stands apart."""

from django.db import models
from django.db.models import Q

from chancery.contexts.criminal_records.rules import DeliveryMeans, Outcome, RecordGround, RecordPurpose
from chancery.kernel.base import clock, ids
from chancery.kernel.gateway.criminal_records import RecordFinding


class Request(models.Model):
    """Who wants a certificate, for what and for which country; the parents' names tell namesakes apart."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=[(each.value, each.label) for each in RecordPurpose])
    country = models.CharField(max_length=2)
    father = models.CharField(max_length=200, blank=True)
    mother = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(father="", mother=""), name="record_names_a_parent")
        ]


class Consultation(models.Model):
    """That an officer asked the Judiciary, in whose name the answer comes. `pending_id` is the question that waits."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="consultations")
    pending_id = models.UUIDField(null=True, unique=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at",)


class Finding(models.Model):
    """What the Judiciary answered, for the officer who asked and the holder alone (Ley 29733, art. 13)."""

    consultation = models.OneToOneField(Consultation, on_delete=models.PROTECT, related_name="finding")
    result = models.CharField(max_length=10, choices=[(each.value, each.label) for each in RecordFinding])
    transaction = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)


class Review(models.Model):
    """That a record or a namesake was found: a person at the Judiciary looks."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="review")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class ReviewAnswer(models.Model):
    """What one person at the Judiciary concludes; it counts when another confirms it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="answers")
    outcome = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Outcome])
    text = models.CharField(max_length=2000, blank=True)
    number = models.CharField(max_length=60)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="annotated", text=""), name="annotated_record_says_what_is_annotated"
            )
        ]


class ReviewDecision(models.Model):
    """Whether a second person at the Judiciary confirms the first one's answer."""

    answer = models.OneToOneField(ReviewAnswer, on_delete=models.PROTECT, related_name="decision")
    is_confirmed = models.BooleanField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Certificate(models.Model):
    """The certificate that was given, by whom, and its last day."""

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="certificate")
    consultation = models.OneToOneField(Consultation, on_delete=models.PROTECT, related_name="certificate")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    act = models.OneToOneField("acts.Act", on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField(db_index=True)
    valid_until = models.DateField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")


class Refusal(models.Model):
    """That none was given, and on which ground; the reasons stand in its paper, which the applicant opens, and who wrote it.

    After an appeal that was right there may be another.
    """

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="refusals")
    ground = models.CharField(max_length=10, choices=[(each.value, each.label) for each in RecordGround])
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Delivery(models.Model):
    """To whom the certificate was handed, or with whom it was sent."""

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="delivery")
    means = models.CharField(max_length=10, choices=[(each.value, each.label) for each in DeliveryMeans])
    recipient = models.CharField(max_length=200, blank=True)
    document_number = models.CharField(max_length=30, blank=True)
    authorisation = models.CharField(max_length=200, blank=True)
    tracking = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
