"""The page of one document, its versions and its papers."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from chancery.contexts.memoranda import papers, queries, rules
from chancery.contexts.memoranda.models import Dispatch, InternalDocument
from chancery.contexts.memoranda.queries import OutgoingView
from chancery.kernel.base import at_once, clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import holding
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.ledger import queries as ledger
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import stored_response

_DONE = {
    "memoranda.draft": "Empezó el borrador",
    "memoranda.save": "Guardó una versión",
    "memoranda.add_co_author": "Agregó a un coautor",
    "memoranda.send_to_review": "Lo envió a revisión",
    "memoranda.recall": "Lo retiró para seguir escribiendo",
    "memoranda.endorse": "Dio su visto bueno",
    "memoranda.return_for_changes": "Lo devolvió para cambios",
    "memoranda.prepare": "Le dio número, para firmarlo con su propia clave",
    "memoranda.take_back": "Su número se anuló sin firma",
    "memoranda.sign": "Lo firmó: recibió su número",
    "memoranda.dispatch": "Lo despachó",
    "memoranda.receive": "Acusó recibo",
    "memoranda.answer": "Lo respondió",
    "memoranda.withdraw_answer": "Anuló la respuesta: está otra vez por atender",
    "memoranda.file_away": "Lo archivó",
    "memoranda.annul": "Lo anuló",
    "memoranda.discard": "Lo descartó",
}
_VERBS = {
    "save": ("memoranda:save", "Seguir escribiendo", ""),
    "send_to_review": ("memoranda:send_to_review", "Enviar a revisión o a la firma", ""),
    "add_co_author": ("memoranda:add_co_author", "Agregar un coautor", ""),
    "endorse": ("memoranda:endorse", "Dar visto bueno", ""),
    "sign": ("memoranda:sign", "Firmar y numerar", ""),
    "return_for_changes": ("memoranda:return_for_changes", "Devolver para cambios", ""),
    "dispatch": ("memoranda:dispatch", "Despachar", "post"),
    "recall": ("memoranda:recall", "Retirar para seguir escribiendo", "post"),
    "annul": ("memoranda:annul", "Anular", ""),
    "discard": ("memoranda:discard", "Descartar el borrador", "post"),
}
"""Where each verb is done, its words, and whether a button does it at once; in the order in which they are shown."""


@login_required
@require_GET
def document(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """What it says, where it stands, who has it, and what may be done."""
    actor = actor_of(request)
    found = queries.document(document_id, actor=actor)
    endorsements, co_authors = queries.endorsements_of(found), found.co_authors.select_related("person")
    versions, entries = queries.versions(found), ledger.entries(found.id)
    replies = found.replies.select_related("unit", "signature")
    at_once.fetch(endorsements, co_authors, versions, entries, replies)
    at_once.gather(found, co_authors=co_authors)
    chain = queries.chain_of(found, endorsements)
    offered = queries.offered(found, actor, chain)
    shown = queries.version_of(found)
    context = {
        "document": found,
        "title": _title(found),
        "version": shown,
        "blocks": rules.read_blocks(shown.body),
        "references": [(line, queries.signature_numbered(line, actor=actor)) for line in rules.lines_of(shown.references)],
        "addressees": [each for each in shown.addressees.all() if not each.is_copy],
        "copies": [each for each in shown.addressees.all() if each.is_copy],
        "chain": chain,
        "prepared": queries.prepared_for(found),
        "sees_record": queries.sees_record(found, actor),
        "sees_exchanges": queries.sees_exchanges(found, actor),
        "turn": queries.next_endorsement(found, chain),
        "returned": found.returns.select_related("by").last() if found.state == rules.State.DRAFT else None,
        "co_authors": co_authors,
        "versions": versions,
        "dispatches": _dispatches(found, actor),
        "replies": [each for each in replies if hasattr(each, "signature")],
        "verbs": [(verb, *_VERBS[verb]) for verb in _VERBS if verb in offered],
        "erasure": holding.erasure_of(found.id),
        "entries": [(each, _DONE.get(each.verb, "Otro acto")) for each in entries if each.verb in _DONE],
    }  # fmt: skip
    return render(request, "memoranda/document.html", context)


def address_of(found: InternalDocument) -> str:
    """Where the page of a document is."""
    return reverse("memoranda:document", args=[found.pk])


def _title(found: InternalDocument) -> str:
    return found.signature.number if hasattr(found, "signature") else f"{found.form.title}, proyecto"


def _dispatches(
    found: InternalDocument, actor: Actor
) -> list[tuple[Dispatch, bool, bool, bool, OutgoingView | None]]:
    """Each dispatch, whether the actor may acknowledge, answer or file it, and how far it is on the State's platform."""
    rows = []
    for each in queries.dispatches_of(found):
        serves = actor.holds(*queries.SECRETARIES, office_id=each.office_id or found.unit_id)
        has_it, is_over = hasattr(each, "reception"), each.attention is not None
        stands = serves and found.state != rules.State.ANNULLED
        is_ours = each.office_id is not None and actor.holds(*queries.STAFF, office_id=each.office_id)
        may_answer = is_ours and not is_over and found.state != rules.State.ANNULLED
        may_receive = stands and not has_it and each.exchange_id is None
        may_file = stands and has_it and not is_over
        rows.append((each, may_receive, may_answer, may_file, queries.exchange_of(each)))
    return rows


@login_required
@require_GET
def version(request: HttpRequest, document_id: UUID, number: int) -> HttpResponse:
    """A version, and what it changed of the one before."""
    actor = actor_of(request)
    found = queries.document(document_id, actor=actor)
    shown = queries.version_of(found, number)
    before = queries.version_of(found, number - 1) if number > 1 else None
    context = {
        "document": found,
        "title": _title(found),
        "version": shown,
        "before": before,
        "changes": rules.changes(before.body if before else "", shown.body),
        "addressees": shown.addressees.all(),
    }
    return render(request, "memoranda/version.html", context)


@login_required
@require_GET
def project_pdf(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """How the document would look: without number and signature."""
    found = queries.document(document_id, actor=actor_of(request))
    pdf = papers.project_pdf(found, queries.version_of(found), at=clock.now())
    return stored_response(pdf, "application/pdf", "proyecto.pdf")


@login_required
@require_GET
def endorsed_pdf(request: HttpRequest, document_id: UUID, place: int) -> HttpResponse:
    """The project as one of the chain signed it with «Doy V° B°»."""
    found = queries.document(document_id, actor=actor_of(request))
    given = next(
        (each.given for each in queries.chain_of(found) if each.position == place and hasattr(each, "given")),
        None,
    )
    if given is None:
        raise queries.InternalDocumentNotFound
    return stored_response(documents.content(given.file_id), "application/pdf", f"visto-bueno-{place}.pdf")


@login_required
@require_GET
def paper_pdf(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """The signed paper."""
    actor = actor_of(request)
    access.require_person(actor)
    paper = queries.paper_of(queries.document(document_id, actor=actor))
    return stored_response(
        documents.content(documents.newest_file(paper)), "application/pdf", f"{paper.number}.pdf"
    )
