"""One ministry with something behind every address, and one browser for each kind of person who may knock."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from chancery.contexts.apostilles import actions as apostilles
from chancery.contexts.apostilles import rules
from chancery.contexts.apostilles.models import Apostille, Request
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.legalisations.models import Request as Legalised
from chancery.contexts.legalisations.tests import factories as legalisations
from chancery.contexts.signatories.models import Signatory
from chancery.contexts.signatories.tests import factories as register
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.money import Money
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import sealing
from chancery.kernel.documents.inspection import Quarantined
from chancery.kernel.documents.models import Upload
from chancery.kernel.documents.tests.factories import pdf_with_attachment
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as charges
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
from chancery.kernel.organisation import periods
from chancery.kernel.organisation import queries as offices
from chancery.kernel.organisation.calendars import Unit
from tests.access import accounts, memoranda, own_signatures, tables
from tests.access.clock import of_the_calendar
from tests.access.complaints import of_complaints
from tests.access.consular import Values, of_a_counter, of_a_deed, of_a_permit, of_stickers
from tests.access.correspondence import of_correspondence
from tests.access.criminal_records import of_a_record
from tests.access.exchanges import of_exchanges
from tests.access.identity_cards import of_a_card
from tests.access.information import of_information
from tests.access.nodes import of_a_node
from tests.access.passports import of_a_passport
from tests.access.retention import of_the_archive
from tests.access.routes import Route
from tests.access.serving import of_service
from tests.access.transmissions import of_a_copy
from tests.access.travel_papers import of_a_travel_paper
from tests.access.visas import of_a_visa

SYSTEM = people.SYSTEM
NO_SUCH_CASE = "EXX-2026-000001-0"
STEPS = {
    "paid": ("take", "tomar-en-evaluacion", "claim", "reservar", "withdraw", "desistir"),
    "observed": ("correct", "subsanar"),
    "refused": ("appeal", "apelar"),
    "appealed": ("grant_appeal", "declarar-fundada-la-apelacion", "confirm_refusal", "confirmar"),
    "issued": ("receive", "confirmar-recepcion", "deliver", "entregar-en-ventanilla", "annul", "anular"),
}


@dataclass(frozen=True)
class World:
    """Who knocks, and with which values each address is asked for.

    `numbers` holds cases by procedure and by where they stand, `values` those of a parameter's name, and `special`,
    by address, those that differ from them; with the procedure in brackets, those of its cases.
    """

    browsers: Mapping[str, Client]
    numbers: Mapping[str, Mapping[str, str]]
    values: Mapping[str, object]
    special: Mapping[str, Values]
    body: Mapping[str, Any]

    def values_for(self, route: Route) -> Values:
        """The values for the parameters of an address: a step is asked of the case that stands before it."""
        last = route.address.rstrip("/").rsplit("/", 1)[-1]
        state = next((state for state, steps in STEPS.items() if last in steps), "examined")
        number = self.numbers.get(route.procedure or "apostille", {}).get(state, NO_SUCH_CASE)
        special = {**self.special.get(route.address, {}), **self.special.get(route.key.lstrip("/"), {})}
        return {**self.values, "number": number, **special}

    def body_for(self, address: str) -> dict[str, Any]:
        """The body for an address: files only where a step takes them, a consulate where one is asked, a day to come everywhere."""
        if "/steps/" in address and not address.endswith("/correct"):
            return {**self.body, "uploads": {}}
        if address.endswith("/foreign"):
            return {**self.body, "office": "cg-hanoi"}
        if address.endswith("/returns-to-mint"):
            return {**self.body, "serials": "CA00000001", "note": "Guía", "reason": "excess"}
        if sent := tables.body(address):
            return {**self.body, **sent}
        if "memoranda/" in address or address.startswith("memorandos/"):
            return {**self.body, **memoranda.BODY}
        if "/horarios/" in address:
            return {**self.body, "on": (clock.today() + timedelta(days=3)).isoformat()}
        return dict(self.body)


def build(simulator: Payments) -> World:
    """A case in every state, all of one citizen at one office; what the desk, the register and the directory keep."""
    at, consul = factories.ministry(), _serving(Role.CONSUL, office="cg-hanoi")
    ledger.ensure_log_key(actor=SYSTEM)
    cases = _cases(at)
    represents = _of_a_company(at, cases)
    paying.rate(offices.office("cg-hanoi"), "1.00", on=clock.today())
    legalisations_of = _legalisations(at, consul)
    administrator = _serving(Role.ADMINISTRATOR)
    apostille = Apostille.objects.select_related("document").get(request=cases["issued"])
    ledger.sequence(actor=SYSTEM)
    code = {"code": apostille.document.verification_code}
    payment = Payment.objects.select_related("receipt").get(charge__case_id=cases["examined"].case_id)
    owed = Charge.objects.get(case_id=cases["requested"].case_id).id
    apart = {"upload_id": _set_apart()}
    kept, shown = of_stickers()
    windows, of_windows = of_a_counter(at, consul)
    of_accounts, accounts_of = accounts.build()
    special: dict[str, Values] = {
        **of_accounts,
        **of_a_node(),
        **of_exchanges(at),
        **_of_the_legalisations_api(legalisations_of["legalisation"]["examined"]),
        **_of_an_appeal(at),
        # It asks a partner, and no transaction waits for one: the table asks it of nobody.
        "administracion/registros/credenciales/<uuid:person_id>/renovar/": {"person_id": uuid4()},
        "oficinas/<slug:code>/tarifa/": {"code": "cg-hanoi"},
        "oficinas/<slug:code>/tarifa/temporales/": {"code": "cg-hanoi"},
        "oficinas/<slug:code>/tarifa/temporales/terminar": {"code": "cg-hanoi"},
        "api/v1/tariff/offices/<code>/proposals": {"code": "cg-hanoi"},
        "api/v1/tariff/offices/<code>/ends": {"code": "cg-hanoi"},
        "api/v1/offices/<code>/tariff": {"code": "cg-hanoi"},
        "caja/derechos/<uuid:charge_id>/cobrar": {"charge_id": owed},
        "api/v1/charges/<uuidstr:charge_id>/take": {"charge_id": owed},
        **of_a_permit(),
        **of_a_visa(),
        **of_a_travel_paper(),
        **of_a_card(),
        **of_a_passport(),
        **of_a_record(),
        **of_a_deed(at),
        **of_windows,
        **of_a_copy(at),
        **of_service(at),
        **own_signatures.build(at),
        **memoranda.of_memoranda(at),
        **of_correspondence(at),
        **of_the_archive(),
        **of_complaints(at),
        **of_information(at),
        **of_the_calendar(),
        "tramites/hoja/<slug:code>/": {"code": "apostille"},
        "tramites/hoja/<slug:code>/diagrama.svg": {"code": "apostille"},
        "pagos/<uuid:charge_id>/pagar": {"charge_id": owed},
        "pagos/recibos/<str:number>": {"number": payment.receipt.number},
        **tables.of_proposals(
            {
                tables.PERIODS: _period_proposal(),
                tables.PARTIES: _party_proposal(),
                tables.TARIFF: _tariff_proposal(administrator),
            }
        ),
        "api/v1/signatories/specimens/<uuidstr:specimen_id>/<part>": {"part": "signature"},
        "administracion/llaves-de-sellos/<slug:certificate>/revocar/": {
            "certificate": sealing.last_key().key.certificate
        },
        "administracion/llaves-de-sellos/propuestas/<uuid:change_id>/": {"change_id": _seal_key_proposal()},
        "api/v1/documents/<code>": code,
        "api/v1/procedures/<code>": {"code": "apostille"},
        "api/v1/charges/<uuidstr:charge_id>/pay": {"charge_id": owed},
        "api/v1/uploads/resumable/<upload_id>": {"upload_id": _unfinished(at)},
        "apartados/<uuid:upload_id>/": apart,
        "apartados/<uuid:upload_id>/archivo": apart,
        "autoadhesivos/verificar/<str:serial>/<str:code>": shown,
        "api/v1/stickers/check/<serial>/<code>": shown,
        "api/v1/stickers/movements/<number>": {"number": kept["movement_number"]},
        "verificar/<str:code>": code,
        "verificar/<str:code>/documento.pdf": code,
        "verificar/<str:code>/prueba.tlog-proof": code,
    }
    values = {
        **kept,
        **windows,
        **_of_the_desk(payment, simulator),
        **_of_the_register(),
        **_of_the_administrators(at, administrator),
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
    numbers = {
        "apostille": {state: request.case.number for state, request in cases.items()},
        **legalisations_of,
        "consular_account": accounts_of,
    }
    people_known = {"consul": consul, "representative": represents, "administrator": administrator}
    return World(_browsers(at, people_known), numbers, values, special, _body(at, apostille))


def _cases(at: Ministry) -> dict[str, Request]:
    cases = {
        "requested": factories.filed(at),
        "paid": factories.paid(at),
        "examined": factories.taken(at),
        "observed": factories.taken(at),
        "issued": factories.issued(at).request,
        "refused": factories.taken(at),
        "appealed": factories.taken(at),
    }
    factories.advance(cases["observed"], "observe", at.officer, reason="Falta la última página")
    for state in ("refused", "appealed"):
        apostilles.refuse(request=cases[state], reason="La firma no corresponde", actor=at.officer)
    factories.advance(cases["appealed"], "appeal", at.citizen, reason="Sí corresponde")
    return cases


def _of_a_company(at: Ministry, cases: Mapping[str, Request]) -> Actor:
    """Who represents the company for which the citizen files."""
    company = identity.register_company(name="Ejemplo S.A.C.", registration="20512333797", actor=SYSTEM)
    person = people.make_person("Renata", "Representante")
    evidence = "Partida registral de la prueba"
    for each in (person, at.applicant):
        identity.represent(
            person=each, company=company, evidence=evidence, valid_from=people.LONG_AGO, actor=SYSTEM
        )
    Case.objects.filter(pk__in=[request.case_id for request in cases.values()]).update(company=company)
    return people.actor_of(person)


def _legalisations(at: Ministry, consul: Actor) -> dict[str, dict[str, str]]:
    """The cases of both legalisations by where they stand: in Lima before the officer, abroad before the consul."""
    consulate = offices.office("cg-hanoi")
    signature = Signatory.objects.get(name=factories.PARTICULARS.signed_by)
    there = legalisations.Ministry(
        at.office, consulate, at.citizen, at.applicant, at.officer, at.supervisor, consul
    )

    def standing(
        file: Callable[[legalisations.Ministry], legalisations.Request], by: Actor
    ) -> dict[str, str]:
        paid, observed = legalisations.paid(file(there)), legalisations.taken(file(there), by)
        legalisations.advance(observed, "observe", by, reason="Falta la última página")
        examined = legalisations.taken(file(there), by)
        issued = legalisations.taken(file(there), by)
        legalisations.actions.issue(
            request=issued, actor=by, signatory_ids=[signature.id], original_seen=True, sheets=3
        )
        found = {"paid": paid, "observed": observed, "examined": examined, "issued": issued}
        return {state: request.case.number for state, request in found.items()}

    return {
        "legalisation": standing(legalisations.filed, at.officer),
        "foreign_legalisation": standing(legalisations.filed_abroad, consul),
    }


def _of_an_appeal(at: Ministry) -> dict[str, Values]:
    """The number of a legalisation that was refused and appealed."""
    appealed = legalisations.taken(_legalisation(at), at.officer)
    legalisations.actions.refuse(request=appealed, reason="No", actor=at.officer)
    legalisations.advance(appealed, "appeal", at.citizen, reason="Sí corresponde")
    addresses = (
        "tramites/legalizacion/<str:number>/confirmar",
        "api/v1/legalisations/<number>/confirm_refusal",
    )
    return {address: {"number": appealed.case.number} for address in addresses}


def _legalisation(at: Ministry) -> Legalised:
    return legalisations.actions.file(
        particulars=legalisations.PARTICULARS,
        uploads={legalisations.queries.SOURCE: factories.upload(at.citizen).id},
        office=at.office,
        applicant=at.applicant,
        actor=at.citizen,
    )


def _of_the_legalisations_api(number: str) -> dict[str, Values]:
    return {f"api/v1/legalisations/<number>/{verb}": {"number": number} for verb in ("issue", "refuse")}


def _serving(role: Role, *, office: str = "legalisations-lima") -> Actor:
    person = people.make_person("Sirve", "Funcionaria")
    people.make_role(person, role, offices.office(office))
    return people.actor_of(person)


def _delegate(at: Ministry) -> Actor:
    """Who keeps the till and, while the head is away, heads the office."""
    person = people.make_person("Delia", "Delegada")
    people.make_role(person, Role.CASHIER, at.office)
    identity.delegate(
        role_held=RoleHeld.objects.get(person_id=at.supervisor.person_id),
        delegate=person,
        valid_from=clock.today(),
        valid_until=clock.today() + timedelta(days=7),
        reason="Comisión de servicio",
        actor=at.supervisor,
    )
    return people.actor_of(person)


def _browsers(at: Ministry, known: Mapping[str, Actor]) -> dict[str, Client]:
    without = _serving(Role.OFFICER)
    actors = {
        "citizen": at.citizen,
        "other_citizen": people.actor_of(people.make_person("Otra", "Ciudadana")),
        "representative": known["representative"],
        "officer": at.officer,
        "officer_elsewhere": _serving(Role.OFFICER, office="ode-cusco"),
        "consul": known["consul"],
        "supervisor": at.supervisor,
        "delegate": _delegate(at),
        "registrar": _serving(Role.REGISTRAR),
        "cashier": _serving(Role.CASHIER),
        "auditor": _serving(Role.AUDITOR),
        "administrator": known["administrator"],
        "second_administrator": _serving(Role.ADMINISTRATOR),
    }
    browsers = {
        "anonymous": Client(),
        **{name: browser_of(actor) for name, actor in actors.items()},
        "no_second_factor": browser_of(without, has_second_factor=False),
        "client": _program(),
        "client_of_citizen": _program(Account.objects.get(person=at.applicant)),
    }
    for browser in browsers.values():
        browser.raise_request_exception = False
        if settings.SESSION_COOKIE_NAME in browser.cookies:
            _keep_in_use(browser)
    return browsers


def _keep_in_use(browser: Client) -> None:
    """Its session is said to be in use until the table is done: else each request would say so, only to be undone."""
    session = browser.session
    session["seen_at"] = (clock.now() + timedelta(hours=2)).timestamp()
    session.save()


def _program(acts_for: Account | None = None) -> Client:
    """A partner's program that holds every scope there is."""
    program, secret = identity.register_client(
        name="Sistema", scopes=identity.SCOPES, acts_for=acts_for, actor=SYSTEM
    )
    basic = b64encode(f"{program.id}:{secret}".encode()).decode()
    with override_settings(IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN=24 * 60 * 60):  # the table takes its time
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
        "rate_id": _rate_proposal(),
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


