"""Who is refused a certificate appeals, and whoever hears it learns nothing of what the Judiciary answered (ADR 50)."""

from datetime import timedelta

import pytest

from chancery.contexts.criminal_records import actions, queries
from chancery.contexts.criminal_records.models import Request
from chancery.contexts.criminal_records.procedures import CRIMINAL_RECORD, State
from chancery.contexts.criminal_records.rules import Outcome, RecordGround
from chancery.contexts.criminal_records.tests import factories
from chancery.contexts.criminal_records.tests.factories import NAMESAKE, World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate, jobs
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from chancery.kernel.procedures import checks

WHY = "La fotografía es mía: traigo otra"
SECRET = "Figura en el expediente 77-2019"


@pytest.fixture
def head(at: World) -> Actor:
    return acts.serving(at.post.office, Role.SUPERVISOR, "Jefa")


def holder(request: Request) -> Actor:
    return people.actor_of(request.case.applicant)


def appealed(request: Request) -> Request:
    cases.advance(case=request.case, code="appeal", reason=WHY, actor=holder(request))
    return factories.again(request)


def uncertain(at: World) -> Request:
    request = factories.reviewed(at, NAMESAKE, Outcome.UNCERTAIN, "")
    actions.refuse(request=request, ground=RecordGround.UNCERTAIN, reason=SECRET, actor=at.post.officer)
    return factories.again(request)


def test_the_declaration_is_sound() -> None:
    assert list(checks.problems(CRIMINAL_RECORD)) == []
    assert CRIMINAL_RECORD.paper("criminal_record_appeal").is_personal


@pytest.mark.parametrize("is_decided", [True, False], ids=["granted", "by-silence"])
@pytest.mark.parametrize("is_asked", [True, False], ids=["consulted", "paid"])
def test_who_paid_and_hears_nothing_appeals_and_the_judiciary_is_asked_without_another_fee(
    at: World, head: Actor, *, is_decided: bool, is_asked: bool
) -> None:
    request = factories.consulted(at) if is_asked else factories.paid(at)
    with pytest.raises(gate.NoSilence):
        cases.advance(case=request.case, code="appeal_silence", reason=WHY, actor=holder(request))
    with clock.set_to(clock.now() + timedelta(days=60)):
        jobs.sweep(timestamp=0)
        request = factories.again(request)
        cases.advance(case=request.case, code="appeal_silence", reason=WHY, actor=holder(request))
        request = factories.again(request)
        assert request.case.state == State.APPEALED_SILENCE
        if is_decided:
            actions.grant_appeal(request=request, reason="Sí", actor=head)
    with clock.set_to(clock.now() + timedelta(days=115)):
        jobs.sweep(timestamp=0)
    request = factories.again(request)
    assert request.case.state == State.PAID
    assert fees.charges_of(request.case_id).count() == 1
    papers = [each.kind for each in Document.objects.filter(case_id=request.case_id)]
    assert papers == ([] if is_decided else ["criminal_record_silence"])
    assert factories.asked(request, at.post.officer).case.state == State.CONSULTED


def test_silence_opens_nothing_while_the_applicant_has_to_pay(at: World) -> None:
    request = factories.verified(at)
    with clock.set_to(clock.now() + timedelta(days=60)):
        jobs.sweep(timestamp=0)
        request = factories.again(request)
        with pytest.raises(gate.WrongState):
            cases.advance(case=request.case, code="appeal_silence", reason=WHY, actor=holder(request))


def test_the_page_offers_the_remedy_that_the_paper_names(at: World) -> None:
    request = factories.refused(at)
    assert '"heard_by_head":true' in Document.objects.get(case_id=request.case_id).facts
    assert request.case.deadlines.get(code="appeal").amount == 15
    page = browser_of(holder(request)).get(f"/tramites/antecedentes-penales/{request.case.number}/")
    assert f"/expedientes/{request.case.number}/paso/apelar" in page.content.decode()


def test_who_was_not_recognised_is_looked_at_again_and_may_be_refused_again(at: World, head: Actor) -> None:
    request = appealed(factories.refused(at))
    with pytest.raises(gate.RoleMissing):
        actions.grant_appeal(request=request, reason="Sí", actor=at.post.officer)
    actions.grant_appeal(request=request, reason="La fotografía coincide", actor=head)
    assert request.case.state == State.FILED
    actions.refuse(request=request, ground=RecordGround.IDENTITY, reason="Otra vez", actor=at.post.officer)
    assert request.refusals.count() == 2


