"""Does a head's own key give a document its number, with no gap, whether the signature comes or not?"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import Settings

from chancery.contexts.memoranda import actions, jobs, queries
from chancery.contexts.memoranda.models import HeadSignature, InternalDocument, PreparedSignature
from chancery.contexts.memoranda.rules import OWN_KEY_WAITS, Kind, State
from chancery.contexts.memoranda.tests import factories
from chancery.contexts.memoranda.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import PendingSignature
from chancery.kernel.documents.tests import own_key
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere
from chancery.kernel.identity.models import RoleHeld
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger.tests.factories import guard_off
from chancery.web.signing.tests.authority import trusted

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("prueba")


@pytest.fixture
def at(settings: Settings, tmp_path: Path) -> Iterator[Ministry]:
    with trusted(settings, tmp_path):
        yield factories.ministry()


def prepared(at: Ministry, **wishes: object) -> PreparedSignature:
    document = factories.for_signature(at)
    return actions.prepare(document=document, version=1, actor=at.head, **wishes)  # type: ignore[arg-type]


def sign(at: Ministry, pending: PendingSignature) -> None:
    holder = own_key.certified(factories.person_of(at.head))
    signed = own_key.signed(own_key.frozen(pending), holder)
    documents.complete(pending_id=pending.id, signed=signed, actor=at.head)


def state_of(document: InternalDocument) -> str:
    return factories.fresh(document).state


class TestSigned:
    def test_the_number_that_was_frozen_is_that_of_the_signature(self, at: Ministry) -> None:
        waits = prepared(at, dispatches=True)
        assert state_of(waits.document) == State.FROZEN
        assert not HeadSignature.objects.exists()
        sign(at, waits.pending)
        signature = HeadSignature.objects.get()
        assert signature.number == waits.number == f"Memorándum (OGI) N° OGI0001/{clock.today().year}"
        assert signature.by_id == at.head.person_id
        assert signature.paper.number == waits.pending.number
        assert state_of(waits.document) == State.DISPATCHED
        assert queries.inbox(at.oti, waiting=True).count() == 1
        assert list(queries.numbers()) == []

    def test_who_does_not_head_the_unit_any_more_signs_nothing(self, at: Ministry) -> None:
        waits = prepared(at)
        held = RoleHeld.objects.get(person_id=str(at.head.person_id))
        identity.end_role(role_held=held, reason="Cese", actor=people.make_administrator())
        with pytest.raises(RoleMissing):
            actions.take_in(prepared=waits, paper_id=waits.pending_id, actor=SYSTEM)
        assert state_of(waits.document) == State.FROZEN

    def test_only_the_head_puts_it_before_the_own_key_and_only_what_was_seen(self, at: Ministry) -> None:
        document = factories.for_signature(at)
        for other in (at.author, at.oti_head):
            with pytest.raises(RoleMissing):
                actions.prepare(document=document, version=1, actor=other)
        with pytest.raises(RoleMissingHere):
            actions.prepare(document=document, version=1, actor=at.oti_head)
        with pytest.raises(actions.ChangedMeanwhile):
            actions.prepare(document=document, version=2, actor=at.head)
        waits = actions.prepare(document=document, version=1, actor=at.head)
        with pytest.raises(actions.WrongStanding):
            actions.sign(document=document, version=1, actor=at.head)
        with pytest.raises(actions.WrongStanding):
            actions.recall(document=document, actor=at.author)
        assert queries.prepared_for(document) == waits


class TestForgone:
    def test_its_number_stays_annulled_and_the_next_signature_has_another(self, at: Ministry) -> None:
        waits = prepared(at)
        documents.forgo(pending_id=waits.pending_id, reason="Olvidé el token", actor=at.head)
        assert state_of(waits.document) == State.ENDORSED
        year = clock.today().year
        signature = actions.sign(document=waits.document, version=1, actor=at.head)
        assert signature.number == f"Memorándum (OGI) N° OGI0002/{year}"
        (gone,) = queries.forgone(at.ogi, Kind.MEMORANDUM, year)
        assert gone.number == f"Memorándum (OGI) N° OGI0001/{year}"
        assert list(queries.numbers()) == []
        with guard_off("memoranda_preparedsignature"):
            PreparedSignature.objects.all().delete()
        assert [*queries.numbers()] == [f"documentos internos: falta el número MEMOGI-{year}-000001"]

    def test_after_two_days_it_lapses_and_nothing_else_does(self, at: Ministry) -> None:
        signed, waits = prepared(at), prepared(at)
        sign(at, signed.pending)
        jobs.lapse_prepared(timestamp=0)
        assert state_of(waits.document) == State.FROZEN
        with clock.set_to(clock.now() + OWN_KEY_WAITS + timedelta(minutes=1)):
            jobs.lapse_prepared(timestamp=0)
        assert state_of(waits.document) == State.ENDORSED
        assert state_of(signed.document) == State.SIGNED
        with pytest.raises(documents.SignatureNotPending):
            actions.lapse(prepared=waits, actor=SYSTEM)


class TestSeveral:
    def test_each_waits_with_its_number_and_what_is_refused_says_why(self, at: Ministry) -> None:
        first, second = factories.for_signature(at), factories.for_signature(at)
        foreign = factories.for_signature(at, "OGI", unit=at.oti, actor=at.oti_officer)
        asked = actions.prepare_many(
            chosen=[(first, 1), (foreign, 1), (second, 1), (first, 1)], actor=at.head
        )
        assert [each.document for each in asked.waiting] == [first, second]
        assert [document for document, _ in asked.refused] == [foreign]
        for each in asked.waiting:
            sign(at, each.pending)
        assert [each.ordinal for each in HeadSignature.objects.order_by("ordinal")] == [1, 2]

    def test_as_many_as_the_component_signs_in_a_round(self, at: Ministry) -> None:
        document = factories.for_signature(at)
        several = [(InternalDocument(), 1) for _ in range(actions.LARGEST_OWN + 1)]
        with pytest.raises(actions.BatchTooLarge):
            actions.prepare_many(chosen=several, actor=at.head)
        with pytest.raises(actions.NoneChosen):
            actions.prepare_many(chosen=[], actor=at.head)
        with pytest.raises(RoleMissing):
            actions.prepare_many(chosen=[(document, 1)], actor=at.author)


class TestPages:
    def test_the_head_chooses_the_key_and_is_led_to_it(self, at: Ministry) -> None:
        document = factories.for_signature(at)
        browser = browser_of(at.head)
        page = reverse("memoranda:sign", args=[document.pk])
        assert 'value="own"' in browser.get(page).content.decode()
        answer = browser.post(page, {"base": "1", "key": "own", "motive": "author"})
        waits = PreparedSignature.objects.get()
        assert answer["Location"] == reverse("signing:paper", args=[waits.pending_id])
        told = browser.get(reverse("memoranda:document", args=[document.pk])).content.decode()
        assert waits.number in told
        assert answer["Location"] in told
        told = browser_of(at.author).get(reverse("memoranda:document", args=[document.pk])).content.decode()
        assert waits.number in told
        assert answer["Location"] not in told
        browser.post(f"{answer['Location']}no-firmar", {"reason": "Se firmará otro"})
        register = reverse("memoranda:register", args=["ogi"])
        assert "Se firmará otro" in browser.get(register).content.decode()
        signed = actions.sign(document=document, version=1, actor=at.head)
        rows = browser.get(f"{register[:-1]}.csv").content.decode().splitlines()[1:]
        assert [row.split(",")[0] for row in rows] == [waits.number, signed.number]
        assert rows[0].endswith("Anulado sin firma,Se firmará otro")
        listed = f"/api/v1/memoranda/units/ogi/register?kind=memorandum&year={signed.year}"
        gone, stands = browser.get(listed).json()
        assert (gone["number"], gone["state"], gone["signed_at"]) == (waits.number, "annulled", None)
        assert gone["annulled_because"] == "Se firmará otro"
        assert (stands["number"], stands["state"]) == (signed.number, "signed")

    def test_several_go_to_one_round(self, at: Ministry) -> None:
        chosen = [f"{factories.for_signature(at).pk}:1" for _ in range(2)]
        browser = browser_of(at.head)
        typed = {"key": "own", "motive": "author", "chosen": chosen}
        page = browser.post(reverse("memoranda:to_sign"), typed, follow=True).content.decode()
        assert page.count('name="documento"') == 2
        again = browser.post(reverse("memoranda:to_sign"), typed, follow=True).content.decode()
        assert "ahora no se puede hacer eso" in again

    def test_by_the_api(self, at: Ministry) -> None:
        document = factories.for_signature(at)
        answer = browser_of(at.head).post(
            f"/api/v1/memoranda/{document.pk}/sign",
            {"base": 1, "key": "own"},
            content_type="application/json",
        )
        told = answer.json()
        waits = PreparedSignature.objects.get()
        assert (told["state"], told["number"], told["pending_id"]) == ("frozen", "", str(waits.pending_id))

    def test_several_by_the_api(self, at: Ministry) -> None:
        documents = [factories.for_signature(at) for _ in range(2)]
        foreign = factories.for_signature(at, "OGI", unit=at.oti, actor=at.oti_officer)
        chosen = [{"id": str(each.pk), "version": 1} for each in documents]

        def ask(actor: Actor, chosen: object, key: str) -> Any:
            return browser_of(actor).post(
                "/api/v1/memoranda/rounds",
                {"chosen": chosen},
                content_type="application/json",
                headers={"Idempotency-Key": key},
            )

        told = ask(at.head, chosen, "la-misma-clave").json()
        assert ask(at.head, chosen, "la-misma-clave").json() == told
        waits = PreparedSignature.objects.order_by("pending__ordinal")
        assert [each["number"] for each in told["waiting"]] == [each.number for each in waits]
        assert [each["pending_id"] for each in told["waiting"]] == [str(each.pending_id) for each in waits]
        again = ask(at.head, chosen, "una-clave-nueva").json()
        assert again["waiting"] == []
        assert "ahora no se puede hacer eso" in again["refused"][0]["refusal"]
        refused = ask(at.author, [{"id": str(foreign.pk), "version": 1}], "clave-del-autor")
        assert refused.status_code == 404
        refused = ask(at.oti_officer, [{"id": str(foreign.pk), "version": 1}], "clave-del-oficial")
        assert (refused.status_code, refused.json()["code"]) == (403, "role_missing")
        assert ask(at.head, [], "clave-de-ninguno").status_code == 422
        many = [{"id": chosen[0]["id"], "version": 1}] * (actions.LARGEST_OWN + 1)
        assert ask(at.head, many, "clave-de-repetido").status_code == 201
        assert waits.count() == 2
