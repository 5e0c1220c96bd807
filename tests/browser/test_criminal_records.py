"""Are the pages of a certificate of criminal records usable by everyone: citizen, officer, Judiciary, head of post, control?"""

from pathlib import Path

import pytest

from chancery.contexts.criminal_records.tests import factories
from chancery.contexts.criminal_records.tests.factories import RECORD, World
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.tests import factories as people
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/tramites/antecedentes-penales/"


@pytest.fixture
def at() -> World:
    return apart(factories.world)


def looks_at(at: World, folder: Path) -> dict[Actor, list[str]]:
    with factories.answering(folder):
        filed, paid = factories.filed(at), factories.paid(at)
        waiting = factories.consulted(at, RECORD)
        issued = factories.issued(at, factories.reviewed(at))
        ready = factories.ready(at)
    review = factories.review_of(waiting)
    number = {each: each.case.number for each in (filed, paid, waiting, issued, ready)}
    return {
        at.post.citizen: [f"{PAGE}solicitar"],
        people.actor_of(issued.case.applicant): [f"{PAGE}{number[issued]}/"],
        at.post.officer: [
            f"{PAGE}{number[filed]}/verificar",
            f"{PAGE}{number[paid]}/consultar",
            f"{PAGE}{number[waiting]}/",
            f"{PAGE}{number[waiting]}/emitir",
            f"{PAGE}{number[waiting]}/denegar",
            f"{PAGE}{number[ready]}/entregar",
        ],
        at.judiciary: [f"{PAGE}revisiones/", f"{PAGE}revisiones/{review.pk}/"],
        at.second: [f"{PAGE}revisiones/{review.pk}/confirmar"],
        at.post.consul: [f"{PAGE}emitidos/"],
    }


def test_every_page_may_be_used_by_everyone(at: World, opened: Opened, tmp_path: Path) -> None:
    looks = apart(lambda: looks_at(at, tmp_path))
    assert problems(opened, looks) == []


def test_the_answer_is_read_by_who_asked_and_no_other(at: World, opened: Opened, tmp_path: Path) -> None:
    def marked() -> str:
        with factories.answering(tmp_path):
            return factories.consulted(at, RECORD).case.number

    number = apart(marked)
    for actor, is_told in ((at.post.officer, True), (at.other, False), (at.supervisor, False)):
        page = opened(actor).new_page()
        page.goto(f"{PAGE}{number}/")
        assert ("Registra antecedentes" in page.content()) is is_told
        page.context.close()
