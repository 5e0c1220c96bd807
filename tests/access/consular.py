"""What stands behind the addresses of the consulate: a deed, a permit, a vault of stickers, a counter."""

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.counter import actions as counter
from chancery.contexts.counter import queries as agenda
from chancery.contexts.counter.rules import ActKind, Service
from chancery.contexts.counter.tests import factories as windows
from chancery.contexts.public_deeds.actions import file_sealed_will, load_paper_deed
from chancery.contexts.public_deeds.actions.archive import Old
from chancery.contexts.public_deeds.tests import factories as deeds
from chancery.contexts.stickers import actions as stickers
from chancery.contexts.stickers import queries as sticker_queries
from chancery.contexts.stickers import rules as sticker_rules
from chancery.contexts.stickers.tests import factories as custody
from chancery.contexts.travel_permits.tests import factories as permits
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.organisation import queries as offices
from tests.access.routes import routes

Values = dict[str, object]
AT_A_POST = (
    "ventanilla/<slug:code>/",
    "pantalla/<slug:code>/",
    "citas/reservar/<slug:code>/",
    "api/v1/visits/offices/",
    "api/v1/schedules/",
)


def of_a_deed(at: Ministry) -> dict[str, Values]:
    """The citizen's deed at a post abroad where none of the others serves, concluded, with a copy and an old paper."""
    post = acts.post()
    own = acts.Post(post.office, at.applicant, at.citizen, post.officer, post.consul, post.cashier)
    with deeds.register() as simulator:
        deed = deeds.concluded(own, simulator)
        will = {"number": deeds.concluded(own, simulator, "will").case.number}
    envelope = {
        "number": file_sealed_will(office=own.office, applicant=own.applicant, actor=own.citizen).case.number
    }
    number = {"number": deeds.drafted(own).case.number}
    copy = {"number": deeds.copy(deed, own).case.number}
    upload = documents.receive(filename="viejo.pdf", content=factories.pdf("viejo"), actor=post.officer)
    old = Old(year=1987, number="45", title="Poder", people="Íñigo Núñez")
    loaded = load_paper_deed(old=old, upload_id=upload.id, office=post.office, actor=post.officer)
    page, call = "tramites/escritura/<str:number>/", "api/v1/public-deeds/<number>"
    steps = (
        "borrador",
        "completar",
        "identidades",
        "calificar",
        "asentar",
        "firmas",
        "concluir",
        "anular",
        "abrir",
    )
    verbs = (
        "redraft", "complete", "check-identity", "qualify", "enter", "sign", "conclude", "void", "copies", "open-will",
    )  # fmt: skip
    return {
        **{f"{page}{step}": number for step in ("", *steps)},
        **{f"{page}{step} [will]": will for step in ("", *steps)},
        f"{page}reservado/<str:paper>.pdf": number,
        "tramites/copia-de-escritura/<str:number>/": copy,
        "tramites/copia-de-escritura/<str:number>/expedir": copy,
        "api/v1/public-deeds/copies/<number>/issue": copy,
        call: number,
        **{f"{call}/{verb}": number for verb in verbs},
        **{
            f"tramites/testamento-cerrado/<str:number>/{end}": envelope
            for end in ("", "recibir", "pedir", "restituir", "entregar")
        },
        **{
            f"api/v1/sealed-wills/<number>{end}": envelope
            for end in ("", "/receive", "/ask", "/give-back", "/deliver")
        },
        **{f"escrituras/<uuid:deed_id>/{end}": {"deed_id": deed.id} for end in ("", "copias")},
        **{f"escrituras/antiguas/<uuid:paper_id>/{end}": {"paper_id": loaded.id} for end in ("", "imagen")},
    }


