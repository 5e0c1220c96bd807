"""The pages of the register: officers search it, registrars propose and decide, anyone may consult one signature."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.signatories import actions, forms, queries, rules
from chancery.contexts.signatories.actions import Facsimile
from chancery.contexts.signatories.models import Registration, Signatory
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, NotFound
from chancery.kernel.identity import access
from chancery.kernel.ledger import queries as ledger
from chancery.web.form_page import Act, form_page
from chancery.web.middleware import actor_of

_ACTS = {
    "signatories.propose_signatory": "Propuesta de la firma",
    "signatories.propose_end_of_tenure": "Propuesta del fin del cargo",
    "signatories.propose_specimen": "Propuesta de un facsímil",
    "signatories.propose_certificate": "Propuesta de un certificado digital",
    "signatories.propose_certificate_revocation": "Propuesta de revocación de un certificado digital",
    "signatories.approve": "Aprobación de la propuesta",
    "signatories.reject": "Rechazo de la propuesta",
}


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The register, by name."""
    actor = actor_of(request)
    search = forms.Search(request.GET)
    sought = search.cleaned_data if search.is_valid() else {}
    kind = sought.get("kind")
    page = queries.register_entries(
        actor,
        text=sought.get("q", ""),
        on=sought.get("on"),
        authority_kind=AuthorityKind(kind) if kind else None,
        after=_place(request),
    )
    kept = request.GET.copy()
    kept.pop("despues", None)
    context = {
        "search": search,
        "rows": [(entry, _tenure(entry)) for entry in page.entries],
        "next": page.next_place,
        "query": kept.urlencode(),
        "is_registrar": actor.holds(Role.REGISTRAR),
    }
    return render(request, "signatories/register.html", context)


@require_GET
def signatory(request: HttpRequest, signatory_id: UUID) -> HttpResponse:
    """One entry: post, facsimiles, certificates, what is pending, and its history in the ledger."""
    actor = actor_of(request)
    entry = queries.signatory(actor, signatory_id)
    context = {
        "entry": entry,
        "tenure": _tenure(entry),
        "last_day": rules.last_day(entry.valid_until) if entry.valid_until else None,
        "chain": queries.chain_of(entry.authority),
        "specimens": queries.specimens_of(entry),
        "certificates": queries.certificates_of(entry),
        "pending": queries.pending_of(entry),
        "history": [(act, _ACTS.get(act.verb, "Otro acto")) for act in ledger.entries(entry.id)],
        "is_registrar": actor.holds(Role.REGISTRAR),
    }
    return render(request, "signatories/signatory.html", context)


@require_http_methods(["GET", "POST"])
def add_authority(request: HttpRequest) -> HttpResponse:
    """Enter an entity."""

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        authority = actions.add_authority(actor=actor, **{**typed, "kind": AuthorityKind(typed["kind"])})
        messages.success(request, f"La entidad «{authority.name}» está en el registro.")
        return reverse("signatories:propose_signatory")

    return _form_page(request, "Agregar una entidad", forms.AddAuthority, act)


@require_http_methods(["GET", "POST"])
def propose_signatory(request: HttpRequest) -> HttpResponse:
    """Propose a person in a post."""

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        return _proposed(
            request,
            actions.propose_signatory(
                name=typed["name"],
                authority=typed["authority"],
                capacity=typed["capacity"],
                valid_from=typed["valid_from"],
                valid_until=rules.until(typed["last_day"]) if typed["last_day"] else None,
                support=typed["support"],
                facsimile=_facsimile(typed),
                actor=actor,
            ),
        )

    return _form_page(request, "Proponer una firma", forms.ProposeSignatory, act)


@require_http_methods(["GET", "POST"])
def propose_seal(request: HttpRequest) -> HttpResponse:
    """Propose an authority that seals its documents and does not sign them."""

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        return _proposed(
            request,
            actions.propose_seal(
                authority=typed["authority"],
                facsimile=_facsimile(typed),
                valid_from=typed["valid_from"],
                valid_until=rules.until(typed["last_day"]) if typed["last_day"] else None,
                support=typed["support"],
                actor=actor,
            ),
        )

    return _form_page(request, "Proponer un sello sin firma", forms.ProposeSeal, act)


@require_http_methods(["GET", "POST"])
def propose_end_of_tenure(request: HttpRequest, signatory_id: UUID) -> HttpResponse:
    """Propose the last day in the post."""
    entry = queries.signatory(actor_of(request), signatory_id)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        return _proposed(request, actions.propose_end_of_tenure(signatory_id=entry.id, actor=actor, **typed))

    return _form_page(request, "Proponer el fin del cargo", forms.ProposeEndOfTenure, act, entry)


@require_http_methods(["GET", "POST"])
def propose_specimen(request: HttpRequest, signatory_id: UUID) -> HttpResponse:
    """Propose a facsimile."""
    entry = queries.signatory(actor_of(request), signatory_id)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        return _proposed(
            request,
            actions.propose_specimen(
                signatory_id=entry.id,
                facsimile=_facsimile(typed),
                valid_from=typed["valid_from"],
                support=typed["support"],
                actor=actor,
            ),
        )

    kind = forms.ProposeSpecimen if entry.name else forms.ProposeSealSpecimen
    return _form_page(request, "Proponer un facsímil", kind, act, entry)


