"""What does one of two hundred signatures cost, with its number, its paper and its rows? Beside pyHanko's own signer on ready pages.

Each step is measured within the same rounds. Timestamp and evidence come after the act, by a job; here from the simulated authority,
whose own work is in the figure.
"""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.test import override_settings
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
from chancery.kernel.documents import evidence, signing, typesetting
from chancery.kernel.documents.store import FolderStore
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.trust import TrustSimulator
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

BATCH, ROUNDS, LIFTED = actions.LARGEST, 4, 10
SYSTEM = system_actor("bench")
BODY = "Tengo a bien dirigirme a usted con relación al asunto.\n\nAgradeceré su opinión."
STEPS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "typeset": (typesetting, ("render",)),
    "sign": (signing, ("sign",)),
    "store": (FolderStore, ("put",)),
    "number, ledger and public log": (ledger, ("next_ordinal", "record", "submit")),
}


def run(_world: World) -> list[measure.Figure]:
    """A batch as the job signs it, and the same number of ready pages signed by SimpleSigner: half of its time to spare."""
    with _authority():
        return _measured()


def _measured() -> list[measure.Figure]:
    unit = organisation.office("ogi")
    author, head = _serving(unit, Role.OFFICER), _serving(unit, Role.SUPERVISOR)
    other = simple_signer()
    page = papers.project_pdf(*_one(unit, author), at=clock.now())
    asked = [_asked(unit, author, head) for _ in range(ROUNDS + 1)]
    batches = iter(asked)
    steps: dict[str, list[float]] = {name: [] for name in STEPS}

    def ours() -> None:
        batch = next(batches)
        with _watched(steps):
            while actions.sign_next(batch=batch, actor=SYSTEM):
                pass

    def theirs() -> None:
        for _ in range(BATCH):
            writer = IncrementalPdfFileWriter(io.BytesIO(page))
            signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name="Firma"), signer=other)

    taken = measure.in_turns({"ours": ours, "theirs": theirs}, rounds=ROUNDS)
    rate = BATCH * ROUNDS / sum(taken["ours"])
    what = f"{BATCH} documents numbered, typeset, signed and kept ({rate:.0f} a second) : SimpleSigner on ready pages"
    found = [measure.at_most("signing", what, taken["ours"], taken["theirs"], 2)]
    found += [
        measure.share("signing", f"of it, to {name}", spent[1:], taken["ours"])
        for name, spent in steps.items()
    ]
    lifted = [_lift(batch) for batch in asked[1:]]
    return [
        *found,
        measure.share("signing", "after it, timestamp and evidence by the job", lifted, taken["ours"]),
    ]


@contextmanager
def _authority() -> Iterator[None]:
    """Keys of its own, with an authority that answers where their certificates say."""
    keys = Path(settings.VAR) / "keys-of-the-batch"
    with running(TrustSimulator(keys)) as address:
        answering = {"TIMESTAMP_URL": f"{address}/trust/tsa", "REVOCATION_URL": f"{address}/trust/ocsp"}
        with override_settings(KEYS_URL=f"file://{keys}", **answering):
            signing.key_folder().ensure()
            yield


@contextmanager
def _watched(steps: dict[str, list[float]]) -> Iterator[None]:
    """Meanwhile the time of each step is added up."""
    with ExitStack() as stack:
        for name, (place, functions) in STEPS.items():
            steps[name].append(0.0)
            for function in functions:
                timed = _timed(getattr(place, function), partial(_add, steps[name]))
                stack.enter_context(patch.object(place, function, timed))
        yield


def _timed(work: Callable[..., Any], tell: Callable[[float], None]) -> Callable[..., Any]:
    def done(*arguments: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return work(*arguments, **named)
        finally:
            tell(time.perf_counter() - began)

    return done


def _add(spent: list[float], seconds: float) -> None:
    spent[-1] += seconds


def _lift(batch: object) -> float:
    """What the whole batch would take, from the first of it."""
    documents = [item.document.signature.paper_id for item in queries.items_of(batch)[:LIFTED]]
    began = time.perf_counter()
    for document_id in documents:
        evidence.lift(document_id=document_id, actor=SYSTEM)
    return (time.perf_counter() - began) * BATCH / LIFTED


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
