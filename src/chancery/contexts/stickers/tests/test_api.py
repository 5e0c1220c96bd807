"""Do programs and people carry stickers through the API by the same gates, once however often they ask?"""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import RefusedAffixing, Sticker
from chancery.contexts.stickers.tests import factories
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.identity import access
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/stickers/"


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with factories.noon():
        yield


@pytest.fixture
def made() -> Chain:
    return factories.chain()


def post(actor: Actor, path: str, expected: int = 201, key: str = "", **sent: object) -> dict[str, Any]:
    response = browser_of(actor).post(
        ROOT + path,
        json.dumps(sent, default=str),
        content_type="application/json",
        headers={"Idempotency-Key": key or str(uuid4())},
    )
    assert response.status_code == expected, response.content
    return dict(json.loads(response.content)) if response.content else {}


def get(actor: Actor, path: str, expected: int = 200, **query: str) -> Any:
    response = browser_of(actor).get(ROOT + path, query)
    assert response.status_code == expected, response.content
    return json.loads(response.content)


def test_a_movement_is_posted_once_and_accepted(made: Chain) -> None:
    sent: dict[str, Any] = {
        "sender": made.lima.pk, "receiver": made.reserve.pk, "serials": "CA00000001-10", "reason": "initial",
    }  # fmt: skip
    key = str(uuid4())
    first = post(made.custodian, "movements", key=key, **sent)
    assert post(made.custodian, "movements", key=key, **sent) == first
    assert first["outcome"] == ""
    number = first["number"]
    assert get(made.at.consul, f"movements/{number}")["serials"] == "CA00000001-CA00000010"
    assert post(made.custodian, f"movements/{number}/accept", 403)["code"] == "sticker_not_keeper"
    assert post(made.at.consul, f"movements/{number}/accept", 200)["outcome"] == "accepted"
    problem = post(made.at.consul, f"movements/{number}/reject", 409, reason="Tarde")
    assert problem["code"] == "sticker_movement_answered"


def test_movements_are_rejected_and_annulled(made: Chain) -> None:
    sent: dict[str, Any] = {
        "sender": made.lima.pk,
        "receiver": made.reserve.pk,
        "serials": "CA00000001",
        "reason": "initial",
    }
    first = post(made.custodian, "movements", **sent)["number"]
    assert post(made.at.consul, f"movements/{first}/reject", 200, reason="No")["outcome"] == "rejected"
    second = post(made.custodian, "movements", **sent)["number"]
    assert post(made.custodian, f"movements/{second}/annul", 200, reason="No")["outcome"] == "annulled"


def test_orders(made: Chain) -> None:
    first = post(made.at.consul, "orders", vault=made.reserve.pk, quantity=5)
    assert first["state"] == "pending"
    refused = post(made.custodian, f"orders/{first['number']}/refuse", 200, reason="Tiene")
    assert refused["state"] == "refused"
    second = post(made.at.consul, "orders", vault=made.reserve.pk, quantity=5)["number"]
    assert post(made.at.consul, f"orders/{second}/cancel", 200, reason="Ya no")["state"] == "cancelled"


def test_the_mint_and_what_leaves(made: Chain) -> None:
    assert post(made.custodian, "mint", serials="CB00000001-5", note="Guía")["quantity"] == 1005
    assert post(made.custodian, "mint", 422, serials="???", note="Guía")["code"] == "sticker_serials_unfit"
    left = post(made.custodian, "losses", vault=made.lima.pk, serials="CB00000005", note="Robo")
    assert left["quantity"] == 1004
    apart = post(
        made.custodian, "discharges", vault=made.lima.pk, serials="CB00000001", note="Mojado",
        fate="damaged", reason="damage",
    )  # fmt: skip
    assert apart["is_authorised"] is None
    assert post(made.custodian, f"discharges/{apart['id']}/authorise", 403)["code"] == (
        "sticker_second_person_needed"
    )
    other = factories.custodian()
    assert post(other, f"discharges/{apart['id']}/refuse", 200, reason="Sirve")["is_authorised"] is False
    again = post(
        made.custodian, "discharges", vault=made.lima.pk, serials="CB00000001", note="Mojado",
        fate="damaged", reason="damage",
    )  # fmt: skip
    assert post(other, f"discharges/{again['id']}/authorise", 200)["is_authorised"] is True


