"""One ministry with something behind every address, and one browser for each kind of person who may knock."""

from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.apostilles.models import Apostille, Request
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.legalisations.tests import factories as legalisations
from chancery.contexts.signatories.models import Signatory
from chancery.contexts.signatories.tests import factories as register
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.money import Money
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.inspection import Quarantined
from chancery.kernel.documents.models import Upload
from chancery.kernel.documents.tests.factories import pdf_with_attachment
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees.models import Charge, Payment, ReconciliationDifference
from chancery.kernel.fees.tests import factories as paying
from chancery.kernel.gateway.simulators.payments import Payments
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import Account, Person, RoleHeld
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import actions as organisation
from chancery.kernel.organisation import queries as offices

SYSTEM = people.SYSTEM
Values = dict[str, object]
STEPS = {
    "paid": ("take", "tomar-en-evaluacion", "claim", "reservar", "withdraw", "desistir"),
    "observed": ("correct", "subsanar"),
    "issued": ("receive", "confirmar-recepcion", "deliver", "entregar-en-ventanilla", "annul", "anular"),
}


@dataclass(frozen=True)
class World:
    """Who knocks, and with which values each address is asked for.

    `values` holds those of a parameter's name; `special`, by address, those that differ from them.
    """

    browsers: Mapping[str, Client]
    values: Mapping[str, object]
    special: Mapping[str, Values]
    body: Mapping[str, Any]

    def values_for(self, address: str) -> Values:
        """The values for the parameters of an address: a step is asked of the case that stands before it."""
        last = address.rstrip("/").rsplit("/", 1)[-1]
        state = next((state for state, steps in STEPS.items() if last in steps), "examined")
        numbers = self.special["numbers"]
        return {**self.values, "number": numbers[state], **self.special.get(address, {})}

    def body_for(self, address: str) -> dict[str, Any]:
        """The body for an address: files only where a step takes them, a consulate where one is asked."""
        if "/steps/" in address and not address.endswith("/correct"):
            return {**self.body, "uploads": {}}
        if address.endswith("/foreign"):
            return {**self.body, "office": "cg-hanoi"}
        return dict(self.body)


def build(simulator: Payments) -> World:
    """A case in every state, all of one citizen at one office; what the desk, the register and the directory keep."""
    at = factories.ministry()
    ledger.ensure_log_key(actor=SYSTEM)
    cases = _cases(at)
    apostille = Apostille.objects.select_related("document").get(request=cases["issued"])
    ledger.sequence(actor=SYSTEM)
    code = {"code": apostille.document.verification_code}
    payment = Payment.objects.select_related("receipt").get(charge__case_id=cases["examined"].case_id)
    owed = Charge.objects.get(case_id=cases["requested"].case_id).id
    apart = {"upload_id": _set_apart()}
    special: dict[str, Values] = {
        "numbers": {state: request.case.number for state, request in cases.items()},
        **_of_a_legalisation(at),
        "tramites/hoja/<slug:code>/": {"code": "apostille"},
        "tramites/hoja/<slug:code>/diagrama.svg": {"code": "apostille"},
        "pagos/<uuid:charge_id>/pagar": {"charge_id": owed},
        "pagos/recibos/<str:number>": {"number": payment.receipt.number},
        "administracion/tarifas/propuestas/<uuid:proposal_id>/": {"proposal_id": _tariff_proposal()},
        "api/v1/documents/<code>": code,
        "api/v1/procedures/<code>": {"code": "apostille"},
        "api/v1/charges/<uuidstr:charge_id>/pay": {"charge_id": owed},
        "api/v1/uploads/resumable/<upload_id>": {"upload_id": _unfinished(at)},
        "apartados/<uuid:upload_id>/": apart,
        "apartados/<uuid:upload_id>/archivo": apart,
        "verificar/<str:code>": code,
        "verificar/<str:code>/documento.pdf": code,
        "verificar/<str:code>/prueba.tlog-proof": code,
    }
    values = {
        **_of_the_desk(payment, simulator),
        **_of_the_register(),
        **_of_the_administrators(at),
        "upload_id": cases["examined"].case.attachments.get().upload_id,
        "paper": apostille.number,
        "slug": "apostilla",
        "notice_id": Notice.objects.filter(recipient=at.applicant).earliest("pk").pk,
        "code": at.office.code,
        "place": "0/000.p/1",
        "pk": 1,
        "uidb36": "1",
        "key": "clave",
        "provider_id": "estado",
    }
    return World(_browsers(at), values, special, _body(at, apostille))


