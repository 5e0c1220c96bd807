"""How does an officer certify the signature on a document? The original beside what the register of signatures says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import queries
from chancery.kernel.cases.models import Case
from chancery.kernel.documents.verification import Report
from chancery.web.case_page import step_page

Links = tuple[tuple[UUID, str], ...]


class OnPaper(forms.Form):
    """What the officer says before a signature on paper is certified."""

    signatory_id = forms.ChoiceField(label="Firma que se certificará", widget=forms.RadioSelect)
    sheets = forms.IntegerField(
        label="¿Cuántas hojas tiene?", min_value=1, max_value=9999, initial=1, help_text="Contadas y unidas"
    )
    original_seen = forms.BooleanField(
        label="Tengo el original a la vista y lo cotejé con las firmas registradas"
    )

    def __init__(self, *args: Any, signatures: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["signatory_id"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = list(signatures)


@dataclass(frozen=True, slots=True)
class Said:
    """What the officer says: the chain in the order of signing, that the original was seen, and its sheets."""

    signatory_ids: tuple[UUID, ...] = ()
    original_seen: bool = False
    sheets: int = 1


@dataclass(frozen=True, slots=True)
class Original:
    """The document before the officer, and how to ask the register about it.

    `report` is what the digital signatures of an electronic original say, None for one on paper. `suggestions`
    answers a search on the document's date; `chain` words the links read so far.
    """

    title: str
    issued_by: str
    signed_by: str
    signed_on: date
    report: Report | None
    suggestions: Callable[[str, date], tuple[tuple[str, str], ...]]
    chain: Callable[[Sequence[UUID], date], Links]


def certify_page(
    request: HttpRequest,
    case: Case,
    code: str,
    original: Original,
    act: Callable[[Actor, Said], object],
) -> HttpResponse:
    """The page of a step that certifies a signature.

    On paper the officer searches the register and may add link after link of the chain of certifications; the last
    one chosen is what `act` certifies. Works without scripts: the chain stands in the address.
    """
    context: dict[str, Any] = {"original": original, "attachments": queries.attachments_of(case)}
    if original.report is not None:
        return step_page(
            request,
            case,
            code,
            lambda actor, _: act(actor, Said()),
            template="cases/certify.html",
            context=context,
        )
    links = original.chain(_asked(request), original.signed_on)
    sought = request.GET.get("firma", "" if links else original.signed_by or original.issued_by)
    found = original.suggestions(sought, original.signed_on)
    if request.method == "POST" and "add" in request.POST:
        return redirect(f"{request.path}?{_longer(request, links, found)}")
    form = OnPaper(request.POST or None, signatures=found)

    def certify(actor: Actor, typed: Mapping[str, Any]) -> None:
        chosen = (*(link for link, _ in links), UUID(typed["signatory_id"]))
        act(actor, Said(chosen, typed["original_seen"], typed["sheets"]))

    context |= {"links": links, "sought": sought, "found": found}
    return step_page(request, case, code, certify, form=form, template="cases/certify.html", context=context)


def _asked(request: HttpRequest) -> tuple[UUID, ...]:
    """The links of the chain that stand in the address; what is no id is dropped."""
    found = []
    for text in request.GET.getlist("cadena")[:5]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return tuple(found)


def _longer(request: HttpRequest, links: Links, found: Sequence[tuple[str, str]]) -> str:
    """The address's query with the signature chosen as one more link; the next search begins empty."""
    chosen = request.POST.get("signatory_id", "")
    query = QueryDict(mutable=True)
    query.setlist("cadena", [str(link) for link, _ in links])
    if chosen in {signatory_id for signatory_id, _ in found}:
        query.appendlist("cadena", chosen)
    return query.urlencode()
