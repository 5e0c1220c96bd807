"""How does Lima legalise a consul's signature? Against the register of signatures, as it stood on the day of signing."""

from zoneinfo import ZoneInfo

from chancery.contexts.signatories import queries as signatories
from chancery.contexts.transmissions import papers, queries
from chancery.contexts.transmissions.actions.chain import check_unaltered, desk_step
from chancery.contexts.transmissions.actions.custody import forward
from chancery.contexts.transmissions.models import SignatureCheck, Transmission
from chancery.contexts.transmissions.procedures import LEGALISATION
from chancery.kernel.base import clock, ids, wording
from chancery.kernel.base.actor import Actor, for_the_law
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import fold


class SignedForAnother(Conflict):
    """The register knows the signature, but as somebody's of another authority on that day."""

    code = "transmission_signed_for_another"
    sentence = "El registro tiene esa firma el {on} por {authority}, y el documento es {office:de}."
    next_step = "Pida que se corrija el registro de firmas, o informe la diferencia al consulado."


def legalise(*, transmission: Transmission, actor: Actor) -> SignatureCheck:
    """Compare the signature in the file with the register on the day of signing, and certify it with a paper of its own.

    The paper carries the consul's file bit for bit under Lima's signature, and whoever verifies the consul's paper
    reads that it was legalised (D.S. 076-2005-RE, arts. 513, 514 and 516). It then goes to the office of delivery, or is
    put at the applicant's disposal. Raises `FileAltered`, `SignedForAnother` and what `signatories.on_file` raises.
    """
    lima = queries.lima()
    access.require(actor, *queries.DESK, office_id=lima.id)
    with desk_step(transmission=transmission, code="legalise", office=lima, actor=actor) as taking:
        document, post = transmission.document, taking.case.office
        assert document is not None
        check_unaltered(document=document, sha256=queries.sha256_in_store(document))
        content = stored.content(document.file_id)
        signed_on = document.issued_at.astimezone(ZoneInfo(post.time_zone)).date()
        signature = signatories.on_file(content, signed_on)
        if fold(signature.authority) != fold(post.name):
            raise SignedForAnother(
                on=f"{signed_on:%d/%m/%Y}", authority=signature.authority, office=post.name
            )
        today = clock.today()
        facts = papers.Certificate(
            signatory=signature.name,
            capacity=signature.capacity,
            authority=signature.authority,
            signed_on=wording.long_date(signed_on),
            place=lima.city,
            on=today,
            on_words=wording.long_date(today),
            certified_by=lima.name,
            source_title=document.title,
            source_number=document.number,
            source_code=ids.format_code(document.verification_code),
            source_sha256=document.file_id,
        )
        # By Lima, and numbered there: the case is the consulate's, so the step itself cannot issue it.
        taking.document = documents.issue(
            kind=taking.procedure.paper(LEGALISATION),
            facts=facts,
            case_id=taking.case.id,
            office=lima,
            actor=actor,
            underlying=content,
        )
        made = SignatureCheck.objects.create(
            transmission=transmission,
            document=taking.document,
            signatory_id=signature.signatory_id,
            signatory=signature.name,
            capacity=signature.capacity,
            authority=signature.authority,
            signed_on=signed_on,
            by_id=access.require_person(actor),
        )
        documents.annotate(
            document=document,
            text=f"Legalizado en Lima el {wording.long_date(today)}, N.º {made.document.number}: la firma de "
            f"{signature.name}, {signature.capacity}, corresponde al registro de firmas del Ministerio",
            actor=actor,
        )
        taking.facts["signatory"] = signature.signatory_id
    if transmission.destination_id in (None, lima.id):
        with cases.step(transmission.case, "make_ready", actor=for_the_law(actor)):
            pass
    else:
        forward(transmission=transmission, actor=actor)
    return made
