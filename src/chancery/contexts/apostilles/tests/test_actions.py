"""The story of an apostille, act by act, with each refusal beside the success it resembles."""

import io
from datetime import date, timedelta

import pikepdf
import pytest
from pytest_django import DjangoAssertNumQueries

from chancery.contexts.apostilles import actions, queries
from chancery.contexts.apostilles.models import Apostille, Form
from chancery.contexts.apostilles.procedures import State
from chancery.contexts.apostilles.rules import DocumentClass
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.signatories import queries as signatory_queries
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import attachments, deadlines, gate, powers
from chancery.kernel.cases import queries as cases
from chancery.kernel.cases.actions import NotForAnother
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents import verification
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


class TestFile:
    def test_a_request_is_numbered_charged_and_told(self, at: Ministry) -> None:
        request = factories.filed(at)
        case = request.case
        assert case.number.startswith(f"EXA-{clock.today().year}-000001-")
        assert case.state == State.REQUESTED
        assert "apostilles.file" in [entry.verb for entry in ledger.entries(case.id)]
        assert Notice.objects.filter(recipient=at.applicant, case_id=case.id).exists()
        assert [deadline.code for deadline in cases.deadlines_of(case)] == ["payment"]

    def test_it_asks_the_database_little(
        self, at: Ministry, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        factories.filed(at)
        source = factories.upload(at.citizen)
        with django_assert_max_num_queries(20):
            actions.file(
                particulars=factories.PARTICULARS,
                uploads={queries.SOURCE: source.id},
                office=at.office,
                applicant=at.applicant,
                actor=at.citizen,
            )

    def test_a_state_that_is_no_party_needs_a_legalisation(self, at: Ministry) -> None:
        with pytest.raises(actions.NotAParty, match="legalización"):
            factories.filed(at, destination="VN")

    def test_an_objection_stands_between_two_states(self, at: Ministry) -> None:
        factories.filed(at, destination="DE")
        with pytest.raises(actions.NotAParty):
            factories.filed(at, destination="GR")

    @pytest.mark.parametrize(
        "excluded",
        [DocumentClass.CONSULAR, DocumentClass.CUSTOMS, DocumentClass.PRIVATE, DocumentClass.FOREIGN],
    )
    def test_what_the_convention_leaves_out_is_refused(self, at: Ministry, excluded: DocumentClass) -> None:
        with pytest.raises(actions.Excluded) as refused:
            factories.filed(at, document_class=excluded)
        assert "document_class" in refused.value.fields

    def test_a_document_is_not_signed_tomorrow(self, at: Ministry) -> None:
        factories.filed(at, signed_on=clock.today())
        with pytest.raises(signatory_queries.SignedInFuture):
            factories.filed(at, signed_on=clock.latest_today() + timedelta(days=1))

    def test_without_a_document_there_is_nothing_to_apostille(self, at: Ministry) -> None:
        with pytest.raises(attachments.RequirementMissing):
            actions.file(
                particulars=factories.PARTICULARS,
                uploads={},
                office=at.office,
                applicant=at.applicant,
                actor=at.citizen,
            )

    def test_an_upload_is_used_once(self, at: Ministry) -> None:
        source = factories.upload(at.citizen)
        arguments = {"uploads": {queries.SOURCE: source.id}, "office": at.office, "applicant": at.applicant}
        actions.file(particulars=factories.PARTICULARS, actor=at.citizen, **arguments)  # type: ignore[arg-type]
        with pytest.raises(Exception, match="otro expediente"):
            actions.file(particulars=factories.PARTICULARS, actor=at.citizen, **arguments)  # type: ignore[arg-type]

    def test_nobody_files_for_another(self, at: Ministry) -> None:
        source = factories.upload(at.officer)
        stranger = people.actor_of(people.make_person("Otra", "Persona"))
        with pytest.raises(Exception, match="en nombre de otra"):
            actions.file(
                particulars=factories.PARTICULARS,
                uploads={queries.SOURCE: source.id},
                office=at.office,
                applicant=at.applicant,
                actor=stranger,
            )

    def test_a_company_is_asked_for_by_who_has_its_power_alone_even_at_a_counter(self, at: Ministry) -> None:
        company = identity.register_company(name="Andina", registration="20512333797", actor=factories.SYSTEM)

        def file_by(actor: Actor) -> str:
            filed = actions.file(
                particulars=factories.PARTICULARS,
                uploads={queries.SOURCE: factories.upload(actor).id},
                office=at.office,
                applicant=at.applicant,
                company=company,
                actor=actor,
            )
            return filed.case.number

        for actor in (at.citizen, at.officer):
            with pytest.raises(powers.NotForCompany, match="Andina"):
                file_by(actor)
        given = identity.represent(
            person=at.applicant, company=company, evidence="Poder", valid_from=clock.today(), actor=at.officer
        )
        for actor in (at.citizen, at.officer):
            assert file_by(actor)
        with pytest.raises(NotForAnother):
            file_by(people.actor_of(people.make_person("Otra", "Persona")))
        identity.end_representation(representation=given, reason="Revocado", actor=at.officer)
        with pytest.raises(powers.NotForCompany):
            file_by(at.citizen)


class TestTake:
    def test_the_officer_takes_what_is_paid(self, at: Ministry) -> None:
        request = factories.paid(at)
        assert request.case.state == State.FILED
        factories.advance(request, "take", at.officer)
        request.case.refresh_from_db()
        assert request.case.state == State.UNDER_REVIEW
        assert request.case.assigned_to_id == at.officer.person_id
        assert request.case.due_on is not None

    def test_what_is_not_paid_waits(self, at: Ministry) -> None:
        request = factories.filed(at)
        with pytest.raises(gate.WrongState, match="Pendiente de pago"):
            factories.advance(request, "take", at.officer)

    def test_a_citizen_takes_nothing(self, at: Ministry) -> None:
        request = factories.paid(at)
        with pytest.raises(gate.RoleMissing):
            factories.advance(request, "take", at.citizen)

    def test_the_second_officer_is_told_that_it_is_taken(self, at: Ministry) -> None:
        request = factories.taken(at)
        with pytest.raises(gate.WrongState):
            factories.advance(request, "take", at.other_officer)

    def test_nobody_decides_his_own_matter(self, at: Ministry) -> None:
        people.make_role(at.applicant, Role.OFFICER, at.office)
        request = factories.paid(at)
        with pytest.raises(gate.OwnMatter):
            factories.advance(request, "take", people.actor_of(at.applicant))


class TestObserve:
    def test_an_observation_stops_the_clock_and_gives_the_applicant_one(self, at: Ministry) -> None:
        request = factories.taken(at)
        factories.advance(request, "observe", at.officer, reason="La segunda página no se lee")
        request.case.refresh_from_db()
        running = {deadline.code: deadline.due_on for deadline in cases.deadlines_of(request.case)}
        assert request.case.state == State.OBSERVED
        assert running["review"] is None
        assert running["correction"] is not None

    def test_it_states_its_reasons(self, at: Ministry) -> None:
        request = factories.taken(at)
        with pytest.raises(gate.ReasonMissing):
            factories.advance(request, "observe", at.officer, reason="  ")

    @pytest.mark.parametrize(
        ("reason", "told"),
        [
            ("¿De qué año es?", "¿De qué año es? "),
            ("No se lee.", "No se lee. "),
            ("No se lee", "No se lee. "),
        ],
    )
    def test_the_applicant_is_told_why_with_one_point_at_the_end(
        self, at: Ministry, reason: str, told: str
    ) -> None:
        request = factories.taken(at)
        factories.advance(request, "observe", at.officer, reason=reason)
        notice = Notice.objects.get(case_id=request.case_id, text__contains="falta corregir")
        assert f": {told}" in notice.text

    def test_it_happens_once(self, at: Ministry) -> None:
        request = factories.taken(at)
        factories.advance(request, "observe", at.officer, reason="No se lee")
        factories.advance(request, "correct", at.citizen, reason="Ya se lee")
        with pytest.raises(gate.AlreadyTaken):
            factories.advance(request, "observe", at.officer, reason="Tampoco ahora")

    def test_only_the_holder_observes(self, at: Ministry) -> None:
        request = factories.taken(at)
        with pytest.raises(gate.NotHolder, match="Olga"):
            factories.advance(request, "observe", at.other_officer, reason="No se lee")


class TestCorrect:
    def test_the_newest_file_counts_and_the_clock_goes_on(self, at: Ministry) -> None:
        request = factories.taken(at)
        factories.advance(request, "observe", at.officer, reason="No se lee")
        better = factories.upload(at.citizen, factories.pdf("legible"))
        factories.advance(
            request, "correct", at.citizen, reason="Otra copia", uploads={queries.SOURCE: better.id}
        )
        request.case.refresh_from_db()
        assert request.case.state == State.UNDER_REVIEW
        assert [kept.upload_id for kept in cases.attachments_of(request.case)] == [better.id]
        assert {d.code for d in cases.deadlines_of(request.case)} == {"review", "decision"}

    def test_a_clock_paused_after_its_last_day_waits_until_it_goes_on(self, at: Ministry) -> None:
        request = factories.taken(at)
        with clock.advanced(timedelta(days=40)):
            assert "review" in {deadline.code for deadline in cases.run_out_by(clock.today())}
            factories.advance(request, "observe", at.officer, reason="No se lee")
            assert "review" not in {deadline.code for deadline in cases.run_out_by(clock.today())}

    def test_something_must_be_answered(self, at: Ministry) -> None:
        request = factories.taken(at)
        factories.advance(request, "observe", at.officer, reason="No se lee")
        with pytest.raises(attachments.NothingHandedIn):
            factories.advance(request, "correct", at.citizen, reason=" ")

    def test_too_late_is_abandoned(self, at: Ministry) -> None:
        request = factories.taken(at)
        factories.advance(request, "observe", at.officer, reason="No se lee")
        with clock.advanced(timedelta(days=40)):
            for deadline in cases.run_out_by(clock.today()):
                deadlines.run_out(deadline=deadline, actor=factories.SYSTEM)
            request.case.refresh_from_db()
            assert request.case.state == State.ABANDONED
            with pytest.raises(gate.WrongState, match="En abandono"):
                factories.advance(request, "correct", at.citizen, reason="Tarde")


class TestIssue:
    def test_on_paper_it_certifies_a_registered_signature(self, at: Ministry) -> None:
        apostille = factories.issued(at)
        document = apostille.document
        assert apostille.number.startswith(f"APO-{clock.today().year}-000001-")
        assert (apostille.signatory, apostille.capacity) == ("Íñigo Núñez Quispe", "Secretario General")
        assert documents.by_verification_code(document.verification_code) == document
        report = verification.examine(documents.content(document.file_id))
        assert [one.verdict for one in report.signatures] == [verification.Verdict.INDETERMINATE]

    def test_the_original_must_be_seen(self, at: Ministry) -> None:
        request = factories.taken(at)
        with pytest.raises(signatory_queries.OriginalNotSeen):
            actions.issue(request=request, actor=at.officer, signatory_ids=[signatories.signatory().id])
        assert not Apostille.objects.exists()

    def test_the_tenure_must_cover_the_date_of_the_document(self, at: Ministry) -> None:
        request = factories.taken(at)
        late = signatories.signatory(valid_from=date(2026, 2, 1))
        with pytest.raises(signatory_queries.SignatureOutOfTenure):
            actions.issue(request=request, actor=at.officer, signatory_ids=[late.id], original_seen=True)
        assert request.case.state == State.FILED

    def test_an_electronic_original_is_covered_bit_for_bit(self, at: Ministry) -> None:
        original = factories.signed_pdf()
        signatories.certificate(signatories.signatory().id, factories.outside_pem())
        request = factories.taken(at, content=original, form=Form.ELECTRONIC, signed_on=clock.today())
        apostille = actions.issue(request=request, actor=at.officer)
        with pikepdf.open(io.BytesIO(documents.content(apostille.document.file_id))) as paper:
            assert paper.attachments["original.pdf"].get_file().read_bytes() == original

    def test_a_scan_has_no_signature_to_certify(self, at: Ministry) -> None:
        request = factories.taken(at, form=Form.ELECTRONIC)
        with pytest.raises(signatory_queries.FileNotSigned):
            actions.issue(request=request, actor=at.officer)

    def test_a_changed_original_is_refused(self, at: Ministry) -> None:
        original = factories.signed_pdf()
        place = original.index(b"/MediaBox")
        signatories.certificate(signatories.signatory().id, factories.outside_pem())
        tampered = original[: place + 1] + b"m" + original[place + 2 :]
        request = factories.taken(at, content=tampered, form=Form.ELECTRONIC)
        with pytest.raises(signatory_queries.SignatureRefused, match="cambió"):
            actions.issue(request=request, actor=at.officer)

    def test_a_certificate_unknown_to_the_register_is_refused(self, at: Ministry) -> None:
        request = factories.taken(at, content=factories.signed_pdf(), form=Form.ELECTRONIC)
        with pytest.raises(signatory_queries.SignatureNotRegistered):
            actions.issue(request=request, actor=at.officer)


class TestAfterwards:
    def test_a_refusal_is_a_paper_with_its_reasons(self, at: Ministry) -> None:
        request = factories.taken(at)
        actions.refuse(request=request, reason="La firma no corresponde", actor=at.officer)
        request.case.refresh_from_db()
        assert request.case.state == State.REFUSED
        assert [paper.series for paper in documents.of_case(request.case_id)] == ["DAP"]

    def test_the_applicant_receives_it(self, at: Ministry) -> None:
        request = factories.issued(at).request
        factories.advance(request, "receive", at.citizen)
        request.case.refresh_from_db()
        assert request.case.state == State.DELIVERED

    def test_at_the_counter_it_is_given_to_somebody(self, at: Ministry) -> None:
        request = factories.issued(at).request
        with pytest.raises(gate.ReasonMissing):
            factories.advance(request, "deliver", at.officer, reason=" ")
        factories.advance(request, "deliver", at.officer, reason="Rosa Solicitante, DNI en mano")
        assert "apostilles.deliver" in [entry.verb for entry in ledger.entries(request.case_id)]

    def test_withdrawing_frees_the_fee(self, at: Ministry) -> None:
        request = factories.filed(at)
        factories.advance(request, "withdraw", at.citizen)
        request.case.refresh_from_db()
        assert request.case.state == State.WITHDRAWN

    def test_an_annulled_apostille_says_so_for_ever(self, at: Ministry) -> None:
        apostille = factories.issued(at)
        with pytest.raises(access.RoleMissing):
            factories.annul(apostille, at.officer, reason="Error")
        factories.annul(apostille, at.supervisor, reason="Se emitió por error")
        document = documents.by_verification_code(apostille.document.verification_code)
        assert documents.is_revoked(document)
        apostille.request.case.refresh_from_db()
        assert apostille.request.case.state == State.ANNULLED
        told = Notice.objects.filter(recipient=at.applicant, subject__contains="Anulamos").get()
        assert "Se emitió por error" in told.text
        with pytest.raises(Exception, match="ya estaba anulado"):
            factories.annul(apostille, at.supervisor, reason="Otra vez")

    def test_the_register_opens_with_all_three(self, at: Ministry) -> None:
        apostille = factories.issued(at)
        code = apostille.document.verification_code
        entry = queries.register_entry(number=apostille.number, on=apostille.issued_on, code=code)
        assert entry.signatory == apostille.signatory
        for number, on, wrong in (
            ("APO-2026-000002-X", apostille.issued_on, code),
            (apostille.number, apostille.issued_on - timedelta(days=1), code),
            (apostille.number, apostille.issued_on, code[:-1] + ("0" if code[-1] != "0" else "1")),
        ):
            with pytest.raises(queries.NotInRegister):
                queries.register_entry(number=number, on=on, code=wrong)
