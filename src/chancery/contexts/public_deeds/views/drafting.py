"""The pages on which a deed is drafted from home."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chancery.contexts.public_deeds import actions, forms
from chancery.contexts.public_deeds.actions import Particulars
from chancery.contexts.public_deeds.procedures import OUT_OF_REGISTER_POWER, PUBLIC_DEED, WILL
from chancery.contexts.public_deeds.rules.kinds import KINDS, Part
from chancery.contexts.public_deeds.rules.parties import Person as PersonInDeed
from chancery.kernel.cases.models import Case
from chancery.kernel.identity.models import Person
from chancery.web.filing.pages import Filer, Filing, filing_page


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """Draft a public deed."""
    return filing_page(request, _DEED)


@require_http_methods(["GET", "POST"])
def file_out_of_register(request: HttpRequest) -> HttpResponse:
    """Draft a power out of the register."""
    return filing_page(request, _POWER)


@require_http_methods(["GET", "POST"])
def file_will(request: HttpRequest) -> HttpResponse:
    """Draft a will: only the consul will see it."""
    return filing_page(request, _WILL)


def person_typed(typed: Mapping[str, Any], known: Person | None = None) -> PersonInDeed:
    """Who a form names; the applicant's own name and document are those of the account."""
    born = typed.get("birth_on") or None
    return PersonInDeed(
        part=Part(typed.get("part") or Part.GRANTOR),
        given_names=known.given_names if known else typed["given_names"],
        first_surname=known.first_surname if known else typed["first_surname"],
        second_surname=known.second_surname if known else typed["second_surname"],
        document_kind=known.document_kind if known else typed["document_kind"],
        document_number=known.document_number if known else typed["document_number"],
        document_country=known.document_country if known else typed["document_country"],
        nationality=typed["nationality"],
        civil_status=typed["civil_status"],
        occupation=typed["occupation"],
        address=typed["address"],
        birth_on=date.fromisoformat(born) if isinstance(born, str) else born,
        on_behalf_of=typed.get("on_behalf_of", ""),
        speaks_spanish=not typed.get("no_spanish"),
        language=typed.get("language", ""),
        can_sign=not typed.get("no_sign"),
        can_read=not typed.get("no_read"),
    )


def content_typed(typed: Mapping[str, Any]) -> dict[str, Any]:
    """What a deed states beside its people, as the forms name it."""
    value = forms.money(typed.get("value", ""))
    return {
        "kind": typed["kind"],
        "object": typed.get("object", ""),
        "clauses": typed.get("clauses", ""),
        "faculties": tuple(typed.get("chosen_faculties", ())),
        "value": value,
        "currency": typed.get("currency", "") if value is not None else "",
        "term": typed.get("term", ""),
        "exercise_place": typed.get("exercise_place", ""),
        "draft_by": typed.get("draft_by", ""),
        "original": typed.get("original", ""),
        "original_other": typed.get("original_other", ""),
    }


class _You(forms.You):
    """The applicant's page: its answers have names of their own, for the next page asks the same of somebody else."""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        return {f"your_{name}": value for name, value in typed.items()}

    def __init__(self, *args: Any, initial: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        given = {
            name.removeprefix("your_"): value
            for name, value in (initial or {}).items()
            if name.startswith("your_")
        }
        super().__init__(*args, initial=given or None, **kwargs)


def _particulars(answers: Mapping[str, Any], applicant: Person) -> Particulars:
    own = {name.removeprefix("your_"): value for name, value in answers.items() if name.startswith("your_")}
    people = [person_typed(own, applicant)]
    if answers.get("given_names"):
        people.append(person_typed(answers))
    return Particulars(people=people, **content_typed(answers))


def _check(answers: Mapping[str, Any]) -> None:
    """Refuse on the page where the answer is given."""
    kind = actions.check_kind(kind=answers["kind"])
    if "chosen_faculties" in answers:
        actions.check_faculties(kind=kind, chosen=answers["chosen_faculties"])
        actions.check_value(kind=kind, value=forms.money(answers["value"]), currency=answers["currency"])


def _file(answers: Mapping[str, Any], uploads: Mapping[str, UUID], filer: Filer) -> Case:
    filed = actions.file(
        particulars=_particulars(answers, filer.applicant),
        uploads=uploads,
        office=filer.office,
        applicant=filer.applicant,
        actor=filer.actor,
    )
    return filed.case


def _summary(answers: Mapping[str, Any]) -> tuple[tuple[str, str, int], ...]:
    other = " ".join(
        answers.get(name, "") for name in ("given_names", "first_surname", "second_surname")
    ).strip()
    return (
        (_("Acto"), translation.gettext(KINDS[answers["kind"]].title), 1),
        (_("Asunto"), answers["object"] or "—", 1),
        (_("Otorga"), _("Usted"), 3),
        (_("Otra persona"), other or _("Nadie más por ahora: puede agregarla después"), 4),
    )


_DEED = Filing(PUBLIC_DEED, (forms.Act, forms.Terms, _You, forms.Other), _check, _file, _summary)
_POWER = Filing(
    OUT_OF_REGISTER_POWER, (forms.PowerAct, forms.Terms, _You, forms.Other), _check, _file, _summary
)
_WILL = Filing(WILL, (forms.WillAct, forms.WillTerms, _You, forms.Other), _check, _file, _summary)