def test_affixing(made: Chain) -> None:
    factories.supplied(made, 3)
    act = factories.act(made)
    assert [row["act_id"] for row in get(made.at.officer, "to-affix", office="cg-milan")] == [str(act.pk)]
    key = str(uuid4())
    first = post(made.at.officer, f"acts/{act.pk}/affix", key=key)
    assert first["serial"] == "CA00000001"
    assert post(made.at.officer, f"acts/{act.pk}/affix", key=key) == first
    assert post(made.at.officer, f"acts/{act.pk}/affix", 409)["code"] == "act_already_stickered"
    assert post(made.at.officer, f"acts/{act.pk}/misprint", reason="Corrida")["serial"] == "CA00000002"
    post(made.at.officer, f"acts/{act.pk}/misprint", reason="Corrida")
    post(made.at.officer, f"acts/{act.pk}/misprint", 204, reason="Corrida")
    digital = post(made.at.officer, f"acts/{act.pk}/affix", is_digital=True)
    assert digital["is_digital"]
    facts = queries.label_facts(Sticker.objects.get(serial=digital["serial"]))
    seen = Client().get(f"{ROOT}check/{facts['serial']}/{facts['code']}").json()
    assert (seen["code"], seen["facts"]["Interesado"]) == ("stands", rules.initials(facts["interested"]))
    assert Client().get(f"{ROOT}check/{facts['serial']}/0").status_code == 404


def test_a_label_is_printed_once_without_a_word_and_a_serial_is_annexed(made: Chain) -> None:
    factories.supplied(made, 3)
    act, bare = factories.act(made), factories.act(made)
    post(made.at.officer, f"acts/{act.pk}/label", 404)
    post(made.at.officer, f"acts/{act.pk}/affix")
    label = browser_of(made.at.officer).post(
        f"{ROOT}acts/{act.pk}/label", "{}", content_type="application/json"
    )
    assert (label.status_code, label.content[:5]) == (200, b"%PDF-")
    again = post(made.at.officer, f"acts/{act.pk}/label", 422)
    assert again["code"] == "sticker_reprint_reason_missing"
    assert (
        post(made.at.officer, f"acts/{bare.pk}/annex", 422, reason=" ")["code"]
        == "sticker_annex_reason_missing"
    )
    post(made.at.cashier, f"acts/{bare.pk}/annex", 403, reason="Salió sin él")
    assert post(made.at.officer, f"acts/{bare.pk}/annex", reason="Salió sin él")["serial"] == "CA00000002"


def test_stock_is_counted_and_sworn_and_a_vault_passes_to_another_hand(made: Chain) -> None:
    factories.supplied(made, 3)
    office, own = f"vaults/{made.office.pk}", f"vaults/{made.own.pk}"
    post(made.at.officer, f"{office}/inventories", 403, counted="CA00000001-3")
    wrong = post(made.at.consul, f"{office}/inventories", 422, counted="CA00000001-2")
    assert wrong["code"] == "sticker_differences_unexplained"
    told: dict[str, Any] = {"counted": "CA00000001-2", "explanations": {"CA00000003": "Se mojó ayer"}}
    sworn = post(made.at.consul, f"{office}/inventories", **told)
    assert sworn["document"].startswith("INAMIL-")
    assert sworn["lines"][1] == {
        "kind": "missing", "serials": "CA00000003", "explanation": "Se mojó ayer"
    }  # fmt: skip
    assert get(made.at.consul, f"counts/{sworn['id']}") == sworn
    after = factories.another_officer(made)
    person = factories.person_of(after)
    give: dict[str, Any] = {"counted": "CA00000001-3", "receiver": person.document_number}
    assert (
        post(made.at.officer, f"{own}/hand-overs", 422, **{**give, "receiver": "0"})["code"]
        == "sticker_receiver_unfit"
    )
    given = post(made.at.officer, f"{own}/hand-overs", **give)
    assert (given["receiver"], given["document"]) == (person.full_name, "")
    receive = f"counts/{given['id']}/receive"
    assert post(made.at.consul, receive, 403)["code"] == "sticker_not_the_receiver"
    assert post(after, receive, 200)["document"].startswith("AEAMIL-")
    assert post(after, receive, 409)["code"] == "sticker_hand_over_done"


