"""What do the citizen, the front desk and a unit see of a document, and what do they not?"""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.models import Presentation, Record, RecordMovement
from chancery.contexts.correspondence.rules import Outcome, Standing
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Role
from chancery.kernel.identity.tests.browsers import browser_of, text
from chancery.kernel.ledger import queries as ledger
from chancery.web.tests.spanish import left_in_spanish

pytestmark = pytest.mark.django_db
FILING = "/tramites/mesa-de-partes/presentar"


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def pdf(title: str = "Escrito") -> SimpleUploadedFile:
    return SimpleUploadedFile("escrito.pdf", factories.pdf(title), "application/pdf")


def test_a_citizen_presents_a_document_in_four_pages_and_follows_it(at: Ministry) -> None:
    browser = browser_of(at.citizen)
    pages = [
        {"kind": "request", "subject": "Pido copia de un convenio", "number_of_sender": "", "sheets": 2},
        {"addressee": "oti", "capacity": "", "email": ""},
        {"main": pdf()},
    ]
    for number, fields in enumerate(pages, start=1):
        answer = browser.post(f"{FILING}?paso={number}", fields)
        assert answer["Location"] == f"{FILING}?paso={number + 1}", answer.content.decode()
    last = text(browser, f"{FILING}?paso=4")
    assert "Elija una oficina" not in last
    answer = browser.post(f"{FILING}?paso=4", {"office": "gda", "is_true": "on"})
    case = answer["Location"]
    page = text(browser, case)
    presented = Presentation.objects.get()
    code = ids.format_code(presented.follow_code)
    assert code in page
    assert "Constancia de presentación" in page
    stranger = Client()
    told = stranger.post("/mesa-de-partes/seguimiento/", {"number": presented.case.number, "code": code})
    assert "Pido copia de un convenio" in told.content.decode()
    assert at.applicant.first_surname not in told.content.decode()
    wrong = stranger.post("/mesa-de-partes/seguimiento/", {"number": presented.case.number, "code": "x"})
    assert (wrong.status_code, "convenio" in wrong.content.decode()) == (404, False)
    assert stranger.post("/mesa-de-partes/seguimiento/", {}).status_code == 422


def test_a_representative_says_for_whom_and_hands_in_the_power(at: Ministry) -> None:
    browser, clerk = browser_of(at.citizen), browser_of(at.clerk)
    browser.post(f"{FILING}?paso=1", {"kind": "letter", "subject": "Pide copia", "sheets": 1})
    said = {
        "addressee": "oti", "represented_name": "Emilia Inventada Ríos", "represented_kind": "dni",
        "represented_number": "4100", "represented_country": "PE", "capacity": "",
    }  # fmt: skip
    unclear = browser.post(f"{FILING}?paso=2", said)
    assert unclear.status_code == 422
    assert "Falta este dato" in unclear.content.decode()
    mistyped = browser.post(f"{FILING}?paso=2", said | {"capacity": "apoderada"}).content.decode()
    assert "tiene ocho dígitos" in mistyped
    assert "Emilia Inventada Ríos" in mistyped
    whole = said | {"capacity": "apoderada", "represented_number": "41000007"}
    assert browser.post(f"{FILING}?paso=2", whole).status_code == 302
    refused = browser.post(f"{FILING}?paso=3", {"main": pdf()})
    assert refused.status_code == 422
    assert "Falta un requisito: Documento que acredita su representación" in refused.content.decode()
    assert browser.post(f"{FILING}?paso=3", {"power": pdf("Poder")}).status_code == 302
    assert "En representación de" in text(browser, f"{FILING}?paso=4")
    case = browser.post(f"{FILING}?paso=4", {"office": "gda", "is_true": "on"})["Location"]
    assert "Emilia Inventada Ríos (DNI 41000007)" in text(browser, case)
    admitted = {"addressee": "gda", "instruction": "reply", "note": "", "sheets": 1}
    assert clerk.post(f"{case}registrar", admitted).status_code == 302
    page = text(clerk, f"/correspondencia/{Record.objects.get().number}/")
    assert "Emilia Inventada Ríos (41000007)" in page
    assert f"{at.applicant.full_name}, apoderada" in page


