"""Which requests for information does the demonstration hold? A year of them at ten posts, some late on purpose."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

import pikepdf

from chancery.contexts.information import actions, queries
from chancery.contexts.information.actions import Classifying, Ground, Part
from chancery.contexts.information.models import Request
from chancery.contexts.information.rules import Delivery
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.demo import Citizen, Story, at_work, days_ago, pay
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.redaction import Mark
from chancery.kernel.organisation import queries as organisation

FATES = (
    "received", "answered", "late", "published", "partial", "refused", "missing", "redirected", "extended", "observed",
    "lapsed", "paid", "unpaid", "silent", "appealed", "ordered", "denied", "withdrawn", "overdue",
)  # fmt: skip
_DAYS_AGO = {"received": (0, 2), "observed": (0, 2), "overdue": (17, 21), "extended": (1, 3)}
_QUESTIONS = (
    ("Copia del informe de gestión de la oficina del año pasado", "Se entrega el informe de gestión."),
    ("Cuántos pasaportes se entregaron por mes en los dos últimos años", "Se entrega el cuadro por mes."),
    ("Contratos de alquiler de los locales de la oficina", "Se entregan los contratos vigentes."),
    ("Lista de convenios de cooperación cultural vigentes", "Se entrega la lista, con la fecha de cada uno."),
    ("Actas de las reuniones con las asociaciones de la comunidad", "Se entregan las actas."),
    ("Gasto en pasajes y viáticos por trimestre", "Se entrega el gasto por trimestre y concepto."),
)
_PRIVACY = "art17_privacy"
_Working = Callable[[datetime, int], datetime]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who answers at each office by its code, the ministry's head, and who asks."""

    responsible: Mapping[str, Actor]
    head: Actor
    citizens: Sequence[Citizen]


def stories(*, cast: Cast, since: datetime, seed: int, each: int = 1) -> list[Story]:
    """Every fate at the ministry, and `each` times one of them at each of the other offices."""
    fates = {
        office: FATES
        if office == queries.MINISTRY
        else [FATES[(place * 7 + turn * 5) % len(FATES)] for turn in range(each)]
        for place, office in enumerate(cast.responsible)
    }
    asked = [(office, fate, turn) for office in fates for turn, fate in enumerate(fates[office])]
    return [
        _register(cast),
        *(
            _told(cast, office, fate, since, place, Random(f"{seed}{office}{fate}{turn}"))  # noqa: S311
            for place, (office, fate, turn) in enumerate(asked)
        ),
    ]


def _register(cast: Cast) -> Story:
    """Something that the head of the ministry reserved."""
    yield (at := clock.now() - timedelta(days=60))
    today = at.astimezone(clock.LIMA).date()
    actions.classify(
        office=organisation.office(queries.MINISTRY),
        stated=Classifying(
            exemption="art16_negotiations",
            subject="Instrucciones para una negociación comercial en curso",
            reason="Conocerlas antes de que concluya debilitaría la posición del Perú",
            act="R.M. 0100-2026-RE (demostración)",
            classified_on=today,
            expires_on=today + timedelta(days=730),
        ),
        actor=cast.head,
    )


def _told(cast: Cast, office: str, fate: str, since: datetime, turn: int, chance: Random) -> Story:
    until, who = clock.now(), cast.responsible[office]
    calendar = organisation.calendar_of(organisation.office(office))

    def working(after: datetime, days: int) -> datetime:
        return at_work(after, days=days, calendar=calendar, until=until, chance=chance)

    fewest, most = _DAYS_AGO.get(fate, (35, max(36, (until - since).days - 2)))
    yield (at := until - timedelta(days=days_ago(turn, fewest=fewest, most=most), hours=2))
    question, reply = chance.choice(_QUESTIONS)
    citizen = chance.choice(cast.citizens)
    delivery = Delivery.COPIES if fate in ("paid", "unpaid") else Delivery.ELECTRONIC
    number = actions.file(
        text=question,
        delivery=delivery,
        asked_of=organisation.office(office),
        applicant=citizen.person,
        actor=citizen.actor,
    ).case.number
    if fate in ("received", "silent", "overdue"):
        return
    yield (at := working(at, 1))
    try:
        yield from _decide(cast, number, fate, reply, citizen, who, at, working, chance)
    except Conflict:
        return  # the clock of the night came first: what it left stands


