"""Which visas does the demonstration hold? Some in every state, at the posts whose officers hold labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import uuid4

from chancery.contexts.visas import actions, queries, rules
from chancery.contexts.visas.models import Application
from chancery.contexts.visas.rules import Criterion, Ground, PassportFate, SponsorStanding
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.demo import Story, at_work, spread
from chancery.kernel.documents import actions as documents
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as owed
from chancery.kernel.fees.rules import Means
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents.zones import Sex

FATES = (
    "filed", "observed", "interviewed", "consulted", "authorised", "not_authorised", "refused", "granted", "paid",
    "printed", "checked", "spoilt", "delivered", "cancelled",
    "used", "reported",
)  # fmt: skip
_RECENT = (
    "filed",
    "observed",
    "interviewed",
    "consulted",
    "authorised",
    "granted",
    "paid",
    "printed",
    "checked",
)
_ASKED = ("consulted", "authorised", "not_authorised")
_NAMES = (
    ("Bianchi", "Giulia", Sex.FEMALE, "IT"),
    ("García Soto", "Luis", Sex.MALE, "VE"),
    ("Okafor", "Ngozi", Sex.FEMALE, "NG"),
    ("Müller-Weiß", "Jörg", Sex.MALE, "DE"),
    ("Nguyễn", "Văn Minh", Sex.MALE, "VN"),
    ("Haddad", "Layla", Sex.FEMALE, "LB"),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A consulate where visas are asked for: who decides, and who hears, prints and takes the money."""

    office: str
    consul: Actor
    officer: Actor


