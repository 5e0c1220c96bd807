"""What was done to serve a notice by hand, by mail or by publication, and what was found about it afterwards."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from chancery.kernel.base import clock, ids
from chancery.kernel.notifications.models.notices import Notice, ServedBy


class VisitOutcome(StrEnum):
    """What became of a visit to the person's address (TUO of Ley 27444, arts. 21.3 to 21.5)."""

    TO_PERSON = "to_person"
    TO_ANOTHER = "to_another"
    REFUSED = "refused"
    ABSENT = "absent"
    UNDER_DOOR = "under_door"
    NO_ADDRESS = "no_address"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "to_person": "La recibió la persona",
            "to_another": "La recibió otra persona que estaba en el domicilio",
            "refused": "Se negaron a recibirla o a firmar",
            "absent": "No había nadie: se dejó un aviso con la fecha de la segunda visita",
            "under_door": "Tampoco había nadie en la segunda visita: se dejó bajo la puerta",
            "no_address": "El domicilio no existe, o la persona no vive ahí",
        }[self.value]

    @property
    def serves(self) -> ServedBy | None:
        """How the notice is served by such a visit; None when it is not."""
        return {
            "to_person": ServedBy.PERSONAL,
            "to_another": ServedBy.PERSONAL,
            "refused": ServedBy.REFUSAL,
            "absent": None,
            "under_door": ServedBy.DOOR,
            "no_address": None,
        }[self.value]


class Visit(models.Model):
    """A visit to the person's address to serve a notice: who received it, or why nobody did. Append-only.

    `act` says what the notifier wrote down: the refusal, the absence, how the house looks; `next_on` is the day that
    the notice left at the door announces.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="visits")
    visited_at = models.DateTimeField()
    address = models.CharField(max_length=200)
    outcome = models.CharField(max_length=12, choices=[(each.value, each.label) for each in VisitOutcome])
    received_by = models.CharField(max_length=200, blank=True)
    received_document = models.CharField(max_length=40, blank=True)
    relation = models.CharField(max_length=100, blank=True)
    act = models.CharField(max_length=1000, blank=True)
    next_on = models.DateField(null=True, blank=True)
    notifier = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ("visited_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=VisitOutcome.ABSENT.value, next_on__isnull=False)
                | ~Q(outcome=VisitOutcome.ABSENT.value) & Q(next_on__isnull=True),
                name="visit_to_nobody_announces_another",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=[VisitOutcome.TO_PERSON.value, VisitOutcome.TO_ANOTHER.value])
                | ~Q(received_by="") & ~Q(received_document=""),
                name="visit_says_who_received",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=VisitOutcome.TO_ANOTHER.value) | ~Q(relation=""),
                name="visit_says_the_relation",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=[VisitOutcome.TO_PERSON.value, VisitOutcome.TO_ANOTHER.value])
                | ~Q(act=""),
                name="visit_without_receipt_has_an_act",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.outcome}"

    @property
    def outcome_label(self) -> str:
        """What became of it, in words."""
        return VisitOutcome(self.outcome).label


class Letter(models.Model):
    """A notice handed to the post as certified mail, with the code by which it is followed. Append-only."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="letters")
    posted_at = models.DateTimeField()
    address = models.CharField(max_length=200)
    carrier = models.CharField(max_length=100)
    tracking = models.CharField(max_length=40)
    sender = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ("posted_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["carrier", "tracking"], name="one_letter_per_tracking_code")
        ]

    def __str__(self) -> str:
        return f"{self.carrier} {self.tracking}"


class LetterOutcome(StrEnum):
    """How certified mail came to its end."""

    DELIVERED = "delivered"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    UNCLAIMED = "unclaimed"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "delivered": "Entregada: consta quién la recibió",
            "unknown": "Devuelta: el domicilio no existe o la persona no vive ahí",
            "refused": "Devuelta: no la quisieron recibir",
            "unclaimed": "Devuelta: nadie la recogió",
        }[self.value]


class LetterEnd(models.Model):
    """What the post says became of a letter: who received it, or why it came back. Append-only."""

    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="end")
    outcome = models.CharField(max_length=10, choices=[(each.value, each.label) for each in LetterOutcome])
    at = models.DateTimeField()
    received_by = models.CharField(max_length=200, blank=True)
    received_document = models.CharField(max_length=40, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    recorder = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome=LetterOutcome.DELIVERED.value)
                | ~Q(received_by="") & ~Q(received_document=""),
                name="delivered_letter_says_who_received",
            )
        ]

    @property
    def outcome_label(self) -> str:
        """What became of it, in words."""
        return LetterOutcome(self.outcome).label


class Medium(StrEnum):
    """Where a notice is published."""

    GAZETTE = "gazette"
    NEWSPAPER = "newspaper"
    WEB = "web"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "gazette": "Diario oficial",
            "newspaper": "Diario de mayor circulación",
            "web": "Sede digital del Ministerio",
        }[self.value]


class NoticePublication(models.Model):
    """That a notice was published, where and on which day, and how a domicile had been looked for. Append-only."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="publications")
    medium = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Medium])
    published_on = models.DateField()
    reference = models.CharField(max_length=200)
    inquiry = models.CharField(max_length=1000)
    publisher = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ("published_on", "recorded_at")

    @property
    def medium_label(self) -> str:
        """Where, in words."""
        return Medium(self.medium).label


class FlawKind(StrEnum):
    """What makes a service defective (TUO of Ley 27444, arts. 20.2, 21, 24 and 26)."""

    ADDRESS = "address"
    RECEIVER = "receiver"
    CONTENT = "content"
    ORDER = "order"
    FORM = "form"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "address": "Se hizo en un domicilio que no corresponde",
            "receiver": "No consta quién la recibió o su relación con la persona",
            "content": "Faltó el texto íntegro del acto o los recursos que proceden",
            "order": "No se respetó el orden de los medios de notificación",
            "form": "Faltó otra formalidad: acta, aviso, fecha u hora",
        }[self.value]


class Flaw(models.Model):
    """That a service was found defective, so that it is done again without harm to the person. Append-only."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="flaws")
    kind = models.CharField(max_length=10, choices=[(each.value, each.label) for each in FlawKind])
    account = models.CharField(max_length=1000)
    undone_served_at = models.DateTimeField()
    undone_served_by = models.CharField(max_length=10)
    finder = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ("found_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(found_at__gte=F("undone_served_at")), name="flaw_is_found_after_service"
            )
        ]

    @property
    def kind_label(self) -> str:
        """What was wrong, in words."""
        return FlawKind(self.kind).label


class Knowledge(models.Model):
    """What shows that the person knows a notice that was not rightly served, and since when (art. 27). Append-only."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="knowledge")
    ground = models.CharField(
        max_length=10,
        choices=[(how.value, how.label) for how in (ServedBy.DECLARED, ServedBy.CONDUCT)],
    )
    known_at = models.DateTimeField()
    account = models.CharField(max_length=1000)
    by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ("known_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ground__in=[ServedBy.DECLARED.value, ServedBy.CONDUCT.value]),
                name="knowledge_has_a_ground",
            )
        ]

    @property
    def ground_label(self) -> str:
        """How it is known, in words."""
        return ServedBy(self.ground).label
