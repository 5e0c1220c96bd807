"""The pages of the counter: acts that wait for their sticker, the sticker of an act, its label; and what anyone may check."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.stickers import actions, forms, papers, queries
from chancery.contexts.stickers.models import Sticker
from chancery.kernel.acts import queries as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.web.case_page import show_refusal
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import stored_response

_SHOWN = 50


@require_GET
def to_affix(request: HttpRequest) -> HttpResponse:
    """«Autoadhesivos por colocar»: the acts of the actor's offices that bear none, the oldest first."""
    actor = actor_of(request)
    access.require(actor, *queries.COUNTER)
    desks = []
    for office in queries.counters(actor):
        left = queries.left_for(actor, office)
        desks.append((office, queries.bare_acts(office, actor=actor)[:_SHOWN], left))
    return render(request, "stickers/to_affix.html", {"desks": desks})


@require_GET
def act(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The stickers of one act, and what may be done with them."""
    return _act_page(request, _act(request, act_id))


@require_POST
def affix_next(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """One key: the officer's next serial, on paper unless `digital` is asked for."""
    found = _act(request, act_id)
    sticker = actions.affix_next(act=found, actor=actor_of(request), is_digital="digital" in request.POST)
    messages.success(request, f"El autoadhesivo {sticker.serial} está en la actuación {found.entry_number}.")
    return redirect("stickers:act", act_id)


@require_POST
def affix_scanned(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The very sticker that was scanned."""
    found = _act(request, act_id)
    form = forms.Scan(request.POST)
    if not form.is_valid():
        return _act_page(request, found, scan=form)
    sticker = actions.affix_scanned(act=found, serial=form.cleaned_data["serial"], actor=actor_of(request))
    messages.success(request, f"El autoadhesivo {sticker.serial} está en la actuación {found.entry_number}.")
    return redirect("stickers:act", act_id)


@require_POST
def misprint(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The spoilt one leaves, the next comes."""
    found = _act(request, act_id)
    form = forms.ReasonGiven(request.POST)
    if not form.is_valid():
        return _act_page(request, found, spoil=form)
    sticker = actions.misprint(act=found, reason=form.cleaned_data["reason"], actor=actor_of(request))
    told = (
        f"El anterior quedó anulado; ahora lleva el {sticker.serial}."
        if sticker
        else "El anterior quedó anulado, y no le quedan autoadhesivos: la actuación espera uno."
    )
    messages.success(request, told)
    return redirect("stickers:act", act_id)


@require_POST
def annex(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The document left without one: a serial is cancelled on the annexed sheet."""
    found = _act(request, act_id)
    form = forms.ReasonGiven(request.POST)
    if not form.is_valid():
        return _act_page(request, found, annexed=form)
    sticker = actions.annex(act=found, reason=form.cleaned_data["reason"], actor=actor_of(request))
    messages.success(request, f"Pegue el {sticker.serial} en la hoja anexa para la URC y crúcelo.")
    return redirect("stickers:act", act_id)


@require_POST
def print_label(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The label of the sticker that the act bears, to be printed on the form."""
    found = _act(request, act_id)
    sticker = _current(found)
    form = forms.Reprint(request.POST)
    form.full_clean()
    try:
        actions.print_label(
            sticker=sticker, reason=form.cleaned_data.get("reason", ""), actor=actor_of(request)
        )
    except Invalid as refusal:
        show_refusal(form, refusal)
        return _act_page(request, found, reprint=form)
    pdf = papers.label_pdf(queries.label_facts(sticker))
    return stored_response(pdf, "application/pdf", f"{sticker.serial}.pdf")


@require_GET
def label_image(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The label of a digital sticker as a picture."""
    sticker = _current(_act(request, act_id))
    if not sticker.is_digital:
        raise queries.StickerNotFound
    image = papers.label_image(queries.label_facts(sticker))
    return stored_response(image, "image/png", f"{sticker.serial}.png", download=True)


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """For anyone: the serial and the code."""
    form = forms.Check(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = queries.standing(form.cleaned_data["serial"], form.cleaned_data["code"])
        return redirect("stickers:standing", found.serial, form.cleaned_data["code"].strip())
    return render(request, "stickers/check.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def standing(request: HttpRequest, serial: str, code: str) -> HttpResponse:
    """What a stranger is told of a sticker."""
    return render(request, "stickers/standing.html", {"standing": queries.standing(serial, code)})


def _act(request: HttpRequest, act_id: UUID) -> Act:
    actor = actor_of(request)
    access.require(actor, *queries.COUNTER)
    return acts.act(act_id, actor=actor)


def _current(found: Act) -> Sticker:
    sticker = queries.current_of(found)
    if sticker is None:
        raise queries.StickerNotFound
    return sticker


def _act_page(request: HttpRequest, found: Act, **sent: Form) -> HttpResponse:
    actor = actor_of(request)
    current = queries.current_of(found)
    wrong = next(iter(sent.values()), None)
    context = {
        "act": found,
        "current": current,
        "label": queries.label_facts(current) if current else None,
        "printed": current.printings.count() if current else 0,
        "stickers": queries.stickers_of(found),
        "may_affix": queries.may_affix(found, actor) and not hasattr(found, "voiding"),
        "is_voided": hasattr(found, "voiding"),
        "left": queries.left_for(actor, found.office),
        "wrong": wrong,
        "scan": sent.get("scan", forms.Scan(auto_id="scan_%s")),
        "spoil": sent.get("spoil", forms.ReasonGiven(auto_id="spoil_%s")),
        "annexed": sent.get("annexed", forms.ReasonGiven(auto_id="annex_%s")),
        "reprint": sent.get("reprint", forms.Reprint(auto_id="reprint_%s")),
    }
    return render(request, "stickers/act.html", context, status=422 if wrong is not None else 200)
