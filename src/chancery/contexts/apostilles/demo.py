"""Which apostilles does the demonstration hold? Some hundreds, in every state, over the last months."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Literal

import pikepdf
import typst
from cryptography.hazmat.primitives import serialization
from django.conf import settings
from faker import Faker

from chancery.contexts.apostilles import actions, queries
from chancery.contexts.apostilles.models import Form, Request
from chancery.contexts.apostilles.rules import DocumentClass
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.cases.demo import Citizen, Story, at_work, pay, read_act
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import signing
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Calendar

OUTSIDE = "outside-university"
UNIVERSITY = "Universidad Nacional de Prueba de Cusco"
TEMPLATES = Path(__file__).parent / "papers/demonstration"
_PAPERS = (
    ("Partida de nacimiento", "RENIEC", "Consta en el registro civil la inscripción del nacimiento del titular."),
    ("Certificado de antecedentes penales", "Poder Judicial", "El titular no registra antecedentes penales."),
    ("Título profesional", "SUNEDU", "El título figura en el registro nacional de grados y títulos."),
    ("Certificado de estudios", "Ministerio de Educación", "El titular aprobó los cinco grados de secundaria."),
    ("Certificado de movimiento migratorio", "Migraciones", "El titular registra las entradas y salidas anexas."),
)  # fmt: skip
_DEGREE = "La universidad confiere al titular el grado académico de bachiller."
_COUNTRIES = ("ES", "IT", "US", "AR", "CL", "DE", "FR", "BR", "JP", "GB")
_FATES = (
    "requested", "notice_lost", "unpaid", "paid", "paid", "overdue", "silent", "under_review", "under_review",
    "observed", "uncorrected", "corrected", "issued", "issued", "electronic", "received", "received", "handed_over",
    "handed_over", "handed_over", "electronic_received", "refused", "settled", "appealed", "appeal_granted", "appeal_confirmed", "appealed_silence",
    "withdrawn", "annulled",
)  # fmt: skip
_DAYS_AGO = {
    "requested": (0, 3), "notice_lost": (1, 2), "paid": (1, 3), "overdue": (9, 15), "silent": (60, 75),
    "under_review": (2, 5), "observed": (5, 9), "corrected": (5, 9), "issued": (6, 30), "electronic": (6, 30),
    "refused": (5, 9), "settled": (40, 50), "appealed": (12, 20), "appeal_granted": (20, 28),
    "appeal_confirmed": (20, 40), "appealed_silence": (60, 75),
}  # fmt: skip
_UNPAID = {"requested", "notice_lost", "unpaid"}
_UNTAKEN = {"paid", "overdue", "silent", "appealed_silence"}
_REFUSED = {"refused", "settled", "appealed", "appeal_granted", "appeal_confirmed"}
_APPEALED = {"appealed", "appeal_granted", "appeal_confirmed"}
_OBSERVED = {"observed", "uncorrected", "corrected"}
_REASONS = (
    "la segunda página no se lee",
    "falta la certificación del Colegio de Notarios",
    "el sello no aparece completo en la imagen",
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts: citizens, officers and heads by the office's code. `hesitant` is who has something to mend."""

    citizens: tuple[Citizen, ...]
    hesitant: Citizen
    officers: Mapping[str, tuple[Actor, ...]]
    heads: Mapping[str, Actor]


def stories(*, cast: Cast, cases: int, since: datetime, seed: int) -> list[Story]:
    """The stories of `cases` requests filed from `since` until now; as many as there are fates end in every way there is."""
    chance = Random(seed)  # noqa: S311
    calendar = organisation.calendar_of(organisation.office(next(iter(cast.officers))))
    degrees, until = _degrees(chance), clock.now()
    return [
        _Author(cast, since, until, calendar, _scans(seed), degrees, Random(seed + ordinal)).story(  # noqa: S311
            _FATES[ordinal % len(_FATES)]
        )
        for ordinal in range(cases)
    ]


