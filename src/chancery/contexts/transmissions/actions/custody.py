"""How does a document go from the consulate to Lima and on? The sender posts it, the receiver accepts it or says what differs."""

from chancery.contexts.transmissions import queries
from chancery.contexts.transmissions.actions.chain import (
    Chain,
    FileAltered,
    check_still_good,
    check_unaltered,
    desk_step,
)
from chancery.contexts.transmissions.models import HandOver, Transmission
from chancery.contexts.transmissions.rules import Moment
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity import access
from chancery.kernel.organisation.models import Office


class NothingToForward(Conflict):
    """What is collected in Lima, or digitally, goes to no other office."""

    code = "transmission_goes_nowhere"
    sentence = "El documento del expediente {number} no se entrega en otra oficina."


class DifferenceMissing(Invalid):
    """Whoever does not accept says why, so that the sender can mend it."""

    code = "transmission_difference_missing"
    sentence = "Escriba qué diferencia encontró."


def transmit(*, transmission: Transmission, actor: Actor) -> HandOver:
    """Post the document from the consulate to Lima, with the hash of what lies in the store. Raises `FileAltered`."""
    with cases.step(transmission.case, "transmit", actor=actor) as taking:
        check_still_good(transmission=transmission)
        document = transmission.document
        assert document is not None
        sha256 = queries.sha256_in_store(document)
        check_unaltered(document=document, sha256=sha256)
        office = taking.case.office
        chain = Chain(taking, transmission, office, actor)
        return chain.add(Moment.SENT, document, sha256=sha256, sender=office, recipient=queries.lima())


def receive(*, transmission: Transmission, actor: Actor) -> HandOver:
    """Accept in Lima what the consulate sent, once its hash was computed anew. Raises `FileAltered`."""
    lima = queries.lima()
    access.require(actor, *queries.DESK, office_id=lima.id)
    with desk_step(transmission=transmission, code="receive", office=lima, actor=actor) as taking:
        return _accepted(Chain(taking, transmission, lima, actor))


def return_to_post(*, transmission: Transmission, reason: str, actor: Actor) -> HandOver:
    """Say in Lima what differs: the document is the consulate's again, to be sent anew. Raises `DifferenceMissing`."""
    lima = queries.lima()
    access.require(actor, *queries.DESK, office_id=lima.id)
    check_difference(reason=reason)
    with desk_step(
        transmission=transmission, code="return_to_post", office=lima, actor=actor, reason=reason
    ) as taking:
        return _differing(Chain(taking, transmission, lima, actor))


def forward(*, transmission: Transmission, actor: Actor) -> HandOver:
    """Post the legalised document from Lima to where it is delivered. Raises `NothingToForward`, `FileAltered`."""
    lima = queries.lima()
    access.require(actor, *queries.DESK, office_id=lima.id)
    with desk_step(transmission=transmission, code="forward", office=lima, actor=actor) as taking:
        check, destination = queries.check_of(transmission), transmission.destination
        if check is None or destination is None or destination == lima:
            raise NothingToForward(number=taking.case.number)
        sha256 = queries.sha256_in_store(check.document)
        check_unaltered(document=check.document, sha256=sha256)
        chain = Chain(taking, transmission, lima, actor)
        return chain.add(Moment.SENT, check.document, sha256=sha256, sender=lima, recipient=destination)


def accept(*, transmission: Transmission, actor: Actor) -> HandOver:
    """Accept at the office of delivery what Lima sent, once its hash was computed anew. Raises `FileAltered`."""
    office = _destination(transmission)
    access.require(actor, *queries.DESK, office_id=office.id)
    with desk_step(transmission=transmission, code="accept", office=office, actor=actor) as taking:
        return _accepted(Chain(taking, transmission, office, actor))


def return_to_lima(*, transmission: Transmission, reason: str, actor: Actor) -> HandOver:
    """Say at the office of delivery what differs: Lima sends it anew. Raises `DifferenceMissing`."""
    office = _destination(transmission)
    access.require(actor, *queries.DESK, office_id=office.id)
    check_difference(reason=reason)
    with desk_step(
        transmission=transmission, code="return_to_lima", office=office, actor=actor, reason=reason
    ) as taking:
        return _differing(Chain(taking, transmission, office, actor))


def check_difference(*, reason: str) -> None:
    """Whether it is said what differs. Raises `DifferenceMissing`."""
    if not reason.strip():
        raise DifferenceMissing({"reason": [DifferenceMissing.sentence]})


def _destination(transmission: Transmission) -> Office:
    """The office of delivery; Lima where there is none, and there the step does not begin."""
    return transmission.destination or queries.lima()


def _accepted(chain: Chain) -> HandOver:
    sent = queries.last_sent(chain.transmission)
    assert sent is not None
    sha256 = queries.sha256_in_store(sent.document)
    if sha256 != sent.sha256:
        raise FileAltered(number=sent.document.number)
    return chain.add(
        Moment.RECEIVED, sent.document, sha256=sha256, sender=sent.from_office, recipient=chain.office
    )


def _differing(chain: Chain) -> HandOver:
    sent = queries.last_sent(chain.transmission)
    assert sent is not None
    return chain.add(
        Moment.DIFFERS,
        sent.document,
        sha256=queries.sha256_in_store(sent.document),
        sender=sent.from_office,
        recipient=chain.office,
        note=chain.taking.reason,
    )
