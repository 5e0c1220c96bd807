"""Which mail does the demonstration hold? A fortnight of it, in every state, by every door."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

import pikepdf
from PIL import Image, ImageDraw, ImageFont

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.actions import Destination
from chancery.contexts.correspondence.models import Presentation, Record
from chancery.contexts.correspondence.procedures import MAIN
from chancery.contexts.correspondence.rules import EntryChannel, RecordKind, Sender, SenderKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.demo import Citizen, Story, at_work
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents import recognition
from chancery.kernel.documents.models import Upload
from chancery.kernel.organisation import queries as organisation

FATES = (
    "filed", "taken", "observed", "corrected", "not_presented", "registered", "received", "returned",
    "copied", "attended", "archived", "joined", "abroad", "again",
)  # fmt: skip
_PETITIONS = (
    "Pido copia del convenio de cooperación cultural",
    "Solicito audiencia con la Oficina de Tecnologías de la Información",
    "Reitero mi pedido de información sobre becas en el exterior",
    "Presento propuesta de voluntariado en un consulado",
    "Solicito rectificación de mis datos en el registro de nacionales",
)
_LETTERS = (
    ("Ministerio de Cultura de Demostración", "20900000015", "Remite opinión sobre el acuerdo de coproducción"),
    ("Gobierno Regional de Demostración", "20900000023", "Pide designar representante en la comisión de frontera"),
    ("Universidad de Demostración", "20900000031", "Invita al seminario de historia diplomática"),
    ("Superintendencia de Demostración", "20900000040", "Consulta sobre exoneraciones tributarias de misiones"),
)  # fmt: skip
_OLD_PETITIONS = (
    "Pide información sobre el sistema de citas", "Solicita copia de un plano de red",
    "Consulta sobre el portal de los consulados", "Pide constancia de capacitación",
    "Solicita acceso a datos abiertos", "Reitera su pedido de información técnica",
)  # fmt: skip
_ON_PAPER = (
    ("PIDE ACCESO AL ARCHIVO HISTÓRICO", "Señor Director:", "La Universidad de Demostración", "solicita consultar el tratado", "de límites de 1909."),
    ("PRESENTA PROYECTO DE TESIS", "Señora Directora:", "Remito el proyecto de tesis", "sobre el correo diplomático."),
)  # fmt: skip
_YEARS_AGO = datetime(2019, 6, 5, 10, tzinfo=clock.LIMA)
_FORTNIGHT = 13


@dataclass(frozen=True, slots=True)
class Cast:
    """The front desk, two units with their secretaries, a consulate's window, who writes to the ministry, and who keeps the tables."""

    clerk: Actor
    secretary: Actor
    unit: str
    lawyer: Actor
    other: str
    window: Actor
    citizens: Sequence[Citizen]
    administrator: Actor


def stories(*, cast: Cast, seed: int) -> list[Story]:
    """One of each fate by the electronic front desk, and as many letters at the window."""
    told = [
        _presented(cast, fate, Random(f"{seed}mesa{fate}{ordinal}"))  # noqa: S311
        for ordinal in range(2)
        for fate in FATES
    ]
    told += [_of_years_ago(cast), _asked_of_the_table(cast)]
    told += [
        _on_paper(cast, lines, Random(f"{seed}{lines[0]}"), is_read=not place)  # noqa: S311
        for place, lines in enumerate(_ON_PAPER)
    ]
    return told + [_letters(cast, Random(f"{seed}ventanilla{day}"), day) for day in range(_FORTNIGHT)]  # noqa: S311


