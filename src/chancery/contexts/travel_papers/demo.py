"""Which salvoconductos does the demonstration hold? A month of them at several posts, in every state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.models import Application, TravelPaper
from chancery.contexts.travel_papers.rules import Cause, Initiative, LeaveMeans, PaperGround
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.demo import Story, at_work, spread
from chancery.kernel.documents import actions as documents
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as owed
from chancery.kernel.fees.rules import Means
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents.zones import Sex

FATES = (
    "filed", "observed", "identified", "granted", "paid", "printed", "refused", "appealed", "withdrawn", "spoilt", "delivered",
    "indigent", "repatriated", "child", "lost", "cancelled", "second", "used",
)  # fmt: skip
_STOPS = ("Madrid", "Bogotá")
_RECENT = ("filed", "observed", "identified", "granted", "paid", "printed")
_NAMES = (
    ("Huamán Ñahui", "Rosa Elvira", Sex.FEMALE),
    ("Quispe Inventado", "Julián", Sex.MALE),
    ("De la Cruz Prueba", "Estrella", Sex.FEMALE),
    ("Sánchez Ficticio", "Óscar Raúl", Sex.MALE),
    ("Yupanqui Demostración", "Wayra", Sex.FEMALE),
    ("Távara Imaginado", "Luis Ángel", Sex.MALE),
)
_KIN = actions.Kin(
    "Pariente de demostración", 2, "Teléfono 01 555 0100", "Describió a la familia sin contradicción"
)
_WITH_ITS_MOTHER = actions.Guardianship(
    Basis.BOTH,
    Company.PARENT,
    actions.Named("Wayra Madre Inventada", HeldDocument(IdentityDocumentKind.DNI, "41000001")),
    (actions.Named("Julián Padre Inventado", HeldDocument(IdentityDocumentKind.DNI, "41000002")),),
)
_MIGRACIONES = Actor(
    "Sistema de Migraciones",
    Channel.API,
    "demostracion",
    client_id="migraciones",
    scopes=frozenset({queries.CONSUME}),
)
_FREE = {
    "indigent": Initiative.INDIGENCE,
    "repatriated": Initiative.REPATRIATION,
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A consulate: who decides, and who identifies, takes the money, prints and hands over."""

    office: str
    consul: Actor
    officer: Actor


def stories(
    *,
    desks: Sequence[Desk],
    travellers: Sequence[Person],
    scan: bytes,
    each: int = len(FATES),
    seed: int,
) -> list[Story]:
    """At each desk `each` of the fates, filed over the last month."""
    return [
        _story(desk, travellers, fate, scan, Random(f"{seed}paper{desk.office}{fate}"))  # noqa: S311
        for desk, fate in spread(desks, FATES, each)
    ]


def _story(desk: Desk, travellers: Sequence[Person], fate: str, scan: bytes, chance: Random) -> Story:
    until, office = clock.now(), organisation.office(desk.office)
    calendar = organisation.calendar_of(office)

    def working(after: datetime) -> datetime:
        return at_work(after, days=1, calendar=calendar, until=until, chance=chance)

    days_ago = 1 if fate in _RECENT else chance.randrange(8, 24)
    yield (at := until - timedelta(days=days_ago, minutes=chance.randrange(200, 900)))
    application = _file(desk, travellers, fate, scan, chance)
    yield (at := working(at))
    if not _prove(desk, application, fate):
        return
    actions.grant(
        application=application,
        poverty="Informe social: vive en un albergue" if fate == "indigent" else "",
        actor=desk.consul,
    )
    if fate == "granted":
        return
    yield (at := working(at))
    paper = _print(desk, application, fate)
    if paper is None:
        return
    yield (at := working(at))
    if fate == "lost":
        holder = application.case.applicant
        actions.tell_loss(
            application=application,
            ground=PaperGround.LOST,
            reason="En el tren al aeropuerto",
            actor=Actor(holder.full_name, Channel.WEB, "demostracion", holder.id),
        )
    if fate == "used":
        actions.record_entry(
            office=organisation.office("mig-jorge-chavez"),
            key=ids.uuid7(),
            zone=paper.zone,
            officer_name="Inspectora de demostración",
            actor=_MIGRACIONES,
        )
    if fate == "cancelled":
        actions.cancel(
            application=application,
            ground=PaperGround.PASSPORT,
            reason="Apareció su pasaporte vigente",
            actor=desk.consul,
        )
    if fate == "second":
        again = _file(desk, travellers, fate, scan, chance, second="Perdió el vuelo por una huelga")
        _prove(desk, again, "delivered")
        actions.approve_second(
            application=again, reason="Constancia de la línea aérea a la vista", actor=desk.officer
        )
        actions.grant(application=again, actor=desk.consul)


