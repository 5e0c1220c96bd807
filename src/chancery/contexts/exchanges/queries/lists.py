"""Who may see which exchange, and with whom may one be begun?"""

from uuid import UUID

from django.db.models import QuerySet

from chancery.contexts.exchanges.models import Entity, Incoming, Outgoing, WireKind
from chancery.contexts.exchanges.rules import State, is_cuo
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, NotFound
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office

DESK = "gda"
"""The office at which the ministry receives: Gestión Documental y Archivo."""
WORKERS = (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)
"""Who sends and receives at an office in Peru: a consul heads some of them too."""
READERS = (*WORKERS, Role.AUDITOR)
SCOPE = "exchanges:deliver"
SERIES = "EXI"


class ExchangeNotFound(NotFound):
    code = "exchange_not_found"
    sentence = "No encontramos ese intercambio, o es de otra oficina."
    next_step = "Búsquelo en «Intercambios»."


class EntityUnknown(Invalid):
    """Documents go to entities that take part in the exchange."""

    code = "exchange_entity_unknown"
    sentence = "Esa entidad no está en el catálogo de la plataforma."
    next_step = "Actualice el catálogo o elija otra entidad."


class KindUnknown(Invalid):
    code = "exchange_kind_unknown"
    sentence = "Ese tipo de documento no está en el catálogo de la plataforma."
    next_step = "Actualice el catálogo o elija otro tipo."


def desk() -> Office:
    """Where documents of other entities come in."""
    return organisation.office(DESK)


def sending_offices(actor: Actor) -> QuerySet[Office]:
    """From where the actor may send: the ministry's offices in Peru where he works. A post abroad sends through its direction."""
    ours = organisation.offices(country="PE").exclude(kind=OfficeKind.PARTNER)
    return ours.filter(pk__in=actor.offices(*WORKERS))


def outgoing_visible_to(actor: Actor) -> QuerySet[Outgoing]:
    """What one's offices sent; the front desk and auditors see all."""
    found = Outgoing.objects.select_related("office", "receiver", "sent_by", "cargo")
    if actor.holds(Role.AUDITOR) or actor.holds(*WORKERS, office_id=desk().pk):
        return found.order_by("-created_at")
    return found.filter(office_id__in=actor.offices(*WORKERS)).order_by("-created_at")


def incoming_visible_to(actor: Actor) -> QuerySet[Incoming]:
    """What came in, for who receives it and for auditors."""
    found = Incoming.objects.select_related("office", "cargo")
    if not actor.holds(Role.AUDITOR):
        found = found.filter(office_id__in=actor.offices(*WORKERS))
    return found.order_by("-received_at")


def outgoing(outgoing_id: UUID, *, actor: Actor) -> Outgoing:
    """One that the actor may see. Raises `ExchangeNotFound`."""
    found = outgoing_visible_to(actor).filter(pk=outgoing_id).first()
    if found is None:
        raise ExchangeNotFound
    return found


def incoming(incoming_id: UUID, *, actor: Actor) -> Incoming:
    """One that the actor may see. Raises `ExchangeNotFound`."""
    found = incoming_visible_to(actor).filter(pk=incoming_id).first()
    if found is None:
        raise ExchangeNotFound
    return found


def incoming_by_cuo(cuo: str) -> Incoming | None:
    """What came under a number."""
    return Incoming.objects.select_related("cargo").filter(cuo=cuo).first() if is_cuo(cuo) else None


def outgoing_by_cuo(cuo: str) -> Outgoing | None:
    """What was sent under a number."""
    return Outgoing.objects.select_related("cargo").filter(cuo=cuo).first() if is_cuo(cuo) else None


def outgoing_by_token(token: str) -> Outgoing:
    """Whose annexes an unguessable address holds. Raises `ExchangeNotFound`."""
    found = Outgoing.objects.filter(annex_token=token).first() if token else None
    if found is None:
        raise ExchangeNotFound
    return found


def may_decide(found: Incoming, actor: Actor) -> bool:
    """Whether the actor receives documents where this one came in."""
    return actor.holds(*WORKERS, office_id=found.office_id) and found.state == State.PENDING


def named(code: str, number: str) -> str:
    """How a document is named: by its kind and its number, which often says the kind itself."""
    kind = kind_name(code)
    return number if number.casefold().startswith(kind.casefold()) else f"{kind} {number}"


def programs(actor: Actor) -> list[tuple[str, str]]:
    """The programs of other systems that may deliver documents, for who administers."""
    return [(str(each.id), each.name) for each in identity.clients(actor) if SCOPE in each.get_scopes()]


def entities(text: str = "", *, category: int | None = None) -> QuerySet[Entity]:
    """Those that the platform lists, by name."""
    found = Entity.objects.filter(is_listed=True)
    if text.strip():
        found = found.filter(name__icontains=text.strip()) | found.filter(ruc=text.strip())
    return found.filter(category=category) if category else found


def entity(ruc: str) -> Entity:
    """A listed entity. Raises `EntityUnknown`."""
    found = Entity.objects.filter(ruc=ruc, is_listed=True).first()
    if found is None:
        raise EntityUnknown({"receiver": [EntityUnknown.sentence]})
    return found


def entity_of_program(client_id: str) -> Entity | None:
    """Whose program this is."""
    return Entity.objects.filter(client_id=client_id).first() if client_id else None


def kinds() -> QuerySet[WireKind]:
    """The kinds of document that the platform lists."""
    return WireKind.objects.filter(is_listed=True)


def kind_name(code: str) -> str:
    """What a kind is called; its code where nobody has told us."""
    found = WireKind.objects.filter(code=code).first()
    return found.name if found else code
