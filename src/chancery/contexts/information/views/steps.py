"""The pages of one request: for who asked what became of it, for who answers what may be done."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect as go_to
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.information import actions, forms, papers, queries
from chancery.contexts.information.models import Request
from chancery.contexts.information.rules import without_names
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents import redaction
from chancery.kernel.documents.redaction import MarkOutside
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.case_page import case_page, note_read, show_refusal, step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import file_response, receive_files, stored_response

Act = Callable[[Actor, Mapping[str, Any]], object]


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The open requests of one's offices, the nearest deadline first."""
    actor = actor_of(request)
    access.require(actor, *queries.BOARD, Role.AUDITOR)
    return render(
        request, "information/board.html", {"requests": queries.board(actor)[:200], "today": clock.today()}
    )


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """A request: what was asked, how it was answered, and for who answers what was found."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    sees_files = queries.sees_files(actor, wanted) and not gate.is_party(wanted.case, actor)
    context = {
        "wanted": wanted,
        "answers": [(each, each.applied.all()) for each in queries.answers_of(wanted)],
        "sees_files": sees_files,
        "may_answer": queries.may_answer(actor, wanted) and wanted.case.closed_at is None and sees_files,
        "found": queries.found_of(wanted) if sees_files else (),
        "areas": queries.asked_of_areas(wanted) if sees_files else (),
        "may_publish": queries.may_answer(actor, wanted) and sees_files,
        "published": getattr(wanted, "publication", None),
    }
    return case_page(request, wanted.case, "information/case.html", context)


@require_GET
def delivered(request: HttpRequest, number: str, delivered_id: UUID) -> HttpResponse:
    """A file that an answer gave."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    given = queries.delivered(wanted, delivered_id)
    note_read(wanted.case, actor, "information_delivered")
    return stored_response(
        stored.content(given.file_id), given.file.media_type, papers.filename(given), download=True
    )


