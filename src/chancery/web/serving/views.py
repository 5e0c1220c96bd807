"""The officer's pages for what has to be served: the lists, the paper to hand over, each attempt, its proofs and the file."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import queries as documents
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications import (
    curing,
    history,
    letters,
    means,
    personal,
    publishing,
    queries,
    serving,
)
from chancery.kernel.notifications.models import FlawKind, Notice
from chancery.kernel.proofs import actions as proofs
from chancery.kernel.proofs import queries as proved
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.serving import forms
from chancery.web.uploads.receiving import file_response, receive_files, stored_response

_PAGE = 25
F = TypeVar("F", bound=Form)


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What is the office's to serve, the most urgent first, with the means that goes next; subjects only."""
    actor = actor_of(request)
    page = Paginator(queries.with_attempts(serving.to_serve(actor)), _PAGE).get_page(
        request.GET.get("pagina")
    )
    rows = [(each, queries.due(each).on, means.open_means(queries.tried(each))) for each in page]
    context = {"page": page, "rows": rows, "running": serving.running(actor).count()}
    return render(request, "serving/queue.html", context)


@require_GET
def running(request: HttpRequest) -> HttpResponse:
    """What may still take effect by a digital way, and by when that is decided."""
    page = Paginator(serving.running(actor_of(request)), _PAGE).get_page(request.GET.get("pagina"))
    rows = [(each, queries.awaited(each).on) for each in page]
    return render(request, "serving/running.html", {"page": page, "rows": rows})