def _cases(at: Ministry) -> dict[str, Request]:
    cases = {
        "requested": factories.filed(at),
        "paid": factories.paid(at),
        "examined": factories.taken(at),
        "observed": factories.taken(at),
        "issued": factories.issued(at).request,
    }
    factories.advance(cases["observed"], "observe", at.officer, reason="Falta la última página")
    return cases


def _of_a_legalisation(at: Ministry) -> dict[str, Values]:
    """The number of a legalisation that the officer examines, where it is asked for."""
    request = legalisations.actions.file(
        particulars=legalisations.PARTICULARS,
        uploads={legalisations.queries.SOURCE: factories.upload(at.citizen).id},
        office=at.office,
        applicant=at.applicant,
        actor=at.citizen,
    )
    number = legalisations.taken(request, at.officer).case.number
    page, call = "tramites/legalizacion/<str:number>/", "api/v1/legalisations/<number>/"
    addresses = (page, f"{page}emitir", f"{page}denegar", f"{call}issue", f"{call}refuse")
    return {address: {"number": number} for address in addresses}


def _browsers(at: Ministry) -> dict[str, Client]:
    elsewhere = offices.office("ode-cusco")

    def serving(role: Role, *, office: str = at.office.code) -> Actor:
        person = people.make_person("Sirve", "Funcionaria")
        people.make_role(person, role, offices.office(office))
        return people.actor_of(person)

    browsers = {
        "anonymous": Client(),
        "citizen": browser_of(at.citizen),
        "other_citizen": browser_of(people.actor_of(people.make_person("Otra", "Ciudadana"))),
        "officer": browser_of(at.officer),
        "officer_elsewhere": browser_of(serving(Role.OFFICER, office=elsewhere.code)),
        "supervisor": browser_of(at.supervisor),
        "registrar": browser_of(serving(Role.REGISTRAR)),
        "cashier": browser_of(serving(Role.CASHIER)),
        "auditor": browser_of(serving(Role.AUDITOR)),
        "administrator": browser_of(serving(Role.ADMINISTRATOR)),
        "no_second_factor": browser_of(serving(Role.OFFICER), has_second_factor=False),
        "client": _program(),
        "client_of_citizen": _program(Account.objects.get(person=at.applicant)),
    }
    for browser in browsers.values():
        browser.raise_request_exception = False
    return browsers


def _program(acts_for: Account | None = None) -> Client:
    """A partner's program that holds every scope there is."""
    program, secret = identity.register_client(
        name="Sistema", scopes=identity.SCOPES, acts_for=acts_for, actor=SYSTEM
    )
    basic = b64encode(f"{program.id}:{secret}".encode()).decode()
    answer = Client().post(
        "/api/v1/oauth/token",
        {"grant_type": "client_credentials"},
        headers={"Authorization": f"Basic {basic}"},
    )
    return Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


def _of_the_desk(payment: Payment, simulator: Payments) -> Values:
    """A payment, one of its visits to the provider, a refund asked for, and a payment of which we were not told."""
    cashier = paying.officer(Role.CASHIER)
    refund = fees.request_refund(payment=_another_payment(), reason="Pago doble", actor=cashier)
    simulator.now = lambda: clock.now() - timedelta(days=1)
    paying.collect_by_card(simulator, paying.charge())
    day = clock.today() - timedelta(days=1)
    fees.reconcile(day=day, actor=SYSTEM)
    return {
        "charge_id": payment.charge_id,
        "attempt_id": payment.attempt_id,
        "payment_id": payment.id,
        "refund_id": refund.id,
        "day": day.isoformat(),
        "difference_id": ReconciliationDifference.objects.latest("pk").pk,
    }


def _unfinished(at: Ministry) -> UUID:
    return documents.begin(filename="a medias.pdf", size=10, actor=at.citizen).id


