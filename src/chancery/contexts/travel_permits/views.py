"""The pages of a travel permit and of the border: each makes one call into the actions or the queries."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.travel_permits import actions, forms, queries
from chancery.contexts.travel_permits.procedures import TRAVEL_PERMIT, State
from chancery.contexts.travel_permits.rules.authorisation import OBSTACLES, Proof, Seer
from chancery.kernel.base import languages
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import crossings, gate, links
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web import language
from chancery.web.case_page import case_page, show_refusal, step_page
from chancery.web.case_steps.forms import Reason
from chancery.web.filing.pages import Filer, Filing, filing_page
from chancery.web.middleware import actor_of


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Ask for a minor's travel permit."""
    return filing_page(request, _FILING)


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case: who must still sign where, the permit, and each exit told of it."""
    actor = actor_of(request)
    wanted = queries.by_number(actor, number)
    return case_page(request, wanted.case, "travel_permits/case.html", _particulars(actor, wanted))


@require_GET
def authorisation(request: HttpRequest, number: str) -> HttpResponse:
    """The same matter for who authorises it and did not file it."""
    actor = actor_of(request)
    place = queries.as_authoriser(actor, number)
    context = _particulars(actor, place.request)
    case = place.request.case
    own = next(each for each in context["places"] if each["who"].id == place.id)
    context |= {
        "case": case,
        "place": place,
        "own": own,
        "is_awaited": case.state == State.TO_SIGN,
        "state": TRAVEL_PERMIT.state_label(case.state),
    }
    return render(request, "travel_permits/authorisation.html", context)


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What others filed and the person who reads is asked to authorise."""
    places = queries.own_as_authoriser(actor_of(request))
    rows = [(place, TRAVEL_PERMIT.state_label(place.request.case.state)) for place in places]
    return render(request, "travel_permits/mine.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Issue the permit, saying what was seen."""
    wanted = queries.by_number(actor_of(request), number)
    demands = queries.authorisation_of(wanted).to_see(Seer.ISSUER)
    form = forms.Seen(tuple(demand.proof for demand in demands), request.POST or None)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.issue(request=wanted, seen={Proof(proof) for proof in typed["seen"]}, actor=actor)

    context = {"wanted": wanted, "places": queries.authorisers_of(wanted), "demands": demands}
    return step_page(
        request, wanted.case, "issue", act, form=form, template="travel_permits/issue.html", context=context
    )


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, number: str) -> HttpResponse:
    """End the procedure with reasons."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "refuse",
        lambda actor, typed: actions.refuse(request=wanted, reason=typed["reason"], actor=actor),
        form=Reason(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def grant_appeal(request: HttpRequest, number: str) -> HttpResponse:
    """Find an appeal right: the request goes on where it stood."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "grant_appeal",
        lambda actor, typed: actions.grant_appeal(request=wanted, reason=typed["reason"], actor=actor),
        form=Reason(request.POST or None),
    )


@require_http_methods(["GET", "POST"])
def confirm_refusal(request: HttpRequest, number: str) -> HttpResponse:
    """Confirm a refusal on appeal, with reasons."""
    wanted = queries.by_number(actor_of(request), number)
    return step_page(
        request,
        wanted.case,
        "confirm_refusal",
        lambda actor, typed: actions.confirm_refusal(request=wanted, reason=typed["reason"], actor=actor),
        form=Reason(request.POST or None),
    )


