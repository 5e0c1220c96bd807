"""Do other forms have the custody of stickers, and is neither taken for the other?"""

from uuid import uuid4

import pytest
from django.urls import reverse

from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import UsedForm
from chancery.contexts.stickers.rules import Finding, Span, Supply
from chancery.contexts.stickers.tests import factories
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Chain:
    """An officer with five stickers and three visa labels."""
    made = factories.supplied(factories.chain(stock=10), 5)
    factories.mint(made.custodian, Span("VI", 1, 3))
    at, spans = made.at, "VI00000001-3"
    factories.pass_on(made.lima, made.reserve, spans, made.custodian, at.consul)
    factories.pass_on(made.reserve, made.office, spans, at.consul, at.consul)
    factories.pass_on(made.office, made.window, spans, at.consul, at.consul)
    factories.pass_on(made.window, made.own, spans, at.consul, at.officer)
    return made


def use(made: Chain) -> str:
    office = made.at.office
    return actions.use_form(
        supply=Supply.VISA_LABEL, office=office, subject=factories.act(made).case_id, actor=made.at.officer
    )


class TestUseForm:
    def test_serials_follow_one_another_and_are_conserved(self, made: Chain) -> None:
        assert [use(made), use(made)] == ["VI00000001", "VI00000002"]
        place = queries.place_of("VI00000001")
        assert place is not None
        assert place.departure is not None
        assert list(queries.conservation()) == []
        assert list(queries.vaults_by_their_books()) == []
        assert list(queries.stickers_and_acts()) == []

    def test_when_none_is_left_no_sticker_is_taken_instead(self, made: Chain) -> None:
        for _ in range(3):
            use(made)
        with pytest.raises(actions.NoForms):
            use(made)
        assert queries.left_for(made.at.officer, made.at.office) == 5
        assert queries.left_for(made.at.officer, made.at.office, Supply.VISA_LABEL) == 0

    def test_who_does_not_serve_there_takes_none(self, made: Chain) -> None:
        with pytest.raises(NotAllowed):
            actions.use_form(
                supply=Supply.VISA_LABEL, office=made.at.office, subject=uuid4(), actor=made.at.citizen
            )


class TestAffixing:
    def test_an_act_takes_a_sticker_though_there_are_labels(self, made: Chain) -> None:
        given = actions.affix_next(act=factories.act(made), actor=made.at.officer, is_digital=False)
        assert rules.supply_of(given.serial[:2]) is Supply.STICKER

    def test_a_label_that_is_scanned_is_no_sticker(self, made: Chain) -> None:
        act = factories.act(made)
        assert actions.affix_scanned(act=act, serial="CA00000001", actor=made.at.officer).act_id == act.id
        with pytest.raises(actions.SerialRefused) as refused:
            actions.affix_scanned(act=factories.act(made), serial="VI00000001", actor=made.at.officer)
        assert refused.value.facts["is_"] is Finding.OTHER_SUPPLY


class TestSpoilForm:
    def test_a_spoilt_form_does_not_come_back(self, made: Chain) -> None:
        serial = use(made)
        actions.spoil_form(serial=serial, reason="Se atascó el papel", actor=made.at.officer)
        assert use(made) != serial
        assert UsedForm.objects.count() == 2
        assert list(queries.conservation()) == []
        assert list(queries.vaults_by_their_books()) == []
        assert list(queries.stickers_and_acts()) == []

    def test_what_was_not_used_cannot_be_spoilt(self, made: Chain) -> None:
        with pytest.raises(actions.FormUnknown):
            actions.spoil_form(serial="VI00000003", reason="Se atascó", actor=made.at.officer)

    def test_it_is_told_apart_from_a_sticker_by_who_checks_it(self, made: Chain) -> None:
        serial = use(made)
        batch = queries.batch_of(serial)
        assert batch is not None
        code = rules.code_of(bytes(batch.key), serial)
        assert queries.standing(serial, code).code == "other_form"


class TestBookletsInLima:
    def test_who_personalises_takes_the_next_of_a_vault_in_lima(self) -> None:
        made = factories.chain(stock=0)
        factories.mint(made.custodian, Span("PA", 1, 3))
        lima = made.lima.office
        own, officer = factories.vault_in_lima(made.custodian)
        factories.pass_on(made.lima, own, "PA00000001-2", made.custodian, officer)
        assert queries.left_for(officer, lima, Supply.PASSPORT) == 2
        assert (
            actions.use_form(supply=Supply.PASSPORT, office=lima, subject=uuid4(), actor=officer)
            == "PA00000001"
        )
        assert list(queries.conservation()) == []
        today = queries.local_day(lima)
        assert queries.stock_and_use(Supply.PASSPORT, since=today, until=today) == (2, 1)
        assert queries.stock_and_use(Supply.VISA_LABEL, since=today, until=today) == (0, 0)

    def test_a_consul_opens_none_there(self) -> None:
        made = factories.chain(stock=0)
        with pytest.raises(NotAllowed):
            factories.vault_in_lima(made.custodian, by=made.at.consul)

    def test_the_custodian_opens_it_from_the_page_of_limas_vault(self) -> None:
        made = factories.chain(stock=0)
        officer = acts.serving(made.lima.office, Role.OFFICER, "Personaliza")
        custodian = browser_of(made.custodian)
        page = reverse("stickers:open_vault", args=[made.lima.pk])
        assert page in custodian.get(reverse("stickers:vault", args=[made.lima.pk])).content.decode()
        typed = {"level": "officer", "name": "Personaliza", "holder": str(officer.person_id)}
        opened = custodian.post(page, typed)
        assert opened.status_code == 302
        assert custodian.get(opened["Location"]).status_code == 200
        assert [each.name for each in queries.sources_for(officer, made.lima.office_id)] == ["Personaliza"]