def _tariff_proposal(administrator: Actor) -> UUID:
    return fees.propose_tariff(
        code="apostille",
        title="Apostilla",
        price=Money(Decimal("35.00"), "PEN"),
        norm="Norma de prueba",
        valid_from=clock.today() + timedelta(days=30),
        actor=administrator,
    ).id


def _rate_proposal() -> UUID:
    return fees.propose_rate(
        zone=charges.zone("pe"),
        month=clock.today(),
        official=Decimal("3.70"),
        rate=Decimal("3.80"),
        evidence="Cotización de prueba",
        actor=paying.officer(Role.ADMINISTRATOR),
    ).id


def _seal_key_proposal() -> UUID:
    return documents.propose_seal_key(begins_on=clock.today(), actor=people.make_administrator()).pk


def _period_proposal() -> UUID:
    return periods.propose_period(
        code="lpag.appeal",
        amount=20,
        unit=Unit.WORKING_DAYS,
        norm="Norma de prueba",
        valid_from=clock.today() + timedelta(days=30),
        actor=paying.officer(Role.ADMINISTRATOR),
    ).id


def _party_proposal() -> UUID:
    accession = rules.Accession("VN", clock.today())
    actor = paying.officer(Role.ADMINISTRATOR)
    return apostilles.propose_party(accession=accession, source="Depositario", actor=actor).id


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


