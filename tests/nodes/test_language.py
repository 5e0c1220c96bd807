"""Who wants to be written to in English is written to in it from a post too: the language goes there with their case."""

from typing import Any

import pytest
from django.core import mail

from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import actions as people
from chancery.kernel.nodes import line
from chancery.kernel.notifications import jobs
from chancery.kernel.notifications.models import Notice
from tests.nodes.test_permits import milan, permits, world
from tests.nodes.two import Two

pytestmark = pytest.mark.django_db


def test_a_post_knows_in_which_language_and_lima_sends_what_it_says(two: Two, mailoutbox: list[Any]) -> None:
    with two.lima():
        at = world(two)
        people.correct_contact(
            email="mei@example.org", telephone="", address="", language="en-gb", actor=at.mother_acts
        )
        request = permits.filed(at, permits.alone(at))
    with two.post():
        line.ask_for(number=request.case.number, actor=two.at.cashier)
        posts.pay(Case.objects.get(pk=request.case_id), milan(two))
        told = Notice.objects.get(case_id=request.case_id, subject__startswith="Ya se puede")
        assert told.reading_language == "en-gb"
        assert told.reading_subject == f"The travel permit can be signed now ({request.case.number})"
        assert told.subject == f"Ya se puede firmar la autorización de viaje ({request.case.number})"
    assert two.talk(), two.fault
    with two.lima():
        came = Notice.objects.select_related("delivery").get(pk=told.pk)
        assert (came.reading_text, came.sha256) == (told.reading_text, told.sha256)
        jobs.deliver(delivery_id=str(came.delivery.pk))
    assert mail.outbox[-1].subject == told.reading_subject