def test_the_front_desk_registers_with_what_it_resembles_before_it(at: Ministry) -> None:
    content = factories.pdf("Igual")
    record = actions.admit(
        presentation=factories.presented(at, content=content), addressee=at.unit, actor=at.clerk
    )
    again = factories.presented(at, content=content)
    clerk, case = browser_of(at.clerk), f"/tramites/mesa-de-partes/{again.case.number}/"
    page = text(clerk, case)
    assert record.number in page
    assert ids.format_code(again.follow_code) not in page
    form = text(clerk, f"{case}registrar")
    assert 'value="oti" selected' in form
    sent = {
        "addressee": "leg",
        "instruction": "opinion",
        "note": "Con urgencia",
        "sheets": 7,
        "is_urgent": "on",
    }
    assert clerk.post(f"{case}registrar", sent)["Location"] == case
    made = Record.objects.latest("received_at")
    assert (made.sheets, made.is_urgent) == (7, True)
    assert queries.holder_of(made).to_office == at.other
    assert made.number in text(clerk, case)
    assert made.number in text(browser_of(at.citizen), case)


def test_until_when_the_desk_may_observe_is_told_to_the_desk_and_as_no_term_of_the_service(
    at: Ministry,
) -> None:
    case = factories.presented(at).case
    address, title = f"/tramites/mesa-de-partes/{case.number}/", "La oficina puede observar lo que falte"
    shown = text(browser_of(at.clerk), address)
    assert title in shown
    assert "a nadie: después ya no procede el paso" in shown
    assert title not in text(browser_of(at.citizen), address)
    assert "Registrar y remitir" in text(browser_of(at.citizen), address)
    assert title not in text(browser_of(at.citizen), "/tramites/mesa-de-partes/")
    past = text(browser_of(at.citizen), f"/expedientes/{case.number}/historia")
    assert "Plazos: Registrar y remitir a la unidad competente, hasta el" in past
    assert title not in past
    told = browser_of(at.citizen).get(f"/api/v1/cases/{case.number}").json()["deadlines"]
    assert {each["code"]: each["binds"] for each in told} == {"observe": "nobody", "reception": "authority"}


def test_a_document_that_came_on_paper_is_registered_at_the_window(at: Ministry) -> None:
    clerk = browser_of(at.clerk)
    typed = {
        "office": "gda", "sender_kind": "entity", "sender_number": "20131380101", "sender_name": "Otro Ministerio",
        "kind": "official_letter", "number_of_sender": "Oficio 12-2026", "subject": "Remite expediente", "sheets": 12,
        "channel": "window", "addressee": "oti", "antecedents": "RM N° 0326-2017-RE, OF 1-2026", "main": pdf(),
    }  # fmt: skip
    late = {"presented_at": f"{clock.today() + timedelta(days=2)}T09:00"}
    for wrong in (
        {"subject": ""},
        {"sender_number": "20131380102"},
        late,
        {"presented_at": "0001-01-01T00:00"},
    ):
        assert clerk.post("/correspondencia/registrar/", {**typed, **wrong}).status_code == 422
        typed["main"] = pdf()
    typed["main"] = pdf()
    answer = clerk.post("/correspondencia/registrar/", typed)
    record = Record.objects.get()
    assert answer["Location"] == f"/correspondencia/{record.number}/"
    page = text(clerk, answer["Location"])
    assert "Cargo de recepción" in page
    assert "RM N° 0326-2017-RE" in page
    assert record.files.get().title == "escrito.pdf"
    file = clerk.get(f"/correspondencia/{record.number}/archivos/1")
    assert file["Content-Type"] == "application/pdf"
    assert clerk.get(f"/correspondencia/{record.number}/archivos/2").status_code == 404


def test_what_came_by_post_was_presented_when_the_post_had_it(at: Ministry) -> None:
    typed = {
        "office": "gda", "sender_kind": "person", "sender_number": "11144477735", "sender_name": "Joana Inventada",
        "kind": "request", "subject": "Pide copia", "sheets": 1, "channel": "mail", "addressee": "oti",
        "presented_at": "2026-11-23T10:00",
    }  # fmt: skip
    with clock.set_to(factories.WORKING):
        answer = browser_of(at.clerk).post("/correspondencia/registrar/", typed)
        assert answer.status_code == 302, answer.content.decode()
    record = Record.objects.get()
    assert (record.presented_on.day, record.clock_starts_on.day, record.received_on.day) == (23, 24, 25)
    assert record.presented_at.astimezone(clock.LIMA).hour == 10