def test_vaults_are_opened_and_closed(made: Chain) -> None:
    window = f"vaults/{made.window.pk}"
    after = factories.person_of(factories.another_officer(made))
    told: dict[str, Any] = {"level": "officer", "name": "Releva", "holder": after.document_number}
    post(made.at.officer, f"{window}/vaults", 403, **told)
    post(made.at.consul, f"{window}/vaults", 422, **{**told, "holder": "0"})
    opened = post(made.at.consul, f"{window}/vaults", **told)
    assert (opened["parent"], opened["quantity"]) == (str(made.window.pk), 0)
    assert post(made.at.consul, f"vaults/{opened['id']}/close", 200)["id"] == opened["id"]
    factories.supplied(made, 3)
    assert post(made.at.consul, f"vaults/{made.own.pk}/close", 409)["code"] == "sticker_vault_not_empty"
    post(made.at.consul, "vaults/posts", 403, office="cg-tokio")
    assert post(made.custodian, "vaults/posts", office="cg-tokio")["office"] == "cg-tokio"


def test_what_the_mint_takes_back_leaves_limas_vault(made: Chain) -> None:
    back: dict[str, Any] = {"serials": "CA00000001-10", "note": "Guía 2", "reason": "factory_error"}
    post(made.at.consul, "returns-to-mint", 403, **back)
    assert post(made.custodian, "returns-to-mint", **back)["quantity"] == 990


def test_a_refused_scan_leaves_its_trace_once(made: Chain) -> None:
    factories.supplied(made, 3)
    act, key = factories.act(made), str(uuid4())
    for _ in range(2):
        problem = post(made.at.officer, f"acts/{act.pk}/affix", 409, key=key, serial="CA00000500")
        assert problem["code"] == "sticker_serial_refused"
    assert RefusedAffixing.objects.count() == 1


def test_a_head_reads_what_should_be_looked_into(made: Chain) -> None:
    factories.supplied(made, 3)
    act = factories.act(made)
    post(made.at.officer, f"acts/{act.pk}/affix", 409, serial="CA00000500")
    actions.report_loss(vault=made.own, spans=rules.read("CA00000003"), note="Robo", actor=made.at.officer)
    with clock.advanced(timedelta(days=7)):
        told = get(made.at.consul, "anomalies")
    assert [each["act_id"] for each in told["acts_without_sticker"]] == [str(act.pk)]
    assert [(each["serial"], each["finding"]) for each in told["elsewhere"]] == [("CA00000500", "elsewhere")]
    assert [(each["quantity"], each["note"]) for each in told["losses"]] == [(1, "Robo")]
    assert [(each["acts"], each["stands_out"]) for each in told["officers"]] == [(1, False)]
    assert (told["reused"], told["stickers_without_act"], told["stuck"]) == ([], [], [])
    get(made.at.officer, "anomalies", 403)
    assert Client().get(f"{ROOT}anomalies").status_code == 401


def test_reading_is_for_the_scope_and_for_who_serves(made: Chain) -> None:
    factories.supplied(made, 3)
    partner = Actor("Sistema", Channel.API, "prueba", client_id="x", scopes=frozenset({queries.SCOPE}))
    assert queries.visible_to(partner).count() == 5
    with pytest.raises(access.RoleMissing):
        queries.visible_to(Actor("Sistema", Channel.API, "prueba", client_id="x"))
    names = {row["name"] for row in get(made.at.consul, "vaults")}
    assert "Ventanilla 1" in names
    assert "Bóveda de Lima" not in names
    (book,) = get(made.at.consul, "book", office="cg-milan", since="2026-07-01", until="2026-07-31")
    assert (book["opened_with"], book["closed_with"]) == (0, 3)
    get(made.at.consul, "book", 404, office="cg-tokio", since="2026-07-01", until="2026-07-31")
    assert {row["name"] for row in get(made.at.consul, "forecast")} >= {str(made.office)}
    get(made.at.citizen, "vaults", 403)
    assert Client().get(f"{ROOT}vaults").status_code == 401
