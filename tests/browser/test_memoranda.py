"""Do author, reviewer, head, secretary and post write, sign and receive without JavaScript, on pages that everyone can use?"""

import pytest
from playwright.sync_api import Page

from chancery.contexts.memoranda import actions, jobs
from chancery.contexts.memoranda.models import SigningBatch
from chancery.contexts.memoranda.queries import Reviewer
from chancery.contexts.memoranda.tests import factories
from chancery.contexts.memoranda.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)


def _signed_in(opened: Opened, actor: Actor) -> Page:
    return opened(actor, java_script_enabled=False).new_page()  # type: ignore[call-arg]


def test_a_memorandum_goes_its_way_without_javascript(opened: Opened) -> None:
    at = apart(factories.ministry)
    author = _signed_in(opened, at.author)
    author.goto("/memorandos/")
    author.get_by_role("button", name="Escribir un documento").press("Enter")
    author.get_by_label("Unidad").select_option("ogi")
    author.get_by_role("button", name="Continuar").press("Enter")
    author.get_by_label("A: unidad").select_option("MIL")
    author.get_by_label("Asunto").fill("Renovación de equipos")
    author.get_by_label("Texto").fill("Los equipos nuevos llegarán con la valija.")
    author.get_by_role("button", name="Guardar").press("Enter")
    author.get_by_role("button", name="Enviar a revisión o a la firma").press("Enter")
    author.get_by_label("1.º visto bueno").select_option("u:leg")
    author.get_by_role("button", name="Enviar").press("Enter")
    address = author.url
    reviewer = _signed_in(opened, at.leg_head)
    reviewer.goto("/memorandos/")
    reviewer.get_by_role("link", name="Renovación de equipos").press("Enter")
    reviewer.get_by_role("button", name="Dar visto bueno").press("Enter")
    head = _signed_in(opened, at.head)
    head.goto("/memorandos/por-firmar/")
    head.get_by_label("Memorándum (OGI): Renovación de equipos").press("Space")
    head.get_by_label("Motivo de la firma").select_option("author")
    head.get_by_label("Despacharlos al firmar").press("Space")
    head.get_by_role("button", name="Firmar los elegidos").press("Enter")
    assert "Firmados 0 de 1" in head.content()
    apart(lambda: jobs.sign_batch(batch_id=str(SigningBatch.objects.get().pk)))
    head.get_by_text("Firmados 1 de 1").wait_for(timeout=10_000)
    number = f"OGI0001/{clock.today().year}"
    assert number in head.content()
    post = _signed_in(opened, at.consul)
    post.goto("/memorandos/unidades/cg-milan/entrada/")
    post.get_by_role("link", name="Acusar recibo").first.press("Enter")
    post.get_by_role("button", name="Acusar recibo").press("Enter")
    author.goto(address)
    assert "Recibido" in author.content()


def _of_every_standing(at: Ministry) -> dict[Actor, list[str]]:
    draft = factories.drafted(at, copies=("LEG",))
    changed = factories.drafted(at)
    actions.save(document=changed, base=1, content=factories.content(body="Otro texto."), actor=at.author)
    reviewed = factories.in_review(at, Reviewer(at.leg), Reviewer(at.oti))
    waiting = [factories.for_signature(at) for _ in range(3)]
    batch = actions.sign_many(chosen=[(waiting[0], 1), (waiting[1], 1)], actor=at.head)
    actions.recall(document=waiting[1], actor=at.author)
    jobs.sign_batch(batch_id=str(batch.pk))
    sent = factories.dispatched(at, "OTI", "MIL", copies=("LEG",))
    reply = factories.signed(at, "OGI", unit=at.oti, actor=at.oti_officer, answers=sent)
    annulled = factories.signed(at)
    actions.annul(document=annulled.document, reason="Se emitió dos veces.", actor=at.head)
    post_sent = factories.sent_to(sent, at.milan)
    return {
        at.author: [
            "/memorandos/",
            "/memorandos/nuevo/",
            "/memorandos/nuevo/?unit=ogi&kind=report",
            f"/memorandos/{draft.pk}/",
            f"/memorandos/{draft.pk}/escribir/",
            f"/memorandos/{draft.pk}/coautores/",
            f"/memorandos/{draft.pk}/revision/",
            f"/memorandos/{changed.pk}/versiones/2/",
            f"/memorandos/{sent.pk}/",
            f"/memorandos/{annulled.document_id}/",
            "/memorandos/unidades/ogi/entrada/",
            "/memorandos/unidades/ogi/salida/",
            "/memorandos/unidades/ogi/sin-acuse/",
            "/memorandos/unidades/ogi/registro/",
            "/memorandos/buscar/?q=presupuesto",
            "/memorandos/buscar/?q=valija",
        ],
        at.leg_head: [
            "/memorandos/",
            f"/memorandos/{reviewed.pk}/visar/",
            f"/memorandos/{reviewed.pk}/devolver/",
        ],
        at.head: [
            "/memorandos/",
            "/memorandos/por-firmar/",
            f"/memorandos/lotes/{batch.pk}/",
            f"/memorandos/{waiting[2].pk}/firmar/",
            f"/memorandos/{sent.pk}/anular/",
        ],
        at.consul: [
            "/memorandos/unidades/cg-milan/entrada/",
            f"/memorandos/despachos/{post_sent.pk}/recibir/",
            f"/memorandos/{sent.pk}/",
        ],
        at.oti_head: [f"/memorandos/{reply.document_id}/"],
    }


def test_every_page_may_be_used_by_everyone(opened: Opened) -> None:
    at = apart(factories.ministry)
    looks = apart(lambda: _of_every_standing(at))
    assert problems(opened, looks) == []
