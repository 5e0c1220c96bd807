"""How is it said of an officer whose kin he is? By the officer himself, or by an administrator."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import actions, queries
from chancery.kernel.identity.models import KinLine, Person
from chancery.web.identity_fields import SomebodyRegistered

_KIN = (
    (KinLine.SPOUSE, 0, "Cónyuge o conviviente"),
    (KinLine.CONSANGUINITY, 1, "Padre, madre, hijo o hija"),
    (KinLine.CONSANGUINITY, 2, "Hermano, abuelo o nieto"),
    (KinLine.CONSANGUINITY, 3, "Tío, sobrino, bisabuelo o bisnieto"),
    (KinLine.CONSANGUINITY, 4, "Primo hermano, o tío abuelo"),
    (KinLine.AFFINITY, 1, "Suegro, yerno, nuera, o hijo del cónyuge"),
    (KinLine.AFFINITY, 2, "Cuñado, o abuelo del cónyuge"),
)
_LABELS = {(line.value, degree): label for line, degree, label in _KIN}


class Kin(SomebodyRegistered):
    """Who the relative is, and how near (Código Civil, arts. 236-238); farther kin bar nobody."""

    kin = forms.ChoiceField(
        label="¿Qué es de usted?",
        choices=[(f"{line.value}-{degree}", label) for line, degree, label in _KIN],
        widget=forms.RadioSelect,
    )

    def clean_kin(self) -> tuple[KinLine, int]:
        """The line and the degree."""
        line, _, degree = str(self.cleaned_data["kin"]).partition("-")
        return KinLine(line), int(degree)


def kin_in_words(person_id: Any) -> list[tuple[str, str]]:
    """Each relative of a person by name, and what they are to each other."""
    found = queries.kin_of(person_id)
    return [
        (relative.full_name, _LABELS.get((kin.line, kin.degree), f"{kin.line} {kin.degree}"))
        for kin, relative in found
    ]


def record_kin_page(request: HttpRequest, person: Person, *, actor: Actor, back: str) -> HttpResponse:
    """Name a relative by the document, and say how near; `back` is where the list stands."""
    form = Kin(request.POST or None, actor=actor)
    if actor.person_id != person.id:
        form.fields["kin"].label = f"¿Qué es de {person.full_name}?"
    if request.method == "POST" and form.is_valid():
        line, degree = form.cleaned_data["kin"]
        try:
            actions.record_kinship(
                person=person, relative=form.cleaned_data["person"], line=line, degree=degree, actor=actor
            )
        except (Invalid, Conflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Parentesco registrado.")
            return redirect(back)
    context = {"form": form, "person": person, "back": back}
    return render(request, "people/record_kin.html", context, status=422 if form.errors else 200)
