"""Does the letter of the demonstration come in, get its answer and leave, each in the page of the other?"""

import heapq

import pytest

from chancery.config.demonstration import mail
from chancery.contexts.correspondence.models import Record, RecordLink
from chancery.contexts.correspondence.queries import holder_of
from chancery.contexts.exchanges import demo as exchanges
from chancery.contexts.exchanges.models import Outgoing
from chancery.contexts.memoranda.models import HeadSignature
from chancery.contexts.memoranda.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role, system_actor
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


def test_a_letter_is_answered_over_the_platform() -> None:
    at = factories.ministry()
    exchanges.load(actor=system_actor("prueba"))
    clerk = factories.serving(organisation.office("gda"), Role.OFFICER, "Gloria")
    cast = mail.Cast(clerk=clerk, unit="ogi", author=at.author, head=at.head)
    until = clock.now()
    agenda = [(next(story), place, story) for place, story in enumerate(mail.stories(cast=cast, seed=1))]
    while agenda:
        instant, place, story = heapq.heappop(agenda)
        assert instant <= until
        with clock.set_to(instant):
            following = next(story, None)
        if following is not None:
            heapq.heappush(agenda, (following, place, story))
    signature, sent = HeadSignature.objects.get(), Outgoing.objects.get()
    assert sent.document_number == signature.number
    assert holder_of(Record.objects.get()).close_reason == f"Respondido con {signature.number}"
    assert RecordLink.objects.get().document_id == signature.paper_id
