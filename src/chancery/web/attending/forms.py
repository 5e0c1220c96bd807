"""What an officer asks of who stands at the counter and is not registered yet."""

from django import forms
from django.conf import settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.languages import SPANISH
from chancery.kernel.identity import actions
from chancery.kernel.identity.actions import Details
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Person
from chancery.web.accounts.forms import Contact


class Register(Contact):
    """Names as they stand on the document, and how to reach the person."""

    given_names = forms.CharField(label="Nombres", max_length=120)
    first_surname = forms.CharField(label="Primer apellido", max_length=80)
    second_surname = forms.CharField(label="Segundo apellido", max_length=80, required=False)
    birth_on = forms.DateField(
        label="Fecha de nacimiento", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    language = forms.ChoiceField(
        label="Idioma en que se le escribe",
        choices=settings.LANGUAGES,
        initial=SPANISH,
        widget=forms.RadioSelect,
    )
    document_seen = forms.BooleanField(label="Tengo su documento a la vista, y es de quien lo presenta")
    accepts_privacy = forms.BooleanField(
        label="Le expliqué cómo se tratan sus datos personales (Ley 29733), y está de acuerdo"
    )
    field_order = (
        "given_names", "first_surname", "second_surname", "birth_on", "email", "telephone", "address", "language",
        "document_seen", "accepts_privacy",
    )  # fmt: skip

    def clean_birth_on(self) -> object:
        born = self.cleaned_data["birth_on"]
        if born and born > clock.latest_today():
            raise forms.ValidationError(actions.BirthInvalid.sentence)
        return born

    def register(self, document: dict[str, str], actor: Actor) -> Person:
        """The person, registered under the document that the officer has in hand."""
        given = self.cleaned_data
        return actions.register_at_counter(
            details=Details(
                given_names=given["given_names"],
                first_surname=given["first_surname"],
                second_surname=given["second_surname"],
                document_kind=IdentityDocumentKind(document["document_kind"]),
                document_number=document["document_number"],
                document_country=document["document_country"],
                nationality=document["document_country"],
                birth_on=given["birth_on"],
                email=given["email"],
                telephone=given["telephone"],
                address=given["address"],
                language=given["language"],
            ),
            actor=actor,
        )
