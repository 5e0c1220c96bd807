"""Do vistos buenos come in order, and does the head's signature give the next number, once and for ever?"""

import io
from datetime import timedelta

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from chancery.contexts.memoranda import actions, queries
from chancery.contexts.memoranda.models import EndorsementGiven
from chancery.contexts.memoranda.queries import Reviewer
from chancery.contexts.memoranda.rules import Kind, Motive, State
from chancery.contexts.memoranda.tests import factories
from chancery.contexts.memoranda.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import checks
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.documents.signing import SignerUnavailable
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere, SecondFactorMissing
from chancery.kernel.identity.models import RoleHeld
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger.verification import every_check

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def reason_of(content: bytes) -> str:
    signature = PdfFileReader(io.BytesIO(content)).embedded_signatures[0]
    return str(signature.sig_object["/Reason"])


class TestEndorsing:
    def test_in_order_and_each_signs_what_he_saw(self, at: Ministry) -> None:
        document = factories.in_review(at)
        assert [each.pk for each in queries.to_endorse(at.colleague)] == [document.pk]
        assert not queries.to_endorse(at.leg_head)
        with pytest.raises(actions.NotYourTurn):
            actions.endorse(document=document, base=1, actor=at.leg_head)
        actions.endorse(document=document, base=1, actor=at.colleague)
        given = actions.endorse(document=document, base=1, actor=at.leg_head)
        assert factories.fresh(document).state == State.ENDORSED
        assert EndorsementGiven.objects.count() == 2
        assert reason_of(documents.content(given.file_id)) == "Doy V° B°"

    def test_returned_it_is_a_draft_again_and_the_chain_begins_anew(self, at: Ministry) -> None:
        document = factories.in_review(at)
        actions.endorse(document=document, base=1, actor=at.colleague)
        with pytest.raises(actions.ReasonMissing):
            actions.return_for_changes(document=document, reason=" ", actor=at.leg_head)
        with pytest.raises(actions.NotYourTurn):
            actions.return_for_changes(document=document, reason="No", actor=at.colleague)
        actions.return_for_changes(document=document, reason="Falta la norma", actor=at.leg_head)
        assert factories.fresh(document).state == State.DRAFT
        actions.save(document=document, base=1, content=factories.content(), actor=at.author)
        chain = (Reviewer(at.leg),)
        actions.send_to_review(document=document, base=2, reviewers=chain, actor=at.author)
        (asked,) = queries.chain_of(document)
        assert (asked.office, hasattr(asked, "given")) == (at.leg, False)

    def test_what_was_seen_is_what_is_endorsed(self, at: Ministry) -> None:
        document = factories.in_review(at)
        actions.recall(document=document, actor=at.author)
        actions.save(document=document, base=1, content=factories.content(), actor=at.author)
        chain = (Reviewer(at.leg),)
        actions.send_to_review(document=document, base=2, reviewers=chain, actor=at.author)
        with pytest.raises(actions.ChangedMeanwhile):
            actions.endorse(document=document, base=1, actor=at.leg_head)
        actions.endorse(document=document, base=2, actor=at.leg_head)

    def test_nobody_stands_twice_in_the_chain(self, at: Ministry) -> None:
        document = factories.drafted(at)
        with pytest.raises(actions.ReviewerRepeated):
            actions.send_to_review(
                document=document, base=1, reviewers=(Reviewer(at.leg), Reviewer(at.leg)), actor=at.author
            )
        with pytest.raises(actions.NotItsAuthor):
            actions.send_to_review(document=document, base=1, actor=at.colleague)

    def test_without_a_second_factor_none_is_given(self, at: Ministry) -> None:
        document = factories.in_review(at)
        bare = people.actor_of(factories.person_of(at.colleague), has_second_factor=False)
        with pytest.raises(SecondFactorMissing):
            actions.endorse(document=document, base=1, actor=bare)