def _prove(desk: Desk, application: Application, fate: str) -> bool:
    """Whether the story goes on to a decision that grants."""
    if fate == "filed":
        return False
    if fate == "observed":
        reason = "Falta la denuncia policial, o su declaración de cómo ocurrió"
        cases.advance(case=application.case, code="observe", actor=desk.officer, reason=reason)
        return False
    if fate == "withdrawn":
        applicant = application.case.applicant
        by = Actor(applicant.full_name, Channel.WEB, "demostracion", applicant.id)
        cases.advance(case=application.case, code="withdraw", actor=by)
        return False
    actions.identify(
        application=application,
        birth_act="Acta de demostración, Municipalidad de Lima",
        kin=None if queries.is_minor(application) else _KIN,
        actor=desk.officer,
    )
    if fate == "child":
        actions.record_leave(
            application=application,
            papers="Partida de nacimiento de demostración",
            given={1: actions.Given(LeaveMeans.SIGNED)},
            actor=desk.officer,
        )
    if fate in ("refused", "appealed"):
        reason = "La partida es de otra persona, y el pariente no la conoce"
        actions.refuse(application=application, reason=reason, actor=desk.consul)
    if fate == "appealed":
        applicant = application.case.applicant
        by = Actor(applicant.full_name, Channel.WEB, "demostracion", applicant.id)
        why = "Es la partida de mi hermana: traigo la mía"
        cases.advance(case=application.case, code="appeal", reason=why, actor=by)
    return fate not in ("identified", "refused", "appealed")


def _print(desk: Desk, application: Application, fate: str) -> TravelPaper | None:
    """What the holder was given; nothing where the story ends before."""
    office = application.case.office
    for charge in owed.charges_of(application.case_id):
        if charge.is_owed:
            fees.take_payment(charge=charge, means=Means.CASH, office=office, actor=desk.officer)
    if fate == "paid":
        return None
    application.case.refresh_from_db()
    paper = actions.print_paper(application=application, actor=desk.officer)
    if fate == "spoilt":
        actions.spoil_paper(application=application, reason="Se corrió la tinta", actor=desk.officer)
        paper = actions.print_paper(application=application, actor=desk.officer)
    if fate == "printed":
        return None
    actions.hand_over(application=application, zone=paper.zone, actor=desk.officer)
    return paper


def _file(
    desk: Desk,
    travellers: Sequence[Person],
    fate: str,
    scan: bytes,
    chance: Random,
    second: str = "",
) -> Application:
    office, today = organisation.office(desk.office), clock.today()
    ordinal = FATES.index(fate)
    surnames, given_names, sex = _NAMES[ordinal % len(_NAMES)]
    is_child = fate == "child"
    own_day = 1 + int.from_bytes(office.acronym.encode()) % 28  # the same name at two offices is two people
    stop = next(city for city in _STOPS if city != office.city)
    cause = (
        Cause.NEVER_HAD
        if is_child
        else chance.choice((Cause.LOST, Cause.STOLEN, Cause.STOLEN, Cause.EXPIRED))
    )
    born = (
        date(today.year - 4, 3, own_day) if is_child else date(1960 + ordinal * 2, 1 + ordinal % 12, own_day)
    )
    return actions.file(
        particulars=actions.Particulars(
            surnames=surnames,
            given_names=given_names,
            sex=sex,
            born_on=born,
            birth_place=office.city if is_child else "Lima",
            birth_country=office.country if is_child else "PE",
            cause=cause,
            residence=office.country,
            destination=office.country if fate == "withdrawn" else "PE",
            itinerary=f"{office.city} - {stop} - Lima",
            departs_on=today + timedelta(days=chance.randrange(6, 14)),
            initiative=_FREE.get(fate, Initiative.PETITION),
            is_unregistered=is_child,
            report="Denuncia de demostración, comisaría central",
            second_cause=second,
            guardianship=_WITH_ITS_MOTHER if is_child else None,
        ),
        uploads={"photograph": documents.receive(filename="foto.pdf", content=scan, actor=desk.officer).id},
        office=office,
        applicant=travellers[ordinal % len(travellers)],
        actor=desk.officer,
    )
