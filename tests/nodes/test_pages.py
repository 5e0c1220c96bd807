"""Does a post see how its line stands, and Lima how its posts do; and nobody else?"""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory

from chancery.contexts.counter.models import SigningPower
from chancery.contexts.criminal_records.tests import factories as records
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import links
from chancery.kernel.cases.models import Case
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation
from chancery.web.errors import RefusalMiddleware
from tests.nodes import work
from tests.nodes.two import Two, node, office

pytestmark = pytest.mark.django_db


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_post_sees_in_the_header_and_on_its_page_how_the_line_stands(two: Two) -> None:
    assert two.talk()
    with two.post():
        browser = browser_of(two.at.officer)
        assert "Con línea" in words(browser.get("/oficinas/").content.decode())
        work.walk_in(two, "YE0000001")
    two.line.cut()
    assert not two.talk()
    with two.post():
        assert "Sin línea desde las 08:00 , 1 acto por contar" in words(
            browser.get("/oficinas/").content.decode()
        )
        page = words(browser.get("/linea/").content.decode())
        assert "No hay línea con Lima" in page
        assert "Actos por contar 1" in page
        assert "Sin línea" not in words(Client().get("/oficinas/").content.decode())
        assert Client().get("/linea/").status_code == 302
    two.line.restore()
    assert two.talk()
    with two.post():
        assert "por contar" not in words(browser.get("/oficinas/").content.decode())


def given_back(two: Two) -> Case:
    """A request filed on the web, handed to the post, observed there, and so the applicant's to complete before Lima."""
    with two.lima():
        post = replace(two.world.chain.at, office=office())
        request = records.filed(records.World(post, *[two.at.officer] * 5))
    assert two.talk()
    with two.post():
        here = Case.objects.get(pk=request.case_id)
        cases.advance(
            case=here, code="observe", actor=two.at.officer, reason="Falta el reverso del documento"
        )
        page = browser_of(two.at.officer).get(links.page_of(here)).content.decode()
        assert "Lima sigue con este expediente" not in page
        assert "Entregado al puesto" in page
    assert two.talk(), two.fault
    with two.post():
        here.refresh_from_db()
    assert here.site == ""
    return here


def test_a_case_given_back_says_at_the_post_that_lima_goes_on_with_it(two: Two) -> None:
    case = given_back(two)
    with two.lima():
        page = browser_of(two.at.consul).get(links.page_of(case)).content.decode()
        assert "Lima sigue con este expediente" not in page
        there = Case.objects.select_related("applicant").get(pk=case.pk)
        applicant = people.actor_of(there.applicant)
        cases.advance(case=there, code="withdraw", actor=applicant, reason="Ya no lo necesito")
    assert two.talk()
    with two.post():
        browser = browser_of(two.at.officer)
        page = words(browser.get(links.page_of(case)).content.decode())
        assert re.search(r"Lima sigue con este expediente desde el \d", page)
        assert "Devuelto a Lima, que sigue con el trámite" in page
        assert "Reservar para mí" not in page
        listed = words(browser.get("/bandeja/", {"q": case.number}).content.decode())
        assert "Lo lleva Lima" in listed
        told = browser.get(f"/api/v1/cases/{case.number}").json()
        assert told["is_with_lima"] is True
    with two.lima():
        told = browser_of(two.at.officer).get(f"/api/v1/cases/{case.number}").json()
        assert told["is_with_lima"] is False
        assert told["state"] != case.state


def test_lima_sees_its_posts(two: Two) -> None:
    assert two.talk()
    with two.lima():
        administrator = posts.serving(organisation.office("dgc"), Role.ADMINISTRATOR, "Administra")
        browser = browser_of(administrator)
        page = words(browser.get("/administracion/nodos/").content.decode())
        assert organisation.office("cg-milan").name in page
        assert "Con línea" in page
        told = next(each for each in browser.get("/api/v1/nodes/").json() if each["office"] == "cg-milan")
        assert (told["last_batch"], told["waiting"], told["fault"]) == (node().last_batch, 0, "")
        officer = browser_of(two.at.officer)
        assert officer.get("/administracion/nodos/").status_code == 403
        assert officer.get("/api/v1/nodes/").status_code == 403
        nowhere = officer.get("/linea/")
        assert nowhere.status_code == 404
        assert "not_a_node" in nowhere.content.decode()
        assert "Con línea" not in words(officer.get("/oficinas/").content.decode())


def test_a_page_at_the_post_that_would_write_what_is_limas_says_where_it_is_written(two: Two) -> None:
    with two.post():
        power = SigningPower.objects.first()
        assert power is not None
        with pytest.raises(DatabaseError, match="written in Lima") as kept, transaction.atomic():
            SigningPower.objects.filter(pk=power.pk).update(norm="Otra")
        request = RequestFactory().get("/")
        request.user = AnonymousUser()
        request.actor = None  # type: ignore[attr-defined]
        page = RefusalMiddleware(lambda _: HttpResponse()).process_exception(request, kept.value)
        assert page is not None
        assert page.status_code == 409
        assert "written_in_lima" in page.content.decode()


@pytest.mark.django_db
def test_where_no_post_has_a_node_the_page_says_what_to_do() -> None:
    administrator = posts.serving(organisation.office("dgc"), Role.ADMINISTRATOR, "Administra")
    page = words(browser_of(administrator).get("/administracion/nodos/").content.decode())
    assert "Ningún puesto trabaja con un nodo propio" in page
    assert "manage.py open_node" in page
