"""What Lima refuses over the line, as the post hears it; and how the line refuses to go on."""

import gzip
import json

import pytest

from chancery.kernel.base.actor import Role
from chancery.kernel.identity import access
from chancery.kernel.nodes import actions, line, queries
from chancery.web.nodes import api
from tests.nodes import work
from tests.nodes.two import CODE, SYSTEM, Two, node

pytestmark = pytest.mark.django_db


def test_what_cannot_be_read_or_is_not_what_it_says_is_refused(two: Two) -> None:
    with two.post():
        asked = line.Line()
        following = queries.own_node().last_batch + 1
        for content in (
            b"nothing that was gzipped",
            gzip.compress(b'{"a": 1}'),
            gzip.compress(b"[" * 200_000),
        ):
            with pytest.raises(line.LimaRefused, match=api.BatchUnreadable.sentence):
                asked.ask("PUT", f"/nodes/{CODE}/batches/{following}", content=content)
        with pytest.raises(line.LimaRefused, match=api.FileDiffers.sentence):
            asked.ask("PUT", f"/nodes/{CODE}/files/{'0' * 64}", content=b"something else")
        with pytest.raises(line.LimaRefused, match="nodo"):
            asked.ask("GET", "/nodes/cg-madrid/reference")
        with pytest.raises(line.LimaRefused):
            asked.ask("GET", f"/nodes/{CODE}/files/{'0' * 64}")
    with two.lima():
        assert node().fault == f"{api.BatchUnreadable.sentence} {api.BatchUnreadable.next_step}"
    with two.post():
        work.walk_in(two, "YF0000001")
    assert two.talk()
    with two.lima():
        assert node().fault == ""


def test_what_lima_refuses_waits_and_both_sides_say_why(two: Two) -> None:
    assert two.talk()
    with two.post():
        work.walk_in(two, "YF0000002")
        number = actions.pack(actor=SYSTEM)
        assert number is not None
        lines = queries.batch(number)
    with two.lima():
        before = node().last_batch
        type(node()).objects.filter(pk=node().pk).update(last_batch=before + 5)
    assert not two.talk()
    with two.post():
        assert "Lima no aceptó lo enviado" in queries.line().fault
        assert queries.batch(number) == lines
    with two.lima():
        assert "decía otra cosa" in node().fault
        type(node()).objects.filter(pk=node().pk).update(last_batch=before)
    assert two.talk()
    work.check_same(two)


def test_a_line_that_is_down_says_so(two: Two) -> None:
    two.line.cut()
    with two.post(), pytest.raises(line.LineDown, match="No hay línea con Lima"):
        line.fetch_start()
    two.line.restore()
    with two.post():
        start = line.fetch_start()
        again = actions.become_node(start=start, client_id="another", actor=SYSTEM)
        assert again == queries.own_node()
        assert json.dumps(start.lines)


def test_only_the_machinery_of_a_post_packs_and_forgets(two: Two) -> None:
    with two.post():
        for act in (
            lambda: actions.pack(actor=two.at.officer),
            lambda: actions.forget(batch=1, actor=two.at.officer),
            lambda: actions.note_line(fault="", actor=two.at.officer),
            lambda: actions.give_back(actor=two.at.officer),
        ):
            with pytest.raises(access.RoleMissing):
                act()
        assert two.at.officer.holds(Role.OFFICER)
        with pytest.raises(access.RoleMissing):
            queries.line_for(actor=two.at.citizen)
        assert queries.line_for(actor=two.at.officer).office.code == CODE
    with two.lima(), pytest.raises(queries.NotANode):
        queries.line_for(actor=two.at.officer)
