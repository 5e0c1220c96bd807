"""Does an internal document answer what the registry has, enter its file, and reach its units and other entities once?"""

import pytest
from django.test import Client
from django.urls import reverse

from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.correspondence import queries as registry
from chancery.contexts.correspondence.models import Record, RecordLink
from chancery.contexts.correspondence.rules import LinkKind, Sender, SenderKind, Standing
from chancery.contexts.correspondence.tests import factories as desk
from chancery.contexts.exchanges.actions import Settled
from chancery.contexts.exchanges.models import Entity, Outgoing, WireKind
from chancery.contexts.exchanges.rules import Outcome
from chancery.contexts.memoranda import actions, jobs, queries
from chancery.contexts.memoranda.models import HeadSignature, InternalDocument
from chancery.contexts.memoranda.rules import Kind, State
from chancery.contexts.memoranda.tests import factories
from chancery.contexts.memoranda.tests.factories import Ministry
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.base.events import publish
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("prueba")
THEIRS, ENTITY = "20990000019", "Ministerio de la Prueba"


@pytest.fixture
def at() -> Ministry:
    made = factories.ministry()
    correspondence.load_tables(actor=SYSTEM)
    Entity.objects.get_or_create(ruc=THEIRS, defaults={"name": ENTITY, "category": 1})
    WireKind.objects.get_or_create(code="01", defaults={"name": "OFICIO"})
    return made


def registered(at: Ministry, **changes: object) -> Record:
    """What came from another entity, and was sent to OGI."""
    gda = organisation.office("gda")
    stated: dict[str, object] = {
        "office": gda,
        "sender": Sender(SenderKind.ENTITY, THEIRS, ENTITY),
        "subject": "Pide opinión",
        "kind": "official_letter",
        "number_of_sender": "Oficio N° 44-2026",
        "sheets": 1,
        "addressee": at.ogi,
        "with_receipt": False,
        "actor": factories.serving(gda, Role.OFFICER, "Gloria"),
    }
    made = correspondence.register(**{**stated, **changes})  # type: ignore[arg-type]
    return registry.row(made.id)


def signed(at: Ministry, document: InternalDocument, *, dispatches: bool = False) -> HeadSignature:
    actions.send_to_review(document=document, base=1, actor=at.author)
    return actions.sign(document=document, version=1, dispatches=dispatches, actor=at.head)


def drafted(at: Ministry, record: Record, *to: str, is_reply: bool = True) -> InternalDocument:
    kind = Kind.OFFICIAL_LETTER
    return actions.draft(
        kind=kind,
        unit=at.ogi,
        content=factories.content(*(to or (f"{ENTITY}; Ana Invitada; Secretaria General",)), kind=kind),
        record_number=record.number,
        answers_record=is_reply,
        actor=at.author,
    )


def page(who: Actor, name: str, *args: object, query: str = "") -> str:
    answer = browser_of(who).get(reverse(name, args=args) + query)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def settle(exchange: Outgoing) -> None:
    """The entity received it by law, as `deliver` tells."""
    publish(Settled(exchange.pk, "2000000007", Outcome.ACCEPTED, "000007-2026", "Mesa de Partes", SYSTEM))