def test_the_queue_shows_who_has_what_and_many_are_received_and_sent_on(at: Ministry) -> None:
    records = [factories.registered(at, to=at.unit) for _ in range(3)]
    secretary = browser_of(at.secretary)
    page = text(secretary, "/correspondencia/")
    assert all(record.number in page for record in records)
    marked = {"movement": [str(queries.holder_of(each).id) for each in records]}
    assert "Recibidos: 3" in secretary.post("/correspondencia/recibir/", marked).content.decode()
    assert "No se pudo con 3" in secretary.post("/correspondencia/recibir/", marked).content.decode()
    assert "No hay documentos" in text(secretary, "/correspondencia/?que=unreceived")
    asked = secretary.post("/correspondencia/derivar/", marked)
    assert all(record.number in asked.content.decode() for record in records)
    sent = {**marked, "office": "leg", "instruction": "attend", "note": ""}
    assert secretary.post("/correspondencia/derivar/", {**sent, "instruction": ""}).status_code == 422
    assert "Derivados: 3" in secretary.post("/correspondencia/derivar/", sent).content.decode()
    assert {queries.holder_of(each).to_office for each in records} == {at.other}
    assert secretary.post("/correspondencia/derivar/", {}).status_code == 422


def test_a_unit_does_everything_from_the_page_of_the_document(at: Ministry) -> None:
    record, secretary = factories.registered(at, to=at.unit), browser_of(at.secretary)
    own = f"/correspondencia/{record.number}/"
    movement = queries.holder_of(record)
    move = f"/correspondencia/movimientos/{movement.id}/"
    assert "Recibir" in text(secretary, own)
    assert secretary.post(f"{move}recibir")["Location"] == own
    for address in (f"{own}derivar", f"{own}archivar", f"{own}acumular", f"{own}vincular", f"{move}atender", f"{move}devolver"):  # fmt: skip
        text(secretary, address)
    copies = {"only_copies": "on", "copies": ["leg"], "instruction": "inform", "note": ""}
    assert secretary.post(f"{own}derivar", copies)["Location"] == own
    assert secretary.post(f"{own}derivar", {"instruction": "attend"}).status_code == 422
    link = {"number": "OF 5-2026-OTI", "kind": "reply"}
    assert secretary.post(f"{own}vincular", link)["Location"] == own
    assert secretary.post(f"{move}atender", {"reason": ""}).status_code == 422
    attended = {"reason": "Se respondió", "reply_number": "OF 6-2026-OTI"}
    assert secretary.post(f"{move}atender", attended)["Location"] == own
    assert secretary.post(f"{own}archivar", {"reason": "Concluido"})["Location"] == own
    assert queries.holder_of(record).standing is Standing.ARCHIVED
    assert "Reabrir" in text(secretary, own)
    assert secretary.post(f"{own}reabrir", {"reason": "Llegó un alcance"})["Location"] == own
    other = factories.in_hand(at).record
    joined = secretary.post(f"{own}acumular", {"into": other.number, "reason": "Mismo asunto"})
    assert joined["Location"] == f"/correspondencia/{other.number}/"
    assert "Se acumuló" in text(secretary, own)
    sheet = secretary.post(f"{own}hoja-de-ruta")
    assert secretary.get(sheet["Location"])["Content-Type"] == "application/pdf"
    lawyer, copy = browser_of(at.lawyer), RecordMovement.objects.get(record=record, is_copy=True)
    assert "Cerrar la copia" in text(lawyer, own)
    back = lawyer.post(f"/correspondencia/movimientos/{copy.id}/devolver", {"reason": "No es nuestro"})
    assert back.status_code == 302
    copy.refresh_from_db()
    assert copy.outcome == Outcome.RETURNED


def test_a_person_is_named_by_the_number_of_the_document(at: Ministry) -> None:
    movement, secretary = factories.in_hand(at), browser_of(at.secretary)
    address = f"/correspondencia/{movement.record.number}/derivar"
    typed = {"office": "leg", "instruction": "attend", "note": "", "person": "00000000"}
    assert secretary.post(address, typed).status_code == 404
    number = factories.person_of(at.lawyer).document_number
    assert secretary.post(address, {**typed, "person": number}).status_code == 302
    assert queries.holder_of(movement.record).to_person_id == at.lawyer.person_id


def test_nobody_sees_nor_moves_what_another_unit_has(at: Ministry) -> None:
    record = factories.registered(at, to=at.unit)
    movement = queries.holder_of(record)
    clerk, lawyer, citizen = browser_of(at.clerk), browser_of(at.lawyer), browser_of(at.citizen)
    assert clerk.get(f"/correspondencia/{record.number}/derivar").status_code == 403
    assert clerk.post(f"/correspondencia/movimientos/{movement.id}/recibir").status_code == 403
    for browser, status in ((lawyer, 404), (citizen, 403), (Client(), 302)):
        assert browser.get(f"/correspondencia/{record.number}/").status_code == status
        assert browser.post(f"/correspondencia/movimientos/{movement.id}/recibir").status_code == status
    assert citizen.get("/correspondencia/").status_code == 403
    assert browser_of(at.secretary).get(f"/correspondencia/{record.number}/derivar").status_code == 200


