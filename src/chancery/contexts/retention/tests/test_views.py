"""Do the pages and the API tell the story of the archive to each who has a part in it?"""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.retention import actions, queries
from chancery.contexts.retention.rules import Place
from chancery.contexts.retention.tests import factories
from chancery.contexts.retention.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/retention"


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def post(client: Client, address: str, body: Any = None, *, status: int = 200, key: str = "") -> Any:
    answer = client.post(
        f"{ROOT}{address}", json.dumps(body or {}), "application/json",
        headers={"Idempotency-Key": key or str(uuid4())},
    )  # fmt: skip
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def test_a_unit_hands_over_and_the_archive_receives(at: Ministry) -> None:
    first, second = factories.classified(at), factories.classified(at)
    secretary, archivist = browser_of(at.secretary), browser_of(at.archivist)
    assert "Hacer el inventario" in text(secretary, "/archivo/")
    assert first.number in text(secretary, "/archivo/transferir/oti/")
    assert secretary.post("/archivo/transferir/oti/", {}).status_code == 422
    listing = secretary.post("/archivo/transferir/oti/", {"file": [first.pk, second.pk]})["Location"]
    assert listing in text(archivist, "/archivo/")
    assert "Recibir" in text(archivist, listing)
    assert "Recibir<" not in text(secretary, listing)
    assert archivist.post(f"{listing}1/recibir/", {"observation": ""})["Location"] == listing
    assert archivist.post(f"{listing}2/devolver/", {"observation": ""}).status_code == 422
    archivist.post(f"{listing}2/devolver/", {"observation": "Falta el folio 2"})
    page = text(secretary, listing)
    assert "Falta el folio 2" in page
    assert {factories.fresh(each).place for each in (first, second)} == {Place.ARCHIVE, Place.UNIT}
    assert "Falta el folio 2" in text(secretary, f"{listing}?formato=csv")
    sought = f"/archivo/transferencias/?q={first.number}&formato=csv"
    assert listing.split("/")[-2] in text(archivist, sought)
    assert first.number in text(archivist, f"/archivo/expedientes/?q={first.number}")
    assert first.digest in text(archivist, "/archivo/expedientes/?formato=csv")
    page = text(archivist, f"/archivo/expedientes/{first.pk}/")
    assert "Recibido en el archivo central" in page
    text(browser_of(at.mail.lawyer), f"/archivo/expedientes/{first.pk}/", status=404)
    text(browser_of(at.mail.citizen), "/archivo/", status=403)


def test_a_file_changes_its_series(at: Ministry) -> None:
    file = factories.classified(at)
    secretary, own = browser_of(at.secretary), f"/archivo/expedientes/{file.pk}/"
    assert "Cambiar de serie" in text(secretary, own)
    assert secretary.post(f"{own}clasificar/", {"series": "COR-04", "reason": ""}).status_code == 422
    secretary.post(f"{own}clasificar/", {"series": "COR-04", "reason": "Es un recurso"})
    assert "Es un recurso" in text(secretary, own)


def test_a_hold_is_ordered_and_lifted(at: Ministry) -> None:
    file = factories.in_archive(at)
    lawyer = browser_of(at.lawyer)
    stated = {
        "office": "leg",
        "number": file.number,
        "series": "",
        "kind": "litigation",
        "reason": "Juicio",
        "authority": "Res. 5",
    }
    assert lawyer.post("/archivo/retenciones/nueva/", {**stated, "series": "COR-01"}).status_code == 422
    mistyped = lawyer.post("/archivo/retenciones/nueva/", {**stated, "number": "NO-EXISTE-1"})
    assert mistyped.status_code == 422
    assert 'value="NO-EXISTE-1"' in mistyped.content.decode()
    lawyer.post("/archivo/retenciones/nueva/", stated)
    assert "Levantar" in text(lawyer, "/archivo/retenciones/")
    assert "Levantar<" not in text(browser_of(at.archivist), "/archivo/retenciones/")
    (order,) = queries.holds(at.lawyer)
    lawyer.post(f"/archivo/retenciones/{order.pk}/levantar/", {"reason": "Sentencia"})
    assert "Sentencia" in text(lawyer, "/archivo/retenciones/")


def test_a_disposal_from_the_proposal_to_the_certificate(at: Ministry) -> None:
    file = factories.in_archive(at)
    archivist, members = browser_of(at.archivist), [browser_of(each) for each in at.committee]
    assert file.number in text(archivist, "/archivo/eliminar/")
    own = archivist.post("/archivo/eliminar/", {"file": [file.pk]})["Location"]
    assert members[0].post(f"{own}acta/").status_code == 409
    for member in members:
        assert "Votar" in text(member, own)
        member.post(f"{own}votar/", {"vote": "for", "reason": ""})
    members[0].post(f"{own}acta/")
    given = {"reference": "RJ 123-2026-AGN/JEF", "dated_on": clock.today().isoformat()}
    archivist.post(f"{own}autorizacion/", given)
    assert "Eliminar para siempre" in text(archivist, own)
    assert "No hay vuelta atrás" in text(archivist, f"{own}ejecutar/")
    archivist.post(f"{own}ejecutar/")
    page = text(archivist, own)
    assert "Constancia de eliminación" in page
    assert "Ejecutada" in page
    assert "se eliminó" in text(browser_of(at.secretary), f"/correspondencia/{file.number}/")
    text(browser_of(at.secretary), own, status=403)
    text(archivist, "/archivo/eliminaciones/")


