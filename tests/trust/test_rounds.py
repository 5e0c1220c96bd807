"""Is a token of the signing component good once, soon, and for nothing but what it was given for?"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from pytest_django import Settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.documents import actions, queries
from chancery.kernel.documents.models import PendingSignature, SignatureMeans, SigningToken
from chancery.kernel.documents.tests import own_key
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.models import RoleHeld
from chancery.kernel.identity.tests import factories as people
from chancery.web.signing.tests.authority import trusted

pytestmark = pytest.mark.django_db

NOBODY = identity.anonymous_actor(channel=Channel.WEB, request_id="componente")


@pytest.fixture
def officer(settings: Settings, tmp_path: Path) -> Iterator[Actor]:
    with trusted(settings, tmp_path):
        yield own_key.officer()[1]


@pytest.fixture
def pending(officer: Actor) -> PendingSignature:
    return own_key.prepared(identity.person_of(officer), officer)


@pytest.fixture
def token(officer: Actor, pending: PendingSignature) -> str:
    [launched] = actions.launch(pending_ids=[pending.id], actor=officer)
    return launched.token


def signed(pending: PendingSignature, content: bytes) -> bytes:
    return own_key.signed(content, own_key.certified(pending.signer))


def test_three_calls_bring_a_paper_back(token: str, pending: PendingSignature) -> None:
    told = actions.tell_parameters(token=token, actor=NOBODY)
    assert told.pending == pending
    handed, content = actions.hand_out(token=told.document_token, actor=NOBODY)
    assert (handed, content) == (pending, own_key.frozen(pending))
    document = actions.bring_back(token=told.upload_token, signed=signed(pending, content), actor=NOBODY)
    assert (document.number, document.issued_by) == (pending.number, pending.signer.full_name)
    assert document.own_signature.means == SignatureMeans.HELPER


def test_only_a_hash_of_a_token_is_kept(token: str) -> None:
    [row] = SigningToken.objects.values()
    assert token not in str(row)


def test_each_token_is_good_once(token: str, pending: PendingSignature) -> None:
    told = actions.tell_parameters(token=token, actor=NOBODY)
    actions.hand_out(token=told.document_token, actor=NOBODY)
    with pytest.raises(actions.SignedFileNotPdf):
        actions.bring_back(token=told.upload_token, signed=b"nada", actor=NOBODY)
    with pytest.raises(actions.SigningTokenUsed):
        actions.tell_parameters(token=token, actor=NOBODY)
    with pytest.raises(actions.SigningTokenUsed):
        actions.hand_out(token=told.document_token, actor=NOBODY)
    with pytest.raises(actions.SigningTokenUsed):
        actions.bring_back(
            token=told.upload_token, signed=signed(pending, own_key.frozen(pending)), actor=NOBODY
        )


def test_each_token_is_good_for_some_minutes(token: str) -> None:
    told = actions.tell_parameters(token=token, actor=NOBODY)
    with clock.advanced(configured.SIGNING_TOKEN_LIFETIME):
        with pytest.raises(actions.SigningTokenExpired):
            actions.hand_out(token=told.document_token, actor=NOBODY)
        with pytest.raises(actions.SigningTokenExpired):
            actions.bring_back(token=told.upload_token, signed=b"", actor=NOBODY)
    with clock.advanced(configured.SIGNING_TOKEN_LIFETIME - timedelta(seconds=5)):
        assert actions.hand_out(token=told.document_token, actor=NOBODY)


def test_a_token_is_good_for_one_use_only(token: str) -> None:
    told = actions.tell_parameters(token=token, actor=NOBODY)
    for wrong in (token, told.upload_token, "", "inventado"):
        with pytest.raises(actions.SigningTokenUnknown):
            actions.hand_out(token=wrong, actor=NOBODY)


def test_a_token_is_of_one_document(officer: Actor, token: str, pending: PendingSignature) -> None:
    other = own_key.prepared(identity.person_of(officer), officer)
    told = actions.tell_parameters(token=token, actor=NOBODY)
    with pytest.raises(actions.SignedFileOfOther):
        actions.bring_back(token=told.upload_token, signed=signed(other, own_key.frozen(other)), actor=NOBODY)
    assert queries.waiting_for_signature(officer).count() == 2


def test_a_token_ends_with_what_it_was_for(officer: Actor, token: str, pending: PendingSignature) -> None:
    actions.forgo(pending_id=pending.id, reason="Se rehará", actor=officer)
    with pytest.raises(actions.SignatureNotPending):
        actions.tell_parameters(token=token, actor=NOBODY)
    with pytest.raises(actions.SignatureNotPending):
        actions.launch(pending_ids=[pending.id], actor=officer)


def test_who_serves_no_longer_signs_no_longer(token: str, pending: PendingSignature) -> None:
    told = actions.tell_parameters(token=token, actor=NOBODY)
    RoleHeld.objects.filter(person=pending.signer).update(valid_until=clock.today())
    with pytest.raises(RoleMissing):
        actions.bring_back(
            token=told.upload_token, signed=signed(pending, own_key.frozen(pending)), actor=NOBODY
        )


def test_a_round_has_several_papers_of_ones_own_and_not_none(
    officer: Actor, pending: PendingSignature
) -> None:
    other = own_key.prepared(identity.person_of(officer), officer)
    launched = actions.launch(pending_ids=[pending.id, other.id, pending.id], actor=officer)
    assert [each.pending for each in launched] == [pending, other]
    assert len({each.token for each in launched}) == 2
    for wrong in ([], [pending.id] * (actions.ROUND_LIMIT + 1)):
        with pytest.raises(actions.NothingToSign):
            actions.launch(pending_ids=wrong, actor=officer)
    _, stranger = own_key.officer("Otilia")
    with pytest.raises(queries.PendingSignatureUnknown):
        actions.launch(pending_ids=[pending.id], actor=stranger)
    with pytest.raises(RoleMissing):
        actions.launch(pending_ids=[pending.id], actor=people.actor_of(people.make_person()))