def _step(
    request: HttpRequest,
    number: str,
    code: str,
    form: Form | None,
    act: Callable[[Request, Actor, Mapping[str, Any]], object],
    **more: Any,
) -> HttpResponse:
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        code,
        lambda actor, typed: act(wanted, actor, typed),
        form=form,
        template="information/step.html",
        context={"wanted": wanted, **more},
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """Say more clearly what is wanted."""

    def act(wanted: Request, actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.correct(request=wanted, text=typed["text"], actor=actor)

    return _step(request, number, "correct", forms.Clarify(request.POST or None), act)


@require_http_methods(["GET", "POST"])
def go_digital(request: HttpRequest, number: str) -> HttpResponse:
    """Take it in digital form, for nothing."""

    def act(wanted: Request, actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.go_digital(request=wanted, actor=actor)

    return _step(request, number, "go_digital", None, act)


@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, number: str) -> HttpResponse:
    """Announce a later day, once."""

    def act(wanted: Request, actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.extend(request=wanted, until=typed["until"], reason=typed["reason"], actor=actor)

    return _step(request, number, "extend", forms.Extend(request.POST or None), act)


@require_http_methods(["GET", "POST"])
def redirect(request: HttpRequest, number: str) -> HttpResponse:
    """Send it to who has the information."""

    def act(wanted: Request, actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.redirect(request=wanted, entity=typed["entity"], reason=typed["reason"], actor=actor)

    return _step(request, number, "redirect", forms.Redirect(request.POST or None), act)


@require_http_methods(["GET", "POST"])
def price(request: HttpRequest, number: str) -> HttpResponse:
    """Charge its reproduction."""
    items = queries.by_number(actor_of(request), number).form.tariff

    def act(wanted: Request, actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.price(request=wanted, tariff=typed["tariff"], units=typed["units"], actor=actor)

    return _step(request, number, "price", forms.Price(items, request.POST or None), act)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Give what was found."""
    return _give(request, number, "answer", actions.answer)


@require_http_methods(["GET", "POST"])
def comply(request: HttpRequest, number: str) -> HttpResponse:
    """Give what the Tribunal ordered."""
    return _give(request, number, "comply", actions.comply)


def _give(request: HttpRequest, number: str, code: str, give: Callable[..., object]) -> HttpResponse:
    wanted = queries.by_number(actor_of(request), number)
    form = forms.Answer(queries.exemptions_cited(wanted), request.POST or None)

    def act(wanted: Request, actor: Actor, typed: Mapping[str, Any]) -> None:
        give(request=wanted, text=typed["text"], grounds=form.grounds(), actor=actor)

    return _step(request, number, code, form, act, found=queries.found_of(wanted))


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    """Refuse by an exception."""
    form = forms.Refuse(queries.exemptions(clock.today()), request.POST or None)

    def act(wanted: Request, actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.refuse(request=wanted, reason=typed["reason"], grounds=form.grounds(), actor=actor)

    return _step(request, number, "refuse", form, act)


@require_http_methods(["GET", "POST"])
def state_missing(request: HttpRequest, number: str) -> HttpResponse:
    """State that it does not exist."""

    def act(wanted: Request, actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.state_missing(request=wanted, reason=typed["reason"], actor=actor)

    return _step(request, number, "state_missing", Reason(request.POST or None), act)


@require_http_methods(["GET", "POST"])
def note_granted(request: HttpRequest, number: str) -> HttpResponse:
    """The Tribunal orders it."""

    def act(wanted: Request, actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.note_granted(request=wanted, actor=actor, **typed)

    return _step(request, number, "note_granted", forms.Order(request.POST or None), act)


@require_http_methods(["GET", "POST"])
def note_denied(request: HttpRequest, number: str) -> HttpResponse:
    """The Tribunal does not."""

    def act(wanted: Request, actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.note_denied(request=wanted, actor=actor, **typed)

    return _step(request, number, "note_denied", forms.Ruling(request.POST or None), act)


def _handled(
    request: HttpRequest, wanted: Request, form: Form, act: Act, template: str, done: str, **more: Any
) -> HttpResponse:
    """A page beside the steps: only the responsible official sees it."""
    actor = actor_of(request)
    access.require(actor, Role.INFORMATION_OFFICER, office_id=wanted.case.office_id)
    if request.method != "POST":
        note_read(wanted.case, actor, "case_step")
    if request.method == "POST" and form.is_valid():
        try:
            act(actor, form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return go_to("information:case", wanted.case.number)
    context = {"wanted": wanted, "case": wanted.case, "form": form, **more}
    return render(request, template, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def add_file(request: HttpRequest, number: str) -> HttpResponse:
    """Add a file that holds what was asked for."""
    wanted = queries.by_number(actor_of(request), number)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()

    def act(actor: Actor, given: Mapping[str, Any]) -> None:
        upload_id = receive_files(given, actor)["file"]
        actions.add_file(request=wanted, upload_id=upload_id, title=given["title"], actor=actor)

    return _handled(
        request, wanted, forms.AddFile(*typed), act, "information/add_file.html", "Archivo agregado."
    )


@require_POST
def remove_file(request: HttpRequest, number: str, found_id: UUID) -> HttpResponse:
    """Leave a file out of the answer."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    actions.remove_file(found=queries.found(wanted, found_id, actor=actor), actor=actor)
    messages.success(request, "El archivo ya no va con la respuesta.")
    return go_to("information:case", number)


@require_GET
def found_file(request: HttpRequest, number: str, found_id: UUID) -> HttpResponse:
    """A file as it was found, to who works on the request; `?copia=1` for the copy that will be delivered."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    found = queries.found(wanted, found_id, actor=actor)
    note_read(wanted.case, actor, "information_found")
    copy = queries.redaction_of(found) if "copia" in request.GET else None
    if copy is not None:
        return stored_response(stored.content(copy.file_id), copy.file.media_type, f"{found.title}.pdf")
    return file_response(found.upload)


@require_http_methods(["GET", "POST"])
def redact(request: HttpRequest, number: str, found_id: UUID) -> HttpResponse:
    """Mark on a picture of each page, ruled in hundredths, what the law closes; the copy without it is made at once."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    found = queries.found(wanted, found_id, actor=actor)
    pages = redaction.pages_of(stored.content(found.upload.file_id))
    asked = request.GET.get("pagina", "1")
    page = min(max(int(asked), 1), pages) if asked.isdecimal() and len(asked) < 6 else 1
    copy = queries.redaction_of(found)
    before = [
        actions.Part(
            redaction.Mark(each.page, each.left, each.top, each.right, each.bottom), each.exemption.code
        )
        for each in (queries.parts_of(copy) if copy else ())
    ]
    own = [each for each in before if each.mark.page == page]
    form = forms.Redact(queries.exemptions(clock.today()), page, request.POST or None, initial=_initial(own))

    def act(actor: Actor, given: Mapping[str, Any]) -> None:
        others = [each for each in before if each.mark.page != page]
        actions.redact(found=found, parts=[*others, *form.parts()], actor=actor)

    context = {
        "found": found,
        "page": page,
        "pages": range(1, pages + 1),
        "copy": copy,
        "marked": {each.mark.page for each in before},
    }
    done = "Se hizo la copia con las partes tachadas. Mírela antes de responder."
    return _handled(request, wanted, form, act, "information/redact.html", done, **context)


def _initial(parts: list[actions.Part]) -> dict[str, object]:
    return {
        f"{name}_{box}": value
        for box, part in enumerate(parts)
        for name, value in (
            ("left", part.mark.left), ("top", part.mark.top), ("right", part.mark.right),
            ("bottom", part.mark.bottom), ("exemption", part.exemption),
        )
    }  # fmt: skip


@require_GET
def page_picture(request: HttpRequest, number: str, found_id: UUID, page: int) -> HttpResponse:
    """One page as a picture with a ruler; `?copia=1` for that of the copy without it."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    found = queries.found(wanted, found_id, actor=actor)
    copy = queries.redaction_of(found) if "copia" in request.GET else None
    content = stored.content(copy.file_id if copy else found.upload.file_id)
    if not 1 <= page <= redaction.pages_of(content):
        raise MarkOutside
    note_read(wanted.case, actor, "information_found")
    return stored_response(
        redaction.picture(content, page, is_ruled=copy is None), "image/png", f"{page}.png"
    )


@require_http_methods(["GET", "POST"])
def ask_area(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the unit that may hold it, without saying who wants it."""
    wanted = queries.by_number(actor_of(request), number)

    def act(actor: Actor, given: Mapping[str, Any]) -> None:
        actions.ask_area(
            request=wanted,
            office=organisation.office(given["office"]),
            question=given["question"],
            due_on=given["due_on"],
            actor=actor,
        )

    initial = {"question": without_names(wanted.text, queries.concerned(wanted))}
    form = forms.AskArea(request.POST or None, initial=initial)
    return _handled(request, wanted, form, act, "information/ask_area.html", "La unidad recibió la consulta.")


@require_GET
def area_queries(request: HttpRequest) -> HttpResponse:
    """What was asked of one's units."""
    actor = actor_of(request)
    access.require(actor, *queries.AREA)
    return render(request, "information/area_queries.html", {"asked": queries.area_queries(actor)[:100]})


@require_http_methods(["GET", "POST"])
def reply_for_area(request: HttpRequest, query_id: UUID) -> HttpResponse:
    """Say what the unit found."""
    actor = actor_of(request)
    asked = queries.area_query(query_id, actor=actor)
    form = forms.Reply(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reply_for_area(query=asked, reply=form.cleaned_data["reply"], actor=actor)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Su respuesta llegó al responsable de acceso a la información.")
            return go_to("information:area_queries")
    context = {"form": form, "asked": asked}
    return render(request, "information/reply.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, number: str) -> HttpResponse:
    """Publish what was asked and answered, without names, once a person has read it."""
    wanted = queries.by_number(actor_of(request), number)
    answers = queries.answers_of(wanted)
    given = [each for answer in answers for each in answer.delivered.all()]
    concerned = queries.concerned(wanted)
    initial = {
        "question": without_names(f"{wanted.text} {wanted.clarification}".strip(), concerned),
        "answer": without_names(answers[-1].text, concerned) if answers else "",
    }
    form = forms.Publish(given, request.POST or None, initial=initial)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.publish(
            request=wanted,
            question=typed["question"],
            answer=typed["answer"],
            delivered_ids=[UUID(each) for each in typed.get("files", ())],
            is_confirmed=typed["is_confirmed"],
            actor=actor,
        )

    return _handled(
        request, wanted, form, act, "information/publish.html", "Publicada: ya se encuentra en «Acceso a la información».",
        given=given,
    )  # fmt: skip
