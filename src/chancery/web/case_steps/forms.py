"""What does a plain step ask for? A reason, a word, files, or nothing: whatever its declaration says."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chancery.kernel.base.actor import Role
from chancery.kernel.procedures.vocabulary import Procedure, Step
from chancery.web.uploads.fields import ResumableField


class PlainStep(forms.Form):
    """The fields of one plain step."""

    def __init__(self, step: Step, procedure: Procedure, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if step.hands_in:
            self.fields["reason"] = forms.CharField(
                label=_("¿Qué corrigió?"),
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
            for requirement in procedure.requirements:
                self.fields[requirement.code] = ResumableField(
                    label=_said(requirement.asked), required=False, help_text=_said(requirement.hint)
                )
        elif step.asks and step.by is Role.APPLICANT:
            self.fields["reason"] = forms.CharField(
                label=_said(step.asks), max_length=2000, widget=forms.Textarea(attrs={"rows": 8})
            )
        elif step.asks:
            self.fields["reason"] = forms.CharField(label=step.asks, max_length=200)
        elif step.reason_required:
            self.fields["reason"] = reason_field()


def _said(spanish: str) -> str:
    """What a declaration says, in the language of the page."""
    return gettext(spanish) if spanish else ""


class Reason(forms.Form):
    """A reason in writing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = reason_field()


def reason_field() -> forms.CharField:
    """A field for a reason that the applicant reads as it was written."""
    return forms.CharField(
        label="Motivo",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="El solicitante lo leerá tal como usted lo escriba",
    )
