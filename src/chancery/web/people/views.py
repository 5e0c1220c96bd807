"""The administrator's pages: people, the roles they hold, and the programs of partners."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.gateway import serving
from chancery.kernel.identity import access, actions, queries
from chancery.kernel.ledger import actions as ledger
from chancery.web.form_page import form_page
from chancery.web.kin import kin_in_words, record_kin_page
from chancery.web.people import forms

View = Callable[..., HttpResponse]
_PAGE = 25


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _for(*roles: Role) -> Callable[[View], View]:
    def wrap(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            access.require(_actor(request), *roles)
            return view(request, *args, **kwargs)

        return login_required(checked)

    return wrap


@_for(Role.ADMINISTRATOR, Role.AUDITOR)
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Find somebody by name or document."""
    form = forms.Search(request.GET or None)
    text = form.words()
    found = queries.search_people(text, actor=_actor(request)) if text else None
    page = Paginator(found, _PAGE).get_page(request.GET.get("pagina")) if found is not None else None
    return render(request, "people/search.html", {"form": form, "page": page, "text": text})


@_for(Role.ADMINISTRATOR, Role.AUDITOR)
@require_GET
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """One person with the roles held, ended or not; the look is recorded (Ley 29733)."""
    actor = _actor(request)
    shown = queries.person(person_id, actor=actor)
    ledger.record_read(subject=shown.id, kind="person", purpose="administration", actor=actor)
    context = {
        "person": shown,
        "roles": queries.roles_of(shown.id),
        "companies": queries.companies_of(shown.id),
        "kin": kin_in_words(shown.id),
        "may_record_kin": actor.holds(Role.ADMINISTRATOR),
        "may_grant": actor.holds(Role.ADMINISTRATOR) and actor.person_id != shown.id,
    }
    return render(request, "people/person.html", context)


@_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def grant_role(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Give somebody a role at an office."""
    actor = _actor(request)
    shown = queries.person(person_id, actor=actor)
    form = forms.Grant(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("role", "office", "valid_from", "valid_until")}
        try:
            actions.grant_role(person=shown, actor=actor, **given)
        except (Invalid, Conflict, NotAllowed) as refusal:
            form.add_error(None, f"{refusal} {refusal.advice}")
        else:
            messages.success(request, "Función asignada.")
            return redirect("people:person", shown.id)
    return _page(request, "people/grant_role.html", form, person=shown)


@_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def record_kin(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Record a relative of somebody who serves."""
    actor = _actor(request)
    shown = queries.person(person_id, actor=actor)
    return record_kin_page(request, shown, actor=actor, back=reverse("people:person", args=[shown.id]))


@_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def end_role(request: HttpRequest, person_id: UUID, role_held_id: UUID) -> HttpResponse:
    """Confirm with a reason, then end a role today."""
    actor = _actor(request)
    shown = queries.person(person_id, actor=actor)
    held = queries.roles_of(shown.id).filter(id=role_held_id).first()
    if held is None:
        raise Http404
    form = forms.End(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_role(role_held=held, reason=form.cleaned_data["reason"], actor=actor)
        except (Conflict, NotAllowed) as refusal:
            form.add_error(None, f"{refusal} {refusal.advice}")
        else:
            messages.success(request, "Función terminada.")
            return redirect("people:person", shown.id)
    return _page(request, "people/end_role.html", form, person=shown, held=held)


@_for(Role.ADMINISTRATOR)
@require_GET
def clients(request: HttpRequest) -> HttpResponse:
    """The programs that may call the API."""
    return render(request, "people/clients.html", {"clients": queries.clients(_actor(request))})


@_for(Role.ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "POST"])
def register_client(request: HttpRequest) -> HttpResponse:
    """Let a program in; its secret is shown on the answer and nowhere else."""
    form = forms.Client(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        client, secret = actions.register_client(**form.cleaned_data, actor=_actor(request))
        return render(request, "people/client_secret.html", {"client": client, "secret": secret})
    return _page(request, "people/register_client.html", form)


@_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def revoke_client(request: HttpRequest, client_id: str) -> HttpResponse:
    """Confirm with a reason, then shut a program out."""
    actor = _actor(request)
    client = queries.clients(actor).filter(id=client_id).first()
    if client is None:
        raise Http404
    form = forms.End(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.revoke_client(client=client, reason=form.cleaned_data["reason"], actor=actor)
        messages.success(request, "Acceso revocado.")
        return redirect("people:clients")
    return _page(request, "people/revoke_client.html", form, client=client)


@_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def client_terms(request: HttpRequest, client_id: str) -> HttpResponse:
    """How many questions a day a program may put to our own services, and by which certificate."""
    client = queries.clients(_actor(request)).filter(id=client_id).first()
    if client is None:
        raise Http404
    terms = gateway.terms_of(client_id)
    initial = {"daily": terms.daily, "certificate": terms.certificate}
    form = forms.Terms(request.POST if request.method == "POST" else None, initial=initial)

    def act(actor: Actor, given: Mapping[str, Any]) -> str:
        serving.set_terms(client_id=client_id, **given, actor=actor)
        return reverse("people:clients")

    return form_page(
        request,
        form,
        act,
        title=f"Condiciones de {client.name}",
        back=reverse("people:clients"),
        done="Condiciones guardadas.",
        button="Guardar",
        intro=f"Hoy hizo {gateway.served_today(client_id)} de {terms.daily} consultas a los servicios de visas y documentos de viaje.",
    )


def _page(request: HttpRequest, template: str, form: Any, **context: object) -> HttpResponse:
    return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)
