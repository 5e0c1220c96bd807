"""Does the office complained of report to its superior in time, and is it seen where it did not?"""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from chancery.contexts.complaints import actions, queries
from chancery.contexts.complaints.models import Complaint
from chancery.contexts.complaints.rules import Regime
from chancery.contexts.complaints.tests import factories
from chancery.contexts.complaints.tests.factories import WHO, WORKING, Ministry, words
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.access import RoleMissingHere
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation.models import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def test_the_office_complained_of_reports_to_its_superior_on_the_next_working_day(at: Ministry) -> None:
    with clock.set_to(WORKING):
        entry = factories.filed(at, factories.STALLED)
        now = queries.current(entry)
        # From Friday 20 March: the Monday after it, and three working days to decide.
        assert queries.report_due(now) == (date(2026, 3, 23), "TUO Ley 27444, art. 169.2")
        assert now.due_on == date(2026, 3, 25)
        assert [each.pk for each in queries.reports_to_give(at.keeper)] == [now.pk]
        assert queries.reports_to_give(at.superior) == []
        assert not queries.is_report_late(now)
        asked = Notice.objects.filter(case_id=entry.pk, subject__startswith="Informe")
        heads = {identity.person_of(each).pk for each in (at.keeper, at.head)}
        assert set(asked.values_list("recipient", flat=True)) == heads
    with clock.set_to(WORKING + timedelta(days=4)):
        assert queries.is_report_late(queries.current(entry))
        for stranger in (at.superior, at.outsider):
            with pytest.raises(RoleMissingHere):
                actions.report(complaint=entry, text="No es mío", actor=stranger)
        with pytest.raises(actions.ReportMissing):
            actions.report(complaint=entry, text=" ", actor=at.head)
        given = actions.report(complaint=entry, text="Faltaba una firma del notario.", actor=at.head)
        assert given.due_on == date(2026, 3, 23)
        assert queries.is_report_late(queries.current(entry))
        assert queries.reports_to_give(at.keeper) == []
        with pytest.raises(actions.ReportGiven):
            actions.report(complaint=entry, text="Otra vez", actor=at.head)
    assert Notice.objects.filter(
        recipient=identity.person_of(at.superior), subject__startswith="Está"
    ).exists()
    assert "complaints.report" in [each.verb for each in ledger.entries(entry.pk)]
    with pytest.raises(DatabaseError), transaction.atomic():
        type(given).objects.filter(pk=given.pk).update(text="Otra cosa")


def test_a_report_is_asked_of_a_delay_alone_and_until_it_is_decided(at: Ministry) -> None:
    service, delay = factories.filed(at), factories.filed(at, factories.STALLED)
    with pytest.raises(actions.ReportNotAsked):
        actions.report(complaint=service, text="Había poca gente", actor=at.keeper)
    factories.answered(at, delay, at.superior)
    with pytest.raises(actions.AlreadyAnswered):
        actions.report(complaint=delay, text="Tarde", actor=at.keeper)
    actions.reroute(complaint=service, regime=Regime.DELAY, reason="Está detenido", actor=at.keeper)
    assert actions.report(complaint=service, text="Está por firmarse.", actor=at.keeper).pk


def test_the_report_on_a_delay_is_given_where_it_is_seen_to_be_missing(at: Ministry) -> None:
    with clock.set_to(WORKING):
        entry = factories.filed(at, factories.STALLED)
        page = f"/libro/{entry.number}/"
        assert "hasta el 23/03/2026" in words(browser_of(at.keeper).get("/libro/"))
        assert "Vencido" not in words(browser_of(at.keeper).get("/libro/"))
        assert "TUO Ley 27444, art. 169.2" in words(browser_of(at.superior).get(page))
    with clock.set_to(WORKING + timedelta(days=4)):
        assert "Vencido" in words(browser_of(at.keeper).get("/libro/"))
        assert "Sin informe" in words(browser_of(at.superior).get(page))
        assert f"{page}informe" not in words(browser_of(at.superior).get(page))
        assert f"{page}informe" in words(browser_of(at.keeper).get(page))
        sent = browser_of(at.keeper).post(f"{page}informe", {"text": "Faltaba una firma."})
        assert sent.status_code == 302
        assert "Informó fuera de plazo" in words(browser_of(at.superior).get(page))
        assert "Faltaba una firma." in words(browser_of(at.superior).get(page))
        assert "Informes por presentar" not in words(browser_of(at.keeper).get("/libro/"))


def test_a_delay_of_another_office_is_reported_on_by_that_one(at: Ministry) -> None:
    with clock.set_to(WORKING):
        entry = factories.filed(at)
        actions.reroute(
            complaint=entry, regime=Regime.DELAY, office=at.other, reason="Es del Cusco", actor=at.keeper
        )
        now = queries.current(entry)
        assert now.about == at.other
        assert queries.reports_to_give(at.keeper) == []
        assert [each.pk for each in queries.reports_to_give(at.outsider)] == [now.pk]
        asked = Notice.objects.filter(case_id=entry.pk, subject__startswith="Informe")
        assert [each.recipient for each in asked] == [identity.person_of(at.outsider)]
        page = f"/libro/{entry.number}/"
        read = words(browser_of(at.outsider).get(page))
        assert entry.text in read
        assert "Oficina Desconcentrada" in read.split("Informa")[1]
        assert f"{page}informe" in read
        for hidden in (WHO.name, WHO.document_number, "Recorrido", "Documentos"):
            assert hidden not in read
            assert hidden in words(browser_of(at.keeper).get(page))
        with pytest.raises(RoleMissingHere):
            actions.report(complaint=entry, text="No es mío", actor=at.keeper)
        actions.report(complaint=entry, text="Llegó sin firma.", actor=at.outsider)
        again = actions.reroute(
            complaint=entry, regime=Regime.DELAY, reason="Era de aquí", actor=superior_of(at.other)
        )
        assert again.about == at.office
        assert [each.pk for each in queries.reports_to_give(at.keeper)] == [again.pk]
        assert "Llegó sin firma." in words(browser_of(at.keeper).get(page))
        with pytest.raises(queries.ComplaintNotFound):
            queries.by_number(at.outsider, entry.number)


def test_of_a_denunciation_the_office_learns_once_it_is_a_delay_and_not_by_whom(at: Ministry) -> None:
    entry = factories.filed(at, factories.FAVOUR)
    told = Notice.objects.filter(case_id=entry.pk, recipient=identity.person_of(at.keeper))
    assert queries.reports_to_give(at.keeper) == []
    assert not told.exists()
    with pytest.raises(queries.ComplaintNotFound):
        queries.by_number(at.keeper, entry.number)
    with pytest.raises(actions.ReportNotAsked):
        actions.report(complaint=entry, text="No es cierto", actor=at.keeper)
    actions.reroute(complaint=entry, regime=Regime.DELAY, reason="Es una demora", actor=hearer(entry))
    assert told.exists()
    assert queries.by_number(at.keeper, entry.number) == entry
    assert not queries.knows_who(at.keeper, entry)
    assert WHO.name not in words(browser_of(at.keeper).get(f"/libro/{entry.number}/"))
    assert actions.report(complaint=entry, text="Está por firmarse.", actor=at.keeper).pk


def superior_of(office: Office) -> Actor:
    above = queries.answerer_of(Regime.DELAY, office, clock.today())
    return factories.serving("Sofía", above.code, Role.SUPERVISOR)


def hearer(entry: Complaint) -> Actor:
    return factories.serving("Olga", queries.current(entry).office.code, Role.COMPLAINTS_OFFICER)
