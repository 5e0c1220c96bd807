"""Do two ministries exchange signed documents and receipts over real HTTP with nothing lost and nothing doubled?"""

import random
from base64 import b64encode
from collections.abc import Iterable

import pytest
import requests
import zeep
from zeep.transports import Transport

from chancery.contexts.exchanges import actions, queries, rules
from chancery.contexts.exchanges.models import Incoming, Outgoing
from chancery.contexts.exchanges.rules import State
from chancery.contexts.exchanges.tests import factories
from chancery.kernel.documents import queries as files
from chancery.kernel.documents.tests.factories import pdf
from chancery.kernel.documents.verification import Verdict, examine
from chancery.kernel.gateway.simulators.interoperability import DELIVER, RECEIPT, Mishap
from tests.exchanges.two import OURS, SECRETS, THEIRS, Ministry, Two

pytestmark = pytest.mark.django_db


def send(two: Two, sender: Ministry, receiver: Ministry, *, subject: str, annexes: int = 0) -> Outgoing:
    with two.at(sender) as at:
        return factories.sent(
            at,
            receiver=receiver.ruc,
            subject=subject,
            upload=factories.upload(at.colleague, content=factories.signed_pdf(subject)),
            annexes=tuple((f"Anexo {n}.pdf", pdf(f"{subject} {n}")) for n in range(annexes)),
        )


def decide(two: Two, ministry: Ministry, chance: random.Random) -> None:
    """The front desk decides about whatever is whole."""
    with two.at(ministry) as at:
        for waiting in Incoming.objects.filter(state=State.PENDING, fetched_at__isnull=False):
            match chance.choice("RRRON"):
                case "R":
                    actions.accept(incoming_id=waiting.pk, actor=at.officer)
                case "O":
                    actions.observe(incoming_id=waiting.pk, reason="Falta una firma", actor=at.officer)
                case _:
                    actions.reject(incoming_id=waiting.pk, reason="No nos corresponde", actor=at.officer)


def told(two: Two, ministry: Ministry, model: type[Outgoing] | type[Incoming]) -> dict[str, object]:
    """All of a side, as both must know it: by number, the document, its annexes, its state and its receipt."""
    with two.at(ministry):
        found: Iterable[Outgoing | Incoming] = model.objects.select_related("cargo").order_by("pk")
        known: dict[str, object] = {}
        for each in found:
            cargo = getattr(each, "cargo", None)
            assert each.cuo not in known
            known[str(each.cuo)] = (
                each.file_id,
                each.subject,
                [(annex.name, annex.file_id) for annex in each.annexes.all()],
                each.state,
                cargo and (cargo.outcome, cargo.number, cargo.observation, cargo.file_id),
            )
        assert list(queries.states_by_cargo()) == list(queries.registry_numbers()) == []
        return known


def test_a_signed_document_and_its_receipt_go_there_and_back(two: Two) -> None:
    sent = send(two, two.ours, two.theirs, subject="Sin contratiempos", annexes=2)
    two.push()
    with two.at(two.theirs) as at:
        received = Incoming.objects.get(subject="Sin contratiempos")
        assert (received.sender_ruc, received.file_id) == (OURS, sent.file_id)
        (signature,) = examine(files.content(received.file_id)).signatures
        assert signature.verdict is not Verdict.FAILED
        assert received.fetched_at is not None
        cargo = actions.accept(incoming_id=received.pk, actor=at.officer)
    two.push()
    two.push()
    with two.at(two.ours):
        settled = Outgoing.objects.select_related("cargo").get(pk=sent.pk)
        assert settled.state == State.RECEIVED
        assert (settled.cargo.number, settled.cargo.file_id) == (cargo.number, cargo.file_id)
    with two.at(two.theirs):
        assert Incoming.objects.get(pk=received.pk).cargo_told_at is not None


@pytest.mark.parametrize("mishap", list(Mishap))
@pytest.mark.parametrize("operation", [DELIVER, RECEIPT])
def test_each_thing_that_may_go_wrong_changes_nothing_in_the_end(
    two: Two, mishap: Mishap, operation: str
) -> None:
    sent = send(two, two.ours, two.theirs, subject=f"{mishap} {operation}")
    two.platform.go_wrong(mishap, operation)
    two.push()
    two.push()
    decide(two, two.theirs, random.Random(1))
    for _ in range(3):
        two.push()
    two.platform.release()
    two.push()
    with two.at(two.ours):
        settled = Outgoing.objects.select_related("cargo").get(pk=sent.pk)
    with two.at(two.theirs):
        received = Incoming.objects.select_related("cargo").get(cuo=settled.cuo)
        assert received.cargo_told_at is not None
    assert settled.state == received.state != State.PENDING
    assert settled.cargo.file_id == received.cargo.file_id
    assert not two.platform.mishaps


