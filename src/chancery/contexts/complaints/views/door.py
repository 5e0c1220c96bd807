"""The one door: a few plain questions, the sheet at once, and the way to follow it. Nobody has to sign in.

The answers to the questions travel in the address, and the rest is sent once: a line that breaks loses nothing, and a page
sent twice is one entry.
"""

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.complaints import actions, forms, queries
from chancery.contexts.complaints.models import Complaint
from chancery.contexts.complaints.rules import TRACKS, Regime, asks, triage
from chancery.kernel.base import clock, ids
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.case_page import show_refusal
from chancery.web.errors import in_words
from chancery.web.middleware import actor_of

_ASKED = "pregunta"


@require_GET
def door(request: HttpRequest) -> HttpResponse:
    """What the book is for, and the ways in."""
    return render(request, "complaints/door.html", {"tracks": TRACKS.values()})


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """One question a page, then the rest on one; sent, it gives the sheet in the same answer."""
    facts = forms.facts_in(request.GET)
    wanting = "matter" if facts is None else asks(facts.matter)
    if facts is None or (wanting and not request.GET.get(wanting)):
        return _question(request, wanting)
    regime = triage(facts)
    if regime is None:
        return redirect("service_desk:open")
    actor = actor_of(request)
    form = forms.Told(request.POST or None, facts=facts, regime=regime, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            filed = actions.file(
                particulars=form.particulars(), token=form.cleaned_data["token"], actor=actor
            )
        except (Invalid, Conflict) as refusal:
            show_refusal(form, _in_the_language_of_the_page(refusal))
        else:
            return _filed(request, filed)
    context = {
        "form": form,
        "track": TRACKS[regime],
        "period": organisation.legal_period(TRACKS[regime].period, clock.today()),
        "appeal": _appeal(request.GET, regime),
        "again": _without(request.GET, wanting or "matter"),
    }
    return render(request, "complaints/file.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """How far an entry has come, to whoever has its number and its code."""
    form = forms.Follow(request.POST or None)
    context: dict[str, object] = {"form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                found = queries.follow(**form.cleaned_data)
            except queries.ComplaintUnknown as refusal:
                form.add_error(None, " ".join(in_words(refusal)))
                status = 404
            else:
                status = 200
                context |= {"found": queries.followed(found), "rate": forms.Rate()}
    return render(request, "complaints/follow.html", context, status=status)


@require_POST
def rate(request: HttpRequest) -> HttpResponse:
    """What whoever has number and code thinks of the answer: asked once."""
    form, proof = forms.Rate(request.POST), forms.Follow(request.POST)
    if not proof.is_valid():
        return redirect("complaints:follow")
    found = queries.follow(**proof.cleaned_data)
    is_done = False
    if form.is_valid():
        try:
            actions.rate(complaint=found, actor=actor_of(request), **form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            is_done = True
    context = {"form": proof, "found": queries.followed(found), "rate": form, "is_rated": is_done}
    return render(request, "complaints/follow.html", context, status=200 if is_done else 422)


@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """What the person who is signed in told, with the codes to follow it."""
    actor = actor_of(request)
    access.require_person(actor)
    entries = [(each, ids.format_code(each.follow_code)) for each in queries.own(actor)]
    return render(request, "complaints/own.html", {"entries": entries})


def _question(request: HttpRequest, name: str) -> HttpResponse:
    """The next question; answers given before stay in the address."""
    is_answer = request.GET.get(_ASKED) == name
    question: Form = forms.QUESTIONS[name](request.GET if is_answer else None)
    before = {key: request.GET[key] for key in forms.QUESTIONS if key != name and request.GET.get(key)}
    context = {"form": question, "before": before, "name": name}
    return render(
        request, "complaints/question.html", context, status=422 if is_answer and question.errors else 200
    )


def _filed(request: HttpRequest, filed: Complaint) -> HttpResponse:
    """The sheet in the same answer: no second request that a bad line could lose."""
    found = queries.followed(filed)
    context = {"found": found, "code": ids.format_code(filed.follow_code), "email": filed.email}
    return render(request, "complaints/filed.html", context, status=201)


def _in_the_language_of_the_page(refusal: Invalid | Conflict) -> Invalid | Conflict:
    """What is said beside each field, as the catalogue has it."""
    if isinstance(refusal, Invalid):
        refusal.fields = {
            name: [translation.gettext(sentence) for sentence in sentences]
            for name, sentences in refusal.fields.items()
        }
    return refusal


def _appeal(answers: QueryDict, regime: Regime) -> dict[str, object] | None:
    """Until when a decision may be appealed, for who told when it was communicated; the later word is the officer's."""
    form = forms.WishQuestion(answers)
    notified_on = form.cleaned_data.get("notified_on") if form.is_valid() else None
    if regime is not Regime.APPEAL or notified_on is None or notified_on > clock.latest_today():
        return None
    try:
        until = queries.appeal_until(organisation.office(queries.INTEGRITY), notified_on)
    except Conflict:
        return None
    return {"until": until, "is_over": until < clock.today()}


def _without(answers: QueryDict, name: str) -> str:
    """The address at which a question is answered anew."""
    kept = answers.copy()
    kept.pop(name, None)
    return f"?{kept.urlencode()}"
