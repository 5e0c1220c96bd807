"""What stands behind the addresses of service: a notice with a letter under way, a proof, and its file."""

from uuid import UUID

from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.tests.factories import pdf
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.notifications import actions, letters
from chancery.kernel.notifications.models import Notice, ServiceMode
from chancery.kernel.proofs import actions as proofs
from chancery.kernel.proofs.models import ProofKind
from tests.access.routes import routes

Values = dict[str, object]
HOME = "Jirón Lampa 545"


def of_service(at: Ministry) -> dict[str, Values]:
    """The values by address: the notice is the citizen's, and his officer's to serve."""
    notice = _told(at)
    posted = letters.Posted(at=clock.now(), address=HOME, carrier="Serpost", tracking="RR000000001PE")
    letter = letters.post(notice=notice, posted=posted, actor=at.officer)
    upload = documents.receive(filename="cargo.pdf", content=pdf("Cargo"), actor=at.officer)
    shown = proofs.Shown(kind=ProofKind.POST, attempt=letter.pk)
    proof = proofs.attach(notice=notice, upload_id=upload.id, shown=shown, actor=at.officer)
    document = proofs.issue_file(notice=notice, actor=at.officer)
    values: Values = {
        "notice_id": notice.pk,
        "letter_id": letter.pk,
        "proof_id": proof.pk,
        "number": document.number,
    }
    return {
        route.address: values
        for route in routes()
        if route.name.startswith("serving:")
        or "/notices/" in route.address
        or route.name == "mailbox:service_file"
    }


def _told(at: Ministry) -> Notice:
    """Of one who asked for certified mail, and asks for it no more."""
    person = at.applicant
    person.address = HOME
    person.save(update_fields=["address"])
    actions.consent(mode=ServiceMode.MAIL, actor=at.citizen)
    notice = actions.notify(
        recipient=person,
        subject="Denegada",
        text="Por esto.",
        case_id=UUID(int=43),
        office=at.office,
        actor=people.SYSTEM,
    )
    actions.withdraw(mode=ServiceMode.MAIL, actor=at.citizen)
    return notice
