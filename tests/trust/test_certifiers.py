"""Is a signature taken in only where who issued its certificate was accredited when it was made, by a list that may be believed?"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents import actions, jobs, queries, signing, validation
from chancery.kernel.documents.actions import trust_lists
from chancery.kernel.documents.models import TrustListEdition
from chancery.kernel.documents.trust_list import TrustListNotSigned, TrustListUnreadable
from chancery.kernel.documents.validation import ValidationReport
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.trust_list import TSL, signed, signed_list, unsigned_list
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger.models import Entry
from tests.trust.desk import Desk, Published, refused

pytestmark = pytest.mark.django_db


def accreditation(status: str, at: datetime) -> None:
    """What the operator of the list decides of the demonstration's certifier."""
    with (signing.key_folder().path / "accreditation.txt").open("a") as kept:
        kept.write(f"{status} {at.isoformat()}\n")


def report_of(desk: Desk) -> ValidationReport:
    report = queries.report_of(queries.own_pending_signature(desk.pending.id, actor=desk.actor))
    assert report is not None
    return report


@pytest.fixture
def published(desk: Desk, settings: Settings) -> Iterator[Published]:
    """The list as it was when the paper was prepared; and it stays so."""
    server = Published(signed_list(signing.key_folder().path))
    with running(server) as address:
        settings.TRUST_LIST_URL = f"{address}/lista"
        yield server


class TestAtSigning:
    """As of when the signature was made, not of today."""

    def test_accredited(self, desk: Desk) -> None:
        desk.complete(desk.signed())
        report = report_of(desk)
        assert (report.certifier, report.certifier_status) == ("Autoridad emisora de demostración", "granted")
        assert report.certifier_since == datetime(2010, 1, 4, 14, tzinfo=UTC)
        assert report.trust_list_number == TrustListEdition.objects.get().number

    def test_a_report_of_before_there_was_a_list_is_read(self, desk: Desk) -> None:
        desk.complete(desk.signed())
        told = json.loads(report_of(desk).stored())
        for name in ("certifier", "certifier_status", "certifier_since", "trust_list_number"):
            del told[name]
        assert validation.kept(json.dumps(told)).certifier_since is None

    def test_withdrawn_before(self, desk: Desk) -> None:
        yesterday = (clock.now() - timedelta(days=1)).replace(microsecond=0)
        accreditation("withdrawn", yesterday)
        report = refused(desk, actions.OwnCertifierNotAccredited, desk.signed())
        assert (report.indication.value, report.subindication) == (
            "INDETERMINATE",
            "NO_CERTIFICATE_CHAIN_FOUND",
        )
        assert (report.certifier_status, report.certifier_since) == ("not_granted", yesterday)
        with pytest.raises(actions.SignedFileRefused, match="INDECOPI"):
            desk.complete(desk.signed())
        entry = Entry.objects.filter(chain=desk.pending.case_id).latest("position")
        assert entry.verb == "documents.refuse_own_signature"

    def test_withdrawn_after(self, desk: Desk) -> None:
        content = desk.signed()
        accreditation("withdrawn", clock.now() + timedelta(seconds=2))
        with clock.advanced(timedelta(seconds=4)):
            assert desk.complete(content).number == desk.pending.number
            [service] = (queries.trust_list() or pytest.fail("no list")).services
        assert [granted for _, granted in service.history] == [True, False]
        assert report_of(desk).certifier_status == "granted"

    def test_accredited_again(self, desk: Desk) -> None:
        accreditation("withdrawn", clock.now() - timedelta(days=2))
        accreditation("granted", clock.now() - timedelta(days=1))
        assert desk.complete(desk.signed()).number == desk.pending.number

    def test_not_on_the_list(self, desk: Desk, settings: Settings, tmp_path: Path) -> None:
        """Its root is believed, its authority answers, and INDECOPI does not name it."""
        other = tmp_path / "other"
        kept = settings.KEYS_URL
        settings.KEYS_URL = f"file://{other}"
        signing.key_folder().ensure()
        settings.KEYS_URL = kept
        operators = tmp_path / "operators.pem"
        operators.write_bytes((other / "list.pem").read_bytes())
        settings.TRUST_LIST_OPERATORS = str(operators)
        with running(Published(signed_list(other))) as address:
            settings.TRUST_LIST_URL = f"{address}/lista"
            report = refused(desk, actions.OwnCertifierNotAccredited, desk.signed())
        assert report.certifier_status == "not_listed"