def of_a_permit() -> dict[str, Values]:
    """A minor's permit for which one parent still has to sign at another post."""
    there = permits.world()
    request = permits.paid(there)
    permits.signed(request, there.milan, 1)
    page, call = "tramites/autorizacion-viaje/", "api/v1/travel-permits/"
    values: Values = {
        "number": request.case.number,
        "ordinal": 1,
        "authoriser_id": permits.place(request, 2).pk,
    }
    addresses = [
        f"{page}<str:number>/{rest}"
        for rest in (
            "",
            "emitir",
            "denegar",
            "apelacion-fundada",
            "confirmar",
            "autorizante",
            "firma/<int:ordinal>/lugar",
            "firma/<int:ordinal>/revocar",
        )
    ]
    addresses += [f"{page}firmas/<uuid:authoriser_id>/", f"{call}signatures/<uuid:authoriser_id>"]
    addresses += [
        f"{call}<number>/{rest}"
        for rest in (
            "signatures",
            "issue",
            "refuse",
            "grant-appeal",
            "confirm-refusal",
            "signatures/<ordinal>/move",
            "signatures/<ordinal>/revoke",
        )
    ]
    # The framework writes the parameters of the API with or without their converters.
    addresses += [f"{call}signatures/<{kind}authoriser_id>" for kind in ("", "uuidstr:")]
    addresses += [f"{call}<number>/signatures/<int:ordinal>/{rest}" for rest in ("move", "revoke")]
    return dict.fromkeys(addresses, values)


def of_stickers() -> tuple[Values, Values]:
    """A post supplied down to its officer, with one of everything; and what opens the page of a sticker."""
    made = custody.supplied(custody.chain())
    sent = stickers.send(
        sender=made.own,
        receiver=made.window,
        spans=sticker_rules.read("CA00000020"),
        reason=sticker_rules.Reason.EXCESS,
        actor=made.at.officer,
    )
    apart = stickers.propose_discharge(
        vault=made.own,
        fate=sticker_rules.Fate.DAMAGED,
        reason=sticker_rules.Reason.DAMAGE,
        spans=sticker_rules.read("CA00000019"),
        note="Se mojó",
        actor=made.at.officer,
    )
    act = custody.act(made)
    affixed = stickers.affix_next(act=act, actor=made.at.officer, is_digital=True)
    count = stickers.hand_over(
        vault=made.own,
        counted=sticker_queries.all_spans_of([made.own]),
        explanations={},
        receiver=custody.person_of(custody.another_officer(made)),
        actor=made.at.officer,
    )
    facts = sticker_queries.label_facts(affixed)
    values: Values = {
        "vault_id": made.own.pk,
        "act_id": act.pk,
        "discharge_id": apart.pk,
        "count_id": count.pk,
        "movement_number": sent.number,
        "order_number": stickers.order_stock(vault=made.own, quantity=5, actor=made.at.officer).number,
    }
    return values, {"serial": facts["serial"], "code": facts["code"]}


def of_a_counter(at: Ministry, consul: Actor) -> tuple[Values, dict[str, Values]]:
    """A post's windows before its consul: an hour that the citizen booked, a turn, a visit, an act; and where they are asked for."""
    office = offices.office("cg-hanoi")
    officer = acts.serving(office, Role.OFFICER, "Ventanilla")
    there = windows.Counter(office, consul, officer, officer, at.citizen, at.applicant)
    for weekday in range(1, 6):
        for service in (windows.SERVICE, Service.CIVIL_REGISTRY):
            windows.open_hours(there, weekday=weekday, service=service)
    hour = windows.slot(there, days=2)
    windows.empowered(there, ActKind.SURVIVAL)
    visit = windows.received(there)
    number = {"number": windows.attended(there, visit=visit).acts[0].case.number}
    known: Values = {
        "service": hour.service.value,
        "stamp": f"{hour.starts_at:%Y%m%dt%H%M%Sz}",
        "appointment_id": windows.booked(there).pk,
        "entry_id": counter.join_waiting_list(
            office=office, service=Service.CIVIL_REGISTRY, actor=at.citizen
        ).pk,
        "ticket_id": counter.take_ticket(office=office, service=windows.SERVICE, actor=officer).pk,
        "visit_id": visit.pk,
        "schedule_id": agenda.week_of(office)[0].pk,
    }
    at_post: Values = {"code": office.code, "power_id": agenda.powers_at(consul, office)[0].pk}
    case = "tramites/actuacion-de-ventanilla/"
    asked = {route.address for route in routes()}
    return known, {
        **{address: at_post for address in asked if address.startswith(AT_A_POST)},
        **{address: number for address in asked if address.startswith((case, "api/v1/visits/acts/"))},
    }
