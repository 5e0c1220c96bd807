"""What does one of many signatures cost, with its number, its paper and its rows? Beside pyHanko's own signer on ready pages."""

import io

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from bench import measure
from bench.documents import simple_signer
from bench.world import World
from chancery.contexts.memoranda import actions, papers, queries
from chancery.contexts.memoranda.actions import Content
from chancery.contexts.memoranda.models import InternalDocument
from chancery.contexts.memoranda.rules import Kind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

BATCH = 20
ROUNDS = 9
SYSTEM = system_actor("bench")
BODY = "Tengo a bien dirigirme a usted con relación al asunto.\n\nAgradeceré su opinión."


def run(_world: World) -> list[measure.Figure]:
    """A batch as the job signs it, and the same number of ready pages signed by SimpleSigner: half of its time to spare."""
    unit = organisation.office("ogi")
    author, head = _serving(unit, Role.OFFICER), _serving(unit, Role.SUPERVISOR)
    other = simple_signer()
    page = papers.project_pdf(*_one(unit, author), at=clock.now())
    asked = [_asked(unit, author, head) for _ in range(ROUNDS + 1)]

    def ours() -> None:
        batch = asked.pop()
        while actions.sign_next(batch=batch, actor=SYSTEM):
            pass

    def theirs() -> None:
        for _ in range(BATCH):
            writer = IncrementalPdfFileWriter(io.BytesIO(page))
            signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name="Firma"), signer=other)

    taken = measure.in_turns({"ours": ours, "theirs": theirs}, rounds=ROUNDS)
    what = f"{BATCH} documents numbered, typeset, signed and kept, against SimpleSigner on ready pages"
    return [measure.at_most("signing", what, taken["ours"], taken["theirs"], 2)]


def _serving(unit: Office, role: Role) -> Actor:
    person = people.make_person("Firma", "Banco")
    people.make_role(person, role, unit)
    return people.actor_of(person)


def _one(unit: Office, author: Actor) -> tuple[InternalDocument, object]:
    content = Content(
        subject="Presupuesto",
        body=BODY,
        addressees=actions.check_addressees(kind=Kind.MEMORANDUM, lines=["OTI"]),
    )
    made = actions.draft(kind=Kind.MEMORANDUM, unit=unit, content=content, actor=author)
    actions.send_to_review(document=made, base=1, actor=author)
    return made, queries.version_of(made)


def _asked(unit: Office, author: Actor, head: Actor) -> object:
    chosen = [(_one(unit, author)[0], 1) for _ in range(BATCH)]
    return actions.sign_many(chosen=chosen, actor=head)
