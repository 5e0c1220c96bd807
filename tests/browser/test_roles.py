"""Does each role that serves from behind do its own day's work with the keyboard alone, and without JavaScript?

The regional head and Lima's reviewer of accounts, the custodian of Lima's vault, the public registrar, the border's officer.
"""

import pytest
from django.urls import reverse

from chancery.contexts.consular_accounts import actions as open_accounts
from chancery.contexts.consular_accounts.models import Observation
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.tests import factories as accounts
from chancery.contexts.public_deeds.models import Asker, Use
from chancery.contexts.public_deeds.tests import factories as deeds
from chancery.contexts.stickers import queries as vaults
from chancery.contexts.stickers.models import Movement
from chancery.contexts.stickers.tests import factories as custody
from chancery.contexts.travel_permits.models import Exit
from chancery.contexts.travel_permits.tests import factories as permits
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.actor import Role
from chancery.kernel.identity.queries import person_of
from chancery.kernel.organisation import queries as organisation
from tests.browser.conftest import Opened, Sits, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_regional_head_endorses_what_a_dependant_sent(sits: Sits, opened: Opened) -> None:
    head, under = accounts.post(), accounts.post("cg-turin")
    account = apart(lambda: accounts.remitted(under))
    number = account.case.number
    keys = sits(head.consul).goes(reverse("consular_accounts:home"))
    keys.press("link", "Oficinas dependientes de Milán").goes(f"{keys.page.url}?mes=2026-05")
    keys.press("link", number).press("button", "Dar conformidad como jefatura")
    keys.press("button", "Dar conformidad como jefatura").sees("En revisión en Lima")
    assert accounts.fresh(account).case.state == State.UNDER_REVIEW
    pages = (
        reverse("consular_accounts:dependants", args=[head.office.code]) + "?mes=2026-05",
        reverse("consular_accounts:case", args=[number]),
    )
    assert problems(opened, {head.consul: pages}) == []


def test_limas_reviewer_observes_a_line_and_approves(sits: Sits) -> None:
    at = accounts.post()
    account = apart(lambda: accounts.remitted(at))
    number, lima = account.case.number, accounts.reviewer()
    keys = sits(lima).goes(reverse("consular_accounts:board") + "?mes=2026-05")
    keys.press("link", number).press("button", "Observar")
    keys.type("Observación 1: línea", "Sección II").type("Observación 1: motivo", "No coincide con el banco")
    keys.press("button", "Observar").sees("No coincide con el banco")
    consul = sits(at.consul).goes(reverse("consular_accounts:case", args=[number]))
    consul.press("button", "Responder las observaciones")
    (observed,) = Observation.objects.all()
    consul.type(
        f"Respuesta: Registro General de Entradas, {observed.line}", "El depósito es del día siguiente"
    )
    consul.press("button", "Responder las observaciones").sees("El depósito es del día siguiente")
    keys.goes(reverse("consular_accounts:case", args=[number])).press("button", "Aprobar")
    keys.press("button", "Aprobar").sees("Aprobada")
    assert accounts.fresh(account).case.state == State.APPROVED


def test_who_leaves_a_post_hands_over_and_who_comes_takes_over(sits: Sits, opened: Opened) -> None:
    at = accounts.post()
    comes = acts.serving(at.office, Role.CONSUL, "Llega")
    account = apart(lambda: open_accounts.open_month(office=at.office, actor=at.consul))
    number = account.case.number
    keys = sits(at.consul).goes(reverse("consular_accounts:case", args=[number]))
    keys.press("link", "Entregar el cargo a otro jefe de la oficina")
    keys.type("Efectivo contado en caja, en moneda local", "0.00")
    keys.press("button", "Cerrar, firmar y entregar").sees("Falta la firma de quien recibe")
    other = sits(comes).goes(reverse("consular_accounts:case", args=[number]))
    other.press("link", f"De {person_of(at.consul).full_name} a ")
    other.type("Efectivo que usted contó en caja, en moneda local", "0.00")
    other.page.get_by_label("Observaciones de quien recibe").focus()
    other.page.keyboard.type("Conforme")
    other.press("button", "Recibir y firmar el acta").sees("Recibida")
    case = reverse("consular_accounts:case", args=[number])
    pages = (case, other.page.url, f"{case}entregar-el-cargo")
    assert problems(opened, {comes: pages}) == []


def test_limas_custodian_receives_from_the_mint_and_sends_to_a_post(sits: Sits, opened: Opened) -> None:
    made = custody.chain(stock=0)
    keys = sits(made.custodian).goes(reverse("stickers:home")).press("button", "Recibir de la imprenta")
    keys.type("Series recibidas", "CA00000001-CA00000500").type(
        "Guía o documento de la imprenta", "Guía 001-2026"
    )
    keys.press("button", "Recibir").goes(reverse("stickers:vault", args=[made.lima.pk]))
    keys.press("button", "Enviar autoadhesivos").type("Series que se envían", "CA00000001-CA00000100")
    keys.press("button", "Enviar").sees("en tránsito")
    movement = Movement.objects.get()
    head = sits(made.at.consul).goes(reverse("stickers:movement", args=[movement.number]))
    head.press("button", "Aceptar los 100").sees("Aceptado")
    assert sum(span.size for span in vaults.spans_of(made.lima)) == 400
    pages = (reverse("stickers:vault", args=[made.lima.pk]), reverse("stickers:receive_from_mint"))
    assert problems(opened, {made.custodian: pages}) == []


def test_a_registrar_asks_whether_a_power_stands_and_who_granted_it_is_told(
    sits: Sits, opened: Opened
) -> None:
    with deeds.register() as simulator:
        at = acts.post()
        deed = apart(lambda: deeds.concluded(at, simulator))
    clerk = acts.serving(organisation.office("sunarp-lima"), Role.REGISTRY_CLERK)
    keys = sits(clerk).goes(reverse("public_deeds:consult"))
    keys.page.get_by_label("Oficina consular").select_option(at.office.code)
    keys.type("Año", str(deed.entry.year)).type("Número de la escritura", str(deed.entry.number))
    keys.press("button", "Consultar").sees(deed.conclusion.document.number)
    assert keys.page.locator("[data-answer=stands]").count() == 1
    assert Use.objects.get().asker == Asker.REGISTRY
    keys.type("Número de la escritura", "9999").press("button", "Consultar").sees("No inscriba el título")
    assert problems(opened, {clerk: (reverse("public_deeds:consult"),)}) == []


def test_an_officer_of_the_border_lets_a_minor_leave_once(sits: Sits) -> None:
    at = permits.world()
    permit = apart(lambda: permits.issued(at))
    keys = sits(at.border.officer).goes(reverse("travel_permits:border"))
    keys.type("Código de la autorización", permit.token).press("button", "Comprobar")
    assert keys.page.locator("[data-answer=good]").count() == 1
    keys.press("button", "Registrar salida").sees("Salida registrada")
    assert Exit.objects.get().is_consuming
    keys.goes(reverse("travel_permits:border")).type("Código de la autorización", permit.token)
    keys.press("button", "Comprobar")
    assert keys.page.locator("[data-answer=bad]").count() == 1
