"""Does only the right paper, signed by the right officer and nothing added, come in; and is each other case told apart?"""

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields
from pytest_django import Settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role, system_actor
from chancery.kernel.documents import actions, checks, evidence, inspection, queries, signing, verification
from chancery.kernel.documents.models import Document, PendingSignature, SignatureMeans
from chancery.kernel.documents.tests import factories, own_key
from chancery.kernel.documents.validation import Finding
from chancery.kernel.identity.access import RoleMissing, SecondFactorMissing
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger.models import Entry
from chancery.kernel.ledger.tests.factories import guard_off
from tests.trust.desk import Desk, refused

pytestmark = pytest.mark.django_db


class TestTakenIn:
    """The right paper with the right signature becomes a document like any other."""

    def test_it_bears_the_number_that_was_reserved_and_the_bytes_that_were_signed(self, desk: Desk) -> None:
        signed = desk.signed()
        document = desk.complete(signed)
        assert (document.number, document.verification_code) == (
            desk.pending.number,
            desk.pending.verification_code,
        )
        assert queries.content(document.file_id) == signed
        assert queries.by_content(document.file_id) == document
        assert document.own_signature.means == SignatureMeans.UPLOAD
        verbs = (
            Entry.objects.filter(chain=desk.pending.case_id)
            .order_by("position")
            .values_list("verb", flat=True)
        )
        assert list(verbs) == ["documents.prepare", "documents.sign_with_own_key"]

    def test_the_report_says_so_in_the_standards_terms(self, desk: Desk) -> None:
        desk.complete(desk.signed())
        report = queries.report_of(queries.own_pending_signature(desk.pending.id, actor=desk.actor))
        assert report is not None
        assert (report.indication.value, report.subindication) == ("TOTAL-PASSED", "")
        assert (report.revocation, report.revocation_source, report.level) == ("good", "OCSP", "PAdES-B-B")
        assert report.signer == own_key.printed_name(desk.person)
        assert report.signer_document == desk.person.document_number
        assert all((report.is_same_document, report.is_only_signed, report.covers_whole_file))
        assert len(report.chain) == 3
        assert report.signed_at is not None
        assert report.stamped_at is None

    def test_a_timestamp_of_ones_own_is_told_with_its_instant(self, desk: Desk) -> None:
        desk.complete(desk.signed(is_stamped=True))
        report = queries.report_of(queries.own_pending_signature(desk.pending.id, actor=desk.actor))
        assert report is not None
        assert (report.indication.value, report.level) == ("TOTAL-PASSED", "PAdES-B-T")
        assert report.stamped_at is not None
        assert abs(report.stamped_at - clock.now()) < timedelta(minutes=5)

    def test_before_it_is_signed_its_code_opens_nothing(self, desk: Desk) -> None:
        code = desk.pending.verification_code
        assert queries.find_by_code(code) is None
        desk.complete(desk.signed())
        assert queries.find_by_code(code) is not None

    def test_a_certification_is_a_signature_too(self, desk: Desk) -> None:
        signed = desk.signed(certify=True, docmdp_permissions=fields.MDPPerm.NO_CHANGES)
        assert desk.complete(signed).number == desk.pending.number

    def test_its_signature_is_made_to_last_as_any_other(self, desk: Desk) -> None:
        document = desk.complete(desk.signed())
        evidence.lift(document_id=document.id, actor=system_actor("Prueba"))
        lifted = queries.content(queries.newest_file(document))
        [found] = verification.examine(lifted, trusted=[signing.root_certificate()]).signatures
        assert found.verdict is verification.Verdict.PASSED

    def test_an_attachment_is_frozen_with_the_paper(self, desk: Desk) -> None:
        pending = own_key.prepared(desk.person, desk.actor, desk.office, underlying=b"%PDF-1.7 el original")
        signed = desk.signed(own_key.frozen(pending))
        document = actions.complete(pending_id=pending.id, signed=signed, actor=desk.actor)
        assert queries.content(document.file_id).startswith(own_key.frozen(pending))

    def test_it_is_taken_in_once(self, desk: Desk) -> None:
        signed = desk.signed()
        desk.complete(signed)
        with pytest.raises(actions.SignatureNotPending):
            desk.complete(signed)
        assert Document.objects.filter(number=desk.pending.number).count() == 1


