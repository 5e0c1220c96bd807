"""Which internal documents does the demonstration hold? A week of two units, a third that endorses, and a post."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from chancery.contexts.memoranda import actions, queries
from chancery.contexts.memoranda.actions import Content
from chancery.contexts.memoranda.models import InternalDocument
from chancery.contexts.memoranda.queries import Reviewer
from chancery.contexts.memoranda.rules import Kind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.cases.demo import Story, at_work
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Calendar
from chancery.kernel.organisation.models import Office

DAYS = 7
WAITING = 8
"""How many wait for one head's signature: enough to sign them at one command."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A unit that writes, with its head; one that is asked, one that endorses, and a post abroad."""

    unit: str
    author: Actor
    head: Actor
    asked: str
    asked_head: Actor
    endorser: str
    endorser_head: Actor
    post: str
    consul: Actor


@dataclass(frozen=True, slots=True)
class _Text:
    """What a document of the demonstration says, to whom, and what becomes of it."""

    fate: str
    kind: Kind
    to: tuple[str, ...]
    subject: str
    body: str
    copies: tuple[str, ...] = ()


def _texts(cast: Cast) -> tuple[_Text, ...]:
    asked, endorser, post = (
        organisation.office(code).acronym for code in (cast.asked, cast.endorser, cast.post)
    )
    ask = "Tengo a bien dirigirme a usted con relación al asunto.\n\n"
    thank = "\n\nAgradeceré hacer llegar la respuesta en el plazo de tres días hábiles."
    return (
        _Text(
            "answered", Kind.MEMORANDUM, (asked,), "Capacidad del centro de datos para el año próximo",
            f"{ask}Se requiere conocer:\n\na) el espacio libre en disco\nb) los servidores por reemplazar{thank}", (endorser,),
        ),
        _Text(
            "received", Kind.MEMORANDUM, (post,), "Renovación de los equipos del Consulado",
            f"{ask}Los equipos nuevos llegarán con la próxima valija.{thank}", (asked,),
        ),
        _Text(
            "dispatched", Kind.CIRCULAR, (asked, endorser, post), "Uso de la firma digital en los documentos internos",
            "Se pone en conocimiento de las unidades que desde la fecha los documentos internos se firman "
            "digitalmente.\n\n1. El número se recibe al firmar.\n2. Quien recibe acusa recibo en el sistema.",
        ),
        _Text(
            "dispatched", Kind.OFFICIAL_LETTER, ("Presidencia del Consejo de Ministros; Secretaría de Gobierno Digital",),
            "Avance del plan de gobierno electrónico",
            "Es grato dirigirme a usted para remitir el avance de las actividades del año.\n\nHago propicia la ocasión "
            "para expresarle las seguridades de mi consideración.",
        ),
        _Text(
            "filed", Kind.REPORT, (endorser,), "Evaluación de la mesa de partes electrónica",
            "I. ANTECEDENTES\n\nEl plan prevé la mesa de partes electrónica.\n\nII. ANÁLISIS\n\nLas pruebas terminaron sin "
            "observaciones.\n\nIII. CONCLUSIONES\n\nEstá lista.\n\nIV. RECOMENDACIONES\n\nAprobar su puesta en servicio.",
        ),
        _Text(
            "annulled", Kind.MEMORANDUM, (asked,), "Horario de atención de fin de año",
            f"{ask}El horario será de 8:30 a 16:30.",
        ),
        _Text(
            "signed", Kind.ROUTING_ORDER, (asked,), "Solicitud de acceso al repositorio",
            "Visto el documento de la referencia, pase a la unidad destinataria para su atención.",
        ),
        _Text(
            "frozen", Kind.MEMORANDUM, (asked,), "Renovación de los certificados de los funcionarios",
            f"{ask}Los certificados vencen en diciembre.{thank}",
        ),
        _Text(
            "returned", Kind.MEMORANDUM, (endorser,), "Consulta sobre el contrato de impresoras",
            f"{ask}Se consulta si procede la adenda.{thank}",
        ),
        _Text(
            "in_review", Kind.REPORT, (asked,), "Gasto en telefonía del tercer trimestre",
            "I. ANTECEDENTES\n\nEl gasto se revisa cada trimestre.\n\nII. ANÁLISIS\n\nBajó en seis por ciento.",
        ),
        _Text(
            "draft", Kind.MEMORANDUM, (asked,), "Mantenimiento de la red del local principal",
            f"{ask}El corte sería el sábado por la mañana.",
        ),
        *(
            _Text(
                "for_signature", Kind.MEMORANDUM, (asked,), f"Entrega de equipos, lote {lot}",
                f"{ask}Se remite la relación de equipos del lote {lot}.{thank}",
            )
            for lot in range(1, WAITING + 1)
        ),
    )  # fmt: skip


def stories(*, cast: Cast, seed: int) -> list[Story]:
    """Each document of the week, from its draft to what became of it."""
    told = [
        _story(cast, text, Random(f"{seed}{text.subject}"))  # noqa: S311
        for text in _texts(cast)
    ]
    return [*told, _batch(cast, Random(f"{seed}lote"))]  # noqa: S311