def test_who_looks_for_a_document_leaves_a_trace(at: Ministry) -> None:
    record, secretary = factories.registered(at, to=at.unit), browser_of(at.secretary)
    page = text(secretary, "/correspondencia/buscar/?q=comunicaciones")
    assert record.number in page
    assert at.unit.name in page
    assert "Nada coincide" in text(secretary, "/correspondencia/buscar/?q=inexistente")
    assert "Nada coincide" not in text(secretary, "/correspondencia/buscar/")
    assert at.secretary.person_id is not None
    reads = ledger.entries(at.secretary.person_id).filter(verb="ledger.read")
    assert [str(record.id) in entry.facts for entry in reads] == [True]


def test_the_queue_goes_on_where_the_page_ended(at: Ministry) -> None:
    for _ in range(27):
        factories.registered(at)
    clerk = browser_of(at.clerk)
    page = text(clerk, "/correspondencia/")
    following = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert text(clerk, f"/correspondencia/{following}").count('data-label="Asunto"') == 2
    assert clerk.get("/correspondencia/?despues=ayer").status_code == 404


def test_what_was_presented_waits_for_its_number_and_the_head_of_the_desk_sees_how_long(at: Ministry) -> None:
    morning = clock.now() - timedelta(days=2)
    with clock.set_to(morning):
        presented = factories.presented(at)
    actions.admit(presentation=presented, addressee=at.unit, actor=at.clerk)
    head = factories.serving("Elena", "gda", Role.SUPERVISOR)
    steps = queries.figures(head, since=None, until=None).steps
    assert [(each.code, each.came, each.days_to_end) for each in steps] == [
        ("register", 1, 2.0),
        ("procedure", 1, None),
    ]


def test_who_presents_a_document_reads_english_from_the_form_to_the_follow_up(at: Ministry) -> None:
    browser = browser_of(at.citizen)
    units = [each.name for each in queries.addressees()]
    assert left_in_spanish(browser, FILING, at.applicant.full_name) == set()
    browser.post(
        f"{FILING}?paso=1", {"kind": "letter", "subject": "A copy", "number_of_sender": "", "sheets": 2}
    )
    assert left_in_spanish(browser, f"{FILING}?paso=2", at.applicant.full_name, *units) == set()
    unclear = browser.post(f"{FILING}?paso=2", {"addressee": "oti", "represented_name": "Emilia Inventada"})
    assert "This is missing." in unclear.content.decode()
    browser.post(f"{FILING}?paso=2", {"addressee": "oti", "capacity": "", "email": ""})
    browser.post(f"{FILING}?paso=3", {"main": pdf()})
    assert "Letter, 2 pages" in text(browser, f"{FILING}?paso=4")
    case = browser.post(f"{FILING}?paso=4", {"office": "gda", "is_true": "on"})["Location"]
    presented = Presentation.objects.get()
    code = ids.format_code(presented.follow_code)
    assert left_in_spanish(browser, case, at.applicant.full_name, "A copy", "escrito.pdf", code) == set()
    page = text(browser, f"{case}?idioma=en-gb")
    for words in ("Letter, 2 pages", "Tracking code", "Online front desk", "Certificate of presentation"):
        assert words in page, words
    typed = {"number": presented.case.number, "code": presented.follow_code}
    told = Client().post("/mesa-de-partes/seguimiento/?idioma=en-gb", typed).content.decode()
    for words in ("Deemed filed on", "It is with", ">Presented</strong>"):
        assert words in told, words
    assert "Está en" not in told
    wrong = Client().post("/mesa-de-partes/seguimiento/?idioma=en-gb", {**typed, "code": "x"})
    assert "No document was filed with that number and that code." in wrong.content.decode()


def test_what_the_front_desk_asks_to_be_corrected_is_corrected_in_english(at: Ministry) -> None:
    presentation = factories.presented(at)
    case, browser = presentation.case, browser_of(at.citizen)
    factories.advance(presentation, "take", at.clerk)
    factories.advance(presentation, "observe", at.clerk, reason="Falta la firma")
    code = ids.format_code(presentation.follow_code)
    own = (at.applicant.full_name, presentation.subject, "escrito.pdf", code)
    address = f"/tramites/mesa-de-partes/{case.number}/"
    assert left_in_spanish(browser, address, *own) == set()
    step = f"/expedientes/{case.number}/paso/subsanar"
    assert left_in_spanish(browser, step, *own) == set()
    assert "Returned for correction" in text(browser, f"{address}?idioma=en-gb")
    assert "Correct" in text(browser, f"{step}?idioma=en-gb")
    assert browser_of(at.clerk).get(f"{address}?idioma=en-gb")["Content-Language"] == "es"