def _decide(
    cast: Cast,
    number: str,
    fate: str,
    reply: str,
    citizen: Citizen,
    who: Actor,
    at: datetime,
    working: _Working,
    chance: Random,
) -> Story:
    request = _now(who, number)
    match fate:
        case "observed" | "lapsed":
            _plain(request, "observe", who, "¿De qué oficina y de qué año?")
        case "withdrawn":
            _plain(request, "withdraw", citizen.actor)
        case "redirected":
            actions.redirect(
                request=request,
                entity="Superintendencia Nacional de Migraciones",
                reason="Lleva ese registro",
                actor=who,
            )
        case "extended":
            due = queries.last_day_of(request, "answer")
            assert due is not None
            later = organisation.calendar_of(request.case.office).next_working(due + timedelta(days=10))
            actions.extend(request=request, until=later, reason="Son más de dos mil folios", actor=who)
        case "paid" | "unpaid":
            actions.price(request=request, tariff="information.sheet", units=chance.randint(8, 60), actor=who)
            if fate == "paid":
                yield working(at, 1)
                pay(request.case_id, citizen)
                yield working(at, 3)
                actions.answer(request=_now(who, number), text=reply, actor=who)
        case "refused" | "appealed" | "ordered" | "denied":
            grounds = [Ground(_PRIVACY)]
            actions.refuse(request=request, reason="Identifica a terceros", grounds=grounds, actor=who)
            if fate != "refused":
                yield from _appealed(number, fate, reply, citizen, who, at, working)
        case "missing":
            reason = "Se buscó en el archivo de la oficina y en el central"
            actions.state_missing(request=request, reason=reason, actor=who)
        case _:
            yield working(at, 15 if fate == "late" else chance.randint(3, 6))
            _gather(_now(who, number), who, is_partial=fate == "partial")
            answer = actions.answer(request=_now(who, number), text=reply, actor=who)
            if fate in ("published", "partial"):
                actions.publish(
                    request=_now(who, number),
                    question=request.text,
                    answer=reply,
                    delivered_ids=[each.id for each in answer.delivered.all()],
                    is_confirmed=True,
                    actor=who,
                )


def _appealed(
    number: str, fate: str, reply: str, citizen: Citizen, who: Actor, at: datetime, working: _Working
) -> Story:
    yield (at := working(at, 4))
    _plain(_now(who, number), "appeal", citizen.actor, "Los nombres se pueden tachar y entregar lo demás")
    yield (at := working(at, 1))
    _plain(_now(who, number), "elevate", who, "Oficio 0123-2026 (demostración)")
    if fate == "appealed":
        return
    yield (at := working(at, 8))
    ruling = {
        "request": _now(who, number),
        "number": "000123-2026 (demostración)",
        "ruled_on": clock.today(),
        "actor": who,
    }
    if fate == "denied":
        actions.note_denied(**ruling)  # type: ignore[arg-type]
        return
    actions.note_granted(**ruling, days=7)  # type: ignore[arg-type]
    yield working(at, 3)
    _gather(_now(who, number), who, is_partial=True)
    actions.comply(request=_now(who, number), text=reply, actor=who)


def _gather(request: Request, who: Actor, *, is_partial: bool) -> None:
    upload = documents.receive(
        filename="informe.pdf", content=_paper(request.text, request.case.number), actor=who
    )
    found = actions.add_file(request=request, upload_id=upload.id, title="Informe", actor=who)
    if is_partial:
        actions.redact(found=found, parts=[Part(Mark(1, 8, 14, 70, 19), _PRIVACY)], actor=who)


def _paper(title: str, number: str) -> bytes:
    """A page that says what it is and, lower down, the name of an invented person."""
    plain = title.encode("latin-1", "replace").decode("latin-1")
    drawn = f"BT /F1 14 Tf 60 760 Td ({plain}) Tj 0 -60 Td (Lo firma: Persona Inventada, DNI 00000000) Tj 0 -40 Td (Ref. {number}) Tj ET"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        page.obj.Contents = pikepdf.Stream(pdf, drawn.encode("latin-1"))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def _plain(request: Request, code: str, actor: Actor, reason: str = "") -> None:
    cases.advance(case=request.case, code=code, actor=actor, reason=reason)


def _now(who: Actor, number: str) -> Request:
    return queries.by_number(who, number)