def test_the_programme_is_changed_by_two(at: Ministry) -> None:
    first, second = browser_of(at.archivist), browser_of(at.chief)
    stated = {
        "code": "COR-01", "title": "Solicitudes", "office": "", "kinds": ["record.request"], "years_at_unit": 3,
        "years_in_archive": 4, "norm": "RJ 1", "valid_from": "2030-01-01",
    }  # fmt: skip
    assert first.post("/archivo/series/proponer/", {**stated, "valid_from": "2020-01-01"}).status_code == 422
    first.post("/archivo/series/proponer/", stated)
    assert "Aprobar COR-01" not in text(first, "/archivo/series/")
    assert "Aprobar COR-01" in text(second, "/archivo/series/")
    (proposal,) = queries.series_proposals()
    decide = f"/archivo/series/{proposal.pk}/decidir/"
    assert first.post(decide, {"decision": "approve"}).status_code == 403
    second.post(decide, {"decision": "approve"})
    assert "01/01/2030" in text(first, "/archivo/series/")
    text(first, f"/archivo/series/{uuid4()}/decidir/", status=405)
    assert second.post(f"/archivo/series/{uuid4()}/decidir/").status_code == 404


def test_the_same_by_the_api(at: Ministry) -> None:
    file = factories.classified(at)
    secretary, archivist, lawyer = (browser_of(each) for each in (at.secretary, at.archivist, at.lawyer))
    assert [each["number"] for each in secretary.get(f"{ROOT}/offices/oti/due").json()] == [file.number]
    body = {"office": "oti", "files": [str(file.pk)]}
    made = post(secretary, "/transfers", body, status=201, key="la-misma-clave")
    assert post(secretary, "/transfers", body, status=201, key="la-misma-clave") == made
    post(secretary, f"/transfers/{made['number']}/items/1/receive", status=403)
    post(archivist, f"/transfers/{made['number']}/items/9/return", {"observation": "x"}, status=404)
    assert post(archivist, f"/transfers/{made['number']}/items/1/receive")["outcome"] == "received"
    assert archivist.get(f"{ROOT}/transfers/{made['number']}").json()["items"][0]["sha256"] == file.digest
    assert archivist.get(f"{ROOT}/transfers").json()[0]["waiting"] == 0
    assert archivist.get(f"{ROOT}/files/{file.pk}").json()["place"] == "archive"
    order = {
        "office": "leg",
        "kind": "audit",
        "file": file.number,
        "reason": "Examen",
        "authority": "Oficio 1",
    }
    hold = post(lawyer, "/holds", order, status=201)
    post(archivist, "/disposals", {"files": [str(file.pk)]}, status=409)
    assert lawyer.get(f"{ROOT}/holds").json()[0]["id"] == hold["id"]
    post(archivist, f"/holds/{hold['id']}/lift", {"reason": "x"}, status=403)
    assert post(lawyer, f"/holds/{hold['id']}/lift", {"reason": "Terminó"})["lifted_at"]
    post(archivist, f"/files/{file.pk}/reclassify", {"series": "COR-02", "reason": "Es una carta"})
    assert [each["series"] for each in archivist.get(f"{ROOT}/expired").json()] == ["COR-02"]
    own = f"/disposals/{post(archivist, '/disposals', {'files': [str(file.pk)]}, status=201)['number']}"
    for actor in at.committee[:2]:
        post(browser_of(actor), f"{own}/vote", {"in_favour": True})
    assert post(browser_of(at.committee[0]), f"{own}/act")["approved"] is True
    given = {"reference": "RJ 123-2026-AGN", "dated_on": clock.today().isoformat()}
    assert post(archivist, f"{own}/authorise", given)["stage"] == "authorised"
    assert post(archivist, f"{own}/dispose")["items"][0]["outcome"] == "disposed"
    assert archivist.get(f"{ROOT}{own}").json()["certificate"].startswith("CED")
    assert archivist.get(f"{ROOT}/disposals").json()[0]["stage"] == "disposed"
    assert archivist.get(f"{ROOT}/files?q={file.number}").json()[0]["place"] == "disposed"
    assert archivist.get(f"{ROOT}/disposals/CED-NO").status_code == 404
    change = {
        "code": "COR-01", "title": "Solicitudes", "kinds": ["record.request"], "years_at_unit": 3,
        "years_in_archive": 4, "norm": "RJ 1", "valid_from": "2030-01-01",
    }  # fmt: skip
    proposal = post(archivist, "/series/proposals", change, status=201)
    decide = f"/series/proposals/{proposal['id']}/decide"
    assert post(browser_of(at.chief), decide, {"approve": True})["is_approved"] is True
    assert "2030-01-01" in {each["valid_from"] for each in archivist.get(f"{ROOT}/series").json()}


def test_who_has_no_part_in_a_proposal_does_not_find_it(at: Ministry) -> None:
    proposal = factories.proposed(at)
    with pytest.raises(queries.DisposalProposalNotFound):
        queries.proposal(at.secretary, proposal.number)
    with pytest.raises(queries.SeriesProposalNotFound):
        queries.series_proposal(uuid4())
    assert actions.take_in(actor=factories.SYSTEM) == 0