@dataclass(frozen=True, slots=True)
class _Author:
    """Writes one story, by a chance of its own: what the others do in between does not change it."""

    cast: Cast
    since: datetime
    until: datetime
    calendar: Calendar
    scans: Mapping[str, list[bytes]]
    degrees: list[bytes]
    chance: Random

    def story(self, fate: str) -> Story:
        """One case, from its filing to its fate. A deadline that runs out is not told here: the nights see to it."""
        office = self._office(fate)
        officer = self.chance.choice(self.cast.officers[office])
        citizen = self.cast.hesitant if fate == "observed" else self.chance.choice(self.cast.citizens)
        yield (at := self._filing(fate))
        request = self._file(citizen, office, is_electronic=fate.startswith("electronic"))
        if fate in ("requested", "unpaid"):
            return
        yield (at := min(at + timedelta(minutes=self.chance.randrange(5, 300)), self.until))
        if fate == "withdrawn":
            cases.advance(case=request.case, code="withdraw", actor=citizen.actor)
            return
        pay(request.case_id, citizen, is_told=fate not in _UNPAID)
        if fate == "appealed_silence":
            yield self._at_work(at, days=56)
            self._appeal(request, citizen, "appeal_silence")
        if fate in _UNPAID | _UNTAKEN:
            return
        yield (at := self._at_work(at, days=1))
        cases.advance(case=request.case, code="take", actor=officer)
        if fate == "under_review":
            return
        is_slow = fate not in _DAYS_AGO and self.chance.random() < 0.15
        yield (at := self._at_work(at, days=5 if is_slow else self.chance.choice((0, 0, 1))))
        if fate in _OBSERVED:
            reason = self.chance.choice(_REASONS)
            cases.advance(case=request.case, code="observe", reason=reason, actor=officer)
            if fate == "corrected":
                yield self._at_work(at, days=1)
                self._correct(request, citizen)
            return
        if fate in _REFUSED:
            reason = "La firma del documento no corresponde a la registrada"
            actions.refuse(request=request, reason=reason, actor=officer)
            yield from self._after_refusal(request, citizen, fate, at)
            return
        self._issue(request, officer)
        if fate in ("issued", "electronic"):
            return
        yield self._at_work(at, days=self.chance.randrange(1, 6))
        if fate == "annulled":
            reason = "Se emitió sobre una copia equivocada"
            number = request.apostille.number
            cases.annul(case=request.case, number=number, reason=reason, actor=self.cast.heads[office])
        elif fate == "handed_over":
            name = citizen.person.full_name
            cases.advance(case=request.case, code="deliver", reason=name, actor=officer)
        else:
            cases.advance(case=request.case, code="receive", actor=citizen.actor)

    def _after_refusal(self, request: Request, citizen: Citizen, fate: str, at: datetime) -> Story:
        """An appeal, and what the head of the unit says of it."""
        if fate == "settled":
            yield self._at_work(at, days=1)
            read_act(request.case_id, citizen)
        if fate not in _APPEALED:
            return
        yield (at := self._at_work(at, days=2))
        if not self._appeal(request, citizen, "appeal") or fate == "appealed":
            return
        yield self._at_work(at, days=3)
        head = self.cast.heads[request.case.office.code]
        if fate == "appeal_granted":
            reason = "La firma es la de un registro anterior, que estaba vigente en la fecha del documento"
            cases.advance(case=request.case, code="grant_appeal", reason=reason, actor=head)
        else:
            reason = "El documento no trae la firma de ninguna autoridad registrada"
            actions.confirm_refusal(request=request, reason=reason, actor=head)

    def _appeal(self, request: Request, citizen: Citizen, code: str) -> bool:
        """Whether the case's version of the procedure knows the appeal: then it is lodged."""
        if case_queries.procedure_of(request.case).step(code) is None:
            return False
        reason = "El documento es el original, y la autoridad que lo firma está registrada"
        cases.advance(case=request.case, code=code, reason=reason, actor=citizen.actor)
        return True

    def _office(self, fate: str) -> str:
        """Three in five go to the first office; an annulment and an appeal need a head."""
        needs_head = fate == "annulled" or fate in _APPEALED
        first, *others = self.cast.heads if needs_head else self.cast.officers
        return first if not others or self.chance.random() < 0.6 else self.chance.choice(others)

    def _filing(self, fate: str) -> datetime:
        """Recently when the case is to stay open, on any day when it is to be over; from morning to night."""
        span = max((self.until - self.since).days, 61)
        first, last = _DAYS_AGO.get(fate, (50, span))
        day = (self.until - timedelta(days=self.chance.randrange(first, last))).astimezone(clock.LIMA).date()
        hour = time(self.chance.randrange(8, 22), self.chance.randrange(60), self.chance.randrange(60))
        latest = self.until - timedelta(minutes=self.chance.randrange(310, 400))
        return max(self.since, min(datetime.combine(day, hour, clock.LIMA), latest))

    def _at_work(self, after: datetime, *, days: int) -> datetime:
        return at_work(after, days=days, calendar=self.calendar, until=self.until, chance=self.chance)

    def _file(self, citizen: Citizen, office: str, *, is_electronic: bool) -> Request:
        title, issuer, _ = self.chance.choice(_PAPERS)
        content = self.chance.choice(self.degrees if is_electronic else self.scans[title])
        title = "Diploma de bachiller" if is_electronic else title
        upload = documents.receive(filename=f"{title}.pdf", content=content, actor=citizen.actor)
        return actions.file(
            particulars=actions.Particulars(
                destination=self.chance.choice(_COUNTRIES),
                document_class=DocumentClass.ADMINISTRATIVE,
                form=Form.ELECTRONIC if is_electronic else Form.PAPER,
                title=title,
                issued_by=UNIVERSITY if is_electronic else issuer,
                signed_by="",
                signed_on=clock.today() - timedelta(days=0 if is_electronic else self.chance.randrange(5)),
            ),
            uploads={queries.SOURCE: upload.id},
            office=organisation.office(office),
            applicant=citizen.person,
            company=citizen.company,
            actor=citizen.actor,
        )

    def _correct(self, request: Request, citizen: Citizen) -> None:
        content = self.chance.choice(self.scans[request.title])
        upload = documents.receive(filename="corregido.pdf", content=content, actor=citizen.actor)
        uploads = {queries.SOURCE: upload.id}
        reason = "Adjunto una copia legible"
        cases.advance(case=request.case, code="correct", reason=reason, uploads=uploads, actor=citizen.actor)

    def _issue(self, request: Request, officer: Actor) -> None:
        if request.form == Form.ELECTRONIC:
            actions.issue(request=request, actor=officer)
            return
        entities = (request.issued_by, *(entity for _, entity, _ in _PAPERS))
        found = (queries.signatures_like(entity, request.signed_on) for entity in entities)
        chosen = [self.chance.choice(next(filter(None, found))).signatory_id]
        actions.issue(request=request, actor=officer, signatory_ids=chosen, original_seen=True)


