"""The mail of two ministries: one asks by an oficio, the other registers, routes and answers, and the first has its receipt and answer.

Each works at pages and actions of its own, with a database of its own; between them there is only HTTP.
"""

import pytest
from django.urls import reverse

from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.correspondence import queries as registry
from chancery.contexts.correspondence.models import Record, RecordLink
from chancery.contexts.correspondence.rules import LinkKind, Standing
from chancery.contexts.exchanges import actions as exchanges
from chancery.contexts.exchanges.models import Incoming, Outgoing
from chancery.contexts.exchanges.tests.factories import serving
from chancery.contexts.memoranda import actions as memoranda
from chancery.contexts.memoranda import queries as documents_of
from chancery.contexts.memoranda.actions import Content
from chancery.contexts.memoranda.models import HeadSignature, InternalDocument
from chancery.contexts.memoranda.rules import Kind, State
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.verification import Verdict, examine
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from tests.exchanges.two import NAMES, OURS, THEIRS, Two

pytestmark = pytest.mark.django_db


def oficio(writer: Actor, unit: Office, *, to: str, subject: str, answers: str = "") -> InternalDocument:
    """Drafted by a unit for another entity, and put before its head; `answers`, a registered document that the unit has."""
    kind = Kind.OFFICIAL_LETTER
    document = memoranda.draft(
        kind=kind,
        unit=unit,
        content=Content(
            subject=subject,
            body="Es grato dirigirme a usted con relación al asunto.",
            addressees=memoranda.check_addressees(
                kind=kind, lines=[f"{to}; Ana Invitada; Secretaria General"]
            ),
        ),
        record_number=answers,
        answers_record=bool(answers),
        actor=writer,
    )
    memoranda.send_to_review(document=document, base=1, actor=writer)
    return document


def sign_and_send(head: Actor, document: InternalDocument) -> HeadSignature:
    return memoranda.sign(document=document, version=1, dispatches=True, actor=head)


def page_of(actor: Actor, name: str, *args: object) -> str:
    answer = browser_of(actor).get(reverse(name, args=args))
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def sent_by(document: InternalDocument) -> Outgoing:
    (dispatch,) = documents_of.dispatches_of(document)
    return Outgoing.objects.select_related("cargo").get(pk=dispatch.exchange_id)


def test_one_ministry_asks_and_the_other_answers(two: Two) -> None:
    # We ask: a unit drafts an oficio, its head signs it, and it leaves with the signature.
    with two.at(two.ours) as at:
        writer, head = at.colleague, serving(at.elsewhere, Role.SUPERVISOR, "Hilda")
        asked = oficio(writer, at.elsewhere, to=NAMES[THEIRS], subject="Pide opinión sobre el convenio")
        asking = sign_and_send(head, asked)
    two.push()

    # It has its one number of exchange, and is there: signed, byte for byte, and not received yet.
    with two.at(two.ours):
        sent = sent_by(asked)
        assert len(sent.cuo or "") == 10
        assert documents_of.document(asked.pk, actor=writer).state == State.DISPATCHED
    with two.at(two.theirs) as at:
        came = Incoming.objects.get(cuo=sent.cuo)
        assert (came.sender_ruc, came.document_number, came.subject) == (OURS, asking.number, sent.subject)
        (signature,) = examine(documents.content(came.file_id)).signatures
        assert signature.verdict is not Verdict.FAILED

        # They receive it: the front desk registers it, and the receipt says both numbers.
        cargo = exchanges.accept(incoming_id=came.pk, actor=at.officer)
        record = Record.objects.get(number=cargo.record_number)
        assert cargo.document is not None
        assert record.number in cargo.document.facts
        assert cargo.number in cargo.document.facts

        # They route it to the unit that knows, which has it once, and answers by an oficio of its own.
        unit = organisation.office("leg")
        lawyer, chief = serving(unit, name="Luis"), serving(unit, Role.SUPERVISOR, "Lucía")
        correspondence.route(record=record, to=[correspondence.Destination(unit, "attend")], actor=at.officer)
        (waiting,) = registry.work_queue(lawyer, wanted=registry.QueueFilter()).movements
        correspondence.receive(movement=waiting, actor=lawyer)
        reply = oficio(lawyer, unit, to=OURS, subject="Opinión sobre el convenio", answers=record.number)
        answering = sign_and_send(chief, reply)
        assert registry.holder_of(record).standing == Standing.ATTENDED
        assert f"Respondido con {answering.number}" in page_of(lawyer, "correspondence:record", record.number)
    two.push()
    two.push()

    # We have the receipt on the page of the oficio, and the answer waits at our front desk.
    with two.at(two.ours) as at:
        sent = sent_by(asked)
        assert (sent.cargo.number, sent.cargo.file_id) == (cargo.number, cargo.file_id)
        assert documents_of.document(asked.pk, actor=writer).state == State.RECEIVED
        told = page_of(writer, "memoranda:document", asked.pk)
        assert f"CUO {sent.cuo}" in told
        assert f"Cargo {cargo.number} (PDF)" in told
        answer = Incoming.objects.get(reference=sent.cuo)
        assert answer.document_number == answering.number
        assert asking.number in page_of(at.officer, "exchanges:incoming", answer.pk)

        # Received, it is registered, tied to the oficio that it answers, and goes at once to the unit that asked.
        number = exchanges.accept(incoming_id=answer.pk, actor=at.officer).record_number
        (waiting,) = registry.work_queue(writer, wanted=registry.QueueFilter()).movements
        assert (waiting.record.number, waiting.to_office) == (number, at.elsewhere)
        (link,) = RecordLink.objects.filter(record=waiting.record, kind=LinkKind.ANTECEDENT)
        assert link.number == asking.number
        told = page_of(writer, "memoranda:document", asked.pk)
        assert f"{answering.number}, registro {number}" in told
    two.push()
    two.push()

    # And they have our receipt on the page of theirs.
    with two.at(two.theirs):
        assert documents_of.document(reply.pk, actor=lawyer).state == State.RECEIVED
        told = page_of(lawyer, "memoranda:document", reply.pk)
        assert sent_by(reply).cargo.number in told
        assert f"CUO {sent_by(reply).cuo}" in told