@pytest.mark.parametrize("seed", range(4))
def test_under_all_faults_at_once_nothing_is_lost_and_nothing_doubled(two: Two, seed: int) -> None:
    chance = random.Random(seed)
    mishaps = list(Mishap)
    two.platform.choose = lambda _: chance.choice(mishaps) if chance.random() < 0.4 else None
    for round_ in range(8):
        for sender, receiver in two.both():
            if round_ < 4:
                subject = f"Ronda {seed}.{round_} de {sender.ruc}"
                send(two, sender, receiver, subject=subject, annexes=chance.randint(0, 2))
        two.push()
        for ministry in (two.ours, two.theirs):
            decide(two, ministry, chance)
        if chance.random() < 0.3:
            two.platform.release()
    two.platform.choose = lambda _: None
    for _ in range(4):
        two.platform.release()
        two.push()
        for ministry in (two.ours, two.theirs):
            decide(two, ministry, chance)
    two.push()
    for sender, receiver in two.both():
        left, arrived = told(two, sender, Outgoing), told(two, receiver, Incoming)
        assert left == arrived
        assert len(left) >= 4
        with two.at(sender):
            assert not Outgoing.objects.filter(state__in=[State.PENDING, State.SENT]).exists()


def test_a_client_of_others_speaks_to_our_service(two: Two) -> None:
    """zeep, from our WSDL alone."""
    session = requests.Session()
    session.headers["X-Pide-Secret"] = SECRETS[OURS]
    client = zeep.Client(f"{two.ours.url}/servicios/Tramite?wsdl", transport=Transport(session=session))
    document = factories.document("2777777777")
    fields = {
        name: getattr(document, name)
        for name in document.__dataclass_fields__
        if name not in ("lstanexos", "bpdfdoc")
    }
    request = {**fields, "bpdfdoc": b64encode(document.bpdfdoc), "lstanexos": []}
    answered = client.service.recepcionarTramiteResponse(recepcionRequest=request)
    assert answered.vcodres == "0000"
    assert client.service.recepcionarTramiteResponse(recepcionRequest=request).vdesres == answered.vdesres
    assert client.service.consultarTramiteResponse(request="2777777777").cflgest == "P"
    single = client.service.recepcionarTramiteResponse(
        recepcionRequest={**request, "vcuo": "2777777778", "bpdfdoc": document.bpdfdoc}
    )
    assert (single.vcodres, single.vdesres) == ("-1", str(rules.SingleEncoded()))
    with two.at(two.ours) as at:
        received = Incoming.objects.get(cuo="2777777777")
        assert files.content(received.file_id) == document.bpdfdoc
        cargo = actions.accept(incoming_id=received.pk, actor=at.officer)
        receipt = files.content(cargo.file_id)
    standing = client.service.consultarTramiteResponse(request="2777777777")
    assert (standing.cflgest, standing.vnumregstd) == ("R", cargo.number)
    assert b64encode(receipt) == standing.bcarstd
    unknown = client.service.cargoResponse(
        cargoRequest={
            "vcuo": "2888888888",
            "vnumregstd": "1",
            "vanioregstd": "2026",
            "dfecregstd": factories.NOON,
            "vuniorgstd": "MP",
            "vusuregstd": "mp",
            "bcarstd": b64encode(receipt),
            "cflgest": "R",
        }
    )
    assert (unknown.vcodres, unknown.vdesres) == ("-1", "NO SE PUDO REGISTRAR EL CARGO")
    session.headers["X-Pide-Secret"] = "otro"
    with pytest.raises(zeep.exceptions.Fault, match="credencial"):
        client.service.consultarTramiteResponse(request="2777777777")


def test_annexes_are_fetched_from_the_sender_while_he_has_them_and_kept(two: Two) -> None:
    sent = send(two, two.theirs, two.ours, subject="Con anexos", annexes=1)
    assert sent.annex_url.startswith(two.theirs.url)
    assert requests.get(sent.annex_url, timeout=10).headers["X-Robots-Tag"] == "noindex"
    assert requests.get(sent.annex_url[:-1] + "x", timeout=10).status_code == 404
    two.push()
    two.push()
    with two.at(two.ours):
        (annex,) = Incoming.objects.get(subject="Con anexos").annexes.all()
        assert annex.name == "Anexo 0.pdf"
        assert files.content(annex.file_id).startswith(b"%PDF-")
    assert sent.receiver.ruc == OURS
    assert two.theirs.ruc == THEIRS