def test_each_paper_is_opened_by_its_holder_and_by_who_issued_it(at: World, head: Actor) -> None:
    request = appealed(factories.refused(at))
    actions.grant_appeal(request=request, reason="La fotografía coincide", actor=head)
    second = acts.serving(at.post.office, Role.OFFICER, "Segunda")
    actions.refuse(request=request, ground=RecordGround.IDENTITY, reason="Otra vez", actor=second)
    actions.confirm_refusal(request=appealed(request), reason="No", actor=head)
    papers = Document.objects.filter(case_id=request.case_id).order_by("issued_at")
    assert [paper.kind for paper in papers] == [
        "criminal_record_refusal", "criminal_record_refusal", "criminal_record_appeal",
    ]  # fmt: skip
    page = f"/tramites/antecedentes-penales/{request.case.number}/"
    readers = (at.post.officer, second, head, at.supervisor)
    for reader in (holder(request), *readers):
        browser = browser_of(reader)
        shown = browser.get(page).content.decode()
        for paper, issuer in zip(papers, readers, strict=False):
            link = f"{page}documentos/{paper.number}.pdf"
            is_open = reader in (holder(request), issuer)
            assert browser.get(link).status_code == (200 if is_open else 404)
            assert (link in shown) is (reader is issuer)
            assert (paper.number in shown) is is_open
    with pytest.raises(queries.NotYours):
        queries.paper_file(request, papers[0].number, head)


def test_who_paid_does_not_pay_again_and_the_judiciary_is_asked_anew(at: World, head: Actor) -> None:
    request = appealed(uncertain(at))
    actions.grant_appeal(request=request, reason="Trajo la partida", actor=head)
    assert request.case.state == State.PAID
    assert factories.asked(request, at.post.officer).case.state == State.CONSULTED


def test_the_hearer_is_another_and_nobody_reads_the_reasons_but_the_holder(at: World, head: Actor) -> None:
    request = appealed(uncertain(at))
    officer = person_of(at.post.officer)
    people.make_role(officer, Role.SUPERVISOR, at.post.office)
    with pytest.raises(gate.SameHand):
        actions.confirm_refusal(request=request, reason="No", actor=people.actor_of(officer))
    with pytest.raises(gate.ReasonMissing):
        actions.confirm_refusal(request=request, reason=" ", actor=head)
    actions.confirm_refusal(request=request, reason="No trajo ningún dato nuevo", actor=head)
    assert request.case.state == State.CONFIRMED
    assert "ningún dato nuevo" in Document.objects.get(kind="criminal_record_appeal").facts
    address = f"/tramites/antecedentes-penales/{request.case.number}/"
    told = Notice.objects.filter(case_id=request.case_id)
    assert not told.filter(text__contains="ningún dato nuevo").exists()
    for reader in (head, at.other):
        page = browser_of(reader).get(address).content.decode()
        assert "ningún dato nuevo" not in page
        assert SECRET not in page


def test_who_reads_english_is_told_in_it_where_the_reasons_stand(at: World, head: Actor) -> None:
    request = appealed(factories.refused(at))
    people.reads_english(request.case.applicant)
    actions.confirm_refusal(request=request, reason="No trajo nada", actor=head)
    told = Notice.objects.filter(case_id=request.case_id).latest("created_at")
    assert "los motivos están en el documento" in told.text
    assert "“the reasons stand in the document" in told.reading_text


def test_the_head_decides_by_page_and_by_call(at: World, head: Actor) -> None:
    request = appealed(factories.refused(at))
    number, browser = request.case.number, browser_of(head)
    address = f"/tramites/antecedentes-penales/{number}"
    assert f"{address}/confirmar" in browser.get(f"{address}/").content.decode()
    assert browser_of(holder(request)).get(f"{address}/apelacion-fundada").status_code == 403
    assert browser.post(f"{address}/confirmar", {"reason": ""}).status_code == 422
    answer = browser.post(
        f"/api/v1/criminal-records/{number}/grant-appeal", {"reason": "Sí"}, "application/json"
    )
    assert answer.json()["state"] == "filed"
