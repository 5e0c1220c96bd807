"""How a request is sent to another system: with a deadline, and with a refusal of ours when it fails."""

import httpx

from chancery.kernel.base.errors import Unavailable

TIMEOUT = httpx.Timeout(10.0, connect=3.0)


class PartnerUnavailable(Unavailable):
    """The other system did not answer in time, or answered that it cannot."""

    code = "partner_unavailable"
    sentence = "El sistema de {partner} no responde en este momento. No se perdió nada de lo que envió."


def send(partner: str, request: httpx.Request, *, timeout: httpx.Timeout = TIMEOUT) -> httpx.Response:
    """Send `request` to `partner` and return its answer.

    Raises `PartnerUnavailable` on a time-out, a broken connection or a 5xx answer.
    """
    try:
        with httpx.Client(timeout=timeout, trust_env=False) as client:
            response = client.send(request)
    except httpx.TransportError as error:
        raise PartnerUnavailable(partner=partner) from error
    if response.status_code >= 500:
        raise PartnerUnavailable(partner=partner)
    return response