class TestTheList:
    """What is believed of what arrives."""

    def test_without_a_list_the_paper_waits(self, desk: Desk, published: Published) -> None:
        content, published.status = desk.signed(), 503
        report = refused(desk, actions.AccreditationUnknown, content)
        assert (report.certifier_status, report.subindication) == ("unknown", "TRY_LATER")
        published.status = 200
        assert desk.complete(content).number == desk.pending.number

    def test_with_one_that_is_over_the_paper_waits(self, desk: Desk, published: Published) -> None:
        actions.refresh_trust_list(actor=system_actor("Prueba"))
        with clock.advanced(timedelta(days=100)):
            refused(desk, actions.AccreditationUnknown, desk.signed())
            listed = queries.trust_list()
            assert listed is not None
            assert not listed.is_in_force
            with pytest.raises(actions.TrustListOutdated):
                actions.refresh_trust_list(actor=system_actor("Prueba"))
        assert desk.complete(desk.signed()).number == desk.pending.number

    def test_a_newer_one_replaces_it_and_an_older_one_does_not(
        self, desk: Desk, published: Published
    ) -> None:
        first = published.content
        actor = system_actor("Prueba")
        older = actions.refresh_trust_list(actor=actor)
        assert actions.refresh_trust_list(actor=actor) == older
        published.content = signed_list(signing.key_folder().path)
        jobs.refresh_trust_list(0)
        newer = queries.trust_list()
        assert newer is not None
        assert newer.number > older.number
        published.content = first
        with pytest.raises(actions.TrustListOutdated):
            actions.refresh_trust_list(actor=actor)
        assert queries.trust_list() == newer
        assert Entry.objects.filter(verb="documents.refresh_trust_list").count() == 2
        assert [*TrustListEdition.objects.order_by("number")] == [
            TrustListEdition(older.number),
            TrustListEdition(newer.number),
        ]

    def test_another_list_under_a_number_that_is_kept_is_refused(
        self, desk: Desk, published: Published, settings: Settings, tmp_path: Path
    ) -> None:
        """Also while what is kept cannot be read, its operator's certificate having been changed in the settings."""
        folder, actor = signing.key_folder().path, system_actor("Prueba")
        kept = actions.refresh_trust_list(actor=actor)
        other = unsigned_list(folder)
        number, status = (
            other.find(f".//{{{TSL}}}{each}") for each in ("TSLSequenceNumber", "ServiceStatus")
        )
        assert number is not None
        assert status is not None
        number.text, status.text = str(kept.number), f"{status.text}".replace("granted", "withdrawn")
        published.content = signed(other, folder)
        with pytest.raises(actions.TrustListOutdated):
            actions.refresh_trust_list(actor=actor)
        assert queries.trust_list() == kept
        ours, settings.KEYS_URL = settings.KEYS_URL, f"file://{tmp_path}/other"
        signing.key_folder().ensure()
        published.content = signed(other, signing.key_folder().path)
        operators = tmp_path / "operators.pem"
        operators.write_bytes((signing.key_folder().path / "list.pem").read_bytes())
        settings.TRUST_LIST_OPERATORS, settings.KEYS_URL = str(operators), ours
        assert queries.trust_list() is None
        with pytest.raises(actions.TrustListOutdated):
            actions.refresh_trust_list(actor=actor)
        refused(desk, actions.AccreditationUnknown, desk.signed())
        settings.TRUST_LIST_OPERATORS = ""
        assert desk.complete(desk.signed()).number == desk.pending.number

    def test_one_that_comes_drop_by_drop_is_given_up(
        self, desk: Desk, published: Published, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content = desk.signed()
        with monkeypatch.context() as patched:
            patched.setattr(trust_lists, "_LONGEST", -1.0)
            with pytest.raises(actions.TrustListUnavailable):
                actions.refresh_trust_list(actor=system_actor("Prueba"))
            refused(desk, actions.AccreditationUnknown, content)
        assert desk.complete(content).number == desk.pending.number

    def test_what_is_no_list_or_not_the_operators_changes_nothing(
        self, desk: Desk, published: Published, tmp_path: Path, settings: Settings
    ) -> None:
        actor = people.make_administrator()
        kept = actions.refresh_trust_list(actor=actor)
        published.content = b"<html>mantenimiento"
        with pytest.raises(TrustListUnreadable):
            actions.refresh_trust_list(actor=actor)
        ours, settings.KEYS_URL = settings.KEYS_URL, f"file://{tmp_path}/other"
        signing.key_folder().ensure()
        published.content = signed_list(signing.key_folder().path)
        settings.KEYS_URL = ours
        with pytest.raises(TrustListNotSigned):
            actions.refresh_trust_list(actor=actor)
        published.status = 404
        with pytest.raises(actions.TrustListUnavailable):
            actions.refresh_trust_list(actor=actor)
        assert queries.trust_list() == kept
        assert desk.complete(desk.signed()).number == desk.pending.number

    def test_an_administrator_asks_for_it_and_an_officer_does_not(
        self, desk: Desk, published: Published
    ) -> None:
        with pytest.raises(RoleMissing):
            actions.refresh_trust_list(actor=desk.actor)
        assert queries.trust_list() is None
        listed = actions.refresh_trust_list(actor=people.make_administrator())
        assert queries.trust_list() == listed