class TestSigning:
    def test_the_number_comes_with_the_signature(self, at: Ministry) -> None:
        document = factories.for_signature(at)
        assert not Document.objects.exists()
        signature = actions.sign(document=document, version=1, actor=at.head)
        year = clock.today().year
        assert signature.number == f"Memorándum (OGI) N° OGI0001/{year}"
        assert signature.paper.number.startswith(f"MEMOGI-{year}-000001-")
        assert reason_of(documents.content(signature.paper.file_id)) == "Soy el autor del documento"
        assert "Asunto" not in signature.paper.public_facts
        assert factories.fresh(document).state == State.SIGNED

    def test_each_kind_and_each_unit_counts_apart(self, at: Ministry) -> None:
        factories.signed(at)
        numbers = [
            factories.signed(at).number,
            factories.signed(at, kind=Kind.REPORT).number,
            factories.signed(at, "OGI", unit=at.oti, actor=at.oti_officer).number,
        ]
        year = clock.today().year
        assert numbers == [
            f"Memorándum (OGI) N° OGI0002/{year}",
            f"Informe (OGI) N° OGI0001/{year}",
            f"Memorándum (OTI) N° OTI0001/{year}",
        ]

    def test_only_the_head_signs_and_only_what_was_seen(self, at: Ministry) -> None:
        document = factories.for_signature(at)
        with pytest.raises(RoleMissing):
            actions.sign(document=document, version=1, actor=at.author)
        with pytest.raises(RoleMissingHere):
            actions.sign(document=document, version=1, actor=at.oti_head)
        with pytest.raises(actions.ChangedMeanwhile):
            actions.sign(document=document, version=2, actor=at.head)
        with pytest.raises(actions.WrongStanding):
            actions.sign(document=factories.drafted(at), version=1, actor=at.head)
        assert actions.sign(document=document, version=1, actor=at.head).ordinal == 1

    def test_a_delegate_signs_on_behalf(self, at: Ministry) -> None:
        person = people.make_person("Delia", "Encargada")
        people.make_role(person, Role.OFFICER, at.ogi)
        identity.delegate(
            role_held=RoleHeld.objects.get(person=factories.person_of(at.head)),
            delegate=person,
            valid_from=clock.today(),
            valid_until=clock.today() + timedelta(days=7),
            reason="Comisión",
            actor=at.head,
        )
        document = factories.for_signature(at)
        signature = actions.sign(document=document, version=1, actor=people.actor_of(person))
        assert signature.is_on_behalf

    def test_a_signer_that_is_down_spends_no_number(
        self, at: Ministry, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        document = factories.for_signature(at)

        def down(*_: object, **__: object) -> bytes:
            raise SignerUnavailable

        with monkeypatch.context() as broken:
            broken.setattr("chancery.kernel.documents.signing.sign", down)
            with pytest.raises(SignerUnavailable):
                actions.sign(document=document, version=1, actor=at.head)
        assert factories.fresh(document).state == State.ENDORSED
        assert actions.sign(document=document, version=1, actor=at.head).ordinal == 1

    def test_the_head_may_send_it_back(self, at: Ministry) -> None:
        document = factories.for_signature(at)
        with pytest.raises(RoleMissing):
            actions.return_for_changes(document=document, reason="No", actor=at.colleague)
        actions.return_for_changes(document=document, reason="Más corto", actor=at.head)
        assert factories.fresh(document).state == State.DRAFT

    def test_an_annulled_one_keeps_its_number(self, at: Ministry) -> None:
        signature = factories.signed(at)
        with pytest.raises(RoleMissing):
            actions.annul(document=signature.document, reason="Error", actor=at.author)
        with pytest.raises(actions.ReasonMissing):
            actions.annul(document=signature.document, reason="", actor=at.head)
        actions.annul(document=signature.document, reason="Error en el destinatario", actor=at.head)
        assert factories.signed(at).ordinal == 2
        listed = queries.register(at.ogi, Kind.MEMORANDUM, clock.today().year)
        assert [(each.ordinal, each.document.state) for each in listed] == [
            (1, State.ANNULLED),
            (2, State.SIGNED),
        ]
        assert documents.is_revoked(Document.objects.get(pk=signature.paper_id))
        with pytest.raises(actions.WrongStanding):
            actions.annul(document=signature.document, reason="Otra vez", actor=at.head)


def test_the_numbers_given_are_those_that_are_there(at: Ministry) -> None:
    for _ in range(3):
        factories.signed(at)
    check = every_check()["números de documentos internos"]
    assert list(check()) == []
    assert list(checks.numbers()) == []
    ledger.next_ordinal(series="MEMOGI", year=clock.today().year)
    assert [fault for fault in check() if "000004" in fault]


def test_the_paper_says_all_that_a_memorandum_must(at: Ministry) -> None:
    document = factories.in_review(at)
    actions.endorse(document=document, base=1, actor=at.colleague)
    actions.endorse(document=document, base=1, actor=at.leg_head)
    signature = actions.sign(document=document, version=1, motive=Motive.CONFORMITY, actor=at.head)
    pdf = documents.content(signature.paper.file_id)
    assert reason_of(pdf) == "En señal de conformidad"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.docinfo["/Title"]) == signature.number
