"""Does each hand-over leave a receipt on a chain, is nothing altered on the road, and what does Lima certify?"""

import json
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from chancery.contexts.signatories.queries import SignatureNotRegistered, SignatureOutOfTenure
from chancery.contexts.transmissions import actions, queries
from chancery.contexts.transmissions.models import HandOver
from chancery.contexts.transmissions.rules import GENESIS
from chancery.contexts.transmissions.tests import factories
from chancery.contexts.transmissions.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.cases import gate
from chancery.kernel.cases.models import Case
from chancery.kernel.cases.queries import CaseNotFound
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents.models import Document, StoredFile
from chancery.kernel.documents.store import store
from chancery.kernel.identity import actions as people_actions
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere
from chancery.kernel.identity.models import KinLine
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import verification
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


def alter(document: Document) -> None:
    """Somebody writes other bytes under the name of a stored paper."""
    kept = store()
    path = kept._path(document.file_id)  # type: ignore[attr-defined]
    path.chmod(0o600)
    path.write_bytes(stored.content(document.file_id) + b"\n")


class TestCustody:
    def test_each_end_sees_the_same_and_the_chain_is_recomputed(self, at: World) -> None:
        wanted = factories.delivered(at)
        assert factories.moments(wanted) == ["sent", "received", "sent", "received", "handed"]
        before = GENESIS
        for each in queries.hand_overs(wanted):
            statement = each.link.statement()
            assert json.loads(statement)["previous"] == before
            assert sha256(statement.encode()).hexdigest() == each.digest
            assert sha256(stored.content(each.document.file_id)).hexdigest() == each.sha256
            assert json.loads(each.receipt.facts)["digest"] == each.digest
            before = each.digest
        for actor in (at.post.citizen, at.post.officer, at.legaliser, at.desk):
            assert queries.by_number(actor, wanted.case.number) == wanted

    def test_a_stranger_and_another_office_see_nothing(self, at: World) -> None:
        wanted = factories.sent(at)
        elsewhere = acts.serving(organisation.office("ode-tacna"), Role.OFFICER, "Otro")
        for actor in (people.actor_of(people.make_person("Otra", "Persona")), elsewhere):
            with pytest.raises(CaseNotFound):
                queries.by_number(actor, wanted.case.number)
        assert queries.by_number(at.desk, wanted.case.number)

    def test_lima_sees_it_once_it_was_sent_there(self, at: World) -> None:
        wanted = factories.certified(at)
        with pytest.raises(CaseNotFound):
            queries.by_number(at.legaliser, wanted.case.number)
        actions.transmit(transmission=wanted, actor=at.post.officer)
        assert queries.by_number(at.legaliser, wanted.case.number)

    def test_nobody_receives_what_was_sent_to_another(self, at: World) -> None:
        wanted = factories.sent(at)
        with pytest.raises(RoleMissingHere):
            actions.receive(transmission=wanted, actor=at.desk)
        with pytest.raises(RoleMissing):
            actions.receive(transmission=wanted, actor=at.post.citizen)
        assert actions.receive(transmission=wanted, actor=at.legaliser)

    def test_kin_of_the_applicant_receives_nothing(self, at: World) -> None:
        wanted = factories.sent(at)
        person = people.make_person("Primo", "Oficial")
        people.make_role(person, Role.OFFICER, at.lima)
        cousin = people.actor_of(person)
        people_actions.record_kinship(
            person=person,
            relative=at.applicant,
            line=KinLine.CONSANGUINITY,
            degree=4,
            actor=people.make_administrator(),
        )
        with pytest.raises(gate.OwnMatter):
            actions.receive(transmission=wanted, actor=cousin)
        assert actions.receive(transmission=wanted, actor=at.legaliser)

    def test_bytes_that_differ_are_not_sent(self, at: World) -> None:
        wanted = factories.certified(at)
        assert wanted.document is not None
        alter(wanted.document)
        with pytest.raises(actions.FileAltered):
            actions.transmit(transmission=wanted, actor=at.post.officer)
        assert factories.moments(wanted) == []

    def test_bytes_that_differ_are_not_received_but_told(self, at: World) -> None:
        wanted = factories.sent(at)
        assert wanted.document is not None
        good = stored.content(wanted.document.file_id)
        alter(wanted.document)
        with pytest.raises(actions.FileAltered):
            actions.receive(transmission=wanted, actor=at.legaliser)
        with pytest.raises(actions.DifferenceMissing):
            actions.return_to_post(transmission=wanted, reason=" ", actor=at.legaliser)
        told = actions.return_to_post(transmission=wanted, reason="La huella es otra", actor=at.legaliser)
        assert told.sha256 != wanted.document.file_id
        wanted.case.refresh_from_db()
        assert wanted.case.state == "issued"
        store()._path(wanted.document.file_id).write_bytes(good)  # type: ignore[attr-defined]
        actions.transmit(transmission=wanted, actor=at.post.officer)
        actions.receive(transmission=wanted, actor=at.legaliser)
        assert factories.moments(wanted) == ["sent", "differs", "sent", "received"]
        assert queries.broken_at(queries.hand_overs(wanted)) is None

    def test_the_office_of_delivery_may_send_it_back_to_lima(self, at: World) -> None:
        wanted = factories.legalised(at)
        actions.return_to_lima(transmission=wanted, reason="Falta una página", actor=at.desk)
        wanted.case.refresh_from_db()
        assert wanted.case.state == "legalised"
        with pytest.raises(RoleMissingHere):
            actions.forward(transmission=wanted, actor=at.desk)
        actions.forward(transmission=wanted, actor=at.legaliser)
        actions.accept(transmission=wanted, actor=at.desk)
        assert factories.moments(wanted)[-3:] == ["differs", "sent", "received"]

    def test_nothing_of_the_chain_is_changed_whoever_asks(self, at: World) -> None:
        wanted = factories.sent(at)
        for change in (
            "UPDATE transmissions_handover SET note = 'x'",
            "DELETE FROM transmissions_handover",
            "UPDATE transmissions_transmission SET destination_id = NULL",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)
        assert HandOver.objects.get(transmission=wanted).note == ""

    def test_the_verification_of_the_house_finds_a_changed_row(self, at: World) -> None:
        wanted = factories.received(at)
        check = verification.every_check()["cadenas de traslados"]
        assert list(check()) == []
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE transmissions_handover DISABLE TRIGGER USER")
            cursor.execute("UPDATE transmissions_handover SET recipient = 'Otro' WHERE ordinal = 2")
            cursor.execute("ALTER TABLE transmissions_handover ENABLE TRIGGER USER")
        assert list(check()) == [
            f"transmisión {wanted.case.number}: el traslado 2 no corresponde a su huella"
        ]


