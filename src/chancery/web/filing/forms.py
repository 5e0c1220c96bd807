"""Which pages end every filing? The requirements as files, and the office with the applicant's word."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms

from chancery.kernel.cases.attachments import RequirementMissing
from chancery.kernel.identity.models import Company
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.procedures.vocabulary import Procedure
from chancery.web.uploads.fields import ResumableField

FOR_ONESELF = "self"
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
    """For whom, where, and the applicant's word that what was said is true (TUO of Ley 27444, art. 51).

    At a counter the offices are those where the officer serves, unless it is asked for another's (`counter` is None
    then), and an original on paper has to be seen there.
    """

    title = "Oficina y confirmación"

    def __init__(
        self,
        procedure: Procedure,
        *args: Any,
        companies: Collection[Company] = (),
        counter: Collection[UUID] | None = None,
        is_at_counter: bool = False,
        is_on_paper: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offices = organisation.offices(kind=procedure.offices).order_by("kind", "city", "name")
        if counter is not None:
            offices = offices.filter(pk__in=counter)
        if companies:
            self.fields["for_company"] = forms.ChoiceField(
                label="¿Para quién es este trámite?",
                choices=[
                    (FOR_ONESELF, "Para la persona" if is_at_counter else "Para mí"),
                    *((str(c.id), f"Para {c.name} ({c.registration})") for c in companies),
                ],
                widget=forms.RadioSelect,
            )
        blank = [("", "Elija una oficina")] if len(offices) != 1 else []
        self.fields["office"] = forms.ChoiceField(
            label="¿Qué oficina lo atenderá?",
            choices=[*blank, *((o.code, f"{o.city}: {o.name}") for o in offices)],
        )
        if is_at_counter and is_on_paper:
            self.fields["original_seen"] = forms.BooleanField(
                label="Tengo a la vista el original en papel, y lo que adjunté es su imagen"
            )
        self.fields["is_true"] = forms.BooleanField(
            label="Declaro que los datos y documentos que presento son verdaderos"
            if not is_at_counter
            else "El solicitante declaró ante mí que los datos y documentos que presenta son verdaderos"
        )

    def clean_for_company(self) -> str:
        """The company's id; empty for oneself."""
        chosen = str(self.cleaned_data["for_company"])
        return "" if chosen == FOR_ONESELF else chosen
