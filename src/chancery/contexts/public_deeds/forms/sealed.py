"""What may be typed about a closed will. Nothing of what it says is ever asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.public_deeds.forms.drafting import DATE
from chancery.contexts.public_deeds.rules.figures import FIGURES
from chancery.contexts.public_deeds.rules.sealed import Witness
from chancery.contexts.public_deeds.rules.witnesses import OF_WILL
from chancery.kernel.base import clock
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.web.language import country_choices
from chancery.web.uploads.fields import ResumableField


class Sealed(forms.Form):
    """The testator's word on what will be brought."""

    title = _("El sobre")
    is_closed = forms.BooleanField(
        label=_(
            "Llevaré el sobre cerrado, con mi testamento firmado en cada hoja, y dos testigos mayores de edad"
        ),
        help_text=_("No escriba aquí ni en la cubierta qué dice el testamento."),
    )


class Witnesses(forms.Form):
    """Two people, each with a document."""

    is_whole = forms.BooleanField(
        label="Doy fe de que el sobre está cerrado y no puede abrirse sin romperlo", required=False
    )

    witnesses_are_no_kin = forms.BooleanField(label=f"Los testigos declaran que no {OF_WILL}", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = range(1, FIGURES.on("witnesses", clock.today()) + 1)
        for place in self.places:
            who, prefix = f"Testigo {place}", f"witness_{place}_"
            self.fields[f"{prefix}name"] = forms.CharField(label=f"{who}: nombre completo", max_length=200)
            self.fields[f"{prefix}document_kind"] = forms.ChoiceField(
                label=f"{who}: documento",
                choices=[(kind.value, kind.label) for kind in IdentityDocumentKind],
            )
            self.fields[f"{prefix}document_number"] = forms.CharField(label=f"{who}: número", max_length=24)
            self.fields[f"{prefix}document_country"] = forms.ChoiceField(
                label=f"{who}: país que emitió el documento", choices=list(country_choices()), initial="PE"
            )
            self.fields[f"{prefix}birth_on"] = forms.DateField(
                label=f"{who}: fecha de nacimiento", widget=forms.DateInput(attrs=DATE)
            )

    @property
    def witnesses(self) -> list[Witness]:
        """Those who were typed."""
        return [self._witness(f"witness_{place}_") for place in self.places]

    def _witness(self, prefix: str) -> Witness:
        typed = self.cleaned_data
        document = HeldDocument(
            IdentityDocumentKind(typed[f"{prefix}document_kind"]),
            typed[f"{prefix}document_number"],
            typed[f"{prefix}document_country"],
        )
        return Witness(typed[f"{prefix}name"], document, typed[f"{prefix}birth_on"])


class ReceiveEnvelope(Witnesses):
    """What is seen of it, where it will be, and who stands by."""

    seals = forms.IntegerField(label="Cuántos sellos lo cierran", min_value=1, max_value=50)
    place = forms.CharField(
        label="Dónde se guarda", max_length=120, help_text="Por ejemplo: caja fuerte, sobre 12"
    )
    field_order = ("seals", "place", "is_whole")


class DeliverEnvelope(forms.Form):
    """What proves the death, who ordered the delivery, and who takes the envelope."""

    died_on = forms.DateField(label="Fecha del fallecimiento", widget=forms.DateInput(attrs=DATE))
    certificate = forms.CharField(label="Número y oficina del acta de defunción", max_length=200)
    file = ResumableField(label="Acta de defunción", help_text="PDF, JPG o PNG, de hasta 25 MB")
    authority = forms.CharField(label="Juzgado o notaría que ordena la entrega", max_length=200)
    order = forms.CharField(label="Número de la orden", max_length=80)
    receiver = forms.CharField(label="Quien recibe el sobre: nombre completo", max_length=200)
    receiver_document = forms.CharField(label="Quien recibe el sobre: documento", max_length=40)
    is_whole = forms.BooleanField(
        label="Doy fe de que el sobre está cerrado y sus sellos enteros", required=False
    )
