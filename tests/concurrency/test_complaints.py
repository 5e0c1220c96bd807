"""Sixteen at once: no number of a book is given twice nor skipped, and what is done once is done once."""

import pytest

from chancery.contexts.complaints import actions, queries
from chancery.contexts.complaints.models import Complaint, ComplaintAnswer
from chancery.contexts.complaints.tests import factories
from chancery.kernel.base import clock
from tests.concurrency.test_steps import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_sixteen_strangers_complain_without_a_gap() -> None:
    at = factories.ministry()
    assert at_once(lambda _: factories.filed(at)) == {"done": CLIENTS}
    assert sorted(Complaint.objects.values_list("ordinal", flat=True)) == list(range(1, CLIENTS + 1))
    assert list(queries.numbers()) == []


def test_one_page_that_a_bad_line_sends_sixteen_times_is_one_entry() -> None:
    at = factories.ministry()
    assert at_once(lambda _: factories.filed(at, token="la misma")) == {"done": CLIENTS}
    assert Complaint.objects.count() == 1
    assert factories.filed(at).ordinal == 2
    assert list(queries.numbers()) == []


def test_one_sheet_of_paper_comes_in_once() -> None:
    at = factories.ministry()
    told, on = factories.told(at), clock.today()
    answers = at_once(lambda _: actions.transcribe(particulars=told, sheet=1, sheet_on=on, actor=at.keeper))
    assert answers == {"done": 1, "complaint_sheet_taken": CLIENTS - 1}


def test_sixteen_answer_once() -> None:
    at = factories.ministry()
    entry = factories.filed(at)
    answers = at_once(lambda _: factories.answered(at, entry))
    assert answers == {"done": 1, "complaint_already_answered": CLIENTS - 1}
    assert ComplaintAnswer.objects.count() == 1