def _presented(cast: Cast, fate: str, chance: Random) -> Story:
    until = clock.now()
    desk = organisation.office("gda")
    calendar = organisation.calendar_of(desk)
    unit, other = organisation.office(cast.unit), organisation.office(cast.other)

    def working(after: datetime, days: int = 1) -> datetime:
        return at_work(after, days=days, calendar=calendar, until=until, chance=chance)

    recent = {"filed": 1, "taken": 1, "observed": 1, "corrected": 2}
    yield (at := _any_hour(until, recent.get(fate, chance.randrange(6, _FORTNIGHT)), chance))
    citizen = chance.choice(cast.citizens)
    presented = _file(cast, citizen, unit.code, chance, is_abroad=fate == "abroad")
    again = None
    if fate == "again":
        yield (at := at + timedelta(minutes=20))
        again = _file(cast, citizen, unit.code, chance, content=_main_of(presented.case_id))
    if fate == "filed":
        return
    yield (at := working(at))
    try:
        _advance(presented, "take", cast.clerk)
    except Conflict:
        return
    if fate in ("observed", "corrected", "not_presented"):
        _advance(presented, "observe", cast.clerk, reason="Falta la firma en la última página")
        if fate == "corrected":
            yield at + timedelta(hours=2)
            upload = _upload(citizen.actor, f"Firmado {presented.case.number}")
            presented.case.refresh_from_db()
            cases.advance(case=presented.case, code="correct", uploads={MAIN: upload.id}, actor=citizen.actor)
        return
    if fate == "taken":
        return
    yield (at := at + timedelta(minutes=30))
    record = actions.admit(presentation=presented, addressee=unit, instruction="attend", actor=cast.clerk)
    if again is not None:
        actions.admit(presentation=again, addressee=unit, instruction="attend", actor=cast.clerk)
    if fate == "registered":
        return
    yield (at := working(at))
    movement = actions.receive(movement=queries.holder_of(record), actor=cast.secretary)
    if fate in ("received", "abroad", "again"):
        return
    yield (at := working(at))
    if fate == "returned":
        actions.return_(movement=movement, reason="Corresponde a otra unidad", actor=cast.secretary)
        return
    if fate == "joined":
        into = _another(cast, record)
        if into is not None:
            actions.join(record=record, into=into, reason="Es del mismo remitente", actor=cast.secretary)
        return
    copy = Destination(other, "inform", is_copy=True)
    if fate == "copied":
        opinion = Destination(other, "opinion", note="Emitir opinión en cinco días")
        actions.route(record=record, to=[opinion], actor=cast.secretary)
        return
    actions.route(record=record, to=[copy], actor=cast.secretary)
    actions.attend(
        movement=movement, reason="Se respondió por correo", reply_number="Oficio N° 000015-2026-OTI/RE", actor=cast.secretary
    )  # fmt: skip
    if fate == "archived":
        yield working(at)
        actions.archive(record=record, reason="Concluido", actor=cast.secretary)


def _of_years_ago(cast: Cast) -> Story:
    """Requests that the unit archived years ago: their time there is over."""
    yield clock.now() - timedelta(minutes=40)
    with clock.set_to(_YEARS_AGO):
        for subject in _OLD_PETITIONS:
            made = actions.register(
                actor=cast.clerk,
                office=organisation.office("gda"),
                sender=Sender(SenderKind.ENTITY, "20900000031", "Universidad de Demostración"),
                subject=subject,
                kind=RecordKind.REQUEST,
                sheets=3,
                upload_ids=[_upload(cast.clerk, subject).id],
                channel=EntryChannel.WINDOW,
                addressee=organisation.office(cast.unit),
                with_receipt=False,
            )
            actions.archive(record=queries.row(made.id), reason="Concluido", actor=cast.secretary)


def _asked_of_the_table(cast: Cast) -> Story:
    """A change of what a unit is asked, which another administrator has yet to approve."""
    yield clock.now() - timedelta(hours=3)
    actions.propose_instruction(
        code="translate",
        title="Traducir",
        days=5,
        norm="Directiva de trámite documentario (por confirmar)",
        valid_from=clock.today(),
        actor=cast.administrator,
    )


def _on_paper(cast: Cast, lines: Sequence[str], chance: Random, *, is_read: bool) -> Story:
    """A sheet handed in at the window and scanned; read and compared where the programs are there, or to be read."""
    until = clock.now()
    desk = organisation.office("gda")
    calendar = organisation.calendar_of(desk)
    yield (at := at_work(until - timedelta(days=2), days=0, calendar=calendar, until=until, chance=chance))
    made = actions.register(
        actor=cast.clerk,
        office=desk,
        sender=Sender(SenderKind.ENTITY, "20900000031", "Universidad de Demostración"),
        subject=lines[0].capitalize(),
        kind=RecordKind.REQUEST,
        sheets=1,
        channel=EntryChannel.WINDOW,
        addressee=organisation.office(cast.unit),
        with_receipt=False,
    )
    sheet = documents.receive(filename="hoja-1.pdf", content=_sheet(lines), actor=cast.clerk)
    record = queries.row(made.id)
    scan = actions.digitise(record=record, upload_ids=[sheet.id], turns=False, actor=cast.clerk)
    if not is_read or not recognition.is_ready():
        return
    yield at + timedelta(minutes=10)
    actions.recognise(digitisation=scan, actor=system_actor("Reconocimiento de texto"))
    seen = queries.digitisation(cast.clerk, scan.pk)
    actions.confirm_digitisation(
        digitisation=seen, is_legible=True, is_complete=True, is_straight=True, is_upright=True, actor=cast.clerk
    )  # fmt: skip


