"""Which passports does the demonstration hold? Some in every state, at each post, made by two people in Lima."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from PIL import Image, ImageDraw

from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.models import Application, Passport
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.rules import (
    Before,
    CancelGround,
    Capture,
    HolderRelation,
    Inspection,
    Match,
    PhotoQuestion,
    Recognition,
)
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel
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
    "requested", "enrolled", "pending", "paid", "refused", "appealed", "sent", "personalised", "rejected", "certified",
    "despatched", "returned", "ready", "delivered", "renewed", "lost", "newborn", "unclaimed",
)  # fmt: skip
_RECENT = ("requested", "enrolled", "pending", "paid", "sent", "personalised")
_MATCHES = {"pending": Match.PENDING, "newborn": Match.BIRTH_ACT}
_CAPTURED = actions.Trait(Capture.CAPTURED)
_SKINS = ((236, 205, 188), (176, 132, 110), (120, 82, 60), (74, 50, 40))


@dataclass(frozen=True, slots=True)
class Desk:
    """A post where passports are asked for: who authorises them, and who enrols, takes the money and hands over."""

    office: str
    consul: Actor
    officer: Actor


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in these stories; `maker` personalises in Lima and `checker` certifies, `holders` stand at the counters."""

    desks: Sequence[Desk]
    holders: Sequence[Person]
    maker: Actor
    checker: Actor


def portrait(
    *, size: tuple[int, int] = (420, 540), background: int = 240, face: tuple[int, int, int] = _SKINS[1]
) -> bytes:
    """An invented face before a plain background."""
    image = Image.new("RGB", size, (background, background, background))
    draw = ImageDraw.Draw(image)
    across, down = size
    draw.ellipse((across * 0.27, down * 0.18, across * 0.73, down * 0.78), fill=face)
    draw.ellipse((across * 0.27, down * 0.12, across * 0.73, down * 0.42), fill=(48, 32, 28))
    draw.rectangle((across * 0.12, down * 0.85, across * 0.88, down), fill=(40, 60, 110))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=90)
    return written.getvalue()


def stories(*, cast: Cast, each: int = len(FATES), seed: int) -> list[Story]:
    """At each desk `each` of the fates, asked for over the last month; nobody asks twice."""
    told = spread(cast.desks, FATES, each)
    return [
        _story(cast, desk, fate, holder, Random(f"{seed}passport{desk.office}{fate}"))  # noqa: S311
        for (desk, fate), holder in zip(told, cast.holders, strict=False)
    ]


def _story(cast: Cast, desk: Desk, fate: str, holder: Person, chance: Random) -> Story:
    until, office = clock.now(), organisation.office(desk.office)
    calendar = organisation.calendar_of(office)

    def working(after: datetime) -> datetime:
        return at_work(after, days=1, calendar=calendar, until=until, chance=chance)

    days_ago = chance.randrange(7, 10) if fate in _RECENT else chance.randrange(20, 32)
    if fate == "unclaimed":
        days_ago = _waits() + 25
    yield (at := until - timedelta(days=days_ago, minutes=chance.randrange(200, 900)))
    application = _file(desk, fate, holder, chance)
    if fate == "requested":
        return
    yield (at := working(at))
    _enrol(application, desk, _MATCHES.get(fate, Match.CONFIRMED), chance)
    if fate == "enrolled":
        return
    yield (at := working(at))
    for charge in owed.charges_of(application.case_id):
        fees.take_payment(charge=charge, means=Means.CASH, office=office, actor=desk.officer)
    application.case.refresh_from_db()
    if fate in ("paid", "pending"):
        return
    if fate in ("refused", "appealed"):
        reason = "El juzgado dispuso un impedimento de salida que sigue vigente"
        actions.refuse(application=application, reason=reason, actor=desk.consul)
        if fate == "appealed":
            yield working(at)
            by = Actor(holder.full_name, Channel.WEB, "demostracion", holder.id)
            why = "El juzgado levantó el impedimento: adjuntaré la resolución"
            cases.advance(case=application.case, code="appeal", reason=why, actor=by)
        return
    actions.send(applications=[application], office=office, actor=desk.consul)
    if fate == "sent":
        return
    yield (at := working(at))
    passport = actions.personalise(application=application, actor=cast.maker)
    if fate == "personalised":
        return
    if fate == "rejected":
        actions.reject(application=application, reason="El chip no abre", actor=cast.checker)
        return
    yield (at := working(at))
    _certify(application, passport, cast)
    if fate == "certified":
        return
    actions.despatch(
        applications=[application],
        office=office,
        guide=f"Valija {chance.randrange(10, 99)}",
        actor=cast.maker,
    )
    if fate == "despatched":
        return
    yield (at := working(at))
    if fate == "returned":
        reason = "Llegó con la tapa despegada"
        cases.advance(case=application.case, code="send_back", reason=reason, actor=desk.officer)
        return
    cases.advance(case=application.case, code="receive", actor=desk.officer)
    if fate == "ready":
        return
    if fate == "unclaimed":
        yield from _left_behind(application, desk)
        return
    yield (at := working(at))
    actions.deliver(
        application=application,
        recognition=Recognition.DOCUMENT if fate == "newborn" else Recognition.FINGERPRINT,
        is_old_voided=fate == "renewed",
        actor=desk.officer,
    )
    if fate == "lost":
        yield working(at)
        actions.report(
            number=passport.number,
            ground=CancelGround.STOLEN,
            circumstances="Le abrieron la mochila en la estación",
            holder=application.holder,
            dni=application.dni,
            office=office,
            actor=desk.officer,
        )


