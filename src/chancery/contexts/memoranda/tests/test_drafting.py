"""Do several people write one document without losing a word, and does nothing change once it is signed?"""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from chancery.contexts.memoranda import actions, queries
from chancery.contexts.memoranda.models import CoAuthor, DraftVersion, InternalDocument
from chancery.contexts.memoranda.rules import Kind, State
from chancery.contexts.memoranda.tests import factories
from chancery.contexts.memoranda.tests.factories import Ministry
from chancery.kernel.base import site
from chancery.kernel.base.errors import Refusal
from chancery.kernel.documents.typesetting import Unprintable
from chancery.kernel.identity.access import RoleMissingHere
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation.writers import WrittenInLima

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


class TestDraft:
    def test_a_first_version_with_the_head_of_the_addressee(self, at: Ministry) -> None:
        document = factories.drafted(at, "OTI", copies=("LEG", "Archivo"))
        version = queries.version_of(document)
        first, second, third = version.addressees.all()
        assert (first.office, first.name) == (at.oti, at.oti_head.name)
        assert (second.office, second.is_copy) == (at.leg, True)
        assert (third.office, third.entity, third.place) == (None, "Archivo", "Archivo")
        assert (document.state, document.version) == (State.DRAFT, 1)
        assert [entry.verb for entry in ledger.entries(document.pk)] == ["memoranda.draft"]

    def test_only_who_serves_in_the_unit_writes_for_it(self, at: Ministry) -> None:
        with pytest.raises(RoleMissingHere):
            factories.drafted(at, actor=at.stranger)

    def test_what_stays_in_the_ministry_goes_to_its_units(self, at: Ministry) -> None:
        assert factories.drafted(at, "Ministerio de Salud; El Titular", kind=Kind.OFFICIAL_LETTER)
        with pytest.raises(actions.AddresseeUnknown):
            factories.drafted(at, "Ministerio de Salud")

    def test_a_unit_is_addressed_once(self, at: Ministry) -> None:
        assert factories.drafted(at, "OTI", "LEG")
        with pytest.raises(actions.AddresseeRepeated):
            factories.drafted(at, "OTI", copies=("oti",))

    def test_there_is_an_addressee_a_subject_and_a_text(self, at: Ministry) -> None:
        empty = actions.Content(subject=" ", body="", addressees=())
        with pytest.raises(actions.ContentMissing) as refused:
            actions.draft(kind=Kind.MEMORANDUM, unit=at.ogi, content=empty, actor=at.author)
        assert set(refused.value.fields) == {"subject", "body", "to"}

    def test_what_no_paper_can_show_is_refused_to_who_writes_it(self, at: Ministry) -> None:
        pasted = factories.content(body="\uf0b7\tviñeta de otro programa\x07\u200b")
        document = actions.draft(kind=Kind.MEMORANDUM, unit=at.ogi, content=pasted, actor=at.author)
        assert queries.version_of(document).body == "• viñeta de otro programa"
        with pytest.raises(Unprintable) as refused:
            actions.save(
                document=document, base=1, content=factories.content(body="Bien 😀"), actor=at.author
            )
        assert "«😀»" in str(refused.value)
        assert factories.fresh(document).version == 1

    def test_a_post_s_node_writes_none(self, at: Ministry) -> None:
        with site.set_to("cg-milan"), pytest.raises(WrittenInLima):
            factories.drafted(at, unit=at.milan, actor=at.consul)
        assert factories.drafted(at, unit=at.milan, actor=at.consul)

    def test_one_answers_only_what_one_was_sent(self, at: Ministry) -> None:
        antecedent = factories.dispatched(at, "OTI")
        options = {"unit": at.oti, "actor": at.oti_officer, "answers": antecedent}
        assert factories.drafted(at, "OGI", **options).answers == antecedent  # type: ignore[arg-type]
        with pytest.raises(actions.NotSentToUnit):
            factories.drafted(at, "OGI", **{**options, "answers": factories.dispatched(at, "LEG")})  # type: ignore[arg-type]


