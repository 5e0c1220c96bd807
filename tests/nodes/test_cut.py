"""Does a post that works without its line lose nothing and double nothing, wherever the line breaks?

One story, told again and again: an act at the counter, a line that breaks somewhere, another act, a line that is back.
"""

import random

import pytest
from django.test import Client

from chancery.kernel.acts.models import Act
from chancery.kernel.documents.models import StoredFile
from chancery.kernel.documents.store import store
from chancery.kernel.nodes import queries
from tests.nodes import work
from tests.nodes.line import Place
from tests.nodes.two import Two, node

pytestmark = pytest.mark.django_db


def test_what_a_counter_did_without_a_line_lima_has_once_it_is_back(two: Two) -> None:
    with two.post():
        before = work.told(two)
    two.line.cut()
    with two.post():
        done = [work.walk_in(two, f"YA000000{ordinal}") for ordinal in range(3)]
        waiting = queries.line()
        assert (waiting.acts, waiting.waiting > 60) == (3, True)
        assert waiting.oldest is not None
    assert not two.talk()
    with two.post():
        assert "No hay línea" in queries.line().fault
        assert queries.line().down_since == two.now
    with two.lima():
        assert work.told(two) == before
    two.line.restore()
    assert two.talk()
    at_post = {number: each for number, each in work.check_same(two).items() if number not in before}
    given = sum(each[0].endswith("/2026") for each in before.values())
    entries = [f"RGE {given + ordinal}/2026" for ordinal in (1, 2, 3)]
    assert [each[0] for each in at_post.values()] == entries
    assert len({each[-1] for each in at_post.values()}) == 3
    assert {each.case.number for each in done} == set(at_post)
    with two.post():
        assert (queries.line().waiting, queries.line().fault, queries.line().down_since) == (0, "", None)
    with two.lima():
        for _, _, receipt, paper, code, _ in at_post.values():
            assert receipt.startswith("RECMIL-")
            page = Client().get(f"/verificar/{code}")
            assert page.status_code == 200
            assert paper in page.content.decode()
        for file in StoredFile.objects.all():
            assert store().exists(file.pk)


def test_a_line_that_breaks_at_any_step_loses_and_doubles_nothing(two: Two) -> None:
    """With something to tell: signing in, a file, a batch. With nothing: signing in, what Lima knows, what it hands over."""
    for has_news in (True, False):
        for conversation in (1, 2, 3):
            for place in Place:
                with two.post():
                    if has_news and queries.acts_waiting() == 0:
                        work.walk_in(two, f"YB00000{conversation}{list(Place).index(place)}")
                two.line.cut_on(conversation, place)
                assert not two.talk(), (has_news, conversation, place)
                two.line.restore()
        assert two.talk()
    with two.post():
        work.walk_in(two, "YB9999999")
    assert two.talk()
    with two.lima():
        assert Act.objects.filter(interested__document_number__startswith="YB").count() == 2
    work.check_same(two)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_line_that_breaks_at_random_loses_and_doubles_nothing(two: Two, seed: int) -> None:
    chance = random.Random(seed)
    made = 0
    for _ in range(5):
        for _ in range(chance.randint(0, 2)):
            with two.post():
                work.walk_in(two, f"YC{seed}{made:06d}")
                made += 1
        two.line.cut_on(chance.randint(1, 8), chance.choice(list(Place)))
        two.talk()
        if chance.random() < 0.5:
            two.line.restore()
    two.line.restore()
    assert two.talk()
    work.check_same(two)
    with two.lima():
        assert Act.objects.filter(interested__document_number__startswith=f"YC{seed}").count() == made
        told = node().last_batch
    with two.post():
        assert node().last_batch == told