@dataclass(frozen=True, slots=True)
class Gate:
    """A control post where travellers come in, and who lets them pass."""

    office: str
    officer: Actor


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in these stories; `migration` answers for Migraciones, `travellers` stand at the counters and come in at the `gate`."""

    desks: Sequence[Desk]
    travellers: Sequence[Person]
    migration: Actor
    gate: Gate


def stories(*, cast: Cast, scan: bytes, each: int = len(FATES), seed: int) -> list[Story]:
    """At each desk `each` of the fates, filed over the last weeks."""
    return [
        _story(cast, desk, fate, FATES.index(fate), scan, Random(f"{seed}visa{desk.office}{fate}"))  # noqa: S311
        for desk, fate in spread(cast.desks, FATES, each)
    ]


def _story(cast: Cast, desk: Desk, fate: str, ordinal: int, scan: bytes, chance: Random) -> Story:
    until, office = clock.now(), organisation.office(desk.office)
    calendar = organisation.calendar_of(office)

    def working(after: datetime) -> datetime:
        return at_work(after, days=1, calendar=calendar, until=until, chance=chance)

    days_ago = chance.randrange(6, 9) if fate in _RECENT else chance.randrange(15, 40)
    yield (at := until - timedelta(days=days_ago, minutes=chance.randrange(200, 900)))
    application = _file(cast, desk, fate, ordinal, scan, chance)
    if fate == "filed":
        return
    yield (at := working(at))
    if fate == "observed":
        reason = "La reserva del hotel no corresponde a las fechas del viaje"
        cases.advance(case=application.case, code="observe", actor=desk.officer, reason=reason)
        return
    actions.interview(
        application=application,
        notes="Explica el viaje sin contradicciones y trae sus constancias de trabajo.",
        answers=dict.fromkeys(Criterion, (True, "Lo acreditan sus documentos")),
        actor=desk.officer,
    )
    if application.sponsor_registration:
        answered = actions.SponsorAnswer(SponsorStanding.ACTIVE)
        actions.check_sponsor(application=application, answered=answered, actor=desk.officer)
    if fate == "interviewed":
        return
    yield (at := working(at))
    if fate in _ASKED:
        asked = actions.consult(
            application=application, question="Contrato a la vista; opinión favorable.", actor=desk.consul
        )
        if fate != "consulted":
            yield (at := working(at))
            number = f"Oficio {200 + ordinal}-{clock.today().year}-MIGRACIONES"
            actions.answer(
                consultation=asked, is_authorised=fate == "authorised", number=number, actor=cast.migration
            )
        return
    if fate == "refused":
        reason = "No explica de qué vive ni quién lo aloja"
        actions.refuse(application=application, ground=Ground.PROFILE, reason=reason, actor=desk.consul)
        return
    actions.grant(application=application, actor=desk.consul)
    if fate == "granted":
        return
    yield (at := working(at))
    for charge in owed.charges_of(application.case_id):
        fees.take_payment(charge=charge, means=Means.CASH, office=office, actor=desk.officer)
    if fate == "paid":
        return
    application.case.refresh_from_db()
    actions.print_label(application=application, actor=desk.officer)
    if fate == "spoilt":
        actions.spoil_label(application=application, reason="Se corrió la tinta", actor=desk.officer)
        actions.print_label(application=application, actor=desk.officer)
    if fate == "printed":
        return
    label = queries.current_label(application)
    assert label is not None
    actions.check_label(application=application, zone=label.zone, actor=desk.consul)
    if fate == "checked":
        return
    yield (at := working(at))
    cases.advance(case=application.case, code="deliver", actor=desk.officer)
    if fate == "used":
        yield working(at)
        gate = organisation.office(cast.gate.office)
        actions.record_entry(serial=label.serial, office=gate, key=uuid4(), actor=cast.gate.officer)
    if fate == "reported":
        yield working(at)
        application.case.refresh_from_db()
        reason = "Le robaron el bolso en el metro; trajo la denuncia"
        actions.report_passport(
            application=application, fate=PassportFate.STOLEN, reason=reason, actor=desk.officer
        )
    if fate == "cancelled":
        yield working(at)
        application.case.refresh_from_db()
        reason = "La carta de quien respalda el viaje resultó falsa"
        actions.cancel(application=application, reason=reason, actor=desk.consul)


def _file(cast: Cast, desk: Desk, fate: str, ordinal: int, scan: bytes, chance: Random) -> Application:
    office, today = organisation.office(desk.office), clock.today()
    surnames, given_names, sex, nationality = _NAMES[ordinal % len(_NAMES)]
    category = "worker" if fate in _ASKED else chance.choice(("tourist", "business"))
    if fate == "used":
        category = "transit"
    is_backed = category in ("worker", "business")
    uploads = {
        name: documents.receive(filename=f"{name}.pdf", content=scan, actor=desk.officer).id
        for name in ("passport", "photograph", "journey", *rules.category(category, today).documents)
    }
    return actions.file(
        particulars=actions.Particulars(
            category=category,
            surnames=surnames,
            given_names=given_names,
            sex=sex,
            born_on=date(today.year - chance.randrange(20, 60), chance.randrange(1, 13), 15),
            nationality=nationality,
            residence=office.country,
            address=f"Calle de demostración {chance.randrange(1, 90)}, {office.city}",
            occupation="Empleo de demostración",
            passport_number=f"{office.acronym}{ordinal:02}{chance.randrange(1000, 9999)}",
            passport_country=nationality,
            passport_expires_on=today + timedelta(days=chance.randrange(500, 2500)),
            purpose="Reunión con la contraparte" if is_backed else "Conocer Cusco y Arequipa",
            arrives_on=today + timedelta(days=chance.randrange(60, 90)),
            days={"worker": 0, "transit": 2}.get(category, chance.randrange(7, 60)),
            address_in_peru=chance.choice(("Hotel de demostración, Cusco", "Pasaje Inventado 12, Lima")),
            sponsor="Empresa de Demostración S.A.C." if is_backed else "",
            sponsor_registration="20131312955" if is_backed else "",
        ),
        uploads=uploads,
        office=office,
        applicant=chance.choice(cast.travellers),
        actor=desk.officer,
    )
