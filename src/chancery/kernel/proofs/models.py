"""Which files show that a notice was served?"""

from enum import StrEnum

from django.db import models

from chancery.kernel.base import clock, ids


class ProofKind(StrEnum):
    """What a file shows of a service."""

    RECEIPT = "receipt"
    ACT = "act"
    DOOR = "door"
    PHOTO = "photo"
    POST = "post"
    PAGE = "page"
    WRITING = "writing"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "receipt": "Cargo firmado por quien la recibió",
            "act": "Acta de la visita",
            "door": "Aviso que se dejó",
            "photo": "Fotografía del lugar",
            "post": "Constancia del correo",
            "page": "Página publicada",
            "writing": "Escrito de la persona",
        }[self.value]


class Proof(models.Model):
    """A file that shows one attempt to serve a notice, or the whole of it. Append-only.

    `attempt` is the id of the visit, letter, publication or knowledge that it shows; none, of the notice itself.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    notice = models.ForeignKey("notifications.Notice", on_delete=models.PROTECT, related_name="proofs")
    attempt = models.UUIDField(null=True)
    kind = models.CharField(max_length=10, choices=[(each.value, each.label) for each in ProofKind])
    note = models.CharField(max_length=200, blank=True)
    upload = models.OneToOneField("documents.Upload", on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ("added_at", "id")

    @property
    def kind_label(self) -> str:
        """What it shows, in words."""
        return ProofKind(self.kind).label
