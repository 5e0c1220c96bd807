"""How a request is sent to another system: with a deadline, and with a refusal of ours when it fails.

What is sent and what is answered are never logged: both hold personal data, and the first holds secrets.
"""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from uuid import UUID

import httpx
from django.db import transaction

from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Refusal, Unavailable
from chancery.kernel.gateway.breaker import breaker_of
from chancery.kernel.gateway.models import Exchange, Outcome
from chancery.kernel.ledger import actions as ledger

TIMEOUT = httpx.Timeout(10.0, connect=3.0)
ATTEMPTS = 3
PAUSE_SECONDS = 0.2
TOO_MANY_REQUESTS = 429


class PartnerUnavailable(Unavailable):
    """The other system did not answer in time, or answered that it cannot."""

    code = "partner_unavailable"
    sentence = "El sistema de {partner} no responde en este momento. No se perdió nada de lo que envió."


class PartnerResting(PartnerUnavailable):
    """It failed several times in a row and is not asked again for half a minute."""

    code = "partner_resting"


def send(
    partner: str, request: httpx.Request, *, timeout: httpx.Timeout = TIMEOUT, is_idempotent: bool = False
) -> httpx.Response:
    """Send `request` to `partner` and return its answer.

    Only a request that may be repeated without harm (`is_idempotent`) is tried again, up to three times with
    growing pauses of random length, so that workers do not knock together. Raises `PartnerUnavailable` on a
    time-out, a broken connection, a 429 or a 5xx answer.
    """
    breaker = breaker_of(f"{partner} {request.url.scheme}://{request.url.netloc.decode()}")
    for attempt in range(1, ATTEMPTS + 1):
        if not breaker.lets_pass():
            raise PartnerResting(partner=partner)
        cause: httpx.HTTPError | None = None
        try:
            with httpx.Client(timeout=timeout, trust_env=False) as client:
                response = client.send(request)
            if response.status_code < 500 and response.status_code != TOO_MANY_REQUESTS:
                breaker.succeeded()
                return response
        except httpx.HTTPError as error:
            cause = error
        except BaseException:
            breaker.failed()
            raise
        breaker.failed()
        if not is_idempotent or attempt == ATTEMPTS:
            break
        time.sleep(random.uniform(0, PAUSE_SECONDS * 2**attempt))  # noqa: S311
    raise PartnerUnavailable(partner=partner) from cause


@dataclass(frozen=True, slots=True)
class Question:
    """Who asks a partner for what, and why: no personal data is asked for without all of it."""

    partner: str
    operation: str
    purpose: str
    actor: Actor
    case_id: UUID | None = None
    subject: UUID | None = None


@contextmanager
def accounted(question: Question) -> Iterator[UUID]:
    """Leave one row for the conversation held in the block, however it ends; never its content. Yields the row's id.

    When `question.subject` names a person, the reading is also written to the ledger. The row must outlive a
    refusal, so the block may not stand inside a transaction (`RuntimeError`), where no partner should be
    waited for anyway.
    """
    exchange_id, started_at, started = ids.uuid7(), clock.now(), monotonic()
    outcome, code = Outcome.FAILED, ""
    try:
        yield exchange_id
        outcome = Outcome.ANSWERED
    except Unavailable as refusal:
        outcome, code = Outcome.UNAVAILABLE, refusal.code
        raise
    except Refusal as refusal:
        outcome, code = Outcome.REFUSED, refusal.code
        raise
    finally:
        with transaction.atomic(durable=True):
            Exchange.objects.create(
                id=exchange_id,
                partner=question.partner,
                operation=question.operation,
                purpose=question.purpose,
                case_id=question.case_id,
                actor_name=question.actor.name,
                person_id=question.actor.person_id,
                subject=question.subject,
                request_id=question.actor.request_id,
                started_at=started_at,
                milliseconds=int((monotonic() - started) * 1000),
                outcome=outcome,
                code=code,
            )
            if question.subject is not None:
                ledger.record_read(
                    subject=question.subject,
                    kind=f"{question.partner}.{question.operation}",
                    purpose=question.purpose,
                    actor=question.actor,
                )
