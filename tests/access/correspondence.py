"""What is presented and registered, behind every address of correspondence."""

from dataclasses import replace
from datetime import timedelta

from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.rules import AfterHours, EntryChannel
from chancery.contexts.correspondence.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.identity.tests import factories as people
from tests.access import tables

CASES = ("", "registrar")
PAGES = (
    "",
    "derivar",
    "archivar",
    "reabrir",
    "acumular",
    "vincular",
    "hoja-de-ruta",
    "archivos/<int:ordinal>",
    "archivos/<int:ordinal>/digitalizar",
    "digitalizar",
)
SCANS = ("", "rechazar", "copia", "originales/<int:ordinal>", "paginas/<int:page>")
MOVES = ("recibir", "devolver", "atender")
CALLS = (
    "digitisations",
    "route",
    "archive",
    "reopen",
    "join",
    "link",
    "route-sheet",
    "files/<ordinal>",
)
STEPS = ("receive", "return", "attend")


def of_correspondence(at: Ministry) -> dict[str, dict[str, object]]:
    """The values of each address: the citizen's own case, and a document sent to the office of the others."""
    mail = factories.ministry()
    own = replace(mail, applicant=at.applicant, citizen=at.citizen)
    case: dict[str, object] = {"number": factories.presented(own).case.number}
    upload = factories.upload(mail.clerk)
    kept = factories.registered(mail, to=at.office, upload_ids=[upload.id])
    record: dict[str, object] = {"number": kept.number, "ordinal": 1}
    movement: dict[str, object] = {"movement_id": queries.holder_of(kept).id}
    asked = actions.propose_instruction(
        code="dance", title="Bailar", days=3, norm="Prueba", valid_from=clock.today(), actor=people.make_administrator()
    )  # fmt: skip
    hours = actions.propose_hours(
        channel=EntryChannel.MAIL, after_closing=AfterHours.SAME_DAY, on_closed_days=AfterHours.SAME_DAY,
        norm="Prueba", valid_from=clock.today() + timedelta(days=1), actor=people.make_administrator(),
    )  # fmt: skip
    scanned = actions.digitise(record=kept, ordinals=[1], actor=mail.clerk)
    scan: dict[str, object] = {"digitisation_id": scanned.id, "ordinal": 1, "page": 1}
    return {
        **tables.of_proposals({tables.INSTRUCTIONS: asked.id, tables.HOURS: hours.id}),
        **{f"correspondencia/digitalizaciones/<uuid:digitisation_id>/{page}": scan for page in SCANS},
        **{
            f"api/v1/correspondence/digitisations/<digitisation_id>{call}": scan
            for call in ("", "/confirm", "/reject", "/copy", "/pages/<page>")
        },
        **{f"tramites/mesa-de-partes/<str:number>/{page}": case for page in CASES},
        **{f"correspondencia/<str:number>/{page}": record for page in PAGES},
        **{f"correspondencia/movimientos/<uuid:movement_id>/{page}": movement for page in MOVES},
        "api/v1/correspondence/presentations/<number>": case,
        "api/v1/correspondence/presentations/<number>/admit": case,
        "api/v1/correspondence/records/<number>": record,
        **{f"api/v1/correspondence/records/<number>/{call}": record for call in CALLS},
        **{f"api/v1/correspondence/movements/<movement_id>/{step}": movement for step in STEPS},
    }