class TestLegalise:
    def test_lima_certifies_the_signature_and_the_paper_says_so(self, at: World) -> None:
        entry = factories.registered(at)
        wanted = factories.received(at)
        made = actions.legalise(transmission=wanted, actor=at.legaliser)
        assert made.signatory_id == entry.id
        assert made.document.number.startswith("LTRLIM-")
        assert made.document.office == at.lima
        assert wanted.document is not None
        shown = stored.standing(wanted.document.verification_code)
        assert made.document.number in shown.annotations[0].text

    def test_a_signature_that_the_register_does_not_know_is_not_certified(self, at: World) -> None:
        wanted = factories.received(at)
        with pytest.raises(SignatureNotRegistered):
            actions.legalise(transmission=wanted, actor=at.legaliser)
        factories.registered(at)
        assert actions.legalise(transmission=wanted, actor=at.legaliser)

    def test_the_day_of_signing_decides(self, at: World) -> None:
        wanted = factories.received(at)
        factories.registered(at, until=clock.today())
        with pytest.raises(SignatureOutOfTenure):
            actions.legalise(transmission=wanted, actor=at.legaliser)

    def test_the_consul_of_another_post_does_not_sign_here(self, at: World) -> None:
        wanted = factories.received(at)
        factories.registered(at, authority="Consulado General del Perú en Madrid")
        with pytest.raises(actions.SignedForAnother):
            actions.legalise(transmission=wanted, actor=at.legaliser)

    def test_what_is_collected_in_lima_goes_no_further(self, at: World) -> None:
        wanted = factories.legalised(at, factories.particulars(at, destination=at.lima))
        assert wanted.case.state == "ready"
        assert factories.moments(wanted) == ["sent", "received"]

    def test_what_goes_nowhere_is_not_forwarded(self, at: World) -> None:
        wanted = factories.legalised(at, factories.digital(at))
        Case.objects.filter(pk=wanted.case_id).update(state="legalised")
        with pytest.raises(actions.NothingToForward):
            actions.forward(transmission=wanted, actor=at.legaliser)


def test_every_refusal_of_the_store_is_told(at: World) -> None:
    """A file that the store lost is as bad as one that was altered: nothing goes on."""
    wanted = factories.certified(at)
    assert wanted.document is not None
    store()._path(wanted.document.file_id).unlink()  # type: ignore[attr-defined]
    with pytest.raises(Unavailable):
        actions.transmit(transmission=wanted, actor=at.post.officer)
    assert StoredFile.objects.filter(pk=wanted.document.file_id).exists()
