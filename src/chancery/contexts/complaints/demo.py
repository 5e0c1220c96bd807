"""Which complaints does the demonstration hold? A year of them at ten posts, some late on purpose, told by the same actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from chancery.contexts.complaints import actions, queries
from chancery.contexts.complaints.actions import Complainant, Particulars
from chancery.contexts.complaints.models import Complaint
from chancery.contexts.complaints.rules import (
    ComplaintMotive,
    ComplaintOutcome,
    Facts,
    ImprovementResult,
    Matter,
    PastDue,
    Regime,
    ReplyBy,
    Wish,
)
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.cases.demo import Citizen, Story, at_work, days_ago
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

YEAR = timedelta(days=365)
POSTS = (
    "cg-milan", "cg-madrid", "cg-barcelona", "cg-buenos-aires", "cg-santiago", "cg-nueva-york", "cg-paris", "cg-tokio",
    "legalisations-lima", "ode-arequipa",
)  # fmt: skip
FATES = ("answered", "late", "paper", "rated", "rerouted", "improved", "overdue", "pending")
"""How an entry ends: at each post another one comes first."""
_DAYS_AGO = {"pending": (2, 25), "overdue": (70, 120), "late": (100, YEAR.days - 5)}
_ENDED = (30, YEAR.days - 5)
_STRANGER = identity.anonymous_actor(channel=Channel.WEB, request_id="demostracion")
_SERVICE = (
    (ComplaintMotive.TIME, "Llegué a las ocho con cita y me atendieron a las once y media.", "Que respeten la hora de la cita."),
    (ComplaintMotive.INFORMATION, "En la página decía que bastaba el DNI y en ventanilla me pidieron una partida.", ""),
    (ComplaintMotive.TREATMENT, "La persona de la ventanilla me gritó delante de mis hijos.", "Una disculpa."),
    (ComplaintMotive.ACCESS, "Llamé veinte veces en tres días y nadie contesta el teléfono.", "Que contesten."),
    (ComplaintMotive.RESULT, "Me entregaron el documento con mi apellido mal escrito.", "Que lo corrijan sin cobrarme."),
    (ComplaintMotive.TRUST, "Me hicieron dejar mi pasaporte sin darme ninguna constancia.", "Que den un cargo."),
)  # fmt: skip
_OTHERS = (
    (Facts(Matter.STALLED, past_due=PastDue.YES), "Mi trámite lleva dos meses sin que nadie me diga nada."),
    (Facts(Matter.DECISION, wish=Wish.CHANGE), "Me negaron el trámite por una firma que sí está registrada."),
    (Facts(Matter.IDEA), "Podrían poner un cartel con los requisitos en la entrada."),
    (Facts(Matter.FAVOUR), "Un gestor en la puerta dice que con cincuenta euros no hay que hacer cola."),
)
_NAMES = (
    "Rosa Quispe Mamani",
    "Julio Huamán Torres",
    "Carmen Flores Díaz",
    "Luis Rojas Salas",
    "Ana Vega Ríos",
)
_MEASURES = (
    "Se puso a una persona en informes",
    "Se corrigió la página",
    "Se capacitó al personal de ventanilla",
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is responsible of the books of the ten posts, who stands above them, and who complains with an account."""

    keeper: Actor
    superiors: Sequence[Actor]
    citizens: Sequence[Citizen]


def stories(*, cast: Cast, each: int, seed: int, posts: Sequence[str] = POSTS) -> list[Story]:
    """`each` entries of each post over the last year, in every state."""
    return [
        _told(
            cast,
            organisation.office(code),
            FATES[(place + ordinal) % len(FATES)],
            place * each + ordinal,
            Random(f"{seed}{code}{ordinal}"),  # noqa: S311
        )
        for place, code in enumerate(posts)
        for ordinal in range(each)
    ]


