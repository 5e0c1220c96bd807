"""Which transmissions may this actor see, what waits at which office, and does the chain hold?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db.models import Q, QuerySet

from chancery.contexts.transmissions.models import (
    FoundEntry,
    HandOver,
    Printout,
    SignatureCheck,
    Transmission,
)
from chancery.contexts.transmissions.procedures import LIMA, PERMIT_TRANSMISSION, REGISTRY_COPY, State
from chancery.contexts.transmissions.rules import GENESIS, DeliveryManner, Moment
from chancery.contexts.travel_permits import queries as permits
from chancery.contexts.travel_permits.queries import PermitFacts
from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents.models import Document, Upload
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR, OfficeKind
from chancery.kernel.organisation.models import Office

DESK = (Role.OFFICER, Role.CONSUL)
"""Who hands over at an office; in Lima, who legalises."""
DESTINATIONS = (*CONSULAR, OfficeKind.DECENTRALISED, OfficeKind.FRONT_DESK, OfficeKind.LEGALISATION)
CODES = (REGISTRY_COPY.code, PERMIT_TRANSMISSION.code)
_IN_LIMA = (State.TRANSMITTED, State.RECEIVED, State.LEGALISED)
_AT_THE_END = (State.FORWARDED, State.READY)


class ImageNotFound(NotFound):
    """The entry has no image of that side, or none yet."""

    code = "registry_image_not_found"
    sentence = "Todavía no se cargó esa imagen del asiento."
    next_step = "Vuelva al expediente para ver en qué estado está."


def lima() -> Office:
    """The office that legalises the signatures of consuls."""
    return organisation.office(LIMA)


def destinations() -> QuerySet[Office]:
    """Where a document may be collected: any office of the ministry with a counter."""
    return organisation.offices(kind=DESTINATIONS).order_by("country", "city", "name")


def visible_to(actor: Actor) -> QuerySet[Transmission]:
    """One's own and those of one's offices; as the office of delivery from the beginning, as Lima once it was sent there."""
    rows = Transmission.objects.select_related(
        "case__office", "case__applicant", "destination", "document", "sought", "check_made__document", "collection"
    )  # fmt: skip
    if actor.is_system:
        return rows
    offices = actor.offices(*DESK, Role.SUPERVISOR)
    sight = Q(case__in=cases.visible_to(actor)) | Q(destination__in=offices)
    if lima().id in offices:
        sight |= Q(pk__in=HandOver.objects.values("transmission"))
    return rows.filter(sight)


def by_number(actor: Actor, number: str) -> Transmission:
    """The transmission of that case, however its number was typed. Raises `CaseNotFound`."""
    printed = ids.as_kept(number)
    found = visible_to(actor).filter(case__number=printed).first()
    if found is None:
        raise cases.CaseNotFound(number=number)
    return found


def is_of_the_case(actor: Actor, transmission: Transmission) -> bool:
    """Whether the actor sees the whole case, and not the road alone."""
    return cases.visible_to(actor).filter(pk=transmission.case_id).exists()


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits at the actor's offices for one kind of work, the oldest first."""

    title: str
    empty: str
    rows: tuple[Transmission, ...]


def queues(actor: Actor) -> tuple[Queue, ...]:
    """What waits for the actor: at a consulate, in Lima, and where documents are delivered. Raises `RoleMissing`."""
    access.require(actor, *DESK)
    return tuple(_queues(actor))


_PAGE = 100


def _queues(actor: Actor) -> Iterator[Queue]:
    offices = actor.offices(*DESK)
    rows = Transmission.objects.select_related(
        "case__office", "case__applicant", "destination", "document", "sought"
    ).order_by("case__moved_at")
    posts = organisation.offices(kind=CONSULAR).filter(pk__in=offices)
    if posts.exists():
        here = rows.filter(case__office__in=posts)
        waiting = here.filter(cases.waits_in(State.PAID, State.AT_CONSULATE))
        yield Queue("Por buscar y certificar", "Ninguna copia espera en su consulado.", _first(waiting))
        yield Queue(
            "Por enviar a Lima",
            "Todo lo emitido ya salió.",
            _first(here.filter(cases.waits_in(State.ISSUED))),
        )
    if lima().id in offices:
        yield Queue(
            "Por recibir y legalizar",
            "Nada espera en Lima.",
            _first(rows.filter(cases.waits_in(*_IN_LIMA))),
        )
    arriving = rows.filter(cases.waits_in(*_AT_THE_END), destination__in=offices)
    yield Queue("Por recibir y entregar", "Nada espera para entregarse en su oficina.", _first(arriving))


