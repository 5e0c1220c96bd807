"""Does a signature outlive its certificates, from the evidence in the file alone? And is it renewed in time?"""

import asyncio
import io
import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.test import override_settings
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation import ades
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    NonRevokedStatusAssertion,
    RevocationCheckingPolicy,
)
from pyhanko_certvalidator.registry import SimpleTrustManager

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role, system_actor
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.documents import actions, evidence, jobs, pki, queries, signing, verification
from chancery.kernel.documents.models import Document
from chancery.kernel.documents.tests.test_issued import KIND, Facts
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger.models import Entry
from chancery.kernel.organisation.tests import factories as network
from tests.trust.conftest import Trust, sign

ACTOR = system_actor("Prueba")
NEARLY_THREE_YEARS = timedelta(days=3 * 365 - 60)


def lasting(content: bytes, at: datetime) -> ades.AdESLTAValidationResult:
    """ETSI EN 319 102-1, 5.6.3: at an instant, with the demonstration's root and nothing else from outside the file.

    What no file can tell is that the last stamp's own certificates are not revoked at that instant: it is asserted.
    """
    root = x509.Certificate.load(signing.root_certificate())
    policy = CertValidationPolicySpec(
        SimpleTrustManager.build(trust_roots=[root]),
        CertRevTrustPolicy(RevocationCheckingPolicy.from_legacy("require")),
    )
    offline = RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY)
    timing = ValidationTimingInfo(at, at, point_in_time_validation=True)
    reader = PdfFileReader(io.BytesIO(content))
    stamps = reader.embedded_timestamp_signatures
    standing = [issuing(), *(stamp.signer_cert for stamp in stamps[-1:])]
    knowledge = LocalKnowledge(
        nonrevoked_assertions=[NonRevokedStatusAssertion(certificate.sha256, at) for certificate in standing]
    )
    spec = PdfSignatureValidationSpec(SignatureValidationSpec(policy, offline, local_knowledge=knowledge))
    [embedded] = reader.embedded_regular_signatures
    embedded.compute_integrity_info()
    with patch.object(ades, "ades_with_time_validation", _by_document_stamp):
        return asyncio.run(ades.ades_lta_validation(embedded, spec, timing))


async def _by_document_stamp(
    extra_status_kwargs: Any, status_cls: Any, **asked: Any
) -> ades.AdESWithTimeValidationResult:
    """The library wants a timestamp inside the signature; a document timestamp serves as well (EN 319 142-1, 6.3)."""
    basic = await ades.ades_basic_validation(**asked)
    return ades.AdESWithTimeValidationResult(
        ades_subindic=basic.ades_subindic,
        api_status=basic.api_status,
        failure_msg=basic.failure_msg,
        validation_objects=basic.validation_objects,
        best_signature_time=asked["timing_info"].best_signature_time,
        signature_not_before_time=None,
    )


def issuing() -> x509.Certificate:
    pem = signing.key_folder().certificate("issuing")
    return x509.Certificate.load(pem.public_bytes(Encoding.DER))


def holds(content: bytes, at: datetime) -> bool:
    result = lasting(content, at)
    return result.ades_subindic is AdESPassed.OK and result.oldest_evidence_record_timestamp is not None


@pytest.fixture
def document(trust: Trust, settings: pytest.FixtureRequest, tmp_path: Path, db: None) -> Document:
    """A paper issued and lifted."""
    settings.STORE_URL = f"file://{tmp_path}/store"  # type: ignore[attr-defined]
    network.load()
    officer = people.make_person("Olga", "Funcionaria")
    people.make_role(officer, Role.OFFICER)
    issued = actions.issue(
        kind=KIND,
        facts=Facts("Ñusta Ávila", "Se expide para el trámite que convenga."),
        case_id=uuid.uuid4(),
        office=people.make_office(),
        actor=people.actor_of(officer),
    )
    evidence.lift(document_id=issued.id, actor=ACTOR)
    return issued


def new_stamp_certificate(trust: Trust) -> None:
    """The authority stamps with another key from now on, whose certificate ends a year later."""
    for name in ("tsa.pem", "tsa.key"):
        (trust.folder.path / name).unlink()
    with patch.object(pki, "_LEAF_YEARS", 4):
        trust.folder.ensure()


def renewals(document: Document) -> list[str]:
    return list(
        Entry.objects.filter(chain=document.case_id, verb="documents.renew").values_list("verb", flat=True)
    )