def _waits() -> int:
    """For how many days a passport lies at a post before it counts as not collected."""
    return organisation.legal_period("passport.collection", clock.today()).amount


def _left_behind(application: Application, desk: Desk) -> Story:
    """Nobody comes: the nightly sweep reminds and then marks it, and the post returns it to Lima."""
    application.case.refresh_from_db()
    yield clock.now() + timedelta(days=_waits())
    while application.case.state != State.UNCOLLECTED:
        yield clock.now() + timedelta(days=1)
        application.case.refresh_from_db()
    reason = "Valija de demostración 31"
    cases.advance(case=application.case, code="return_uncollected", reason=reason, actor=desk.officer)


def _file(desk: Desk, fate: str, holder: Person, chance: Random) -> Application:
    today = clock.today()
    is_renewed = fate == "renewed"
    if fate == "newborn":
        return _file_newborn(desk, holder)
    return actions.file(
        particulars=actions.Particulars(
            dni=holder.document_number,
            given_names=holder.given_names,
            first_surname=holder.first_surname,
            second_surname=holder.second_surname,
            sex=Sex.UNSPECIFIED,
            born_on=holder.birth_on or date(today.year - chance.randrange(20, 60), 5, 15),
            born_at=chance.choice(("Lima", "Huánuco", "Arequipa", "Iquitos")),
            before=Before.IN_HAND if is_renewed else Before.NONE,
            before_number=f"11{chance.randrange(10**6, 10**7)}" if is_renewed else "",
            before_issued_on=date(today.year - 5, 3, 2) if is_renewed else None,
            before_authority="Migraciones, Lima" if is_renewed else "",
        ),
        uploads={},
        office=organisation.office(desk.office),
        applicant=holder,
        actor=desk.officer,
    )


def _file_newborn(desk: Desk, mother: Person) -> Application:
    """A child whom RENIEC does not have yet: asked for with the birth act (the post's own)."""
    today, office = clock.today(), organisation.office(desk.office)
    act = documents.receive(filename="partida.jpg", content=portrait(), actor=desk.officer)
    return actions.file(
        particulars=actions.Particulars(
            dni="",
            given_names="Wayra Inventada",
            first_surname=mother.first_surname,
            second_surname=mother.second_surname,
            sex=Sex.FEMALE,
            born_on=date(today.year - 2, 3, 9),
            born_at=office.city,
            relation=HolderRelation.MOTHER,
            birth_act=f"Acta de demostración, libro de nacimientos de {office.name}"[:120],
        ),
        uploads={"birth_act": act.id},
        office=office,
        applicant=mother,
        actor=desk.officer,
    )


def _enrol(application: Application, desk: Desk, match: Match, chance: Random) -> None:
    taken = portrait(face=chance.choice(_SKINS))
    actions.enrol(
        application=application,
        photograph=documents.receive(filename="foto.jpg", content=taken, actor=desk.officer).id,
        answers=dict.fromkeys(PhotoQuestion, (True, "")),
        fingerprints=_CAPTURED,
        signature=_CAPTURED,
        answered=actions.Answered(match),
        actor=desk.officer,
    )


def _certify(application: Application, passport: Passport, cast: Cast) -> None:
    current = queries.current(application)
    assert current == passport
    actions.certify(
        application=application,
        zone=passport.zone,
        chip=f"04{passport.number}",
        answers=dict.fromkeys(Inspection, True),
        actor=cast.checker,
    )