class TestSave:
    def test_every_version_is_kept_with_its_writer(self, at: Ministry) -> None:
        document = factories.drafted(at)
        actions.add_co_author(document=document, person=factories.person_of(at.colleague), actor=at.author)
        actions.save(
            document=document,
            base=1,
            content=factories.content(body="Otro texto."),
            actor=at.colleague,
        )
        kept = [(each.number, each.by.given_names, each.body) for each in queries.versions(document)]
        assert kept == [(2, "Berta", "Otro texto."), (1, "Ana", factories.BODY)]

    def test_a_lost_update_is_refused(self, at: Ministry) -> None:
        document = factories.drafted(at)
        actions.save(
            document=document, base=1, content=factories.content(body="Lo primero."), actor=at.author
        )
        with pytest.raises(actions.ChangedMeanwhile) as refused:
            actions.save(
                document=document, base=1, content=factories.content(body="Lo segundo."), actor=at.head
            )
        assert refused.value.facts["number"] == 2
        assert queries.version_of(factories.fresh(document)).body == "Lo primero."

    def test_a_project_is_its_authors(self, at: Ministry) -> None:
        document = factories.drafted(at)
        with pytest.raises(actions.NotItsAuthor):
            actions.save(document=document, base=1, content=factories.content(), actor=at.colleague)
        with pytest.raises(actions.NotItsAuthor):
            actions.add_co_author(
                document=document, person=factories.person_of(at.colleague), actor=at.colleague
            )
        with pytest.raises(actions.NotItsAuthor):
            actions.discard(document=document, actor=at.colleague)

    def test_a_co_author_serves_in_the_unit(self, at: Ministry) -> None:
        document = factories.drafted(at)
        with pytest.raises(actions.NotAColleague):
            actions.add_co_author(document=document, person=factories.person_of(at.stranger), actor=at.author)

    def test_nothing_is_written_while_others_read(self, at: Ministry) -> None:
        document = factories.in_review(at)
        with pytest.raises(actions.WrongStanding):
            actions.save(document=document, base=1, content=factories.content(), actor=at.author)
        actions.recall(document=document, actor=at.author)
        assert actions.save(document=document, base=1, content=factories.content(), actor=at.author)

    def test_a_discarded_project_spends_no_number(self, at: Ministry) -> None:
        actions.discard(document=factories.drafted(at), actor=at.author)
        assert factories.signed(at).ordinal == 1
        assert list(queries.numbers()) == []


class TestFrozen:
    @pytest.mark.parametrize(
        "change",
        [
            lambda s: InternalDocument.objects.filter(pk=s.document_id).update(version=2),
            lambda s: InternalDocument.objects.filter(pk=s.document_id).update(kind="report"),
            lambda s: InternalDocument.objects.filter(pk=s.document_id).delete(),
            lambda s: DraftVersion.objects.filter(pk=s.version_id).update(body="Otro"),
            lambda s: DraftVersion.objects.create(
                document_id=s.document_id, number=2, subject="x", body="x", digest="x", by_id=s.by_id
            ),
            lambda s: CoAuthor.objects.create(
                document_id=s.document_id, person_id=s.by_id, added_by_id=s.by_id
            ),
            lambda s: type(s).objects.filter(pk=s.pk).update(ordinal=9),
        ],
    )
    def test_the_database_refuses_to_change_what_was_signed(
        self, at: Ministry, change: Callable[[object], object]
    ) -> None:
        signature = factories.signed(at)
        with pytest.raises(DatabaseError), transaction.atomic():
            change(signature)

    def test_so_does_every_action(self, at: Ministry) -> None:
        document = factories.fresh(factories.signed(at).document)
        for act in (
            lambda: actions.save(document=document, base=1, content=factories.content(), actor=at.author),
            lambda: actions.send_to_review(document=document, base=1, actor=at.author),
            lambda: actions.recall(document=document, actor=at.author),
            lambda: actions.discard(document=document, actor=at.author),
            lambda: actions.sign(document=document, version=1, actor=at.head),
        ):
            with pytest.raises(Refusal) as refused:
                act()
            assert refused.value.code == "memoranda.wrong_standing"


class TestSeen:
    def test_a_project_is_for_its_authors_its_head_and_who_endorses(self, at: Ministry) -> None:
        document = factories.in_review(at)
        for actor in (at.author, at.head, at.colleague, at.leg_head):
            assert queries.document(document.pk, actor=actor) == document
        for actor in (at.stranger, at.oti_officer, at.oti_head, at.consul):
            with pytest.raises(queries.InternalDocumentNotFound):
                queries.document(document.pk, actor=actor)

    def test_a_signed_one_is_for_its_unit_and_once_sent_for_its_addressees(self, at: Ministry) -> None:
        signature = factories.signed(at, "OTI", copies=("MIL",))
        document = factories.fresh(signature.document)
        assert queries.document(document.pk, actor=at.colleague) == document
        with pytest.raises(queries.InternalDocumentNotFound):
            queries.document(document.pk, actor=at.oti_officer)
        actions.dispatch(document=document, actor=at.author)
        for actor in (at.oti_officer, at.consul):
            assert queries.document(document.pk, actor=actor) == document
        with pytest.raises(queries.InternalDocumentNotFound):
            queries.document(document.pk, actor=at.stranger)