def _first(rows: QuerySet[Transmission]) -> tuple[Transmission, ...]:
    return tuple(rows[:_PAGE])


def found_of(transmission: Transmission) -> FoundEntry | None:
    """What the book says; the last that was loaded."""
    rows = transmission.found.select_related("image", "reverse", "found_by")
    return rows.order_by("found_at", "id").last()


def shown_entry(actor: Actor, transmission: Transmission) -> FoundEntry | None:
    """The same for who may know of it: the consulate at once, everybody else once the consul has certified it."""
    is_of_the_post = actor.holds(*DESK, office_id=transmission.case.office_id)
    if transmission.document_id is None and not is_of_the_post:
        return None
    return found_of(transmission)


def image_of(actor: Actor, transmission: Transmission, side: int) -> Upload:
    """The image of one side of the entry. Raises `ImageNotFound`."""
    found = shown_entry(actor, transmission)
    image = {1: found.image, 2: found.reverse}.get(side) if found is not None else None
    if image is None:
        raise ImageNotFound
    return image


def hand_overs(transmission: Transmission) -> QuerySet[HandOver]:
    """The hand-overs in the order of the chain."""
    rows = transmission.hand_overs.select_related(
        "transmission__case", "document", "receipt", "from_office", "to_office"
    )
    return rows.order_by("ordinal")


def broken_at(chain: Iterable[HandOver]) -> int | None:
    """The first hand-over whose hash does not follow from its facts and from the one before it; None where all do."""
    before = GENESIS
    for ordinal, each in enumerate(chain, start=1):
        if each.ordinal != ordinal or each.previous != before or each.link.digest() != each.digest:
            return ordinal
        before = each.digest
    return None


def broken_chains() -> Iterator[str]:
    """Each transmission whose hand-overs do not follow from one another, in Spanish, for `make verify`."""
    rows = Transmission.objects.select_related("case").filter(hand_overs__isnull=False).distinct()
    for transmission in rows.order_by("pk").iterator(chunk_size=500):
        broken = broken_at(hand_overs(transmission))
        if broken is not None:
            yield f"transmisión {transmission.case.number}: el traslado {broken} no corresponde a su huella"


def last_sent(transmission: Transmission) -> HandOver | None:
    """The sending that has not been answered yet, or was last."""
    rows = transmission.hand_overs.filter(moment=Moment.SENT)
    return rows.select_related("document", "from_office", "to_office").order_by("ordinal").last()


def sha256_in_store(document: Document) -> str:
    """The hash of a paper's signed bytes as they lie in the store now. Raises `NotFound`, `StoreUnavailable`."""
    return sha256(stored.content(document.file_id)).hexdigest()


def check_of(transmission: Transmission) -> SignatureCheck | None:
    """The legalisation of the consul's signature, once it was made."""
    rows = SignatureCheck.objects.select_related("document", "transmission")
    return rows.filter(transmission=transmission).first()


def travelling(transmission: Transmission) -> Document:
    """The file that travels and is delivered: the legalisation with the consul's file in it, or that file alone."""
    check = check_of(transmission)
    if check is not None:
        return check.document
    assert transmission.document is not None
    return transmission.document


def printouts_of(transmission: Transmission) -> QuerySet[Printout]:
    """Each printing, in order."""
    return transmission.printouts.select_related("office", "by").order_by("ordinal")


def papers_to_print(transmission: Transmission) -> tuple[Document, ...]:
    """What is printed: the consul's paper, with Lima's legalisation where there is one."""
    check = check_of(transmission)
    both = (transmission.document, check.document if check else None)
    return tuple(each for each in both if each is not None)