class TestBytes:
    """What was signed must be what was handed out, and nothing may follow."""

    def test_not_a_pdf(self, desk: Desk) -> None:
        for content in (b"7z\xbc\xaf\x27\x1c", b"\x89PNG\r\n\x1a\n", desk.signed()[1:]):
            with pytest.raises(actions.SignedFileNotPdf):
                desk.complete(content)

    def test_an_encrypted_file(self, desk: Desk) -> None:
        with pytest.raises(inspection.FileEncrypted):
            desk.complete(factories.encrypted_pdf())

    def test_an_unsigned_file(self, desk: Desk) -> None:
        for content in (desk.frozen, factories.pdf("otro")):
            with pytest.raises(actions.SignedFileUnsigned):
                desk.complete(content)

    def test_tampered_before_the_signature_by_saving_it_again(self, desk: Desk) -> None:
        at = desk.frozen.index(b"/MediaBox")
        altered = desk.frozen[:at] + b"/MediaBoy" + desk.frozen[at + 9 :]
        report = refused(desk, actions.SignedFileChangedBefore, desk.signed(altered))
        assert (report.indication.value, report.subindication) == ("INDETERMINATE", "SIG_CONSTRAINTS_FAILURE")
        assert (report.is_same_document, report.covers_whole_file) == (False, True)

    def test_tampered_before_the_signature_by_a_revision_of_its_own(self, desk: Desk) -> None:
        report = refused(
            desk, actions.SignedFileChangedBefore, desk.signed(factories.changed_after(desk.frozen))
        )
        assert (report.is_same_document, report.is_only_signed) == (True, False)

    def test_tampered_with_the_signature_in_one_revision(self, desk: Desk) -> None:
        writer = IncrementalPdfFileWriter(io.BytesIO(desk.frozen))
        page = writer.root["/Pages"]["/Kids"][0]
        page["/Rotate"] = NumberObject(90)  # type: ignore[no-untyped-call]
        writer.update_container(page)
        report = refused(desk, actions.SignedFileChangedBefore, own_key.signed_by_writer(writer, desk.holder))
        assert not report.is_only_signed

    def test_tampered_after_the_signature(self, desk: Desk) -> None:
        signed = desk.signed()
        at = signed.index(b"/MediaBox") + 11
        altered = signed[:at] + b"9" + signed[at + 1 :]
        report = refused(desk, actions.SignedFileChangedAfter, altered)
        assert (report.indication.value, report.subindication) == ("TOTAL-FAILED", "HASH_FAILURE")

    def test_something_added_after_the_signature(self, desk: Desk) -> None:
        report = refused(desk, actions.SignedFileChangedAfter, factories.changed_after(desk.signed()))
        assert (report.subindication, report.covers_whole_file) == ("FORMAT_FAILURE", False)

    def test_a_signature_in_pieces(self, desk: Desk) -> None:
        signed = desk.signed()
        at = signed.index(b"/Contents <") + 11
        broken = signed[:at] + b"ff" * 40 + signed[at + 80 :]
        report = refused(desk, actions.SignedFileUnreadable, broken)
        assert report.finding is Finding.UNREADABLE

    def test_another_document(self, desk: Desk) -> None:
        other = own_key.prepared(desk.person, desk.actor, desk.office)
        for pdf in (own_key.frozen(other), factories.pdf("cualquiera")):
            report = refused(desk, actions.SignedFileOfOther, desk.signed(pdf))
            assert not report.is_same_document

    def test_signed_twice(self, desk: Desk) -> None:
        twice = desk.signed(desk.signed(), field_name="Otra firma")
        refused(desk, actions.SignedFileTwice, twice)

    def test_a_stamp_on_the_page(self, desk: Desk) -> None:
        refused(desk, actions.SignatureVisible, desk.signed(box=(100, 100, 300, 160)))

    def test_another_format_of_signature(self, desk: Desk) -> None:
        refused(
            desk,
            actions.SignatureNotPades,
            desk.signed(subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED),
        )


