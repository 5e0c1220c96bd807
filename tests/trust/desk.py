"""An officer with a certificate of their own, a paper that waits for it, and who publishes the list of certifiers."""

from dataclasses import dataclass
from typing import Any

import pytest

from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import actions, queries
from chancery.kernel.documents.models import Document, PendingSignature
from chancery.kernel.documents.tests import own_key
from chancery.kernel.documents.validation import ValidationReport
from chancery.kernel.gateway.simulators.server import Request, Response
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office


@dataclass(frozen=True)
class Desk:
    """An officer, their certificate's name, and a paper that waits for them."""

    person: Person
    actor: Actor
    office: Office
    holder: str
    pending: PendingSignature

    @property
    def frozen(self) -> bytes:
        return own_key.frozen(self.pending)

    def signed(self, pdf: bytes | None = None, **wishes: Any) -> bytes:
        return own_key.signed(self.frozen if pdf is None else pdf, self.holder, **wishes)

    def complete(self, content: bytes) -> Document:
        return actions.complete(pending_id=self.pending.id, signed=content, actor=self.actor)


class Published:
    """An operator's server that answers what it is told."""

    prefix = "/lista"

    def __init__(self, content: bytes) -> None:
        self.content, self.status = content, 200

    def handle(self, request: Request) -> Response:
        return Response(self.status, self.content, "application/vnd.etsi.tsl+xml")


def refused(
    desk: Desk,
    kind: type[actions.SignedFileRefused | actions.RevocationUnknown | actions.AccreditationUnknown],
    content: bytes,
    *,
    words: str = "",
) -> ValidationReport:
    """The report with which the file is refused; and the paper still waits."""
    with pytest.raises(kind) as caught:
        desk.complete(content)
    assert str(caught.value).endswith(".")
    assert words in str(caught.value)
    assert queries.waiting_for_signature(desk.actor).filter(pk=desk.pending.pk).exists()
    report = caught.value.facts["report"]
    assert isinstance(report, ValidationReport)
    return report