@require_GET
def signatures(request: HttpRequest) -> HttpResponse:
    """Who is to sign at the consul's posts; and who presents themselves there though they named another."""
    actor = actor_of(request)
    access.require(actor, *queries.TAKERS)
    form = forms.Presented(request.GET if "number" in request.GET else None)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        found = queries.presented(actor, typed["number"], typed["document_number"])
        document = {"documento": typed["document_number"]}
        return redirect(reverse("travel_permits:sign", args=[found.id], query=document))
    context = {"form": form, "places": queries.awaited_at(actor)}
    return render(request, "travel_permits/signatures.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, authoriser_id: UUID) -> HttpResponse:
    """Take the signature of who authorises, once the identity register has confirmed who it is."""
    actor = actor_of(request)
    access.require(actor, *queries.TAKERS)
    place = queries.expected(actor, authoriser_id, document_number=request.GET.get("documento", ""))
    offices = tuple(organisation.offices().filter(id__in=actor.offices(*queries.TAKERS)))
    form = forms.Sign(offices, bool(place.proxy_name), request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        office = organisation.office(typed["office"])
        try:
            found = actions.identify(authoriser=place, office=office, actor=actor)
            actions.sign(
                authoriser=place,
                office=office,
                identity_check=found,
                is_power_seen=typed.get("is_power_seen", False),
                actor=actor,
            )
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(
                request, f"{place.proxy_name or place.full_name} firmó; identidad {found.label}."
            )
            return redirect("travel_permits:signatures")
    context = {"form": form, "place": place, "wanted": place.request, "case": place.request.case}
    return render(request, "travel_permits/sign.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def move_signing(request: HttpRequest, number: str, ordinal: int) -> HttpResponse:
    """Name another post to sign at."""
    actor = actor_of(request)
    place = queries.movable(actor, number, ordinal)
    form = forms.Post(request.POST or None, initial={"post": place.post.code})
    if request.method == "POST" and form.is_valid():
        actions.move_signing(
            authoriser=place, post=organisation.office(form.cleaned_data["post"]), actor=actor
        )
        told = _("%(name)s firmará en %(city)s.") % {"name": place.full_name, "city": place.post.city}
        messages.success(request, told)
        return redirect(_page_for(actor, place.request.case))
    context = {"form": form, "place": place, "link": _page_for(actor, place.request.case)}
    return render(request, "travel_permits/move_signing.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, number: str, ordinal: int) -> HttpResponse:
    """Take back the word of somebody who authorised, at once."""
    actor = actor_of(request)
    place = queries.revocable(actor, number, ordinal)
    if place.person_id != actor.person_id:
        language.keep_spanish(request)
    form = forms.Revocation(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.revoke(authoriser=place, reason=form.cleaned_data["reason"], actor=actor)
        messages.success(request, _("La autorización quedó revocada. El control migratorio ya lo ve."))
        return redirect(_page_for(actor, place.request.case))
    context = {"form": form, "place": place, "link": _page_for(actor, place.request.case)}
    return render(request, "travel_permits/revoke.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def border(request: HttpRequest) -> HttpResponse:
    """The border officer's page: read or type a code, see whether the minor may leave and why not, note the exit."""
    actor = actor_of(request)
    access.require(actor, Role.BORDER_OFFICER)
    form = forms.Code(request.POST or None)
    verdict = None
    if request.method == "POST" and form.is_valid():
        verdict = actions.check(code=form.cleaned_data["code"], actor=actor)
    context = {
        "form": form,
        "verdict": verdict,
        "posts": crossings.posts_of(actor),
        "key": uuid4(),
        "exits": queries.exits_at(actor),
        "incidents": queries.incidents(actor).count(),
    }
    return render(request, "travel_permits/border.html", context, status=422 if form.errors else 200)


@require_POST
def record_exit(request: HttpRequest) -> HttpResponse:
    """Note that the minor leaves now. The page's own key makes sending it twice count once."""
    actor = actor_of(request)
    form = forms.Exit(request.POST)
    if not form.is_valid():
        return redirect("travel_permits:border")
    typed = form.cleaned_data
    told = actions.record_exit(
        code=typed["code"], office=organisation.office(typed["office"]), key=typed["key"], actor=actor
    )
    messages.success(request, f"Salida registrada con la autorización {told.permit.number}.")
    return redirect("travel_permits:border")


@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """What went wrong with exits: for the heads of the posts, and for the consulates that issued the permits."""
    actor = actor_of(request)
    access.require(actor, *queries.CHECKERS, Role.CONSUL, Role.OFFICER, Role.AUDITOR)
    return render(request, "travel_permits/incidents.html", {"incidents": queries.incidents(actor)[:200]})


@require_GET
def status(request: HttpRequest) -> HttpResponse:
    """For the page on the device: is there a line, who is signed in, at which posts, and by which token it may send."""
    actor = actor_of(request)
    return JsonResponse(
        {
            "officer": actor.name if actor.person_id else "",
            "offices": [{"code": post.code, "name": post.name} for post in crossings.posts_of(actor)],
            "token": get_token(request),
        }
    )


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """The keys under which the border's token may be checked by anyone."""
    return _kept_briefly(JsonResponse(queries.as_json()))


@require_GET
def control_list(request: HttpRequest) -> HttpResponse:
    """Which permits are no longer good, signed: what a post takes along that may lose its line."""
    return _kept_briefly(HttpResponse(queries.signed_list(), content_type="application/cose"))


def _kept_briefly(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-cache"
    return response


def _particulars(actor: Actor, wanted: Any) -> dict[str, Any]:
    """Who travels, who signs, the permit and what became of it."""
    permit = queries.permit_of(wanted)
    case = wanted.case
    places = queries.authorisers_of(wanted)
    is_open = case.state in gate.find(case, case_queries.procedure_of(case), "revoke").sources
    return {
        "wanted": wanted,
        "labels": queries.labels(wanted),
        "places": [
            {
                "who": place,
                "signing": getattr(place, "signing", None),
                "may_sign": case.state == State.TO_SIGN and actor.holds(*queries.TAKERS),
                "may_move": actor.person_id in (case.applicant_id, place.person_id),
                "may_revoke": is_open and _may_revoke(actor, place),
            }
            for place in places
        ],
        "signed": sum(hasattr(place, "signing") for place in places),
        "permit": permit,
        "exits": queries.exits_of(permit) if permit else [],
        "is_issued": case.state == State.ISSUED,
    }


def _may_revoke(actor: Actor, place: Any) -> bool:
    if not hasattr(place, "signing"):
        return False
    if actor.person_id is not None and actor.person_id == place.person_id:
        return True
    posts = (place.request.case.office_id, place.post_id, place.signing.office_id)
    return any(actor.holds(Role.CONSUL, office_id=post) for post in posts)


def _page_for(actor: Actor, case: Case) -> str:
    """The applicant and the office have the case's page; who only authorises, another."""
    if actor.person_id == case.applicant_id or actor.holds(
        Role.CONSUL, Role.OFFICER, office_id=case.office_id
    ):
        return links.page_of(case)
    if actor.is_officer:
        return reverse("travel_permits:signatures")
    return reverse("travel_permits:authorisation", args=[case.number])


def _check(answers: Mapping[str, Any]) -> None:
    """Refuse on the page where the answer is given: what the later pages ask is not missing yet."""
    about = next((known for name, known in _ABOUT if name not in answers), OBSTACLES)
    actions.check_particulars(particulars=forms.particulars(answers), about=about)


_ABOUT = (
    ("first_given_names", forms.ABOUT_MINOR),
    ("second_given_names", forms.ABOUT_FIRST),
    ("from_city", forms.ABOUT_SECOND),
)


def _file(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    filed = actions.file(
        particulars=forms.particulars(answers),
        uploads=uploads,
        office=filer.office,
        applicant=filer.applicant,
        actor=filer.actor,
    )
    return filed.case


def _summary(answers: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
    said = forms.particulars(answers)
    minor, journey = said.minor, said.journey
    lines = [
        (_("Menor"), f"{minor.given_names} {minor.first_surname} {minor.second_surname}".strip(), 1),
        (_("Salida"), languages.long_date(journey.departs_on), 1),
    ]
    for page, parent in enumerate(said.parents, 2):
        through = _(", por su apoderado %(name)s") % {"name": parent.proxy.name} if parent.proxy else ""
        name = f"{parent.given_names} {parent.first_surname}{through}"
        relation = translation.gettext(parent.relation.label)
        signs = _("%(name)s; firma en %(city)s") % {"name": name, "city": parent.post.city}
        lines.append((_("Autoriza (%(relation)s)") % {"relation": relation}, signs, page))
    companion = _(", con %(name)s") % {"name": said.companion.name} if said.companion else ""
    cities = {"origin": journey.from_city, "destination": journey.to_city}
    lines.append((_("Viaje"), _("De %(origin)s a %(destination)s") % cities + companion, 4))
    return tuple(lines)


_FILING = Filing(
    TRAVEL_PERMIT, (forms.Minor, forms.First, forms.Second, forms.Journey), _check, _file, _summary
)
