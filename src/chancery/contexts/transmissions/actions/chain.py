"""How is a hand-over noted? Hashed of the bytes in the store, chained to the one before it, and given a sealed receipt."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from chancery.contexts.transmissions import papers, queries
from chancery.contexts.transmissions.actions.filing import GOOD, PermitNotGood
from chancery.contexts.transmissions.models import HandOver, Transmission
from chancery.contexts.transmissions.procedures import RECEIPT
from chancery.contexts.transmissions.rules import GENESIS, Link, Moment
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, for_the_law
from chancery.kernel.base.errors import Conflict
from chancery.kernel.base.languages import Words
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office


class FileAltered(Conflict):
    """The bytes in the store are not those that were signed, or not those that were sent."""

    code = "transmission_file_altered"
    sentence = "El archivo guardado de {number} no es el que se firmó y envió: su huella es otra."
    next_step = "No lo reciba ni lo entregue. Informe la diferencia y avise a soporte de inmediato."


@contextmanager
def desk_step(
    *, transmission: Transmission, code: str, office: Office, actor: Actor, reason: Words = ""
) -> Iterator[Taking]:
    """Take a step of the road at an office that does not have the case: the role is asked for there, and kin is barred.

    A permit's own chain is held first, so that no two acts wait for one another. Raises `PermitNotGood`,
    `gate.OwnMatter` and what `cases.step` raises.
    """
    access.require(actor, *queries.DESK, office_id=office.id)
    with transaction.atomic():
        if transmission.permit_case_id is not None:
            ledger.hold(transmission.permit_case_id)
        with cases.step(transmission.case, code, actor=for_the_law(actor), reason=reason) as taking:
            for bar in gate.own_matter(taking.case, actor):
                raise bar
            check_still_good(transmission=transmission)
            yield taking


def check_still_good(*, transmission: Transmission) -> None:
    """Whether a permit still lets anybody leave. Raises `PermitNotGood`."""
    if transmission.is_permit:
        permit = queries.permit(transmission.permit_number)
        if permit is None or permit.state != GOOD:
            raise PermitNotGood(number=transmission.permit_number)


def check_unaltered(*, document: Document, sha256: str) -> None:
    """Whether the bytes in the store are those that were signed. Raises `FileAltered`."""
    if sha256 != document.file_id:
        raise FileAltered(number=document.number)


@dataclass(frozen=True, slots=True)
class Chain:
    """The hand-overs of a transmission, in the step that adds one."""

    taking: Taking
    transmission: Transmission
    office: Office
    actor: Actor

    def add(
        self,
        moment: Moment,
        document: Document,
        *,
        sha256: str,
        sender: Office,
        recipient: Office | None,
        name: str = "",
        note: str = "",
    ) -> HandOver:
        """Note one hand-over with its receipt; its place, its hash and its paper are given in the same transaction."""
        last = self.transmission.hand_overs.order_by("ordinal").last()
        told = Link(
            transmission=self.taking.case.number,
            ordinal=last.ordinal + 1 if last else 1,
            moment=moment,
            document=document.number,
            sha256=sha256,
            sender=sender.name,
            recipient=recipient.name if recipient else name,
            by=self.actor.name,
            at=clock.now(),
            note=note.strip()[:500],
            previous=last.digest if last else GENESIS,
        )
        row = HandOver.objects.create(
            transmission=self.transmission,
            ordinal=told.ordinal,
            moment=moment,
            document=document,
            sha256=sha256,
            from_office=sender,
            to_office=recipient,
            sender=told.sender,
            recipient=told.recipient,
            by_id=access.require_person(self.actor),
            by_name=told.by,
            at=told.at,
            note=told.note,
            previous=told.previous,
            digest=told.digest(),
            receipt=self._receipt(told),
        )
        self.taking.facts.setdefault("hand_overs", []).append(
            {"ordinal": row.ordinal, "moment": moment, "sha256": sha256, "digest": row.digest}
        )
        return row

    def _receipt(self, told: Link) -> Document:
        """Sealed by the ministry: it says what happened, and nobody decides anything by it.

        What an office whose own node numbers its papers does in Lima, Lima numbers (ADR 28).
        """
        facts = papers.Receipt(
            case_number=told.transmission,
            ordinal=told.ordinal,
            moment=told.moment.label,
            what=self.transmission.what,
            document=told.document,
            sha256=told.sha256,
            sender=told.sender,
            recipient=told.recipient,
            by=told.by,
            at=f"{told.at.astimezone(clock.LIMA):%d/%m/%Y %H:%M:%S} (hora de Lima)",
            note=told.note,
            previous=told.previous,
            digest=told.digest(),
            statement=told.statement(),
        )
        receipt = documents.issue(
            kind=self.taking.procedure.paper(RECEIPT),
            facts=facts,
            case_id=self.taking.case.id,
            office=self.office if writers.is_written_here(self.office) else queries.lima(),
            actor=self.actor,
            title=f"Constancia de traslado: {told.moment.label.lower()}",
        )
        if self.taking.step.issues == RECEIPT:
            self.taking.document = receipt
        return receipt
