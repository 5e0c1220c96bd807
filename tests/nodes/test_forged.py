"""What a node whose program fell into other hands could send: nothing of it reaches what is another office's."""

from uuid import uuid4

import pytest

from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.identity.models import Person
from chancery.kernel.nodes import actions, line, rows
from tests.nodes.two import CODE, Two, node

pytestmark = pytest.mark.django_db


def test_no_new_row_lends_its_id_to_what_is_about_another_office(two: Two) -> None:
    """A row is a node's when it is about a new row of the node's: one that bears the id of another's case is no such row."""
    with two.lima():
        following = node().last_batch + 1
        act = posts.done(posts.post("cg-barcelona"))
        stranger = next(
            row
            for table, row in rows.collect([Person.objects.filter(pk=act.case.applicant_id)])
            if table == "identity_person"
        )
        lending = ("identity_person", {**stranger, "id": str(act.case_id), "document_number": "YZ9999999"})
        charge = next(row for table, row in rows.collect(rows.about({act.case_id})) if table == "fees_charge")
        charged = ("fees_charge", {**charge, "id": str(uuid4()), "amount": "0.01"})
        with pytest.raises(actions.NotTheNodesRow):
            actions.take_batch(node=node(), number=following, lines=[lending, charged], actor=two.program())
        with pytest.raises(actions.NotTheNodesRow):
            actions.take_batch(node=node(), number=following, lines=[lending], actor=two.program())


def test_what_a_node_says_of_itself_is_read_or_refused_and_never_a_fault(two: Two) -> None:
    with two.post():
        asked = line.Line()
        for said in (
            {line.WAITING: "9" * 40},
            {line.TOLD_UNTIL: "2026-05-18T06:00:00"},
            {line.TOLD_UNTIL: "2026-13-45T99:00:00+00:00"},
        ):
            assert asked.ask("POST", f"/nodes/{CODE}/handed", headers=said).status_code == 200
