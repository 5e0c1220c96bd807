"""What a person is asked when creating an account, and when going on leave."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.base.languages import spoken
from chancery.kernel.identity import actions, queries
from chancery.kernel.identity.checks import PERUVIAN, IdentityDocumentKind, validate_document
from chancery.kernel.identity.models import Account, RoleHeld
from chancery.web import errors
from chancery.web.language import country_choices, document_choices


class SignUp(forms.Form):
    """The part of the sign-up form that makes a person; the library adds e-mail address and password."""

    document_kind = forms.ChoiceField(label=_("Tipo de documento"), choices=document_choices)
    document_number = forms.CharField(
        label=_("Número de documento"),
        max_length=24,
        help_text=_("En el DNI, ocho dígitos; puede añadir el dígito de verificación."),
    )
    document_country = forms.ChoiceField(
        label=_("País que emitió el documento"), initial="PE", help_text=_("Para un DNI, el Perú")
    )
    given_names = forms.CharField(
        label=_("Nombres"), max_length=120, widget=forms.TextInput({"autocomplete": "given-name"})
    )
    first_surname = forms.CharField(
        label=_("Primer apellido"), max_length=80, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    second_surname = forms.CharField(label=_("Segundo apellido (si tiene)"), max_length=80, required=False)
    birth_on = forms.DateField(
        label=_("Fecha de nacimiento"),
        help_text=_("Por ejemplo, 31/12/1990."),
        widget=forms.DateInput({"autocomplete": "bday", "inputmode": "numeric"}),
    )
    telephone = forms.RegexField(
        label=_("Teléfono"),
        regex=r"^\+?[\d\s-]{6,19}$",
        required=False,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
        error_messages={
            "invalid": _("Escriba solo dígitos, con el código del país si es de fuera del Perú.")
        },
    )
    accepts_privacy = forms.BooleanField(
        label=_("He leído cómo se tratan mis datos personales (Ley 29733) y estoy de acuerdo"),
        error_messages={
            "required": _("Para crear la cuenta debe estar de acuerdo con el tratamiento de sus datos.")
        },
    )

    field_order = (
        "document_kind", "document_number", "document_country", "given_names", "first_surname", "second_surname",
        "birth_on", "telephone", "email", "password1", "password2", "accepts_privacy",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields["document_country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = list(country_choices())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if {"document_kind", "document_number", "document_country"} <= cleaned.keys():
            self._clean_document(cleaned)
        if cleaned.get("birth_on") and cleaned["birth_on"] > clock.latest_today():
            self.add_error("birth_on", actions.BirthInvalid.sentence)
        return cleaned

    def _clean_document(self, cleaned: dict[str, Any]) -> None:
        kind = IdentityDocumentKind(cleaned["document_kind"])
        country = "PE" if kind in PERUVIAN else cleaned["document_country"]
        try:
            number = validate_document(kind, cleaned["document_number"], country)
        except Invalid as refusal:
            for field, sentences in refusal.fields.items():
                self.add_error(field, [errors.beside(refusal, each) for each in sentences])
            return
        if queries.is_known_document(kind, number, country):
            self.add_error("document_number", " ".join(errors.in_words(actions.DocumentTaken())))
        cleaned.update(document_kind=kind, document_number=number, document_country=country)

    def signup(self, request: HttpRequest, account: Account) -> None:
        """Called by the library once the account is saved, in the same transaction."""
        if account.person_id:
            return
        given = self.cleaned_data
        details = actions.Details(
            given_names=given["given_names"],
            first_surname=given["first_surname"],
            second_surname=given["second_surname"],
            document_kind=given["document_kind"],
            document_number=given["document_number"],
            document_country=given["document_country"],
            nationality=given["document_country"],
            birth_on=given["birth_on"],
            email=given["email"],
            telephone=given["telephone"],
            language=spoken(),
        )
        actor: Actor = request.actor  # type: ignore[attr-defined]
        actions.register_person(details=details, account=account, has_accepted_privacy=True, actor=actor)


class Contact(forms.Form):
    """How a person is reached; none of it says who the person is."""

    email = forms.EmailField(
        label=_("Correo electrónico para avisos"),
        required=False,
        help_text=_("Puede ser distinto del correo con que ingresa"),
    )
    telephone = forms.RegexField(
        label=_("Teléfono"),
        regex=r"^\+?[\d\s-]{6,19}$",
        required=False,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
        error_messages={
            "invalid": _("Escriba solo dígitos, con el código del país si es de fuera del Perú.")
        },
    )
    address = forms.CharField(
        label=_("Domicilio"),
        max_length=200,
        required=False,
        help_text=_("Donde se le puede notificar en persona: calle y número, distrito o ciudad, país"),
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )
    language = forms.ChoiceField(
        label=_("Idioma en que le escribimos"),
        choices=settings.LANGUAGES,
        help_text=_(
            "En otro idioma lo lee por cortesía: debajo va siempre el texto en castellano, que es el que vale."
        ),
        widget=forms.RadioSelect,
    )


class _RoleChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class Delegate(forms.Form):
    """Who covers which role, and until when."""

    role_held = _RoleChoice(label="Función que delega", queryset=RoleHeld.objects.none())
    document_number = forms.CharField(label="Número de documento del colega", max_length=20)
    valid_from = forms.DateField(label="Desde", help_text="Por ejemplo, 31/12/2026.")
    valid_until = forms.DateField(label="Hasta (primer día en que ya no rige)")
    reason = forms.CharField(label="Motivo", max_length=300)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role_held = self.fields["role_held"]
        assert isinstance(role_held, _RoleChoice)
        role_held.queryset = queries.own_roles(actor)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        held, number = cleaned.get("role_held"), cleaned.get("document_number")
        if held and number:
            cleaned["delegate"] = queries.colleague(number, office_id=held.office_id)
            if cleaned["delegate"] is None:
                self.add_error("document_number", actions.DelegateInvalid.sentence)
        return cleaned
