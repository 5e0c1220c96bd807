"""Is the applicant who the file says? The officer asks the civil identity register, for this case and no other."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import links, queries
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway import queries as gateway_queries
from chancery.kernel.gateway.civil_identity import CivilIdentity, IdentityNotFound
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import IdentityDocumentKind, fold
from chancery.kernel.identity.models import Person
from chancery.web.case_page import note_read, show_refusal
from chancery.web.middleware import actor_of


class NotADni(Conflict):
    """The civil identity register knows only those with a DNI."""

    code = "applicant_without_dni"
    sentence = "El solicitante no se identificó con un DNI: el registro de identidad no lo puede comprobar."
    next_step = "Compare los datos con el documento que presentó."


class Purpose(forms.Form):
    """Every question says what for (Ley 29733, art. 6): the register and the ledger keep it."""

    purpose = forms.CharField(
        label="¿Para qué consulta?", max_length=200, initial="Comprobar la identidad del solicitante"
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """One datum of the file beside what the register says."""

    label: str
    ours: str
    theirs: str

    @property
    def agrees(self) -> bool:
        """Accents, case and spaces aside."""
        return fold(self.ours) == fold(self.theirs)


@require_http_methods(["GET", "POST"])
def identity(request: HttpRequest, number: str) -> HttpResponse:
    """Ask, and show the answer once: the law allows no copy of the register, so nothing of it is kept."""
    actor = actor_of(request)
    case = queries.by_number(actor, number)
    access.require(actor, *queries.OFFICE_ROLES, office_id=case.office_id)
    applicant = case.applicant
    if applicant.document_kind != IdentityDocumentKind.DNI:
        raise NotADni
    if request.method != "POST":
        note_read(case, actor, "case_identity")
    form = Purpose(request.POST or None)
    answer: CivilIdentity | None = None
    is_unknown = False
    if request.method == "POST" and form.is_valid():
        try:
            found = gateway.consult_or_defer(
                dni=applicant.document_number,
                name=applicant.full_name,
                purpose=form.cleaned_data["purpose"],
                case_id=case.id,
                actor=actor,
            )
            answer = found if isinstance(found, CivilIdentity) else None
        except IdentityNotFound:
            is_unknown = True
        except Invalid as refusal:
            show_refusal(form, refusal)
    context = {
        "case": case,
        "form": form,
        "answer": answer,
        "compared": _compared(applicant, answer) if answer else (),
        "is_unknown": is_unknown,
        "pending": gateway_queries.pending_of(case.id).exists(),
        "differing": gateway_queries.differing_of(case.id),
        "link": links.page_of(case),
    }
    return render(request, "cases/identity.html", context, status=422 if form.errors else 200)


def _compared(applicant: Person, answer: CivilIdentity) -> tuple[Compared, ...]:
    return (
        Compared("Nombres", applicant.given_names, answer.given_names),
        Compared("Primer apellido", applicant.first_surname, answer.first_surname),
        Compared("Segundo apellido", applicant.second_surname, answer.second_surname),
    )
