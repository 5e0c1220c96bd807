"""What may be typed, and how it is asked for in Spanish."""

from typing import Any

from django import forms

from chancery.contexts.transmissions import queries
from chancery.contexts.transmissions.rules import Book, DeliveryManner, Purpose
from chancery.kernel.base import countries
from chancery.kernel.organisation import jurisdictions
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.web.identity_fields import DocumentInHand
from chancery.web.uploads.fields import ResumableField

_DATE = forms.DateInput(attrs={"type": "date"})


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class Sought(forms.Form):
    """First page: which act, of whom, and where it was registered."""

    title = "¿Qué acta necesita?"
    book = forms.ChoiceField(
        label="¿De qué clase es?",
        choices=[(each.value, each.label.capitalize()) for each in Book],
        widget=forms.RadioSelect,
    )
    holder = forms.CharField(
        label="Nombre completo de la persona",
        max_length=200,
        help_text="De la persona que nació o falleció, o de uno de los que se casaron",
    )
    other = forms.CharField(
        label="Nombre completo de la otra persona, si es un matrimonio", max_length=200, required=False
    )
    year = forms.IntegerField(
        label="Año en que ocurrió", help_text="Si no está seguro, escriba el más probable"
    )
    happened_on = forms.DateField(label="Fecha exacta, si la sabe", required=False, widget=_DATE)
    post = forms.ChoiceField(
        label="¿Qué consulado inscribió el acta?",
        required=False,
        help_text="Si no lo sabe, déjelo en blanco y díganos el país y la ciudad",
    )
    country = forms.ChoiceField(label="País donde se inscribió", required=False)
    place = forms.CharField(label="Ciudad donde se inscribió", max_length=200, required=False)
    reference = forms.CharField(
        label="Libro, folio o número de acta, si los sabe", max_length=200, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = organisation.offices(kind=CONSULAR).order_by("city", "name")
        _choose(
            self, "post", [("", "No lo sé"), *((each.code, f"{each.city}: {each.name}") for each in posts)]
        )
        _choose(self, "country", [("", "Elija un país"), *countries.choices()])

    def clean(self) -> dict[str, Any]:
        """Where the post was not named, the likeliest by country and city is proposed; the last page shows it."""
        cleaned: dict[str, Any] = super().clean() or {}
        post, country = cleaned.get("post"), cleaned.get("country")
        if not post and not country:
            self.add_error("post", "Elija el consulado, o díganos en qué país se inscribió.")
        elif post:
            cleaned["office"] = post
        else:
            proposed = jurisdictions.posts_for(str(country), cleaned.get("place", ""))
            if proposed:
                cleaned["office"] = proposed[0].office.code
            else:
                self.add_error(
                    "country", "Ningún consulado atiende ese país: elija el consulado de la lista."
                )
        return cleaned


class Destination(forms.Form):
    """Second page: how and where it is received, and what for."""

    title = "¿Cómo la quiere recibir?"
    manner = forms.ChoiceField(
        label="¿Cómo la quiere?",
        choices=[(each.value, each.label) for each in DeliveryManner],
        widget=forms.RadioSelect,
    )
    destination = forms.ChoiceField(label="¿Dónde la recogerá, si la quiere impresa?", required=False)
    purpose = forms.ChoiceField(
        label="¿Para qué la pide?",
        choices=[
            (Purpose.GENERAL, "Para cualquier fin"),
            (Purpose.MILITARY, "Para el Registro Militar: es gratuita, y la copia lo dice"),
        ],
        initial=Purpose.GENERAL,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "destination", _destinations())


class Permit(forms.Form):
    """Which travel permit is sent, and how it is received."""

    permit_number = forms.CharField(
        label="Número de la autorización", max_length=40, help_text="Está impreso arriba; empieza por AVM"
    )
    manner = forms.ChoiceField(
        label="¿Cómo la quiere?",
        choices=[(each.value, each.label) for each in DeliveryManner],
        widget=forms.RadioSelect,
    )
    destination = forms.ChoiceField(label="¿Dónde la recogerá, si la quiere impresa?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "destination", _destinations())


class Found(forms.Form):
    """Where the entry stands in the book, as the book writes it, and its scanned image."""

    volume = forms.CharField(label="Libro", max_length=20)
    folio = forms.CharField(label="Folio", max_length=20)
    number = forms.CharField(label="Número de acta", max_length=20)
    registered_on = forms.DateField(label="Fecha de inscripción", widget=_DATE)
    holder = forms.CharField(label="Titular, tal como consta en el libro", max_length=200)
    other = forms.CharField(label="La otra persona, si es un matrimonio", max_length=200, required=False)
    image = ResumableField(
        label="Imagen del asiento", help_text="JPG o PNG, de hasta 25 MB, derecha y completa"
    )
    reverse = ResumableField(
        label="Segunda página del asiento, si la tiene", required=False, help_text="JPG o PNG"
    )


class Compared(forms.Form):
    """The consul's word."""

    is_compared = forms.BooleanField(
        label="Comparé la imagen con el asiento del libro, y es copia fiel", required=False
    )


class Difference(forms.Form):
    """What is not as it was sent."""

    reason = forms.CharField(
        label="¿Qué diferencia encontró?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Quien lo envió la leerá y lo enviará otra vez",
    )


class Sheet(forms.Form):
    """On which sheet it is printed, and why again."""

    sheet = forms.CharField(label="Número de la hoja de seguridad", max_length=40)
    reason = forms.CharField(
        label="Motivo, si ya se imprimió antes",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TakerForm(DocumentInHand):
    """Who stands before the officer."""

    name = forms.CharField(label="Nombre completo, como está en su documento", max_length=200)
    power = forms.CharField(
        label="Poder, si no es el solicitante",
        max_length=200,
        required=False,
        help_text="Clase, número y fecha del poder que presenta",
    )
    field_order = ("name", "document_kind", "document_number", "document_country", "power")


def _destinations() -> list[tuple[str, str]]:
    return [
        ("", "Elija una oficina"),
        *((each.code, f"{each.city}: {each.name}") for each in queries.destinations()),
    ]