def _batch(cast: Cast, chance: Random) -> Story:
    """Two that the head signed at one command."""
    until, unit = clock.now(), organisation.office(cast.unit)
    calendar = organisation.calendar_of(unit)
    asked = organisation.office(cast.asked).acronym
    yield (at := _next(until - timedelta(days=4), calendar, until, chance))
    documents = []
    for month in ("agosto", "setiembre"):
        body = f"Se remite el consumo de impresión de {month}."
        text = _Text("signed", Kind.MEMORANDUM, (asked,), f"Consumo de impresión de {month}", body)
        made = actions.draft(kind=text.kind, unit=unit, content=_content(text), actor=cast.author)
        actions.send_to_review(document=made, base=1, actor=cast.author)
        documents.append(made)
    yield _next(at, calendar, until, chance)
    batch = actions.sign_many(chosen=[(each, 1) for each in documents], dispatches=True, actor=cast.head)
    while actions.sign_next(batch=batch, actor=system_actor("Firma en lote")):
        pass


def _story(cast: Cast, text: _Text, chance: Random) -> Story:
    until, unit = clock.now(), organisation.office(cast.unit)
    calendar = organisation.calendar_of(unit)
    begins = until - timedelta(days=DAYS if text.fate not in _YOUNG else 2)
    yield (at := _next(begins, calendar, until, chance))
    document = actions.draft(kind=text.kind, unit=unit, content=_content(text), actor=cast.author)
    if text.fate == "draft":
        return
    yield (at := _next(at, calendar, until, chance))
    if text.fate in ("in_review", "returned"):
        reviewers = (Reviewer(organisation.office(cast.endorser)),)
        actions.send_to_review(document=document, base=1, reviewers=reviewers, actor=cast.author)
        if text.fate == "returned":
            yield _next(at, calendar, until, chance)
            reason = "Cite la cláusula del contrato que se quiere cambiar."
            actions.return_for_changes(document=document, reason=reason, actor=cast.endorser_head)
        return
    if text.kind is Kind.REPORT:
        reviewers = (Reviewer(organisation.office(cast.endorser)),)
        actions.send_to_review(document=document, base=1, reviewers=reviewers, actor=cast.author)
        yield (at := _next(at, calendar, until, chance))
        actions.endorse(document=document, base=1, actor=cast.endorser_head)
    else:
        actions.send_to_review(document=document, base=1, actor=cast.author)
    if text.fate == "for_signature":
        return
    yield (at := _next(at, calendar, until, chance))
    if text.fate == "frozen":
        actions.prepare(document=document, version=1, actor=cast.head)
        return
    actions.sign(document=document, version=1, actor=cast.head)
    if text.fate == "annulled":
        yield _next(at, calendar, until, chance)
        actions.annul(document=document, reason="Se emitió dos veces.", actor=cast.head)
        return
    if text.fate != "signed":
        actions.dispatch(document=document, actor=cast.author)
        yield from _arrive(cast, text, document, at, calendar, until, chance)


_YOUNG = frozenset({"draft", "for_signature", "frozen", "signed"})


def _arrive(
    cast: Cast,
    text: _Text,
    document: InternalDocument,
    at: datetime,
    calendar: Calendar,
    until: datetime,
    chance: Random,
) -> Iterator[datetime]:
    if text.fate == "dispatched":
        return
    heads = {cast.asked: cast.asked_head, cast.endorser: cast.endorser_head, cast.post: cast.consul}
    sent = next(each for each in queries.dispatches_of(document) if not each.is_copy)
    assert sent.office is not None
    reader = heads[sent.office.code]
    yield (at := _next(at, calendar, until, chance))
    actions.receive(dispatch=sent, actor=reader)
    if text.fate == "filed":
        actions.file_away(dispatch=sent, reason="Tomado en cuenta.", actor=reader)
    if text.fate == "answered":
        yield (at := _next(at, calendar, until, chance))
        _answer(document, sent.office, reader)


def _answer(document: InternalDocument, unit: Office, head: Actor) -> None:
    signature = queries.document(document.pk, actor=head).signature
    addressees = actions.check_addressees(kind=Kind.MEMORANDUM, lines=[document.unit.acronym])
    content = Content(
        subject=f"Respuesta: {signature.version.subject}",
        references=signature.number,
        body="Con relación al documento de la referencia, se informa:\n\na) queda libre la tercera parte del disco\n"
        "b) cuatro servidores pasan de los seis años",
        addressees=addressees,
    )
    reply = actions.draft(kind=Kind.MEMORANDUM, unit=unit, content=content, answers=document, actor=head)
    actions.send_to_review(document=reply, base=1, actor=head)
    actions.sign(document=reply, version=1, dispatches=True, actor=head)


def _content(text: _Text) -> Content:
    return Content(
        subject=text.subject,
        body=text.body,
        addressees=(
            *actions.check_addressees(kind=text.kind, lines=text.to),
            *actions.check_addressees(kind=text.kind, lines=text.copies, is_copy=True),
        ),
    )


def _next(after: datetime, calendar: Calendar, until: datetime, chance: Random) -> datetime:
    """Some office hours later, on the same day or the next."""
    return at_work(after, days=chance.randrange(2), calendar=calendar, until=until, chance=chance)
