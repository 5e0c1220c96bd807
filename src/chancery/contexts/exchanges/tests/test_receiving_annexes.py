"""Are annexes fetched, hashed and kept, from listed servers alone, before a document is received?"""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings

from chancery.contexts.exchanges import actions, jobs, rules
from chancery.contexts.exchanges.models import IncomingAnnex
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.annexes import A, B, Shelf, announced
from chancery.contexts.exchanges.tests.factories import SYSTEM, Desk
from chancery.kernel.documents import queries as papers
from chancery.kernel.documents.tests import factories as files
from chancery.kernel.documents.tests.scanner import VIRUS, scanner_at
from chancery.kernel.gateway import interoperability
from chancery.kernel.gateway.interoperability import AnnexGone, AnnexOriginUnknown, AnnexTooLarge
from chancery.kernel.gateway.simulators.server import running

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


class TestAnnexes:
    def test_they_are_fetched_hashed_and_kept(self, at: Desk) -> None:
        shelf = Shelf(uno=A, dos=rules.bundle([("a.pdf", A), ("b.pdf", B), ("extra.txt", b"x")]))
        with running(shelf) as url, override_settings(ANNEX_ORIGINS=[url]):
            received = announced(f"{url}/anexos/dos", "a.pdf", "b.pdf")
            with pytest.raises(actions.AnnexesPending):
                actions.accept(incoming_id=received.pk, actor=at.officer)
            jobs.push(0)
            jobs.push(0)
            assert shelf.asked == 1
            received.refresh_from_db()
            assert received.fetched_at == factories.NOON
            kept = [papers.content(annex.file_id) for annex in received.annexes.all()]
            assert kept == [A, B]
            shelf.kept.clear()
            cargo = actions.accept(incoming_id=received.pk, actor=at.officer)
            assert cargo.document is not None
            assert str(received.annexes.all()[0].file_id) in cargo.document.facts
            with pytest.raises(DatabaseError), transaction.atomic():
                IncomingAnnex.objects.update(name="otro.pdf")

    def test_what_is_counted_and_not_named_is_fetched_whole_before_it_is_received(self, at: Desk) -> None:
        packed = rules.bundle([("a.pdf", A), ("b.pdf", B)])
        with running(Shelf(dos=packed)) as url, override_settings(ANNEX_ORIGINS=[url]):
            received = factories.received(snumanx=2, vurldocanx=f"{url}/anexos/dos")
            with pytest.raises(actions.AnnexesPending):
                actions.accept(incoming_id=received.pk, actor=at.officer)
            jobs.push(0)
        (annex,) = received.annexes.all()
        assert (annex.name, papers.content(annex.file_id)) == (rules.UNNAMED, packed)
        cargo = actions.accept(incoming_id=received.pk, actor=at.officer)
        assert cargo.document is not None
        assert str(annex.file_id) in cargo.document.facts

    def test_an_annex_that_is_named_as_those_without_a_name_are_shown_is_unpacked(self, at: Desk) -> None:
        packed = rules.bundle([(rules.UNNAMED, A)])
        with running(Shelf(uno=packed)) as url, override_settings(ANNEX_ORIGINS=[url]):
            received = announced(f"{url}/anexos/uno", rules.UNNAMED)
            jobs.push(0)
        assert papers.content(received.annexes.get().file_id) == A

    @pytest.mark.parametrize(
        ("path", "code"),
        [
            ("no-hay", AnnexGone.code),
            ("lleva-lejos", AnnexGone.code),
            ("roto", "partner_unavailable"),
            ("otro", rules.AnnexesDiffer.code),
            ("grande", AnnexTooLarge.code),
        ],
    )
    def test_what_cannot_be_fetched_is_tried_again_and_the_document_stays(
        self, at: Desk, path: str, code: str, settings: Any
    ) -> None:
        settings.UPLOAD_LIMIT = 1_000_000
        shelf = Shelf(uno=A, roto=503, otro=b"", grande=b"%PDF-" + b"0" * 1_000_001)
        shelf.kept["lleva-lejos"] = 302
        with running(shelf) as url, override_settings(ANNEX_ORIGINS=[url]):
            received = announced(f"{url}/anexos/{path}", "a.pdf")
            actions.fetch_annexes(incoming_id=received.pk, actor=SYSTEM)
            received.refresh_from_db()
            assert (received.fault, received.fetched_at) == (code, None)
            assert received.fetch_fault
            assert received.due_at is not None
            actions.observe(incoming_id=received.pk, reason="No se pueden bajar los anexos", actor=at.officer)

    @pytest.mark.parametrize("harmful", [files.pdf() + VIRUS, b"MZ" + VIRUS])
    def test_what_is_harmful_is_not_kept_nor_received(self, at: Desk, harmful: bytes, settings: Any) -> None:
        shelf = Shelf(uno=harmful)
        with running(shelf) as url, scanner_at() as scanner:
            settings.ANNEX_ORIGINS, settings.SCANNER_URL = [url], scanner
            received = announced(f"{url}/anexos/uno", "a.pdf")
            actions.fetch_annexes(incoming_id=received.pk, actor=SYSTEM)
            received.refresh_from_db()
            assert (received.fault, received.fetched_at) == (actions.AnnexHarmful.code, None)
            with pytest.raises(actions.AnnexesPending, match="dañino en el anexo"):
                actions.accept(incoming_id=received.pk, actor=at.officer)
            shelf.kept["uno"] = A
            actions.fetch_annexes(incoming_id=received.pk, actor=at.officer)
            assert actions.accept(incoming_id=received.pk, actor=at.officer)

    @pytest.mark.parametrize(
        "url",
        [
            "http://169.254.169.254/latest/meta-data",
            "http://127.0.0.1:1/anexos",
            "file:///etc/passwd",
            "http://usuario@{host}/anexos/uno",
            "https://{host}/anexos/uno",
            "http://{host}.example.org/anexos/uno",
            "http://[::1",
            "gopher://{host}/",
            "//{host}/anexos/uno",
        ],
    )
    def test_only_listed_servers_are_asked(self, at: Desk, url: str) -> None:
        shelf = Shelf(uno=A)
        with running(shelf) as base, override_settings(ANNEX_ORIGINS=[base]):
            address = url.format(host=base.removeprefix("http://"))
            interoperability.check_origin(f"{base}/anexos/uno")
            with pytest.raises(AnnexOriginUnknown):
                interoperability.check_origin(address)
            received = announced(address, "a.pdf")
            actions.fetch_annexes(incoming_id=received.pk, actor=SYSTEM)
            received.refresh_from_db()
            assert received.fault == AnnexOriginUnknown.code
            assert shelf.asked == 0
