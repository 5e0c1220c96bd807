"""How is a person's identity document asked for? The same three fields wherever an officer holds one in hand."""

from typing import Any

from django import forms

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import queries
from chancery.kernel.identity.checks import PERUVIAN, IdentityDocumentKind, validate_document
from chancery.kernel.identity.models import Person
from chancery.web.language import country_choices


class DocumentInHand(forms.Form):
    """A document's kind, number and country; the number is left as it is kept."""

    document_kind = forms.ChoiceField(
        label="Tipo de documento", choices=[(kind.value, kind.label) for kind in IdentityDocumentKind]
    )
    document_number = forms.CharField(label="Número de documento", max_length=24)
    document_country = forms.ChoiceField(
        label="País que emitió el documento", initial="PE", help_text="Para un DNI, el Perú"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields["document_country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = list(country_choices())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if {"document_kind", "document_number", "document_country"} <= cleaned.keys():
            kind = IdentityDocumentKind(cleaned["document_kind"])
            country = "PE" if kind in PERUVIAN else cleaned["document_country"]
            try:
                number = validate_document(kind, cleaned["document_number"], country)
            except Invalid as refusal:
                for field, sentences in refusal.fields.items():
                    self.add_error(field, sentences)
            else:
                cleaned.update(document_kind=kind, document_number=number, document_country=country)
        return cleaned

    def person(self, actor: Actor) -> Person | None:
        """Whoever is registered under the document."""
        given = self.cleaned_data
        return queries.with_document(
            given["document_kind"], given["document_number"], given["document_country"], actor=actor
        )


class SomebodyRegistered(DocumentInHand):
    """A document of somebody who is registered already: nobody else will do."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._actor = actor

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            cleaned["person"] = self.person(self._actor)
            if cleaned["person"] is None:
                self.add_error("document_number", "Nadie está registrado con ese documento.")
        return cleaned
