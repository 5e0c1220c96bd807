"""Which pages end every filing? The requirements as files, and the office with the applicant's word."""

from collections.abc import Collection
from typing import Any

from django import forms

from chancery.kernel.cases.attachments import RequirementMissing
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.procedures.vocabulary import Procedure
from chancery.web.uploads.fields import ResumableField

_FORMATS = "PDF, JPG o PNG, de hasta 25 MB"


class Files(forms.Form):
    """One file for each requirement. What was `received` before stays unless it is replaced."""

    title = "Adjunte los archivos"

    def __init__(
        self, procedure: Procedure, *args: Any, received: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for requirement in procedure.requirements:
            hint = f"{requirement.hint}. {_FORMATS}" if requirement.hint else _FORMATS
            self.fields[requirement.code] = ResumableField(
                label=requirement.label,
                required=not requirement.optional and requirement.code not in received,
                help_text=hint,
                error_messages={
                    "required": RequirementMissing.sentence.format(requirement=requirement.label)
                },
            )


class Confirmation(forms.Form):
    """Where, and the applicant's word that what was said is true (TUO of Ley 27444, art. 51)."""

    title = "Oficina y confirmación"

    def __init__(self, procedure: Procedure, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = organisation.offices(kind=procedure.offices).order_by("kind", "city", "name")
        self.fields["office"] = forms.ChoiceField(
            label="¿Qué oficina lo atenderá?",
            choices=[("", "Elija una oficina"), *((o.code, f"{o.city}: {o.name}") for o in offices)],
        )
        self.fields["is_true"] = forms.BooleanField(
            label="Declaro que los datos y documentos que presento son verdaderos"
        )
