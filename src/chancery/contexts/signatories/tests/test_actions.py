"""Does an entry count only when two registrars agreed, and exactly on the dates it says?"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from chancery.contexts.signatories import actions, queries
from chancery.contexts.signatories.actions import Facsimile
from chancery.contexts.signatories.actions.authorities import AuthorityExists, ChainTooLong
from chancery.contexts.signatories.actions.certificates import (
    CertificateRegistered,
    CertificateUnreadable,
    RevokedAlready,
    RevokedInFuture,
)
from chancery.contexts.signatories.actions.decisions import AlreadyDecided, FourEyes, ReasonMissing
from chancery.contexts.signatories.actions.entries import (
    AlreadyRegistered,
    PeriodBackwards,
    SpecimenUnreadable,
)
from chancery.contexts.signatories.actions.proposals import (
    NotInForce,
    RegistrationPending,
    SpecimenNotLater,
    TenureAlreadyEnds,
)
from chancery.contexts.signatories.models import Authority, Registration
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.contexts.signatories.tests import factories
from chancery.contexts.signatories.tests.factories import approver, officer, proposer
from chancery.kernel.base import clock
from chancery.kernel.base.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.set_to(factories.NOON):
        yield


class TestAddAuthority:
    def test_it_is_entered_once(self) -> None:
        entered = factories.authority("Colegio de Notarios de Prueba")
        assert entered in queries.authorities()
        with pytest.raises(AuthorityExists):
            actions.add_authority(
                name="COLEGIO DE NOTARIOS DE PRUEBA", kind=AuthorityKind.OTHER, actor=proposer()
            )

    def test_only_a_registrar_enters(self) -> None:
        with pytest.raises(NotAllowed):
            actions.add_authority(name="Notaría Prueba", kind=AuthorityKind.NOTARY, actor=officer())
        actions.add_authority(name="Notaría Prueba", kind=AuthorityKind.NOTARY, actor=proposer())

    def test_the_chain_has_an_end(self) -> None:
        link: Authority | None = None
        for number in range(4):
            link = factories.authority(f"Entidad {number}", certified_by=link)
        assert link is not None
        assert [authority.name for authority in queries.chain_of(link)] == [
            "Entidad 2",
            "Entidad 1",
            "Entidad 0",
        ]
        with pytest.raises(ChainTooLong):
            factories.authority("Entidad 4", certified_by=link)


class TestProposeSignatory:
    def test_it_counts_only_when_approved(self) -> None:
        registration = factories.proposed()
        with pytest.raises(queries.SignatureNotRegistered):
            queries.registered(registration.signatory_id, DAY)
        actions.approve(registration_id=registration.id, actor=approver())
        signature = queries.registered(registration.signatory_id, DAY)
        assert signature.name == "Íñigo Núñez Quispe"
        assert signature.seal == "Sello redondo de la Secretaría General"

    def test_an_officer_proposes_nothing(self) -> None:
        with pytest.raises(NotAllowed):
            actions.propose_signatory(
                name="Ana Prueba",
                authority=factories.authority(),
                capacity="Decana",
                valid_from=DAY,
                support="Oficio 1",
                actor=officer(),
            )

    def test_the_same_post_since_the_same_day_is_one_entry(self) -> None:
        first = factories.proposed("Ana Quispe Prueba")
        with pytest.raises(AlreadyRegistered):
            factories.proposed("ANA QUISPE PRUEBA")
        actions.reject(registration_id=first.id, reason="El oficio no es legible.", actor=approver())
        factories.proposed("ANA QUISPE PRUEBA")

    def test_a_period_goes_forward(self) -> None:
        with pytest.raises(PeriodBackwards):
            factories.proposed(valid_until=date(2024, 1, 1))
        factories.proposed(valid_until=date(2024, 1, 2))

    def test_a_facsimile_is_an_image(self) -> None:
        with pytest.raises(SpecimenUnreadable), transaction.atomic():
            factories.proposed(facsimile=Facsimile(b"%PDF-1.7"))
        factories.proposed(facsimile=Facsimile(factories.PNG))


class TestDecide:
    def test_the_proposer_does_not_approve(self) -> None:
        registration = factories.proposed()
        with pytest.raises(FourEyes):
            actions.approve(registration_id=registration.id, actor=proposer())
        actions.approve(registration_id=registration.id, actor=approver())

    def test_the_proposer_does_not_reject(self) -> None:
        registration = factories.proposed()
        with pytest.raises(FourEyes):
            actions.reject(registration_id=registration.id, reason="Me equivoqué.", actor=proposer())
        actions.reject(registration_id=registration.id, reason="Se equivocó.", actor=approver())

    def test_the_database_keeps_four_eyes_too(self) -> None:
        registration = factories.proposed()
        rows = Registration.objects.filter(pk=registration.pk)
        decision = {"outcome": "approved", "decided_at": clock.now()}
        with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
            rows.update(decided_by=registration.proposed_by, **decision)
        assert rows.update(decided_by=factories.person("approver"), **decision) == 1

    def test_an_officer_does_not_decide(self) -> None:
        registration = factories.proposed()
        with pytest.raises(NotAllowed):
            actions.approve(registration_id=registration.id, actor=officer())

    def test_a_decision_is_taken_once(self) -> None:
        registration = factories.proposed()
        actions.approve(registration_id=registration.id, actor=approver())
        with pytest.raises(AlreadyDecided):
            actions.reject(registration_id=registration.id, reason="Tarde.", actor=approver())

    def test_a_rejection_says_why_and_nothing_counts(self) -> None:
        registration = factories.proposed()
        with pytest.raises(ReasonMissing):
            actions.reject(registration_id=registration.id, reason="  ", actor=approver())
        actions.reject(registration_id=registration.id, reason="Falta la resolución.", actor=approver())
        with pytest.raises(queries.SignatureNotRegistered):
            queries.registered(registration.signatory_id, DAY)

    def test_an_unknown_proposal_is_not_found(self) -> None:
        with pytest.raises(NotFound):
            actions.approve(registration_id=factories.authority().id, actor=approver())


class TestEndOfTenure:
    def test_the_last_day_still_counts(self) -> None:
        entry = factories.signatory()
        registration = actions.propose_end_of_tenure(
            signatory_id=entry.id, last_day=DAY, support="Resolución 9", actor=proposer()
        )
        after = DAY + timedelta(days=1)
        assert queries.registered(entry.id, after)
        actions.approve(registration_id=registration.id, actor=approver())
        assert queries.registered(entry.id, DAY)
        with pytest.raises(queries.SignatureOutOfTenure) as refusal:
            queries.registered(entry.id, after)
        assert "desde el 01/01/2024 hasta el 20/05/2026" in str(refusal.value)

    def test_one_proposal_at_a_time(self) -> None:
        entry = factories.signatory()
        first = actions.propose_end_of_tenure(
            signatory_id=entry.id, last_day=DAY, support="Resolución 9", actor=proposer()
        )
        with pytest.raises(RegistrationPending):
            actions.propose_end_of_tenure(
                signatory_id=entry.id, last_day=DAY, support="Resolución 9", actor=approver()
            )
        actions.reject(registration_id=first.id, reason="Otra fecha.", actor=approver())
        actions.propose_end_of_tenure(
            signatory_id=entry.id, last_day=DAY, support="Resolución 9", actor=approver()
        )

    @pytest.mark.parametrize("days", [0, 30])
    def test_an_end_is_not_put_off(self, days: int) -> None:
        entry = factories.signatory(valid_until=DAY + timedelta(days=1))
        with pytest.raises(TenureAlreadyEnds):
            actions.propose_end_of_tenure(
                signatory_id=entry.id, last_day=DAY + timedelta(days=days), support="R", actor=proposer()
            )
        actions.propose_end_of_tenure(
            signatory_id=entry.id, last_day=DAY - timedelta(days=1), support="R", actor=proposer()
        )

    def test_it_ends_after_it_began(self) -> None:
        entry = factories.signatory()
        with pytest.raises(PeriodBackwards):
            actions.propose_end_of_tenure(
                signatory_id=entry.id, last_day=date(2023, 12, 31), support="R", actor=proposer()
            )

    def test_only_of_what_counts(self) -> None:
        registration = factories.proposed()
        with pytest.raises(NotInForce):
            actions.propose_end_of_tenure(
                signatory_id=registration.signatory_id, last_day=DAY, support="R", actor=proposer()
            )


class TestSpecimen:
    def test_a_new_facsimile_ends_the_one_before(self) -> None:
        entry = factories.signatory()
        registration = actions.propose_specimen(
            signatory_id=entry.id,
            facsimile=Facsimile(factories.PNG + b"2", "Sello nuevo"),
            valid_from=DAY,
            support="Oficio 3",
            actor=proposer(),
        )
        actions.approve(registration_id=registration.id, actor=approver())
        assert queries.registered(entry.id, DAY).seal == "Sello nuevo"
        before = DAY - timedelta(days=1)
        assert queries.registered(entry.id, before).seal.startswith("Sello redondo")

    def test_it_begins_later_than_the_one_before(self) -> None:
        entry = factories.signatory()
        with pytest.raises(SpecimenNotLater):
            actions.propose_specimen(
                signatory_id=entry.id,
                facsimile=Facsimile(factories.PNG),
                valid_from=entry.valid_from,
                support="Oficio 3",
                actor=proposer(),
            )

    def test_without_one_there_is_nothing_to_compare(self) -> None:
        entry = factories.signatory(facsimile=None)
        with pytest.raises(queries.SpecimenMissing):
            queries.registered(entry.id, DAY)
        assert queries.suggestions("Núñez", DAY) == ()


class TestCertificate:
    def test_its_fingerprint_finds_the_signature(self) -> None:
        entry = factories.signatory(facsimile=None)
        certificate = factories.certificate(entry.id)
        printed = certificate.fingerprint_sha256.upper()
        assert queries.by_certificate(printed, DAY).signatory_id == entry.id
        with pytest.raises(queries.SignatureNotRegistered):
            queries.by_certificate("0" * 64, DAY)

    def test_it_counts_only_when_approved(self) -> None:
        entry = factories.signatory()
        registration = actions.propose_certificate(
            signatory_id=entry.id, certificate=factories.pem(), support="Oficio", actor=proposer()
        )
        assert registration.certificate is not None
        fingerprint = registration.certificate.fingerprint_sha256
        with pytest.raises(queries.SignatureNotRegistered):
            queries.by_certificate(fingerprint, DAY)
        actions.approve(registration_id=registration.id, actor=approver())
        assert queries.by_certificate(fingerprint, DAY)

    def test_one_certificate_has_one_signatory(self) -> None:
        content = factories.pem()
        one, other = factories.signatory(), factories.signatory("Ana Quispe Prueba")
        first = actions.propose_certificate(
            signatory_id=one.id, certificate=content, support="Oficio", actor=proposer()
        )
        with pytest.raises(CertificateRegistered):
            factories.certificate(other.id, content)
        actions.reject(registration_id=first.id, reason="Es de otra persona.", actor=approver())
        assert factories.certificate(other.id, content)

    def test_it_is_x509(self) -> None:
        entry = factories.signatory()
        for content in (
            b"not a certificate",
            b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        ):
            with pytest.raises(CertificateUnreadable):
                factories.certificate(entry.id, content)
        assert factories.certificate(entry.id)

    def test_it_is_in_force_on_its_dates(self) -> None:
        entry = factories.signatory()
        certificate = factories.certificate(entry.id)
        assert queries.by_certificate(certificate.fingerprint_sha256, date(2025, 1, 1))
        with pytest.raises(queries.CertificateNotInForce):
            queries.by_certificate(certificate.fingerprint_sha256, date(2024, 12, 30))

    def test_its_signatory_is_in_post(self) -> None:
        entry = factories.signatory(valid_until=date(2026, 1, 1))
        certificate = factories.certificate(entry.id)
        assert queries.by_certificate(certificate.fingerprint_sha256, date(2025, 12, 31))
        with pytest.raises(queries.SignatureOutOfTenure):
            queries.by_certificate(certificate.fingerprint_sha256, date(2026, 1, 1))


class TestRevocation:
    WHEN = datetime(2026, 5, 20, 15, tzinfo=UTC)

    def test_what_was_signed_before_stays_good(self) -> None:
        certificate = factories.certificate(factories.signatory().id)
        registration = actions.propose_certificate_revocation(
            certificate_id=certificate.id, revoked_at=self.WHEN, support="CRL 88", actor=proposer()
        )
        fingerprint = certificate.fingerprint_sha256
        assert queries.by_certificate(fingerprint, DAY)
        actions.approve(registration_id=registration.id, actor=approver())
        assert queries.by_certificate(fingerprint, DAY - timedelta(days=1))
        with pytest.raises(queries.CertificateRevoked):
            queries.by_certificate(fingerprint, DAY)
        with pytest.raises(RevokedAlready):
            actions.propose_certificate_revocation(
                certificate_id=certificate.id, revoked_at=self.WHEN, support="CRL 88", actor=proposer()
            )

    def test_it_is_a_past_fact(self) -> None:
        certificate = factories.certificate(factories.signatory().id)
        with pytest.raises(RevokedInFuture):
            actions.propose_certificate_revocation(
                certificate_id=certificate.id,
                revoked_at=factories.NOON + timedelta(seconds=1),
                support="CRL 88",
                actor=proposer(),
            )

    def test_a_rejected_revocation_leaves_the_certificate(self) -> None:
        certificate = factories.certificate(factories.signatory().id)
        registration = actions.propose_certificate_revocation(
            certificate_id=certificate.id, revoked_at=self.WHEN, support="CRL 88", actor=proposer()
        )
        actions.reject(registration_id=registration.id, reason="Es otro número de serie.", actor=approver())
        assert queries.by_certificate(certificate.fingerprint_sha256, DAY)