class TestAnswering:
    def test_a_signed_answer_attends_what_the_unit_had_and_enters_its_file(self, at: Ministry) -> None:
        record = registered(at)
        signature = signed(at, drafted(at, record))
        held = registry.holder_of(record)
        assert (held.to_office, held.standing) == (at.ogi, Standing.ATTENDED)
        assert held.close_reason == f"Respondido con {signature.number}"
        (link,) = RecordLink.objects.filter(record=record)
        assert (link.kind, link.number, link.document_id) == (
            LinkKind.REPLY,
            signature.number,
            signature.paper_id,
        )
        told = page(at.author, "correspondence:record", record.number)
        assert f"{signature.number} (PDF)" in told
        assert f"Respondido con {signature.number}" in told
        assert record.number in page(at.author, "memoranda:document", signature.document_id)

    def test_an_annulled_answer_opens_the_file_that_it_had_closed(self, at: Ministry) -> None:
        record = registered(at)
        signature = signed(at, drafted(at, record))
        ordinal = registry.holder_of(record).ordinal
        actions.annul(document=signature.document, reason="Salió sin anexo", actor=at.head)
        held = registry.holder_of(record)
        assert (held.to_office, held.standing, held.ordinal) == (at.ogi, Standing.IN_HAND, ordinal + 1)
        assert held.note == f"Se anuló {signature.number}: Salió sin anexo"
        assert "Anulado" in page(at.author, "correspondence:record", record.number)
        sheet = correspondence.print_route_sheet(record=record, actor=at.author)
        assert "(anulado)" in sheet.facts
        again = signed(at, drafted(at, record))
        assert registry.holder_of(record).close_reason == f"Respondido con {again.number}"

    def test_also_what_was_archived_with_it_and_the_copy_that_it_had_closed(self, at: Ministry) -> None:
        record = registered(at)
        signature = signed(at, drafted(at, record))
        correspondence.archive(record=record, reason="Concluido", actor=at.author)
        actions.annul(document=signature.document, reason="Error", actor=at.head)
        assert registry.holder_of(record).standing == Standing.IN_HAND
        copied = registered(at, addressee=at.leg)
        copy = correspondence.Destination(at.ogi, "attend", is_copy=True)
        correspondence.route(record=copied, to=[copy], actor=factories.serving(at.leg, Role.OFFICER))
        signature = signed(at, drafted(at, copied))
        assert not registry.open_at(copied.id, at.ogi)
        actions.annul(document=signature.document, reason="Error", actor=at.head)
        (open_again,) = registry.open_at(copied.id, at.ogi)
        assert (open_again.is_copy, open_again.from_office) == (True, at.ogi)
        assert registry.holder_of(copied).to_office == at.leg

    def test_what_went_on_or_is_answered_otherwise_stays_as_it_is(self, at: Ministry) -> None:
        went, twice = registered(at), registered(at)
        gone = signed(at, drafted(at, went))
        correspondence.reopen(record=went, reason="Falta una parte", actor=at.author)
        correspondence.route(record=went, to=[correspondence.Destination(at.leg, "attend")], actor=at.author)
        one, other = drafted(at, twice), drafted(at, twice)
        first, second = signed(at, one), signed(at, other)
        for signature in (gone, first):
            actions.annul(document=signature.document, reason="Error", actor=at.head)
        assert registry.holder_of(went).to_office == at.leg
        assert registry.holder_of(twice).standing == Standing.ATTENDED
        actions.annul(document=second.document, reason="Error", actor=at.head)
        assert registry.holder_of(twice).standing == Standing.ATTENDED

    def test_what_only_comes_of_it_is_tied_and_attends_nothing(self, at: Ministry) -> None:
        record = registered(at)
        signature = signed(at, drafted(at, record, is_reply=False))
        assert registry.holder_of(record).standing == Standing.UNRECEIVED
        (link,) = RecordLink.objects.filter(record=record)
        assert (link.kind, link.number) == (LinkKind.RESULT, signature.number)
        assert registry.record(record.id).antecedents == ()
        sheet = correspondence.print_route_sheet(record=record, actor=at.author)
        assert signature.number in sheet.facts

    def test_only_the_unit_that_has_it_answers_and_only_who_sees_it_cites_it(self, at: Ministry) -> None:
        record = registered(at, addressee=at.leg)
        with pytest.raises(registry.RecordNotFound):
            drafted(at, record, is_reply=False)
        record = registered(at)
        correspondence.route(
            record=record, to=[correspondence.Destination(at.leg, "attend")], actor=at.author
        )
        with pytest.raises(actions.NotSentToUnit):
            drafted(at, record)
        assert drafted(at, record, is_reply=False).record_number == record.number

    def test_from_the_page_of_the_document_to_the_answer(self, at: Ministry) -> None:
        record = registered(at)
        told = page(at.author, "correspondence:record", record.number)
        asked = f"?registro={record.number}&relacion=respuesta"
        assert asked.replace("&", "&amp;") in told
        assert "Responde al documento registrado" in page(at.author, "memoranda:draft", query=asked)
        asked += "&unit=ogi&kind=official_letter"
        form = page(at.author, "memoranda:draft", query=asked)
        assert f"Oficio N° 44-2026 (registro {record.number})" in form
        assert f'value="{ENTITY}"' in form
        typed = {
            "base": "0",
            "to_entity": THEIRS,
            "to_name": "Ana",
            "to_post": "Secretaria",
            "subject": "Opinión",
            "body": "Va.",
        }
        browser_of(at.author).post(reverse("memoranda:draft") + asked, typed)
        document = InternalDocument.objects.get()
        assert (document.record_id, document.answers_record) == (record.id, True)
        (addressee,) = queries.version_of(document).addressees.all()
        assert (addressee.entity, addressee.ruc) == (ENTITY, THEIRS)


class TestToPresenters:
    def test_who_presented_it_learns_of_the_answer_addressed_to_its_sender_and_reads_it(
        self, at: Ministry
    ) -> None:
        mail = desk.ministry()
        name = mail.applicant.full_name

        def told(*to: str) -> tuple[HeadSignature, list[Notice]]:
            record = correspondence.admit(
                presentation=desk.presented(mail), addressee=at.ogi, actor=mail.clerk
            )
            signature = signed(at, drafted(at, record, *to), dispatches=True)
            subject = f"Respondimos el documento que presentó ({record.number})"
            return signature, list(Notice.objects.filter(recipient=mail.applicant, subject=subject))

        number = mail.applicant.document_number
        for others in (("Embajada de Prueba",), ("OTI",), (f"Embajada {number}9",)):
            assert told(*others)[1] == []
        signature, (notice,) = told(f"{name.upper()} (DNI {number})")
        assert signature.number in notice.text
        assert not notice.takes_effect
        read = Client().get(notice.link).content.decode()
        assert signature.number in read
        assert reverse("verification:download", args=[signature.paper.verification_code]) in read

    def test_a_namesakes_answer_is_not_shown_to_who_presented_what_it_is_tied_to(self, at: Ministry) -> None:
        mail = desk.ministry()
        record = correspondence.admit(presentation=desk.presented(mail), addressee=at.ogi, actor=mail.clerk)
        asked = f"?registro={record.number}&relacion=respuesta&unit=ogi&kind=official_letter"
        offered = page(at.author, "memoranda:draft", query=asked)
        assert f'value="{mail.applicant.full_name} ({mail.applicant.document_number})"' in offered
        signature = signed(at, drafted(at, record, mail.applicant.full_name), dispatches=True)
        notice = Notice.objects.get(recipient=mail.applicant, subject__contains=record.number)
        assert (notice.link, signature.paper.verification_code in notice.text) == ("", False)
        assert signature.number in notice.text
        assert "con su documento de identidad" in notice.text