def permit(number: str) -> PermitFacts | None:
    """The permit of that number, as the service of travel permits tells it."""
    return permits.permit_by_number(number.strip())


def under_way_with(permit_case_id: UUID) -> Transmission | None:
    """The transmission of a permit that has not ended."""
    rows = Transmission.objects.select_related("case__office", "case__applicant")
    return rows.filter(permit_case_id=permit_case_id, case__closed_at=None).first()


def of_permit(permit_case_id: UUID) -> QuerySet[Transmission]:
    """Every transmission of a permit, whether it has ended or not."""
    return Transmission.objects.select_related("case__office").filter(permit_case_id=permit_case_id)


def of_case(case_id: UUID) -> Transmission | None:
    """The transmission of a case."""
    return Transmission.objects.select_related("case", "document").filter(case_id=case_id).first()


def is_collected_where_issued(case: Case) -> bool:
    """Whether the copy lies ready at the very post that issued it, which hands it over without anybody else."""
    if case.state != State.READY:
        return False
    return Transmission.objects.filter(case=case, destination=case.office).exists()


_ACTIONS: tuple[tuple[str, str, State], ...] = (
    ("receive", "Recibir en Lima", State.TRANSMITTED),
    ("return_to_post", "Informar una diferencia al consulado", State.TRANSMITTED),
    ("legalise", "Legalizar la firma del cónsul", State.RECEIVED),
    ("forward", "Enviar a la oficina de entrega", State.LEGALISED),
)
_LAST: tuple[tuple[str, str, State], ...] = (
    ("accept", "Recibir para entregar", State.FORWARDED),
    ("return_to_lima", "Informar una diferencia a Lima", State.FORWARDED),
    ("print_paper", "Imprimir", State.READY),
    ("deliver", "Entregar", State.READY),
)


def desk_of(name: str, transmission: Transmission) -> Office | None:
    """At which office that is done; nowhere, what the applicant does."""
    if name in {each for each, _, _ in _ACTIONS}:
        return lima()
    return (transmission.destination or lima()) if name in {each for each, _, _ in _LAST} else None


def desk_actions(actor: Actor, transmission: Transmission) -> tuple[tuple[str, str], ...]:
    """What the actor's office may do now with a transmission whose case another office has: name and title of each page."""
    state = transmission.case.state
    found: list[tuple[str, str]] = []
    if actor.holds(*DESK, office_id=lima().id):
        found += [(name, title) for name, title, at in _ACTIONS if at == state]
    if transmission.destination_id and actor.holds(*DESK, office_id=transmission.destination_id):
        found += [(name, title) for name, title, at in _LAST if at == state]
    if (
        transmission.manner is DeliveryManner.DIGITAL
        and state == State.READY
        and actor.person_id == transmission.case.applicant_id
    ):
        found.append(("collect", "Confirmar que lo recibí"))
    return tuple(found)


_ROAD = (
    State.REQUESTED,
    State.PAID,
    State.AT_CONSULATE,
    State.ISSUED,
    State.TRANSMITTED,
    State.RECEIVED,
    State.LEGALISED,
    State.FORWARDED,
    State.READY,
    State.DELIVERED,
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the road: passed, where the document is now, or to come."""

    label: str
    is_done: bool
    is_now: bool


def stages(transmission: Transmission) -> tuple[Stage, ...]:
    """The road of this very document, whoever looks; without the stages that it does not pass."""
    procedure = cases.procedure_of(transmission.case)
    left_out = set()
    if transmission.destination_id == transmission.case.office_id:
        left_out = {State.TRANSMITTED, State.RECEIVED, State.LEGALISED, State.FORWARDED}
    elif transmission.destination_id in (None, lima().id):
        left_out = {State.FORWARDED}
    road = [state for state in _ROAD if state in procedure.states and state not in left_out]
    state = transmission.case.state
    place = road.index(State(state)) if state in road else -1
    return tuple(
        Stage(procedure.states[each], ordinal < place, ordinal == place) for ordinal, each in enumerate(road)
    )