def test_the_lifted_file_validates_at_level_lta_from_what_is_in_it(trust: Trust) -> None:
    with clock.advanced(timedelta(days=-2 * 365)):
        trust.folder.ensure_holder("officer-1", "Olga")
    signed = sign(holder="officer-1")
    lifted = evidence.with_evidence(signed)
    after_the_signers = trust.folder.certificate("officer-1").not_valid_after_utc + timedelta(days=200)
    assert holds(lifted, after_the_signers)
    assert not holds(signed, after_the_signers)
    assert not holds(lifted, evidence.stamp_valid_until(lifted) + timedelta(days=1))


def test_a_lifted_file_of_which_the_evidence_was_changed_does_not_validate(trust: Trust) -> None:
    lifted = evidence.with_evidence(signed := sign())
    at = lifted.index(b"/VRI", len(signed))
    assert not holds(lifted[:at] + b"/XRI" + lifted[at + 4 :], clock.now())


def test_a_stamp_is_renewed_before_its_certificate_expires(trust: Trust, document: Document) -> None:
    lifted = queries.content(queries.newest_file(document))
    first_ends = evidence.stamp_valid_until(lifted)
    new_stamp_certificate(trust)
    evidence.renew(document_id=document.id, actor=ACTOR)
    assert queries.newest_file(document) == queries.by_content(document.file_id).augmentations.get().file_id  # type: ignore[union-attr]
    with clock.advanced(NEARLY_THREE_YEARS):
        evidence.renew(document_id=document.id, actor=ACTOR)
        assert document.augmentations.count() == 2
        evidence.renew(document_id=document.id, actor=ACTOR)
    renewed = queries.content(queries.newest_file(document))
    assert renewed.startswith(lifted)
    assert evidence.stamp_valid_until(renewed) > first_ends
    assert (
        verification.examine(renewed, trusted=[signing.root_certificate()]).signatures[0].verdict
        == "TOTAL-PASSED"
    )
    after_the_first = first_ends + timedelta(days=90)
    assert holds(renewed, after_the_first)
    assert not holds(lifted, after_the_first)
    for published in (lifted, renewed, queries.content(document.file_id)):
        assert queries.by_content(verification.sha256(published).hexdigest()) == document


def test_a_renewal_done_again_does_nothing(trust: Trust, document: Document) -> None:
    new_stamp_certificate(trust)
    with clock.advanced(NEARLY_THREE_YEARS):
        evidence.renew(document_id=document.id, actor=ACTOR)
        [first, second] = document.augmentations.all()
        assert first.stamp_valid_until < second.stamp_valid_until
    with clock.advanced(NEARLY_THREE_YEARS + timedelta(days=30)):
        evidence.renew(document_id=document.id, actor=ACTOR)
    assert document.augmentations.count() == 2
    assert renewals(document) == ["documents.renew"]


def test_a_stamp_that_would_end_no_later_is_not_kept(trust: Trust, document: Document) -> None:
    with clock.advanced(NEARLY_THREE_YEARS), pytest.raises(evidence.StampNotLater) as refused:
        evidence.renew(document_id=document.id, actor=ACTOR)
    assert document.augmentations.count() == 1
    new_stamp_certificate(trust)
    with clock.advanced(NEARLY_THREE_YEARS):
        evidence.renew(document_id=document.id, actor=ACTOR)
    assert refused.value.code == "stamp_not_later"
    assert isinstance(refused.value, Unavailable)
    assert document.augmentations.count() == 2


def test_a_renewal_that_cannot_be_had_is_asked_for_again(trust: Trust, document: Document) -> None:
    new_stamp_certificate(trust)
    with clock.advanced(NEARLY_THREE_YEARS):
        with (
            override_settings(TIMESTAMP_URL="http://127.0.0.1:9/nadie"),
            pytest.raises(evidence.EvidenceUnavailable),
        ):
            evidence.renew(document_id=document.id, actor=ACTOR)
        assert document.augmentations.count() == 1
        evidence.renew(document_id=document.id, actor=ACTOR)
    assert document.augmentations.count() == 2


def test_the_hourly_job_finds_what_ends_within_the_period_of_the_rule(
    trust: Trust, document: Document
) -> None:
    new_stamp_certificate(trust)
    until = document.augmentations.get().stamp_valid_until
    for days, found in ((91, []), (90, [document.id]), (1, [document.id])):
        with clock.set_to(until - timedelta(days=days)):
            assert queries.stamps_that_end(evidence.renewal_due_by(), limit=10) == found
    with clock.set_to(until - timedelta(days=60)):
        jobs.find_ending_stamps(0)
        jobs.find_ending_stamps(0)
        jobs.renew(str(document.id))
        assert queries.stamps_that_end(evidence.renewal_due_by(), limit=10) == []
