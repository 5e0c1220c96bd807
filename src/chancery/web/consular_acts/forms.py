"""By what an act may be looked up."""

from collections.abc import Sequence
from typing import Any

from django import forms

from chancery.kernel.acts.queries import Sought
from chancery.kernel.organisation.models import Office


class Search(forms.Form):
    """One office, and as much as is known of the act."""

    office = forms.ChoiceField(label="Oficina")
    number = forms.CharField(label="Número", max_length=60, required=False)
    name = forms.CharField(label="Interesado", max_length=120, required=False)
    on = forms.DateField(label="Día", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    nature = forms.CharField(label="Naturaleza", max_length=120, required=False)

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = [(each.code, f"{each.city}: {each.name}") for each in offices]

    @property
    def sought(self) -> Sought:
        """What was typed."""
        typed = self.cleaned_data
        return Sought(number=typed["number"], name=typed["name"], on=typed["on"], nature=typed["nature"])