class TestSigner:
    """Whose certificate it is, and what it is worth."""

    def test_somebody_else_signed(self, desk: Desk) -> None:
        other, _ = own_key.officer("Otilia")
        content = own_key.signed(desk.frozen, own_key.certified(other))
        report = refused(desk, actions.SignedByOther, content, words=desk.person.full_name)
        assert (report.indication.value, report.subindication) == (
            "INDETERMINATE",
            "SIG_CONSTRAINTS_FAILURE",
        )

    def test_the_entitys_certificate_with_the_officers_names(self, desk: Desk, settings: Settings) -> None:
        def by(ruc: str) -> bytes:
            name = own_key.printed_name(desk.person, number=ruc, kind="FAU", device="soft")
            return own_key.signed(desk.frozen, own_key.certified(desk.person, name))

        refused(desk, actions.SignedByOther, by("20100047218"))
        assert desk.complete(by(settings.ENTITY_RUC)).number == desk.pending.number

    def test_names_that_two_people_bear_decide_nothing(self, desk: Desk, settings: Settings) -> None:
        own_key.officer(desk.person.given_names)
        name = own_key.printed_name(desk.person, number=settings.ENTITY_RUC, kind="FAU", device="soft")
        refused(
            desk, actions.SignedByOther, own_key.signed(desk.frozen, own_key.certified(desk.person, name))
        )

    def test_a_registered_certificate_needs_no_number(self, desk: Desk) -> None:
        holder = own_key.certified(desk.person, "Olga F.")
        content = own_key.signed(desk.frozen, holder)
        refused(desk, actions.SignedByOther, content)
        pem = signing.key_folder().certificate(holder).public_bytes(serialization.Encoding.PEM)
        administrator = people.make_administrator()
        registered = actions.register_certificate(person_id=desk.person.id, content=pem, actor=administrator)
        actions.withdraw_certificate(certificate_id=registered.id, actor=administrator)
        refused(desk, actions.SignedByOther, content)
        other = own_key.certified(desk.person, "Olga F. (nueva)")
        der = signing.key_folder().certificate(other).public_bytes(serialization.Encoding.DER)
        actions.register_certificate(person_id=desk.person.id, content=der, actor=administrator)
        assert desk.complete(own_key.signed(desk.frozen, other)).number == desk.pending.number

    def test_revoked_before_the_paper_existed(self, desk: Desk) -> None:
        own_key.revoke(desk.holder, clock.now() - timedelta(days=1))
        report = refused(desk, actions.OwnCertificateRevoked, desk.signed())
        assert (report.indication.value, report.subindication) == ("TOTAL-FAILED", "REVOKED")
        assert (report.revocation, report.revoked_at is not None) == ("revoked", True)

    def test_revoked_since_when_nobody_can_say_which_was_first(self, desk: Desk) -> None:
        own_key.revoke(desk.holder, clock.now() + timedelta(seconds=1))
        with clock.advanced(timedelta(seconds=2)):
            report = refused(desk, actions.OwnCertificateRevoked, desk.signed())
        assert (report.indication.value, report.subindication) == ("INDETERMINATE", "REVOKED_NO_POE")

    def test_an_authority_that_does_not_answer(self, desk: Desk, settings: Settings) -> None:
        content = desk.signed()
        stopped = settings.REVOCATION_URL
        path = Path(settings.KEYS_URL.removeprefix("file://"))
        (path / "ocsp.key").rename(path / "away")
        (path / "issuing.key").rename(path / "away too")
        try:
            report = refused(desk, actions.RevocationUnknown, content)
        finally:
            (path / "away").rename(path / "ocsp.key")
            (path / "away too").rename(path / "issuing.key")
        assert (report.indication.value, report.subindication) == ("INDETERMINATE", "TRY_LATER")
        assert stopped == settings.REVOCATION_URL
        assert desk.complete(content).number == desk.pending.number

    def test_an_authority_that_nobody_knows(self, desk: Desk, settings: Settings, tmp_path: Path) -> None:
        known = settings.KEYS_URL
        settings.KEYS_URL = f"file://{tmp_path}/strange"
        signing.key_folder().ensure()
        strange = own_key.certified(desk.person)
        content = own_key.signed(desk.frozen, strange)
        settings.KEYS_URL = known
        report = refused(desk, actions.OwnCertificateUntrusted, content)
        assert (report.indication.value, report.subindication) == (
            "INDETERMINATE",
            "NO_CERTIFICATE_CHAIN_FOUND",
        )
        folder = tmp_path / "authorities"
        folder.mkdir()
        for name in ("root", "issuing"):
            (folder / f"{name}.pem").write_bytes((tmp_path / "strange" / f"{name}.pem").read_bytes())
        settings.OFFICER_AUTHORITIES = str(folder)
        refused(desk, actions.RevocationUnknown, content)

    def test_a_certificate_that_is_over(self, desk: Desk) -> None:
        with clock.advanced(timedelta(days=-4 * 365)):
            holder = own_key.certified(desk.person, f"{own_key.printed_name(desk.person)} ")
        report = refused(desk, actions.OwnCertificateNotInForce, own_key.signed(desk.frozen, holder))
        assert (report.indication.value, report.subindication) == ("INDETERMINATE", "OUT_OF_BOUNDS_NO_POE")

    def test_a_time_before_the_paper_existed(self, desk: Desk) -> None:
        """Whoever sets their clock back would escape a withdrawal or a revocation since."""
        with clock.advanced(timedelta(days=1)):
            later = replace(desk, pending=own_key.prepared(desk.person, desk.actor, desk.office))
            refused(later, actions.SigningTimeUnlikely, later.signed())
        assert desk.complete(desk.signed()).number == desk.pending.number

    def test_a_time_that_is_not_this_papers(self, desk: Desk) -> None:
        content = desk.signed()
        with clock.advanced(timedelta(days=-1)):
            refused(desk, actions.SigningTimeUnlikely, content)
        assert desk.complete(content).number == desk.pending.number