def _told(cast: Cast, office: Office, fate: str, turn: int, chance: Random) -> Story:
    until = clock.now()
    calendar = organisation.calendar_of(office)

    def working(after: datetime, days: int) -> datetime:
        return at_work(after, days=days, calendar=calendar, until=until, chance=chance)

    fewest, most = _DAYS_AGO.get(fate, _ENDED)
    days = days_ago(turn, fewest=fewest, most=most)
    yield (at := until - timedelta(days=days, minutes=chance.randrange(1, 1000)))
    if fate == "paper":
        written_on = clock.today()
        yield (at := working(at, chance.choice((1, 6))))
        entry = _transcribe(cast, office, written_on, chance)
        if entry is None:
            return
    else:
        entry = _file(cast, office, chance)
    if fate in ("pending", "overdue"):
        return
    if fate == "rerouted":
        yield (at := working(at, 2))
        now = queries.current(entry)
        if now.regime == Regime.COMPLAINT:
            reason = "Lo que cuenta es que su trámite no avanza"
            actions.reroute(complaint=entry, regime=Regime.DELAY, reason=reason, actor=cast.keeper)
    now = queries.current(entry)
    actor = next((who for who in (cast.keeper, *cast.superiors) if queries.may_answer(who, now)), None)
    if actor is None:
        return
    yield (at := working(at, 60 if fate == "late" else chance.randrange(3, 20)))
    _answer(entry, actor, chance)
    if fate in ("rated", "late"):
        yield (at := working(at, 2))
        score = 2 if fate == "late" else chance.choice((3, 4, 5))
        actions.rate(complaint=entry, score=score, comment="", actor=_STRANGER)
    if fate == "improved":
        improvement = actions.open_improvement(
            complaint=entry,
            title="Publicar los requisitos en la puerta y en la página",
            office=now.office,
            due_on=clock.today() + timedelta(days=45),
            actor=actor,
        )
        yield (at := working(at, 10))
        actions.note_improvement(improvement=improvement, text="Se pidió la impresión", actor=actor)
        if chance.random() < 0.5:
            yield working(at, 20)
            actions.close_improvement(
                improvement=improvement,
                result=ImprovementResult.DONE,
                evidence="Fotografía del cartel",
                actor=actor,
            )


def _answer(entry: Complaint, actor: Actor, chance: Random) -> None:
    outcome = chance.choice(
        (
            ComplaintOutcome.ACCEPTED,
            ComplaintOutcome.ACCEPTED,
            ComplaintOutcome.PARTIAL,
            ComplaintOutcome.NOT_ACCEPTED,
        )
    )
    actions.answer(
        complaint=entry,
        outcome=outcome,
        text="Revisamos lo que nos contó con quienes lo atendieron ese día.",
        measure=chance.choice(_MEASURES),
        actor=actor,
    )


def _file(cast: Cast, office: Office, chance: Random) -> Complaint:
    has_account = bool(cast.citizens) and chance.random() < 0.25
    citizen = chance.choice(cast.citizens) if has_account else None
    told = _particulars(office, chance, only_service=False)
    return actions.file(
        particulars=told, token=f"demo-{chance.random()}", actor=citizen.actor if citizen else _STRANGER
    )


def _transcribe(cast: Cast, office: Office, written_on: date, chance: Random) -> Complaint | None:
    """The next sheet of the paper book but one: now and then a sheet is missing, and the book says so."""
    known = queries.known_sheets(office, written_on.year)
    return actions.transcribe(
        particulars=_particulars(office, chance, only_service=True),
        sheet=max(known, default=0) + chance.choice((1, 1, 2)),
        sheet_on=written_on,
        actor=cast.keeper,
    )


def _particulars(office: Office, chance: Random, *, only_service: bool) -> Particulars:
    if only_service or chance.random() < 0.75:
        motive, text, request = chance.choice(_SERVICE)
        facts = Facts(Matter.SERVICE, motive=motive)
    else:
        (facts, text), request = chance.choice(_OTHERS), ""
    name = chance.choice(_NAMES)
    hides = facts.matter in (Matter.IDEA, Matter.FAVOUR) and chance.random() < 0.5
    who = (
        Complainant(is_anonymous=True)
        if hides
        else Complainant(
            name=name,
            document_kind="dni",
            document_number=f"9{chance.randrange(1_000_000, 9_999_999)}",
            email=f"{name.split()[0].lower()}@example.org",
            reply_by=ReplyBy.EMAIL,
        )
    )
    return Particulars(facts=facts, office=office, text=text, request=request, complainant=who)