@require_http_methods(["GET", "POST"])
def propose_certificate(request: HttpRequest, signatory_id: UUID) -> HttpResponse:
    """Propose a digital certificate."""
    entry = queries.signatory(actor_of(request), signatory_id)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        return _proposed(
            request,
            actions.propose_certificate(
                signatory_id=entry.id,
                certificate=typed["certificate"].read(),
                support=typed["support"],
                actor=actor,
            ),
        )

    return _form_page(request, "Proponer un certificado digital", forms.ProposeCertificate, act, entry)


@require_http_methods(["GET", "POST"])
def propose_certificate_revocation(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """Propose that a certificate no longer counts."""
    certificate = queries.certificate(actor_of(request), certificate_id)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        return _proposed(
            request,
            actions.propose_certificate_revocation(certificate_id=certificate.id, actor=actor, **typed),
        )

    title = "Proponer la revocación de un certificado"
    return _form_page(request, title, forms.ProposeCertificateRevocation, act, certificate.signatory)


@require_GET
def pending(request: HttpRequest) -> HttpResponse:
    """What awaits a second registrar."""
    actor = actor_of(request)
    return render(
        request,
        "signatories/pending.html",
        {"registrations": queries.pending(actor), "person_id": actor.person_id},
    )


@require_GET
def registration(request: HttpRequest, registration_id: UUID) -> HttpResponse:
    """One proposal, with all that a decision needs before its eyes."""
    return _registration_page(request, registration_id, forms.Reject())


@require_POST
def approve(request: HttpRequest, registration_id: UUID) -> HttpResponse:
    """Make it count."""
    decided = actions.approve(registration_id=registration_id, actor=actor_of(request))
    messages.success(request, "Aprobó la propuesta: ya rige en el registro.")
    return redirect("signatories:signatory", decided.signatory_id)


@require_POST
def reject(request: HttpRequest, registration_id: UUID) -> HttpResponse:
    """Turn it down."""
    form = forms.Reject(request.POST)
    if not form.is_valid():
        return _registration_page(request, registration_id, form)
    actions.reject(
        registration_id=registration_id, reason=form.cleaned_data["reason"], actor=actor_of(request)
    )
    messages.success(request, "Rechazó la propuesta; quien la hizo verá el motivo.")
    return redirect("signatories:pending")


@require_GET
def open_specimen(request: HttpRequest, specimen_id: UUID, part: str) -> HttpResponse:
    """The image of a signature («firma») or of a seal («sello»), never kept by the browser."""
    if part not in ("firma", "sello"):
        raise NotFound
    image = actions.open_specimen(specimen_id=specimen_id, of_seal=part == "sello", actor=actor_of(request))
    return HttpResponse(image, content_type=queries.media_type(image), headers={"Cache-Control": "no-store"})


@require_http_methods(["GET", "POST"])
def consult(request: HttpRequest) -> HttpResponse:
    """«Consulta de certificación de firmas», for anyone."""
    form = forms.Consult(request.POST or None)
    consultation = None
    if request.method == "POST" and form.is_valid():
        try:
            consultation = queries.public_consultation(**form.cleaned_data)
        except Invalid:
            form.add_error(
                "name", _("Escriba al menos un nombre y un apellido, tal como figuran en el documento.")
            )
    answers = [
        (answer, rules.last_day(answer.valid_until) if answer.valid_until else None)
        for answer in (consultation.answers if consultation else ())
    ]
    return render(
        request,
        "signatories/consult.html",
        {"form": form, "consultation": consultation, "answers": answers},
        status=422 if form.errors else 200,
    )


def _form_page(
    request: HttpRequest,
    title: str,
    kind: type[Form],
    act: Act,
    entry: Signatory | None = None,
) -> HttpResponse:
    access.require(actor_of(request), Role.REGISTRAR)
    return form_page(
        request,
        kind(request.POST, request.FILES) if request.method == "POST" else kind(),
        act,
        title=title,
        back=reverse("signatories:signatory", args=[entry.id]) if entry else reverse("signatories:register"),
        intro=entry.words if entry else "",
    )


def _registration_page(request: HttpRequest, registration_id: UUID, form: Form) -> HttpResponse:
    actor = actor_of(request)
    found = queries.registration(actor, registration_id)
    context = {
        "registration": found,
        "entry": found.signatory,
        "last_day": rules.last_day(found.tenure_until) if found.tenure_until else None,
        "is_own": found.proposed_by_id == actor.person_id,
        "form": form,
    }
    return render(request, "signatories/registration.html", context, status=422 if form.errors else 200)


def _proposed(request: HttpRequest, proposal: Registration) -> str:
    messages.success(request, "Su propuesta está pendiente: regirá cuando otro registrador la apruebe.")
    return reverse("signatories:registration", args=[proposal.id])


def _facsimile(typed: Mapping[str, Any]) -> Facsimile:
    seal_image = typed["seal_image"].read() if typed["seal_image"] else b""
    signature = typed["signature"].read() if typed.get("signature") else b""
    return Facsimile(signature, typed["seal"], seal_image)


def _tenure(entry: Signatory) -> rules.Tenure:
    return rules.tenure(entry.valid_from, entry.valid_until, clock.today())


def _place(request: HttpRequest) -> queries.Place | None:
    if "despues" not in request.GET:
        return None
    name, _separator, signatory_id = request.GET["despues"].rpartition("_")
    try:
        return queries.Place(name, UUID(signatory_id))
    except ValueError:
        raise NotFound from None
