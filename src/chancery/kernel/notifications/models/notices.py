"""What was told to whom, by which way, and when the law takes it as served."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from chancery.kernel.base import clock, ids
from chancery.kernel.notifications.models.words import READING_IS_WHOLE, Worded


class ServiceMode(StrEnum):
    """By which way a notice takes effect for its recipient."""

    MAILBOX = "mailbox"
    EMAIL = "email"
    MAIL = "mail"
    NONE = "none"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "mailbox": "Casilla electrónica",
            "email": "Correo electrónico autorizado",
            "mail": "Correo certificado, a pedido de la persona",
            "none": "Sin domicilio digital",
        }[self.value]


class ServedBy(StrEnum):
    """What made a notice served."""

    OPENED = "opened"
    LAPSE = "lapse"
    PERSONAL = "personal"
    REFUSAL = "refusal"
    DOOR = "door"
    LETTER = "letter"
    PUBLISHED = "published"
    DECLARED = "declared"
    CONDUCT = "conduct"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "opened": "La persona abrió la notificación",
            "lapse": "Venció el plazo sin que la persona la abriera",
            "personal": "Se entregó en su domicilio",
            "refusal": "Se negaron a recibirla o a firmar, y se levantó un acta",
            "door": "Se dejó bajo la puerta con un acta, en la segunda visita",
            "letter": "El correo certificado la entregó, y consta quién la recibió",
            "published": "Se publicó, porque no hay un domicilio donde entregarla",
            "declared": "La persona declaró que la recibió",
            "conduct": "La persona actuó en el expediente conociéndola",
        }[self.value]


class Consent(models.Model):
    """A person's acceptance of being notified by one way, with the terms as they stood.

    The electronic mailbox becomes a digital domicile only by prior consent (Ley 31736, art. 4); e-mail only if
    authorised and certified mail only if asked for (TUO of Ley 27444, arts. 20.4 and 20.1.2). Withdrawing ends it for what is notified afterwards.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="consents")
    mode = models.CharField(max_length=10, choices=[(m.value, m.label) for m in ServiceMode])
    terms_version = models.CharField(max_length=20)
    email = models.EmailField()
    telephone = models.CharField(max_length=20, blank=True)
    accepted_at = models.DateTimeField(default=clock.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "mode"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_consent_in_force_per_mode",
            ),
            models.CheckConstraint(
                condition=~Q(mode=ServiceMode.NONE.value),
                name="consent_is_to_a_way_of_notifying",
            ),
            models.CheckConstraint(
                condition=~Q(mode=ServiceMode.MAILBOX.value) | ~Q(telephone=""),
                name="mailbox_consent_gives_a_telephone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.mode}"


class Notice(Worded):
    """A text left for a person. Only what happens to it afterwards is added; a trigger holds the rest.

    `act_number` is that of the paper which the notice tells of, where there is one. `needs_personal_since` is when it
    became the office's to serve it: by visits, by certified mail, or by publication.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    recipient = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="notices")
    office = models.ForeignKey("organisation.Office", null=True, on_delete=models.PROTECT, related_name="+")
    link = models.CharField(max_length=300, blank=True)
    case_id = models.UUIDField(null=True, blank=True, db_index=True)
    act_number = models.CharField(max_length=24, blank=True)
    mode = models.CharField(max_length=10, choices=[(m.value, m.label) for m in ServiceMode])
    takes_effect = models.BooleanField(default=True)
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    served_at = models.DateTimeField(null=True, blank=True)
    served_by = models.CharField(
        max_length=10, blank=True, choices=[(how.value, how.label) for how in ServedBy]
    )
    needs_personal_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(mode__in=[mode.value for mode in ServiceMode]), name="notice_mode_is_known"
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(opened_at__gte=F("created_at")),
                name="notice_is_opened_after_it_is_left",
            ),
            models.CheckConstraint(
                condition=Q(served_at__isnull=True, served_by="")
                | Q(served_at__isnull=False) & ~Q(served_by=""),
                name="served_notice_says_how",
            ),
            models.CheckConstraint(condition=READING_IS_WHOLE, name="reading_of_notice_is_whole"),
        ]
        indexes = [
            models.Index(fields=["recipient", "-created_at"], name="notice_by_recipient"),
            models.Index(
                fields=["created_at"],
                condition=Q(served_at__isnull=True, takes_effect=True, needs_personal_since__isnull=True),
                name="notice_whose_time_runs",
            ),
            models.Index(
                fields=["office", "created_at"],
                condition=Q(served_at__isnull=True, needs_personal_since__isnull=False),
                name="notice_to_serve_in_person",
            ),
        ]


class Delivery(models.Model):
    """The message that goes to the person's e-mail address: the mailbox's alert, or the notice itself.

    `sent_at` is the instant at which the mail server took it. Without an alert the notice in the mailbox is
    contestable (Ley 31736), so no time runs before this instant.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="delivery")
    address = models.EmailField()
    attempts = models.PositiveIntegerField(default=0)
    last_attempt_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.notice_id} {'sent' if self.sent_at else 'waiting'}"