def _set_apart() -> UUID:
    owner = people.actor_of(people.make_person("Trae", "Anexos"))
    with suppress(Quarantined):
        documents.receive(filename="con anexo.pdf", content=pdf_with_attachment(), actor=owner)
    return Upload.objects.get(owner_id=owner.person_id).id


def _another_payment() -> Payment:
    told = paying.paid(paying.attempt(paying.charge()), reference="pay_otro")
    return fees.confirm_payment(notification=told, actor=SYSTEM)


def _tariff_proposal() -> UUID:
    return fees.propose_tariff(
        code="apostille",
        title="Apostilla",
        price=Money(Decimal("35.00"), "PEN"),
        norm="Norma de prueba",
        valid_from=clock.today() + timedelta(days=30),
        actor=paying.officer(Role.ADMINISTRATOR),
    ).id


def _of_the_register() -> Values:
    """A signature with its facsimile and its certificate, and another that awaits a second registrar."""
    entry = register.signatory("Firma Con Certificado")
    certificate = register.certificate(entry.id)
    return {
        "signatory_id": entry.id,
        "specimen_id": entry.specimens.get().id,
        "part": "firma",
        "certificate_id": certificate.id,
        "registration_id": register.proposed("Otra Firma Propuesta").id,
    }


def _of_the_administrators(at: Ministry) -> Values:
    """A person with a role, a holiday proposed, a role delegated by the officer, and a partner's program."""
    serves = people.make_person("Sirve", "Siempre")
    held = people.make_role(serves, Role.OFFICER, at.office)
    proposer = people.make_person("Propone", "Feriados")
    people.make_role(proposer, Role.ADMINISTRATOR, at.office)
    holiday = organisation.propose_holiday(
        office=at.office, on=_a_working_day(), name="Aniversario", norm="Ordenanza", actor=people.actor_of(proposer)
    )  # fmt: skip
    delegation = identity.delegate(
        role_held=RoleHeld.objects.get(person_id=at.officer.person_id),
        delegate=Person.objects.get(pk=at.other_officer.person_id),
        valid_from=clock.today() + timedelta(days=1),
        valid_until=clock.today() + timedelta(days=2),
        reason="Licencia",
        actor=at.officer,
    )
    program, _ = identity.register_client(name="Otro sistema", scopes=["cases:read"], actor=SYSTEM)
    return {
        "person_id": serves.id,
        "role_held_id": held.id,
        "proposal_id": holiday.id,
        "delegation_id": delegation.id,
        "client_id": program.id,
    }


def _a_working_day() -> date:
    """The first day from tomorrow on which an office of Lima serves."""
    calendar = offices.calendar_of(offices.office("legalisations-lima"))
    days = (clock.today() + timedelta(days=ahead) for ahead in range(1, 30))
    return next(day for day in days if calendar.is_working(day))


def _body(at: Ministry, apostille: Apostille) -> dict[str, Any]:
    """What fits the form behind nearly every address, so that a gate, and not a missing field, answers."""
    return {
        "reason": "Motivo de la prueba",
        "resolution": "Explicación de la prueba",
        "decision": "approve",
        "explanation": "Corregido",
        "received_by": "Rosa Solicitante, DNI 90000001",
        "original_seen": True,
        "sheets": 1,
        "signatory_ids": [str(Signatory.objects.get(name=apostille.signatory).id)],
        "signatory_id": str(Signatory.objects.get(name=apostille.signatory).id),
        "country": "VN",
        "nature": "public",
        "destination": "ES",
        "document_class": "administrative",
        "form": "paper",
        "title": "Partida de nacimiento",
        "issued_by": "Registro de prueba",
        "signed_on": "2026-01-15",
        "office": at.office.code,
        "uploads": {"source_document": str(factories.upload(at.citizen).id)},
        "number": apostille.number,
        "on": apostille.issued_on.isoformat(),
        "code": apostille.document.verification_code,
        "name": "Sistema o persona",
        "scopes": ["cases:read"],
        "to": str(at.other_officer.person_id),
        "day": (clock.today() - timedelta(days=1)).strftime("%d/%m/%Y"),
    }


def file() -> SimpleUploadedFile:
    """A file that the addresses which take one accept."""
    return SimpleUploadedFile("documento.pdf", factories.pdf(str(uuid4())), "application/pdf")