class TestOfficer:
    """Who may bring it back."""

    def test_only_its_signer_sees_it(self, desk: Desk) -> None:
        _, other = own_key.officer("Otilia")
        with pytest.raises(queries.PendingSignatureUnknown):
            actions.complete(pending_id=desk.pending.id, signed=desk.signed(), actor=other)
        assert not queries.waiting_for_signature(other).exists()

    def test_who_serves_nowhere_signs_nothing(self, desk: Desk) -> None:
        without = people.actor_of(desk.person, has_second_factor=False)
        with pytest.raises(RoleMissing):
            actions.complete(pending_id=desk.pending.id, signed=desk.signed(), actor=without)
        assert SecondFactorMissing.code != RoleMissing.code


class TestForgone:
    """A signature that does not come."""

    def test_its_number_stays_taken_and_annulled(self, desk: Desk) -> None:
        with pytest.raises(actions.ForgoReasonMissing):
            actions.forgo(pending_id=desk.pending.id, reason=" ", actor=desk.actor)
        forgone = actions.forgo(pending_id=desk.pending.id, reason="Se rehará", actor=desk.actor)
        assert forgone.pending == desk.pending
        with pytest.raises(actions.SignatureNotPending):
            desk.complete(desk.signed())
        with pytest.raises(actions.SignatureNotPending):
            actions.forgo(pending_id=desk.pending.id, reason="Otra vez", actor=desk.actor)
        again = own_key.prepared(desk.person, desk.actor, desk.office)
        assert again.ordinal == desk.pending.ordinal + 1

    def test_the_system_may_say_it_too_and_nobody_who_does_not_see_the_paper(self, desk: Desk) -> None:
        head = people.make_person("Hilda", "Jefa")
        people.make_role(head, Role.SUPERVISOR, desk.office)
        for other in (own_key.officer("Otilia", desk.office)[1], people.actor_of(head)):
            with pytest.raises(queries.PendingSignatureUnknown):
                actions.forgo(pending_id=desk.pending.id, reason="Ausente", actor=other)
        assert actions.forgo(pending_id=desk.pending.id, reason="Venció", actor=system_actor("prueba"))

    def test_the_verification_of_numbers_knows_those_that_wait_and_those_forgone(self, desk: Desk) -> None:
        signed, waits = desk.pending, own_key.prepared(desk.person, desk.actor, desk.office)
        gone = own_key.prepared(desk.person, desk.actor, desk.office)
        own_key.prepared(desk.person, desk.actor, desk.office)
        desk.complete(desk.signed())
        actions.forgo(pending_id=gone.id, reason="Se rehará", actor=desk.actor)
        assert [*checks.numbers(), *checks.logged(), *checks.files()] == []
        with guard_off("documents_pendingsignature"):
            PendingSignature.objects.filter(pk=waits.pk).delete()
        assert [*checks.numbers()] == [f"documentos: falta el número TST-{signed.year}-000002"]


class TestCertificates:
    """Whose a certificate is, where it does not say so by a number."""

    def test_it_is_registered_by_an_administrator_once_and_not_as_ones_own(self, desk: Desk) -> None:
        administrator = people.make_administrator()
        pem = signing.key_folder().certificate(desk.holder).public_bytes(serialization.Encoding.PEM)
        with pytest.raises(RoleMissing):
            actions.register_certificate(person_id=desk.person.id, content=pem, actor=desk.actor)
        with pytest.raises(actions.OfficerCertificateUnreadable):
            actions.register_certificate(person_id=desk.person.id, content=b"nada", actor=administrator)
        assert administrator.person_id is not None
        with pytest.raises(actions.OfficerCertificateOwn):
            actions.register_certificate(person_id=administrator.person_id, content=pem, actor=administrator)
        registered = actions.register_certificate(person_id=desk.person.id, content=pem, actor=administrator)
        with pytest.raises(actions.OfficerCertificateKnown):
            actions.register_certificate(person_id=desk.person.id, content=pem, actor=administrator)
        with pytest.raises(actions.OfficerCertificateUnknown):
            actions.withdraw_certificate(certificate_id=desk.pending.id, actor=administrator)
        assert list(queries.officer_certificates(actor=administrator)) == [registered]


def test_the_server_held_key_still_signs_as_before(desk: Desk) -> None:
    signer = signing.key_store().signer("seal", "Sello del Ministerio")
    assert async_to_sync(signer.async_sign_raw)(b"listo", "sha256")
