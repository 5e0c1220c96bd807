"""What an officer may choose in the queue."""

from collections.abc import Sequence
from typing import Any

from django import forms

from chancery.kernel.base import clock
from chancery.kernel.identity.models import Person
from chancery.kernel.procedures import registry


class Filters(forms.Form):
    """Which part of the queue."""

    held = forms.ChoiceField(
        label="A cargo de", required=False, choices=[("", "Cualquiera"), ("me", "Mí"), ("free", "Nadie")]
    )
    procedure = forms.ChoiceField(label="Trámite", required=False)
    state = forms.ChoiceField(label="Estado", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        published = registry.published(clock.today())
        states = {str(s): label for p in published for s, label in p.states.items() if s not in p.final}
        procedure, state = self.fields["procedure"], self.fields["state"]
        assert isinstance(procedure, forms.ChoiceField)
        assert isinstance(state, forms.ChoiceField)
        procedure.choices = [("", "Todos"), *((p.code, p.title) for p in published)]
        state.choices = [("", "Todos"), *states.items()]


class Assign(forms.Form):
    """To whom."""

    to = forms.ChoiceField(label="Asignar a", widget=forms.RadioSelect)

    def __init__(self, *args: Any, officers: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [(str(officer.id), officer.full_name) for officer in officers]