class TestToUnits:
    def test_a_unit_finds_it_once_in_its_inbox_and_nowhere_else_and_is_told_once(self, at: Ministry) -> None:
        record = registered(at)
        document = drafted(at, record, "OTI", is_reply=False)
        signature = signed(at, document, dispatches=True)
        assert [each.document for each in queries.inbox(at.oti)] == [document]
        queue = registry.work_queue(at.oti_officer, wanted=registry.QueueFilter())
        assert queue.movements == ()
        with pytest.raises(actions.WrongStanding):
            actions.dispatch(document=document, actor=at.author)
        for _ in range(2):
            jobs.tell_units(str(document.pk))
        notices = Notice.objects.filter(office=at.oti)
        told = sorted(str(each.recipient_id) for each in notices)
        assert told == sorted(map(str, (at.oti_officer.person_id, at.oti_head.person_id)))
        assert all(signature.number in each.text and not each.takes_effect for each in notices)


class TestToEntities:
    def test_over_the_platform_and_back_with_its_cargo(self, at: Ministry) -> None:
        record = registered(at)
        signature = signed(at, drafted(at, record), dispatches=True)
        sent = factories.sent_to(signature.document, None)
        exchange = Outgoing.objects.get()
        assert sent.exchange_id == exchange.pk
        assert (exchange.document_number, exchange.receiver.ruc) == (signature.number, THEIRS)
        assert (exchange.to_name, exchange.to_post) == ("Ana Invitada", "Secretaria General")
        assert exchange.office == at.ogi
        with pytest.raises(actions.CargoComesByItself):
            actions.receive(dispatch=sent, evidence="Cargo 7", actor=at.author)
        settle(exchange)
        assert factories.fresh(signature.document).state == State.RECEIVED
        told = page(at.author, "memoranda:document", signature.document_id)
        assert "Cargo 000007-2026 de Mesa de Partes, CUO 2000000007" in told
        assert "Acusar recibo" not in told

    def test_a_consul_who_heads_an_office_in_peru_sends_what_he_signs(self, at: Ministry) -> None:
        arequipa = organisation.office("ode-arequipa")
        consul = factories.serving(arequipa, Role.CONSUL, "Clara")
        kind = Kind.OFFICIAL_LETTER
        document = actions.draft(
            kind=kind,
            unit=arequipa,
            content=factories.content(f"{ENTITY}; Ana Invitada; Secretaria", kind=kind),
            actor=consul,
        )
        actions.send_to_review(document=document, base=1, actor=consul)
        actions.sign(document=document, version=1, dispatches=True, actor=consul)
        exchange = Outgoing.objects.get()
        assert (exchange.office, exchange.sent_by_id) == (arequipa, consul.person_id)
        assert str(exchange.pk) in page(consul, "memoranda:document", document.pk)
        assert page(consul, "exchanges:outgoing", exchange.pk)

    def test_what_was_annulled_meanwhile_was_received_all_the_same(self, at: Ministry) -> None:
        signature = signed(at, drafted(at, registered(at)), dispatches=True)
        actions.annul(document=signature.document, reason="Duplicado", actor=at.head)
        settle(Outgoing.objects.get())
        assert hasattr(factories.sent_to(signature.document, None), "reception")
        assert factories.fresh(signature.document).state == State.ANNULLED

    def test_an_entity_of_the_platform_wants_a_name_and_a_post(self, at: Ministry) -> None:
        record = registered(at)
        for line in (ENTITY, f"{THEIRS}; Ana", f"{ENTITY}; Ana; {'x' * 101}"):
            with pytest.raises(actions.ContentMissing) as caught:
                drafted(at, record, line)
            assert "to_name" in caught.value.fields
        assert drafted(at, record, f"{ENTITY.upper()}; Ana; Secretaria").version == 1

    def test_one_that_the_platform_does_not_know_gets_it_otherwise(self, at: Ministry) -> None:
        document = drafted(at, registered(at), "Embajada de Prueba")
        sent = factories.sent_to(signed(at, document, dispatches=True).document, None)
        assert sent.exchange_id is None
        assert not Outgoing.objects.exists()
        actions.receive(dispatch=sent, evidence="Cargo 7", actor=at.author)
