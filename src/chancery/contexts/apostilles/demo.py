"""Which apostilles does the demonstration hold? Some hundreds, in every state, over the last months."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

import pikepdf
from cryptography.hazmat.primitives import serialization
from faker import Faker

from chancery.contexts.apostilles import actions, queries
from chancery.contexts.apostilles.models import Form, Request
from chancery.contexts.apostilles.rules import DocumentClass
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.base.money import Money
from chancery.kernel.cases import deadlines
from chancery.kernel.cases import queries as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import signing
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.payment_port import Notification, Outcome
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation

SYSTEM = system_actor("Demostración")
OUTSIDE = "outside-university"
_PAPERS = (
    ("Partida de nacimiento", "RENIEC"),
    ("Certificado de antecedentes penales", "Poder Judicial"),
    ("Título profesional", "SUNEDU"),
    ("Certificado de estudios", "Ministerio de Educación"),
    ("Certificado de movimiento migratorio", "Migraciones"),
)
_COUNTRIES = ("ES", "IT", "US", "AR", "CL", "DE", "FR", "BR", "JP", "GB")
_ENDS = (
    "requested", "unpaid", "paid", "paid", "under_review", "under_review", "observed", "uncorrected", "corrected",
    "issued", "issued", "issued", "delivered", "delivered", "delivered", "delivered", "electronic", "refused",
    "withdrawn", "overdue", "annulled",
)  # fmt: skip
_OPEN = {"requested", "paid", "under_review", "observed", "corrected", "issued"}
_REASONS = (
    "la segunda página no se lee",
    "falta la certificación del Colegio de Notarios",
    "el sello no aparece completo en la imagen",
)


@dataclass(frozen=True, slots=True)
class Staff:
    """Who acts: citizens with their persons, officers and heads by office."""

    citizens: tuple[tuple[Actor, Person], ...]
    officers: Mapping[str, tuple[Actor, ...]]
    supervisors: Mapping[str, Actor]


def load(*, staff: Staff, cases: int, since: datetime, seed: int, say: Callable[[str], None]) -> None:
    """File `cases` requests between `since` and now, and take each as far as its fate wants."""
    story = _Story(staff, Random(seed), since)  # noqa: S311
    for ordinal in range(cases):
        story.tell(_ENDS[ordinal % len(_ENDS)])
        if (ordinal + 1) % 25 == 0:
            say(f"Expedientes: {ordinal + 1} de {cases}…")


class _Story:
    """One seeded run of the demonstration."""

    def __init__(self, staff: Staff, chance: Random, since: datetime) -> None:
        self.staff, self.chance, self.since = staff, chance, since
        self.until = clock.now()
        self.names = Faker("es_ES")
        self.names.seed_instance(chance.randrange(10_000))

    def tell(self, end: str) -> None:
        """One case, from its filing to its end."""
        age = self._age(end)
        at = self.until - age
        citizen, applicant = self.chance.choice(self.staff.citizens)
        office = self.chance.choice(list(self.staff.officers))
        officer = self.chance.choice(self.staff.officers[office])
        electronic = end == "electronic"
        with clock.set_to(at):
            request = self._file(citizen, applicant, office, electronic=electronic)
        if end in ("requested", "unpaid"):
            if end == "unpaid":
                self._run_out(request, at + timedelta(days=15))
            return
        with clock.set_to(at + timedelta(hours=2)):
            if end == "withdrawn":
                actions.withdraw(request=request, actor=citizen)
                return
            self._pay(request)
        if end == "paid":
            return
        if end == "overdue":
            self._run_out(request, self.until - timedelta(days=1))
            return
        with clock.set_to(at + timedelta(days=1)):
            actions.take(request=request, actor=officer)
        self._decide(end, request, citizen, officer, office, at)

    def _decide(
        self, end: str, request: Request, citizen: Actor, officer: Actor, office: str, at: datetime
    ) -> None:
        if end == "under_review":
            return
        if end in ("observed", "uncorrected", "corrected"):
            with clock.set_to(at + timedelta(days=1, hours=2)):
                actions.observe(request=request, reason=self.chance.choice(_REASONS), actor=officer)
            if end == "uncorrected":
                self._run_out(request, at + timedelta(days=30))
            if end == "corrected":
                with clock.set_to(at + timedelta(days=2)):
                    upload = documents.receive(
                        filename="corregido.pdf", content=_scan(self.chance), actor=citizen
                    )
                    actions.correct(
                        request=request,
                        uploads={actions.SOURCE: upload.id},
                        explanation="Adjunto una copia legible",
                        actor=citizen,
                    )
            return
        with clock.set_to(at + timedelta(days=2)):
            if end == "refused":
                reason = "La firma del documento no corresponde a la registrada."
                actions.refuse(request=request, reason=reason, actor=officer)
                return
            self._issue(request, officer)
        with clock.set_to(min(at + timedelta(days=3), self.until)):
            if end == "delivered":
                actions.receive(request=request, actor=citizen)
            if end == "annulled" and office in self.staff.supervisors:
                reason = "Se emitió sobre una copia equivocada."
                actions.annul(request=request, reason=reason, actor=self.staff.supervisors[office])

    def _age(self, end: str) -> timedelta:
        """How long ago the request was filed: recently when it is still open, any time when it is over."""
        if end == "overdue":
            return timedelta(days=self.chance.randrange(9, 14))
        if end == "requested":
            return timedelta(hours=self.chance.randrange(1, 40))
        if end in _OPEN:
            return timedelta(days=self.chance.randrange(3, 6), hours=self.chance.randrange(10))
        span = (self.until - self.since).days
        return timedelta(days=self.chance.randrange(45, max(span - 5, 46)), hours=self.chance.randrange(10))

    def _file(self, citizen: Actor, applicant: Person, office: str, *, electronic: bool) -> Request:
        title, issuer = self.chance.choice(_PAPERS)
        content = _electronic(self.names.name()) if electronic else _scan(self.chance)
        upload = documents.receive(filename=f"{title}.pdf", content=content, actor=citizen)
        return actions.file(
            particulars=actions.Particulars(
                destination=self.chance.choice(_COUNTRIES),
                document_class=DocumentClass.ADMINISTRATIVE,
                form=Form.ELECTRONIC if electronic else Form.PAPER,
                title=title,
                issued_by=issuer,
                signed_by="",
                signed_on=clock.today()
                if electronic
                else clock.today() - timedelta(days=self.chance.randrange(5)),
            ),
            uploads={actions.SOURCE: upload.id},
            office=organisation.office(office),
            applicant=applicant,
            actor=citizen,
        )

    def _pay(self, request: Request) -> None:
        for charge in charges.charges_of(request.case_id):
            attempt = fees.begin_attempt(charge=charge, actor=SYSTEM)
            notification = Notification(
                event_id=f"demo-{charge.id}",
                outcome=Outcome.PAID,
                subject_id=attempt.id,
                reference=f"demo-{charge.id}",
                amount=Money(Decimal(charge.amount), charge.currency),
                occurred_at=clock.now(),
            )
            fees.confirm_payment(notification=notification, actor=SYSTEM)

    def _issue(self, request: Request, officer: Actor) -> None:
        if request.form == Form.ELECTRONIC:
            actions.issue(request=request, actor=officer)
            return
        entities = (request.issued_by, *(entity for _, entity in _PAPERS))
        found = (queries.signatures_like(entity, request.signed_on) for entity in entities)
        signatory = self.chance.choice(next(filter(None, found)))
        actions.issue(request=request, actor=officer, signatory_id=UUID(signatory[0]), original_seen=True)

    def _run_out(self, request: Request, at: datetime) -> None:
        with clock.set_to(min(at, self.until)):
            for deadline in cases.deadlines_of(request.case):
                deadlines.run_out(deadline=deadline, actor=SYSTEM)


def university_certificate() -> bytes:
    """The certificate, in PEM, of the university that signs the demonstration's electronic titles."""
    _electronic("alta")
    return signing.key_folder().certificate(OUTSIDE).public_bytes(serialization.Encoding.PEM)


def _blank(title: str) -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        page.contents_add(
            b"0.55 0.11 0.18 rg 60 770 475 4 re f 0.3 g "
            + b" ".join(b"60 %d %d 6 re f" % (720 - line * 26, 300 + (line * 97) % 170) for line in range(16))
        )
        pdf.docinfo["/Title"] = title
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _scan(chance: Random) -> bytes:
    return _blank(f"Copia {chance.randrange(40)}")


def _electronic(name: str) -> bytes:
    return signing.sign(
        _blank(name),
        holder=OUTSIDE,
        title="Universidad de demostración",
        location="Lima",
        reason="Emisión de título",
    )