def university_certificate() -> bytes:
    """The certificate, in PEM, of the university that signs the demonstration's electronic diplomas."""
    signing.key_store().signer(OUTSIDE, UNIVERSITY)
    return signing.key_folder().certificate(OUTSIDE).public_bytes(serialization.Encoding.PEM)


def scans(*, seed: int) -> list[bytes]:
    """Papers that went through a scanner, for other services to begin from."""
    return [copy for copies in _scans(seed).values() for copy in copies]


def samples(*, seed: int) -> dict[str, bytes]:
    """Files to try the platform with: two that are good, and three that it has to refuse."""
    chance = Random(seed)  # noqa: S311
    degree = _degrees(chance)[0]
    protected = io.BytesIO()
    with pikepdf.open(io.BytesIO(degree)) as pdf:
        pdf.save(protected, encryption=pikepdf.Encryption(user="secreto", owner="secreto"))
    middle = degree.index(b"stream") + 40
    return {
        "partida-escaneada.pdf": _scans(seed)["Partida de nacimiento"][0],
        "diploma-firmado.pdf": degree,
        "diploma-alterado.pdf": degree[:middle] + bytes([degree[middle] ^ 1]) + degree[middle + 1 :],
        "diploma-con-clave.pdf": protected.getvalue(),
        "no-es-un-pdf.pdf": b"Este archivo dice ser un PDF y no lo es.\n",
    }


def _degrees(chance: Random) -> list[bytes]:
    """Diplomas as a university signs them."""
    compiler = _compiler(TEMPLATES / "original.typ")
    return [
        signing.sign(
            _page(compiler, _facts("Diploma de bachiller", UNIVERSITY, _DEGREE, number, chance)),
            holder=OUTSIDE,
            title=UNIVERSITY,
            location="Cusco",
            reason="Expedición del diploma",
        )
        for number in range(4)
    ]


@cache
def _scans(seed: int) -> Mapping[str, list[bytes]]:
    """Papers that went through a scanner, by title: pictures in which no text can be searched."""
    chance = Random(seed)  # noqa: S311
    scanned: dict[str, list[bytes]] = {}
    original = _compiler(TEMPLATES / "original.typ")
    with TemporaryDirectory() as folder:
        template = Path(folder) / "scan.typ"
        template.write_text((TEMPLATES / "scan.typ").read_text())
        scanner = _compiler(template)
        for paper, (title, issuer, body) in enumerate(_PAPERS):
            for copy in range(3):
                picture = Path(folder) / f"{paper}-{copy}.png"
                facts = _facts(title, issuer, body, paper * 10 + copy, chance)
                picture.write_bytes(_page(original, facts, "png"))
                angle = f"{chance.uniform(-0.9, 0.9):.2f}"
                scanned.setdefault(title, []).append(
                    _page(scanner, {"picture": picture.name, "angle": angle})
                )
    return scanned


def _facts(title: str, issuer: str, body: str, number: int, chance: Random) -> dict[str, str]:
    names = Faker("es_ES")
    names.seed_instance(number)
    return {
        "title": title,
        "issuer": issuer,
        "body": body,
        "number": f"{chance.randrange(10_000, 99_999)}-P",
        "holder": f"{names.first_name()} {names.last_name()} {names.last_name()}",
        "folio": f"Libro {chance.randrange(1, 60)}, folio {chance.randrange(1, 400)}",
        "place": chance.choice(("Lima", "Arequipa", "Cusco", "Trujillo", "Iquitos")),
        "signatory": f"{names.first_name()} {names.last_name()}",
    }


def _page(compiler: typst.Compiler, facts: dict[str, str], kind: Literal["pdf", "png"] = "pdf") -> bytes:
    page = compiler.compile(format=kind, ppi=72, sys_inputs=facts)
    assert isinstance(page, bytes)
    return page


def _compiler(template: Path) -> typst.Compiler:
    fonts = [str(folder) for folder in settings.FONT_FOLDERS]
    return typst.Compiler(
        str(template), root=str(template.parent), font_paths=fonts, ignore_system_fonts=True
    )
