"""Does another key begin and is one revoked by two administrators, and is what each sealed believed as long as it should be?"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import actions, sealing
from chancery.kernel.documents.models import RevocationGround, SealKeyChange
from chancery.kernel.documents.pki import SEALS
from chancery.kernel.documents.sealing import KeyState
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.documents.tests.test_sealing import sealed
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation.gates import NotAnAdministrator, SameHands
from chancery.kernel.organisation.writers import WrittenInLima
from chancery.kernel.travel_documents import seal_checks, seals
from chancery.kernel.travel_documents.seal_checks import Indication

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def today(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """Noon in Lima, with keys that were made a month before."""
    settings.KEYS_URL = f"file://{tmp_path}"
    noon = clock.now().replace(year=2026, month=11, day=20, hour=17)
    with clock.set_to(noon - 30 * DAY):
        sealing.key_list()
    with clock.set_to(noon):
        yield


@pytest.fixture
def ada() -> Actor:
    return people.make_administrator()


@pytest.fixture
def eva() -> Actor:
    return people.make_administrator()


def begun(on: date, ada: Actor, eva: Actor) -> SealKeyChange:
    proposed = actions.propose_seal_key(begins_on=on, actor=ada)
    return actions.approve_seal_key_change(change=proposed, actor=eva)


def revoked(certificate: str, on: date, ground: RevocationGround, ada: Actor, eva: Actor) -> SealKeyChange:
    proposed = actions.propose_seal_key_revocation(
        certificate=certificate, on=on, ground=ground, reason="Oficio 12-2026", actor=ada
    )
    return actions.approve_seal_key_change(change=proposed, actor=eva)


def founding() -> str:
    return sealing.known_keys()[0].key.certificate


def signer_of(content: bytes) -> str:
    return seals.read(content).header.certificate


def verdict(content: bytes) -> Indication | None:
    return seal_checks.verify(content, sealing.key_list(), on=clock.today()).indication


def test_another_key_seals_from_its_day_and_the_old_one_is_still_believed(ada: Actor, eva: Actor) -> None:
    before = sealed()
    change = begun(TODAY + 7 * DAY, ada, eva)
    assert signer_of(sealed()) == signer_of(before) == founding()
    assert [key.certificate for key in sealing.key_list().keys] == [founding(), change.certificate]
    assert [known.state for known in sealing.known_keys()] == [KeyState.SEALING, KeyState.TO_COME]
    with clock.advanced(7 * DAY):
        after = sealed()
        assert signer_of(after) == change.certificate
        assert verdict(before) is verdict(after) is None
        assert [known.state for known in sealing.known_keys()] == [KeyState.RETIRED, KeyState.SEALING]
        (key_folder().path / f"{SEALS}.key").unlink()  # a retired key is destroyed
        assert signer_of(sealed()) == change.certificate


def test_two_administrators_make_a_change(ada: Actor, eva: Actor) -> None:
    with pytest.raises(NotAnAdministrator):
        actions.propose_seal_key(begins_on=TODAY, actor=people.actor_of(people.make_person()))
    proposed = actions.propose_seal_key(begins_on=TODAY, actor=ada)
    assert signer_of(sealed()) == founding()
    with pytest.raises(SameHands):
        actions.approve_seal_key_change(change=proposed, actor=ada)
    with pytest.raises(actions.SealKeyChangeOpen):
        actions.propose_seal_key(begins_on=TODAY, actor=eva)
    actions.approve_seal_key_change(change=proposed, actor=eva)
    assert signer_of(sealed()) == proposed.certificate
    with pytest.raises(actions.SealKeyChangeDecided):
        actions.decline_seal_key_change(change=proposed, actor=eva)


def test_what_was_declined_changes_nothing_and_its_pair_serves_again(ada: Actor, eva: Actor) -> None:
    proposed = actions.propose_seal_key(begins_on=TODAY, actor=ada)
    actions.decline_seal_key_change(change=proposed, actor=eva)
    assert signer_of(sealed()) == founding()
    assert begun(TODAY, ada, eva).certificate == proposed.certificate


@pytest.mark.parametrize("on", [TODAY - DAY, TODAY - 40 * DAY, TODAY + 4000 * DAY])
def test_a_key_begins_in_the_days_of_its_certificate(on: date, ada: Actor) -> None:
    with pytest.raises(Invalid):
        actions.propose_seal_key(begins_on=on, actor=ada)
    assert actions.propose_seal_key(begins_on=TODAY, actor=ada)


def test_one_key_begins_a_day_and_one_that_is_needed_at_once_before_the_next(ada: Actor, eva: Actor) -> None:
    planned = begun(TODAY + 7 * DAY, ada, eva)
    with pytest.raises(Invalid):
        actions.propose_seal_key(begins_on=TODAY + 7 * DAY, actor=ada)
    revoked(founding(), TODAY, RevocationGround.COMPROMISED, ada, eva)
    urgent = begun(TODAY, ada, eva)
    assert signer_of(sealed()) == urgent.certificate
    with clock.advanced(7 * DAY):
        assert signer_of(sealed()) == planned.certificate


def test_a_proposal_that_nobody_decided_in_time_is_made_again(ada: Actor, eva: Actor) -> None:
    proposed = actions.propose_seal_key(begins_on=TODAY, actor=ada)
    with clock.advanced(DAY):
        with pytest.raises(actions.SealKeyChangeTooLate):
            actions.approve_seal_key_change(change=proposed, actor=eva)
        actions.decline_seal_key_change(change=proposed, actor=eva)
        assert begun(TODAY + DAY, ada, eva).is_approved


def test_of_a_stolen_key_nothing_is_believed_and_nothing_is_sealed(ada: Actor, eva: Actor) -> None:
    content = sealed()
    assert verdict(content) is None
    revoked(founding(), TODAY, RevocationGround.COMPROMISED, ada, eva)
    assert verdict(content) is Indication.REVOKED_CERTIFICATE
    for act in (sealed, sealing.cancelled_list):
        with pytest.raises(sealing.SealKeyRevoked) as refusal:
            act()
        assert "20/11/2026" in str(refusal.value)
    begun(TODAY, ada, eva)
    assert verdict(sealed()) is None
    assert verdict(content) is Indication.REVOKED_CERTIFICATE


def test_of_a_key_that_nobody_else_had_what_it_sealed_before_is_believed(ada: Actor, eva: Actor) -> None:
    with clock.advanced(-2 * DAY):
        before = sealed()
    since = sealed()
    revoked(founding(), TODAY, RevocationGround.UNUSED, ada, eva)
    assert verdict(before) is None
    assert verdict(since) is Indication.REVOKED_CERTIFICATE


def test_a_revocation_has_a_day_on_which_the_key_stood_and_a_reason(ada: Actor, eva: Actor) -> None:
    good = {"certificate": founding(), "on": TODAY, "ground": RevocationGround.UNUSED, "reason": "Oficio 12"}
    for wrong in ({"on": TODAY + DAY}, {"on": TODAY - 40 * DAY}, {"reason": " "}):
        with pytest.raises(Invalid):
            actions.propose_seal_key_revocation(**{**good, **wrong}, actor=ada)  # type: ignore[arg-type]
    with pytest.raises(sealing.SealKeyUnknown):
        actions.propose_seal_key_revocation(**{**good, "certificate": "1A"}, actor=ada)  # type: ignore[arg-type]
    proposed = actions.propose_seal_key_revocation(**good, actor=ada)  # type: ignore[arg-type]
    actions.approve_seal_key_change(change=proposed, actor=eva)
    with pytest.raises(actions.SealKeyAlreadyRevoked):
        actions.propose_seal_key_revocation(**good, actor=ada)  # type: ignore[arg-type]


def test_a_key_revoked_before_its_day_never_seals(ada: Actor, eva: Actor) -> None:
    coming = begun(TODAY + 7 * DAY, ada, eva)
    revoked(coming.certificate, TODAY, RevocationGround.COMPROMISED, ada, eva)
    with clock.advanced(7 * DAY):
        assert signer_of(sealed()) == founding()
    other = begun(TODAY + 7 * DAY, ada, eva)
    with clock.advanced(7 * DAY):
        assert signer_of(sealed()) == other.certificate


def test_nothing_is_sealed_once_the_certificate_expired_and_it_is_told_a_year_before(
    ada: Actor, eva: Actor
) -> None:
    last = sealing.known_keys()[0].key.valid_until
    assert not sealing.need_care()
    with clock.advanced(last - TODAY - 365 * DAY):
        found = sealing.running_out()
        assert found is not None
        assert found.key.certificate == founding()
        assert signer_of(sealed()) == founding()
        begun(clock.today() + DAY, ada, eva)
        assert sealing.running_out() is None
    SealKeyChange.objects.all().delete()
    with clock.advanced(last - TODAY):
        with pytest.raises(sealing.SealKeyExpired):
            sealed()
        assert sealing.need_care()


def test_where_the_authority_is_somebody_elses_the_pair_is_what_it_gave(ada: Actor, eva: Actor) -> None:
    folder = key_folder()
    folder.ensure_holder(f"{SEALS}-2027", sealing.TITLE)
    given = folder.certificate(f"{SEALS}-2027")
    (folder.path / "issuing.key").unlink()
    change = begun(TODAY, ada, eva)
    assert int(change.certificate, 16) == given.serial_number
    with pytest.raises(actions.NoNewSealKey):
        actions.propose_seal_key(begins_on=TODAY + DAY, actor=ada)


def test_a_pair_in_another_name_does_not_seal(ada: Actor) -> None:
    key_folder().ensure_holder(f"{SEALS}-2027", "Otra unidad")
    with pytest.raises(actions.SealKeyUnsuitable):
        actions.propose_seal_key(begins_on=TODAY, actor=ada)
    (key_folder().path / f"{SEALS}-2027.pem").unlink()
    assert actions.propose_seal_key(begins_on=TODAY, actor=ada)


def test_a_post_that_was_not_given_the_key_seals_nothing_with_the_old_one(ada: Actor, eva: Actor) -> None:
    begun(TODAY, ada, eva)
    assert sealed()
    (newer,) = (name for name in key_folder().holders(SEALS) if name != SEALS)
    (key_folder().path / f"{newer}.key").unlink()
    with pytest.raises(sealing.SealKeyMissing):
        sealed()


def test_keys_are_changed_in_lima(ada: Actor, eva: Actor, settings: Settings) -> None:
    proposed = actions.propose_seal_key(begins_on=TODAY, actor=ada)
    settings.NODE = "cg-milan"
    with pytest.raises(WrittenInLima):
        actions.propose_seal_key(begins_on=TODAY, actor=ada)
    with pytest.raises(WrittenInLima):
        actions.approve_seal_key_change(change=proposed, actor=eva)
    with pytest.raises(WrittenInLima):
        actions.decline_seal_key_change(change=proposed, actor=eva)
    settings.NODE = ""
    assert actions.approve_seal_key_change(change=proposed, actor=eva).is_approved
