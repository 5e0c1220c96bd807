"""The story of both legalisations, each refusal beside the success it resembles."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pikepdf
import pytest

from chancery.contexts.apostilles.tests import factories as apostilles
from chancery.contexts.legalisations import actions, queries
from chancery.contexts.legalisations.models import Form, Legalisation
from chancery.contexts.legalisations.procedures import State
from chancery.contexts.legalisations.rules import Nature
from chancery.contexts.legalisations.tests import factories
from chancery.contexts.legalisations.tests.factories import Ministry
from chancery.contexts.signatories import queries as register
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import attachments, gate
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents import verification
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import KinLine
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


class TestFile:
    def test_for_a_state_outside_the_convention_it_is_numbered_and_charged(self, at: Ministry) -> None:
        request = factories.filed(at)
        assert request.case.number.startswith(f"EXL-{clock.today().year}-000001-")
        assert [str(charge.money) for charge in fees.charges_of(request.case_id)] == ["S/ 31.00"]
        assert "legalisations.file" in [entry.verb for entry in ledger.entries(request.case_id)]

    def test_for_a_party_an_apostille_is_needed(self, at: Ministry) -> None:
        with pytest.raises(actions.ApostilleNeeded, match="España"):
            factories.filed(at, country="ES")

    @pytest.mark.parametrize("nature", [Nature.CONSULAR, Nature.COMMERCIAL])
    def test_what_the_convention_leaves_out_is_legalised_for_a_party_too(
        self, at: Ministry, nature: Nature
    ) -> None:
        assert factories.filed(at, country="ES", nature=nature).case.state == State.REQUESTED

    def test_where_an_objection_stands_it_is_legalised(self, at: Ministry) -> None:
        assert factories.filed(at, country="GR").case.state == State.REQUESTED

    def test_a_private_document_is_certified_first(self, at: Ministry) -> None:
        with pytest.raises(actions.PrivateDocument):
            factories.filed(at, nature=Nature.PRIVATE)

    def test_a_consuls_paper_is_legalised_for_peru_and_no_other_is(self, at: Ministry) -> None:
        factories.filed(at, country="PE", nature=Nature.CONSULAR)
        with pytest.raises(actions.NotNeededAtHome):
            factories.filed(at, country="PE")

    def test_a_document_is_not_signed_tomorrow(self, at: Ministry) -> None:
        factories.filed(at, signed_on=clock.today())
        with pytest.raises(register.SignedInFuture):
            factories.filed(at, signed_on=clock.latest_today() + timedelta(days=1))

    def test_without_a_document_there_is_nothing_to_legalise(self, at: Ministry) -> None:
        arguments = {"particulars": factories.PARTICULARS, "office": at.office, "applicant": at.applicant}
        with pytest.raises(attachments.RequirementMissing, match="Documento que se desea legalizar"):
            actions.file(uploads={}, actor=at.citizen, **arguments)  # type: ignore[arg-type]

    def test_a_consulate_does_not_legalise_what_leaves_lima(self, at: Ministry) -> None:
        with pytest.raises(cases.WrongOffice):
            factories.filed(replace(at, office=at.consulate))


class TestFileForeign:
    def test_the_consul_in_the_state_of_origin_is_asked(self, at: Ministry) -> None:
        request = factories.filed_abroad(at)
        assert request.case.number.startswith(f"EXC-{clock.today().year}-000001-")
        assert [str(charge.money) for charge in fees.charges_of(request.case_id)] == ["US$ 30.00"]

    def test_another_post_does_not_know_those_signatures(self, at: Ministry) -> None:
        with pytest.raises(actions.AnotherPost, match="Hanói"):
            factories.filed_abroad(at, office=organisation.office("cg-bangkok"))

    def test_where_there_is_no_post_any_may_be_asked(self, at: Ministry) -> None:
        assert not queries.posts_in("LA").exists()
        assert factories.filed_abroad(at, country="LA").case.state == State.REQUESTED

    def test_a_party_issues_its_own_apostille(self, at: Ministry) -> None:
        with pytest.raises(actions.ForeignApostilleNeeded, match="España"):
            factories.filed_abroad(at, country="ES", office=organisation.office("cg-madrid"))

    def test_a_private_document_is_certified_first(self, at: Ministry) -> None:
        with pytest.raises(actions.PrivateDocument):
            factories.filed_abroad(at, nature=Nature.PRIVATE)


class TestIssue:
    def test_in_lima_an_officer_certifies_a_registered_signature(self, at: Ministry) -> None:
        legalisation = factories.issued(factories.filed(at), at.officer)
        document = legalisation.document
        assert legalisation.number.startswith(f"LEG-{clock.today().year}-000001-")
        assert (legalisation.signatory, legalisation.capacity) == ("Íñigo Núñez Quispe", "Secretario General")
        report = verification.examine(documents.content(document.file_id))
        assert [one.verdict for one in report.signatures] == [verification.Verdict.INDETERMINATE]
        with pikepdf.open(io.BytesIO(documents.content(document.file_id))) as paper:
            assert paper.pdf_version >= "1.7"

    def test_abroad_the_consul_does_and_an_officer_of_lima_cannot(self, at: Ministry) -> None:
        request = factories.taken(factories.filed_abroad(at), at.consul)
        signatory = signatories.signatory()
        said = {"signatory_ids": [signatory.id], "original_seen": True}
        with pytest.raises(gate.RoleMissing):
            actions.issue(request=request, actor=at.officer, **said)  # type: ignore[arg-type]
        legalisation = actions.issue(request=request, actor=at.consul, **said)  # type: ignore[arg-type]
        assert legalisation.number.startswith(f"LEC-{clock.today().year}-000001-")

    def test_the_original_must_be_seen_and_its_signature_named(self, at: Ministry) -> None:
        request = factories.taken(factories.filed(at), at.officer)
        with pytest.raises(register.OriginalNotSeen):
            actions.issue(request=request, actor=at.officer, signatory_ids=[signatories.signatory().id])
        with pytest.raises(register.SignatoryMissing):
            actions.issue(request=request, actor=at.officer, original_seen=True)
        assert not Legalisation.objects.exists()

    def test_the_last_of_the_chain_is_certified(self, at: Ministry) -> None:
        college = signatories.authority("Colegio de Notarios", AuthorityKind.NOTARY_COLLEGE)
        notary = signatories.signatory(
            "Nora Notaria", of=signatories.authority("Notaría", AuthorityKind.NOTARY, college)
        )
        dean = signatories.signatory("Delia Decana", of=college, valid_from=date(2026, 1, 20))
        request = factories.taken(factories.filed(at), at.officer)
        said = {"request": request, "actor": at.officer, "original_seen": True}
        with pytest.raises(register.ChainIncomplete, match="Colegio de Notarios"):
            actions.issue(signatory_ids=[notary.id], **said)  # type: ignore[arg-type]
        legalisation = actions.issue(signatory_ids=[notary.id, dean.id], **said)  # type: ignore[arg-type]
        assert legalisation.signatory == "Delia Decana"
        written = ledger.entries(request.case_id).filter(verb="legalisations.issue").get()
        assert str(notary.id) in written.facts

    def test_an_electronic_original_is_covered_bit_for_bit(self, at: Ministry) -> None:
        original = apostilles.signed_pdf()
        signatories.certificate(signatories.signatory().id, apostilles.outside_pem())
        upload = apostilles.upload(at.citizen, original)
        request = actions.file(
            particulars=actions.Particulars(
                "VN", Nature.PUBLIC, Form.ELECTRONIC, "Título", "Universidad", "", clock.today()
            ),
            uploads={queries.SOURCE: upload.id},
            office=at.office,
            applicant=at.applicant,
            actor=at.citizen,
        )
        legalisation = actions.issue(request=factories.taken(request, at.officer), actor=at.officer)
        with pikepdf.open(io.BytesIO(documents.content(legalisation.document.file_id))) as paper:
            assert paper.attachments["original.pdf"].get_file().read_bytes() == original


class TestAfterwards:
    def test_a_refusal_is_a_paper_with_its_reasons(self, at: Ministry) -> None:
        request = factories.taken(factories.filed_abroad(at), at.consul)
        actions.refuse(request=request, reason="La firma no corresponde", actor=at.consul)
        request.case.refresh_from_db()
        assert request.case.state == State.REFUSED
        assert [paper.series for paper in documents.of_case(request.case_id)] == ["DLC"]

    def test_it_is_annulled_by_the_head_and_says_so_for_ever(self, at: Ministry) -> None:
        legalisation = factories.issued(factories.filed(at), at.officer)
        case = legalisation.request.case
        with pytest.raises(Exception, match="corresponde"):
            cases.annul(case=case, number=legalisation.number, reason="Error", actor=at.officer)
        head = people.make_person("Jefe", "Pariente")
        people.make_role(head, Role.SUPERVISOR, at.office)
        identity.record_kinship(
            person=head, relative=case.applicant, line=KinLine.SPOUSE, degree=0, actor=people.SYSTEM
        )
        with pytest.raises(gate.OwnMatter):
            cases.annul(case=case, number=legalisation.number, reason="Error", actor=people.actor_of(head))
        cases.annul(case=case, number=legalisation.number, reason="Error", actor=at.supervisor)
        assert documents.is_revoked(legalisation.document)

    def test_from_observation_to_delivery(self, at: Ministry) -> None:
        request = factories.taken(factories.filed(at), at.officer)
        factories.advance(request, "observe", at.officer, reason="No se lee")
        factories.advance(request, "correct", at.citizen, reason="Ya se lee")
        with pytest.raises(gate.AlreadyTaken):
            factories.advance(request, "observe", at.officer, reason="Tampoco")
        actions.issue(
            request=request, actor=at.officer, signatory_ids=[signatories.signatory().id], original_seen=True
        )
        factories.advance(request, "deliver", at.officer, reason="Rosa Solicitante, DNI en mano")
        assert request.case.state == State.DELIVERED