def _sheet(lines: Sequence[str]) -> bytes:
    """Half a sheet as the scanner gives it: a picture of what it says."""
    sheet, written = Image.new("L", (620, 440), 255), io.BytesIO()
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(24)
    for place, line in enumerate(lines):
        pen.text((40, 60 + 56 * place), line, font=font, fill=0)
    sheet.save(written, "PDF", resolution=150)
    return written.getvalue()


def _letters(cast: Cast, chance: Random, days_ago: int) -> Story:
    """What the window registers on one day: official letters on paper, sent on the same day."""
    until = clock.now()
    desk = organisation.office("gda")
    calendar = organisation.calendar_of(desk)
    yield at_work(until - timedelta(days=days_ago + 1), days=0, calendar=calendar, until=until, chance=chance)
    for _ in range(chance.randrange(1, 4)):
        name, ruc, subject = chance.choice(_LETTERS)
        now = clock.now()
        number = f"OFICIO N° {chance.randrange(10, 900):06d}-{now:%Y}-SG/{''.join(word[0] for word in name.split() if word[0].isupper())}"
        actions.register(
            actor=cast.clerk,
            office=desk,
            sender=Sender(SenderKind.ENTITY, ruc, name),
            subject=subject,
            kind=RecordKind.OFFICIAL_LETTER,
            sheets=chance.randrange(1, 30),
            number_of_sender=number,
            dated_on=(now - timedelta(days=3)).date(),
            upload_ids=[_upload(cast.clerk, number).id],
            channel=EntryChannel.WINDOW,
            addressee=organisation.office(chance.choice((cast.unit, cast.other))),
            is_urgent=chance.random() < 0.1,
            with_receipt=chance.random() < 0.5,
        )


def _file(
    cast: Cast,
    citizen: Citizen,
    addressee: str,
    chance: Random,
    *,
    is_abroad: bool = False,
    content: bytes = b"",
) -> Presentation:
    actor = cast.window if is_abroad else citizen.actor
    subject = chance.choice(_PETITIONS)
    upload = _upload(actor, f"{subject} {clock.now():%d%H%M%S}", content=content)
    return actions.file(
        particulars=actions.Particulars(
            kind=RecordKind.REQUEST,
            subject=subject,
            addressee=organisation.office(addressee),
            sheets=chance.randrange(1, 6),
        ),
        uploads={MAIN: upload.id},
        office=organisation.office("gda"),
        applicant=citizen.person,
        company=None if is_abroad else citizen.company,
        actor=actor,
    )


def _advance(presented: Presentation, code: str, actor: Actor, *, reason: str = "") -> None:
    presented.case.refresh_from_db()
    cases.advance(case=presented.case, code=code, actor=actor, reason=reason)


def _another(cast: Cast, record: Record) -> Record | None:
    """Something else that the unit has in hand."""
    page = queries.work_queue(cast.secretary, wanted=queries.QueueFilter("in_hand"))
    others = (each.record for each in page.movements if not each.is_copy and each.record_id != record.id)
    return next(others, None)


def _any_hour(until: datetime, days_ago: int, chance: Random) -> datetime:
    """Any hour of a day past: the front desk never closes."""
    day = (until - timedelta(days=days_ago)).astimezone(clock.LIMA).date()
    hour = time(chance.randrange(0, 24), chance.randrange(60), chance.randrange(60))
    return min(datetime.combine(day, hour, clock.LIMA), until - timedelta(minutes=5))


def _upload(actor: Actor, title: str, *, content: bytes = b"") -> Upload:
    written = io.BytesIO()
    if not content:
        with pikepdf.new() as made:
            made.add_blank_page()
            made.docinfo["/Title"] = title
            made.save(written)
    return documents.receive(filename="escrito.pdf", content=content or written.getvalue(), actor=actor)


def _main_of(case_id: UUID) -> bytes:
    return stored.content(Upload.objects.filter(case_id=case_id).earliest("begun_at").file_id)
