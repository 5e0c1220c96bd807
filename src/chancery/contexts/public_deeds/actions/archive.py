"""How do the old deeds on paper come in? As their image, with what was typed of them, so that Lima may find them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from chancery.contexts.public_deeds import queries
from chancery.contexts.public_deeds.models import PaperDeed
from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import fold
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office


class PaperDeedKnown(Conflict):
    """One image a deed: a second one under its number is how a forged one would come in."""

    code = "paper_deed_known"
    sentence = "Ya está cargada la escritura {number} del año {year} {office:de}."
    next_step = "Búsquela; si la imagen está mal, avise a Lima: ninguna imagen se reemplaza."


class WillOnPaper(Invalid):
    """Wills do not come into a store that many search (D.S. 076-2005-RE, art. 475)."""

    code = "paper_deed_is_a_will"
    sentence = "Los testamentos en papel no se cargan aquí: su contenido es secreto."
    next_step = "Consérvelo en la caja fuerte del consulado."


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """What is typed of an old deed."""

    year: int
    number: str
    title: str
    people: str
    deed_on: date | None = None
    fojas: str = ""
    transcript: str = ""


@transaction.atomic
def load_paper_deed(*, old: Old, upload_id: UUID, office: Office, actor: Actor) -> PaperDeed:
    """Keep the image of an old deed with what can be searched of it. Raises `PaperDeedKnown`, `WillOnPaper`, `UploadNotUsable`."""
    access.require(actor, *queries.COUNTER, office_id=office.id)
    if "testament" in fold(old.title):
        raise WillOnPaper({"title": [WillOnPaper.sentence]})
    paper_id = ids.uuid7()
    documents.use_upload(upload_id=upload_id, case_id=paper_id, actor=actor)
    try:
        with transaction.atomic():
            paper = PaperDeed.objects.create(
                id=paper_id,
                office=office,
                year=old.year,
                number=old.number.strip().upper(),
                fojas=old.fojas.strip(),
                deed_on=old.deed_on,
                title=old.title.strip(),
                people=old.people.strip(),
                transcript=old.transcript.strip(),
                folded_text=fold(f"{old.title} {old.people} {old.number} {old.year} {old.transcript}"),
                upload_id=upload_id,
                loaded_by_id=access.require_person(actor),
            )
    except IntegrityError as error:
        raise PaperDeedKnown(number=old.number, year=old.year, office=office.name) from error
    ledger.record(
        chain=paper.id,
        verb="public_deeds.load_paper_deed",
        actor=actor,
        facts={"office": office.code, "year": old.year, "number": paper.number, "upload": upload_id},
    )
    return paper