def _of_the_administrators(at: Ministry, administrator: Actor) -> Values:
    """A person with a role, a holiday that the administrator proposed, a role delegated, and a partner's program."""
    serves = people.make_person("Sirve", "Siempre")
    held = people.make_role(serves, Role.OFFICER, at.office)
    holiday = organisation.propose_holiday(
        office=at.office, on=_a_working_day(), name="Aniversario", norm="Ordenanza", actor=administrator
    )  # fmt: skip
    delegation = identity.delegate(
        role_held=RoleHeld.objects.get(person_id=at.officer.person_id),
        delegate=Person.objects.get(pk=at.other_officer.person_id),
        valid_from=clock.today() + timedelta(days=1),
        valid_until=clock.today() + timedelta(days=2),
        reason="Licencia",
        actor=at.officer,
    )
    company = identity.register_company(name="Andina", registration="20100047218", actor=SYSTEM)
    power = identity.represent(
        person=serves, company=company, evidence="Poder", valid_from=clock.today(), actor=SYSTEM
    )
    program, _ = identity.register_client(name="Otro sistema", scopes=["cases:read"], actor=SYSTEM)
    return {
        "person_id": serves.id,
        "role_held_id": held.id,
        "proposal_id": holiday.id,
        "delegation_id": delegation.id,
        "client_id": program.id,
        "company_id": company.id,
        "power_id": power.id,
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
        "authority": str(Signatory.objects.get(name=apostille.signatory).authority_id),
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
        "means": "cash",
        "zone": "jp",
        "month": clock.today().replace(day=1).isoformat(),
        "official": "112",
        "rate": "115",
        "evidence": "Cotización de prueba",
        "document_kind": "dni",
        "document_number": at.applicant.document_number,
        "document_country": "PE",
        "valid_from": clock.today().isoformat(),
        "registration": "20131312955",
        "day": (clock.today() - timedelta(days=1)).strftime("%d/%m/%Y"),
        "ids": [str(uuid4())],
        "language": "es",
    }


def file() -> SimpleUploadedFile:
    """A file that the addresses which take one accept."""
    return SimpleUploadedFile("documento.pdf", factories.pdf(str(uuid4())), "application/pdf")