@require_GET
def notice(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """The notice to print and take along, what was done so far, and what may be done now; the look is recorded."""
    actor = actor_of(request)
    shown = serving.notice_of(notice_id, actor=actor)
    ledger.record_read(subject=shown.pk, kind="notice", purpose="notificación en persona", actor=actor)
    is_waiting = shown.served_at is None and shown.needs_personal_since is not None
    by_attempt = proved.by_attempt(shown)
    return render(
        request,
        "serving/notice.html",
        {
            "notice": shown,
            "proof": queries.proof_of_service(shown),
            "rows": [
                (each, by_attempt.get(each.subject, []) if each.subject else []) for each in history.of(shown)
            ],
            "loose": by_attempt.get(None, []),
            "terms": proved.terms_of(shown),
            "due": queries.due(shown).on if is_waiting else None,
            "is_waiting": is_waiting,
            "open_means": means.open_means(queries.tried(shown)) if is_waiting else (),
            "under_way": [letter for letter in shown.letters.all() if not hasattr(letter, "end")],
            "may_find_flaw": shown.served_at is not None
            and actor.holds(*curing.HEADS, office_id=shown.office_id),
            "files": proved.files_of(shown),
        },
    )


def _attempt(
    request: HttpRequest,
    notice_id: UUID,
    form_of: Callable[[Notice], F],
    act: Callable[[Notice, Actor, F], object],
    *,
    title: str,
    intro: str,
    done: str,
    is_warning: bool = False,
) -> HttpResponse:
    """The page of one form about a notice of the actor's office; what is wrong with a moment stands beside its day."""
    shown = serving.notice_of(notice_id, actor=actor_of(request))
    back = reverse("serving:notice", args=[shown.pk])
    form = form_of(shown)

    def acted(actor: Actor, given: Mapping[str, Any]) -> str:
        try:
            act(shown, actor, form)
        except Invalid as refusal:
            refusal.fields = {"on" if name == "at" else name: said for name, said in refusal.fields.items()}
            raise
        return back

    return form_page(
        request, form, acted, title=title, back=back, done=done, is_warning=is_warning,
        intro=f"{shown.subject}, para {shown.recipient.full_name}. {intro}",
    )  # fmt: skip


def _typed(kind: type[F], request: HttpRequest) -> Callable[[Notice], F]:
    """The form with what was typed, or with what is known already."""
    return lambda shown: kind(request.POST or None, initial={"address": shown.recipient.address})


@require_http_methods(["GET", "POST"])
def record_visit(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Write down a visit."""

    def act(shown: Notice, actor: Actor, form: forms.Visited) -> None:
        personal.record_visit(notice=shown, made=form.made(queries.calendar_for(shown).zone), actor=actor)

    return _attempt(
        request, notice_id, _typed(forms.Visited, request), act, title="Registrar una visita", done="La visita quedó registrada.",
        intro="Surte efecto el día en que se recibió, se negaron a recibirla, o se dejó bajo la puerta en la segunda visita.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def post_letter(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Write down that it was handed to the post."""

    def act(shown: Notice, actor: Actor, form: forms.Posted) -> None:
        letters.post(notice=shown, posted=form.posted(queries.calendar_for(shown).zone), actor=actor)

    return _attempt(
        request, notice_id, _typed(forms.Posted, request), act, title="Registrar un envío por correo certificado",
        done="El envío quedó registrado.", intro="Surte efecto el día en que conste que la recibieron.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def end_letter(request: HttpRequest, notice_id: UUID, letter_id: UUID) -> HttpResponse:
    """Write down what the post says became of a letter."""

    def act(shown: Notice, actor: Actor, form: forms.Ended) -> None:
        letter = letters.letter_of(shown, letter_id)
        letters.end(letter=letter, ended=form.ended(queries.calendar_for(shown).zone), actor=actor)

    return _attempt(
        request, notice_id, _typed(forms.Ended, request), act, title="Registrar qué dijo el correo",
        done="El resultado del envío quedó registrado.", intro="Copie la fecha y los datos del aviso de recibo o de devolución.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Write down a publication."""

    def act(shown: Notice, actor: Actor, form: forms.Published) -> None:
        publishing.publish(notice=shown, published=form.published(), actor=actor)

    return _attempt(
        request, notice_id, _typed(forms.Published, request), act, title="Registrar una publicación",
        done="La publicación quedó registrada.",
        intro="Surte efecto cuando conste en el diario oficial y en uno de mayor circulación, desde la última de las dos.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def note_declaration(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Write down that the person declared to have received it."""

    def act(shown: Notice, actor: Actor, form: forms.Declared) -> None:
        declared = form.declared(queries.calendar_for(shown).zone)
        curing.note_declaration(notice=shown, declared=declared, actor=actor)

    return _attempt(
        request, notice_id, _typed(forms.Declared, request), act, title="Registrar que la persona la recibió",
        done="La declaración quedó registrada.",
        intro="Quien declara expresamente que la recibió queda bien notificado desde ese día (TUO de la Ley 27444, artículo 27.1).",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def find_flaw(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Order that a defective service is done again."""
    by = actor_of(request)
    curing.check_head(notice=serving.notice_of(notice_id, actor=by), actor=by)

    def act(shown: Notice, actor: Actor, form: forms.Flawed) -> None:
        found = form.cleaned_data
        curing.find_flaw(notice=shown, kind=FlawKind(found["kind"]), account=found["account"], actor=actor)

    return _attempt(
        request, notice_id, _typed(forms.Flawed, request), act, title="Ordenar que se rehaga",
        done="La notificación quedó sin efecto y debe rehacerse.", is_warning=True,
        intro="Dejará de surtir efecto y ningún plazo correrá hasta que se haga bien (TUO de la Ley 27444, artículo 26).",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def attach_proof(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Add a file that shows an attempt."""

    def form_of(shown: Notice) -> forms.Proved:
        zone = queries.calendar_for(shown).zone
        return forms.Proved(history.of(shown), zone, request.POST or None, request.FILES or None)

    def act(shown: Notice, actor: Actor, form: forms.Proved) -> None:
        upload_id = receive_files(form.cleaned_data, actor)["file"]
        proofs.attach(notice=shown, upload_id=upload_id, shown=form.shown(), actor=actor)

    return _attempt(
        request, notice_id, form_of, act, title="Adjuntar una prueba", done="La prueba quedó en el expediente.",
        intro="Lo que adjunte no se podrá cambiar ni quitar.",
    )  # fmt: skip


@require_GET
def proof(request: HttpRequest, proof_id: UUID) -> HttpResponse:
    """A proof, to be looked at; the look is recorded."""
    actor = actor_of(request)
    shown = proved.proof(proof_id, actor=actor)
    ledger.record_read(subject=shown.pk, kind="proof", purpose="prueba de notificación", actor=actor)
    return file_response(shown.upload)


@require_POST
def issue_file(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Bind what proves the service into one signed file."""
    actor = actor_of(request)
    shown = serving.notice_of(notice_id, actor=actor)
    document = proofs.issue_file(notice=shown, actor=actor)
    messages.success(request, f"Se emitió el expediente de notificación {document.number}.")
    return redirect("serving:notice", shown.pk)


@require_GET
def service_file(request: HttpRequest, notice_id: UUID, number: str) -> HttpResponse:
    """The file itself; the look is recorded."""
    actor = actor_of(request)
    shown = serving.notice_of(notice_id, actor=actor)
    document = proved.file_of(shown, number)
    ledger.record_read(
        subject=document.pk, kind="service_file", purpose="expediente de notificación", actor=actor
    )
    content = documents.content(document.file_id)
    return stored_response(content, "application/pdf", f"{document.number}.pdf", download=True)
