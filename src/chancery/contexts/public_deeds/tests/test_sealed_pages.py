"""Is a closed will kept and given back by pages and by programs alike, and there for nobody else?"""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.tests import factories
from chancery.contexts.public_deeds.tests.closed_wills import WITNESSES, Register, again, died, kept, paid
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import queries as cases
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


def test_it_is_not_there_for_anybody_else(at: Post, simulator: Register) -> None:
    will = kept(at, simulator)
    case, paper = will.case, will.cover.document
    others: dict[str, Actor] = {
        role.value: acts.serving(at.office, role) for role in (Role.OFFICER, Role.SUPERVISOR, Role.CASHIER)
    } | {
        "auditor": acts.serving(organisation.office("mre"), Role.AUDITOR),
        "registry_clerk": acts.serving(organisation.office("sunarp-lima"), Role.REGISTRY_CLERK),
        "consul_elsewhere": acts.serving(organisation.office("cg-madrid"), Role.CONSUL),
        "citizen": people.actor_of(people.make_person("Heredera", "Impaciente")),
    }
    base = f"/tramites/testamento-cerrado/{case.number}/"
    for name, actor in others.items():
        browser = browser_of(actor)
        for path in (
            base,
            f"{base}entregar",
            f"/tramites/escritura/{case.number}/reservado/{paper.number}.pdf",
            f"/verificar/{paper.verification_code}",
            f"/api/v1/sealed-wills/{case.number}",
        ):
            assert browser.get(path).status_code == 404, (name, path)
        assert case not in cases.visible_to(actor), name
        listed = browser.get("/escrituras/testamentos-cerrados/")
        assert case.number not in listed.content.decode(), name
        with pytest.raises(cases.CaseNotFound):
            queries.sealed_will(actor, case.number)
    assert case.number in browser_of(at.consul).get("/escrituras/testamentos-cerrados/").content.decode()
    for actor in (at.consul, at.citizen):
        page = browser_of(actor).get(base).content.decode()
        assert "Testigo Uno" in page
    assert "sobre 12" not in browser_of(at.citizen).get(base).content.decode()
    got = browser_of(at.citizen).get(f"/tramites/escritura/{case.number}/reservado/{paper.number}.pdf")
    assert got.content.startswith(b"%PDF")
    with pytest.raises(cases.CaseNotFound):
        queries.sealed_will(people.SYSTEM, factories.drafted(at).case.number)


def test_the_whole_story_by_pages(at: Post, simulator: Register) -> None:
    factories.tell(simulator)
    filing = "/tramites/testamento-cerrado/solicitar"
    citizen, consul = browser_of(at.citizen), browser_of(at.consul)
    assert "sobre cerrado" in citizen.get(filing).content.decode()
    will = paid(at, simulator)
    base = f"/tramites/testamento-cerrado/{will.case.number}/"
    typed: dict[str, Any] = {"seals": 3, "place": "Caja fuerte", "is_whole": "on"}
    for place, each in enumerate(WITNESSES, start=1):
        typed |= {
            f"witness_{place}_name": each.name, f"witness_{place}_document_kind": each.document.kind.value,
            f"witness_{place}_document_number": each.document.number,
            f"witness_{place}_document_country": each.document.country,
            f"witness_{place}_birth_on": each.birth_on.isoformat(),
        }  # fmt: skip
    unasked = consul.post(f"{base}recibir", typed)
    assert unasked.status_code == 422
    assert "Falta declarar que los testigos no heredan" in unasked.content.decode()
    typed["witnesses_are_no_kin"] = "on"
    short = consul.post(f"{base}recibir", typed | {"witness_2_document_number": "Y"})
    assert short.status_code == 422
    assert 'href="#id_witness_2_document_number"' in short.content.decode()
    twice = typed | {"witness_2_document_number": WITNESSES[0].document.number}
    refused = consul.post(f"{base}recibir", twice)
    assert refused.status_code == 422
    assert "personas distintas" in refused.content.decode()
    assert consul.post(f"{base}recibir", typed).status_code == 302
    assert citizen.post(f"{base}pedir").status_code == 302
    died(at, simulator)
    sent = {
        "died_on": organisation.local_date(at.office).isoformat(), "certificate": "Acta 123",
        "file": SimpleUploadedFile("acta.pdf", pdf("Acta"), "application/pdf"), "authority": "Juzgado",
        "order": "45", "receiver": "Ana", "receiver_document": "DNI 1", "is_whole": "on",
    }  # fmt: skip
    assert consul.post(f"{base}entregar", sent).status_code == 302
    assert "Entregado tras el fallecimiento" in consul.get(base).content.decode()


def test_a_program_does_the_same(at: Post, simulator: Register) -> None:
    factories.tell(simulator)

    def call(actor: Actor, path: str, body: object, expected: int = 200) -> Any:
        answer = browser_of(actor).post(
            f"/api/v1/sealed-wills{path}",
            json.dumps(body),
            content_type="application/json",
            headers={"Idempotency-Key": str(uuid4())},
        )
        assert answer.status_code == expected, answer.content
        return answer.json()

    made = call(at.citizen, "/", {"office": at.office.code}, 201)
    will = queries.sealed_will(at.citizen, made["number"])
    acts.pay(will.case, at)
    body: dict[str, Any] = {
        "seals": 2,
        "place": "Caja fuerte",
        "is_whole": True,
        "witnesses": [
            {
                "name": each.name,
                "document_kind": each.document.kind,
                "document_number": each.document.number,
                "document_country": each.document.country,
                "birth_on": each.birth_on.isoformat(),
            }
            for each in WITNESSES
        ],
    }
    path = f"/{made['number']}"
    one = body | {"witnesses": body["witnesses"][:1]}
    assert call(at.consul, f"{path}/receive", one, 422)["code"] == actions.WitnessesUnfit.code
    assert call(at.consul, f"{path}/receive", body, 422)["code"] == actions.WitnessesNotAsked.code
    body["witnesses_are_no_kin"] = True
    assert call(at.consul, f"{path}/receive", body)["state"] == "kept"
    assert call(at.citizen, f"{path}/ask", {})["state"] == "return_asked"
    acts.pay(again(will).case, at)
    back = {"is_whole": True, "witnesses_are_no_kin": True, "witnesses": body["witnesses"]}
    assert call(at.consul, f"{path}/give-back", back)["release"] == "returned"
    order = {
        "died_on": "2026-01-01", "certificate": "x", "upload_id": str(uuid4()), "authority": "x", "order": "1",
        "receiver": "x", "receiver_document": "x", "is_whole": True,
    }  # fmt: skip
    call(at.consul, f"{path}/deliver", order, 422)
