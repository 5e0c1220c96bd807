"""Which pages end every filing? The requirements as files, and the office with the applicant's word."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chancery.kernel.base.languages import filled
from chancery.kernel.cases.attachments import RequirementMissing
from chancery.kernel.identity.models import Company
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.procedures.vocabulary import Procedure
from chancery.web.uploads.fields import ResumableField

FOR_ONESELF = "self"
_FORMATS = gettext_lazy("PDF, JPG o PNG, de hasta 25 MB")


class Files(forms.Form):
    """One file for each requirement. What was `received` before stays unless it is replaced.

    `also_wanted` are the optional requirements that who answered so must hand in: they are not labelled as optional.
    """

    title = gettext_lazy("Adjunte los archivos")

    def __init__(
        self,
        procedure: Procedure,
        *args: Any,
        received: Collection[str] = (),
        also_wanted: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for requirement in procedure.requirements:
            is_wanted = not requirement.optional or requirement.code in also_wanted
            hint = f"{translation.gettext(requirement.hint)}. {_FORMATS}" if requirement.hint else _FORMATS
            self.fields[requirement.code] = ResumableField(
                label=translation.gettext(requirement.asked),
                required=not requirement.optional and requirement.code not in received,
                is_wanted=is_wanted,
                help_text=hint,
                error_messages={
                    "required": filled(RequirementMissing.sentence, {"requirement": requirement.label})
                },
            )


class Confirmation(forms.Form):
    """For whom, where, and the applicant's word that what was said is true (TUO of Ley 27444, art. 51).

    At a counter the offices are those where the officer serves, unless it is asked for another's (`counter` is None
    then), and an original on paper has to be seen there.
    """

    title = gettext_lazy("Oficina y confirmación")

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
                label=_("¿Para quién es este trámite?"),
                choices=[
                    (FOR_ONESELF, "Para la persona" if is_at_counter else _("Para mí")),
                    *((str(c.id), f"{_('Para')} {c.name} ({c.registration})") for c in companies),
                ],
                widget=forms.RadioSelect,
            )
        blank = [("", _("Elija una oficina"))] if len(offices) != 1 else []
        self.fields["office"] = forms.ChoiceField(
            label=_("¿Qué oficina lo atenderá?"),
            choices=[*blank, *((o.code, f"{o.city}: {o.name}") for o in offices)],
        )
        if is_at_counter and is_on_paper:
            self.fields["original_seen"] = forms.BooleanField(
                label="Tengo a la vista el original en papel, y lo que adjunté es su imagen"
            )
        self.fields["is_true"] = forms.BooleanField(
            label=_("Declaro que los datos y documentos que presento son verdaderos")
            if not is_at_counter
            else "El solicitante declaró ante mí que los datos y documentos que presenta son verdaderos"
        )

    def clean_for_company(self) -> str:
        """The company's id; empty for oneself."""
        chosen = str(self.cleaned_data["for_company"])
        return "" if chosen == FOR_ONESELF else chosen
