"""What may be typed, and how it is asked for in Spanish."""

from collections.abc import Sequence
from typing import Any

from django import forms

from chancery.contexts.apostilles import queries
from chancery.contexts.apostilles.models import Form
from chancery.contexts.apostilles.rules import DocumentClass
from chancery.kernel.base import countries
from chancery.web.uploads.fields import ResumableField

_CLASSES = (
    (DocumentClass.ADMINISTRATIVE, "Administrativo: partidas, títulos, certificados, antecedentes"),
    (DocumentClass.COURT, "Judicial: resoluciones y copias certificadas por un juzgado"),
    (DocumentClass.NOTARIAL, "Notarial: escrituras, poderes, copias certificadas por notario"),
    (DocumentClass.PRIVATE_CERTIFIED, "Privado con firma certificada por notario o autoridad"),
    (DocumentClass.PRIVATE, "Privado sin certificación"),
    (DocumentClass.CONSULAR, "Expedido por un consulado o una embajada"),
    (DocumentClass.CUSTOMS, "Administrativo sobre una operación comercial o aduanera"),
    (DocumentClass.FOREIGN, "Emitido por otro país"),
)
_FORMS = (
    (Form.ELECTRONIC, "Electrónico: el archivo PDF lleva la firma digital de la autoridad"),
    (Form.PAPER, "En papel: llevaré el original a la oficina"),
)


class Destination(forms.Form):
    """First page: enough to know whether an apostille is what is needed."""

    title = "¿Para dónde y qué clase de documento?"
    destination = forms.ChoiceField(label="¿En qué país lo va a usar?")
    document_class = forms.ChoiceField(
        label="¿Qué clase de documento es?", choices=_CLASSES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        destination = self.fields["destination"]
        assert isinstance(destination, forms.ChoiceField)
        destination.choices = [
            ("", "Elija un país"),
            *(pair for pair in countries.choices() if pair[0] != "PE"),
        ]


class Particulars(forms.Form):
    """Second page: the document itself."""

    title = "Su documento"
    form = forms.ChoiceField(label="¿En qué forma lo tiene?", choices=_FORMS, widget=forms.RadioSelect)
    name = forms.CharField(
        label="¿Qué documento es?",
        max_length=200,
        help_text="Por ejemplo: partida de nacimiento, título de bachiller",
    )
    issued_by = forms.CharField(
        label="¿Qué entidad lo emitió?",
        max_length=200,
        help_text="Por ejemplo: RENIEC, Poder Judicial, SUNEDU",
    )
    signed_by = forms.CharField(
        label="¿Quién lo firma?",
        max_length=200,
        required=False,
        help_text="El nombre que aparece junto a la firma. Déjelo en blanco si solo tiene sello",
    )
    signed_on = forms.DateField(
        label="¿Qué fecha tiene el documento?", widget=forms.DateInput(attrs={"type": "date"})
    )


class Files(forms.Form):
    """Third page: the files. What was uploaded before stays unless it is replaced."""

    title = "Adjunte los archivos"
    source_document = ResumableField(
        label="Documento que desea apostillar",
        required=False,
        help_text="PDF, JPG o PNG, de hasta 25 MB. Si es electrónico, el archivo original sin imprimir ni escanear",
    )
    certification_chain = ResumableField(
        label="Certificaciones previas", required=False, help_text="Solo si el documento las necesita"
    )
    translation = ResumableField(
        label="Traducción oficial", required=False, help_text="Solo si el país de destino la pide"
    )


class Office(forms.Form):
    """Fourth page: where, and the applicant's word that what was said is true."""

    title = "Oficina y confirmación"
    office = forms.ChoiceField(label="¿Qué oficina lo atenderá?")
    is_true = forms.BooleanField(label="Declaro que los datos y documentos que presento son verdaderos")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = [
            ("", "Elija una oficina"),
            *((o.code, f"{o.name}, {o.city}") for o in queries.offices()),
        ]


PAGES: tuple[type[Destination | Particulars | Files | Office], ...] = (
    Destination,
    Particulars,
    Files,
    Office,
)


class Reason(forms.Form):
    """A reason in writing."""

    reason = forms.CharField(
        label="Motivo",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        help_text="El solicitante lo leerá tal como usted lo escriba",
    )


class Correct(forms.Form):
    """What the applicant answers to an observation."""

    explanation = forms.CharField(
        label="¿Qué corrigió?", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000, required=False
    )
    source_document = ResumableField(label="Documento corregido", required=False)
    certification_chain = ResumableField(label="Certificaciones previas", required=False)
    translation = ResumableField(label="Traducción oficial", required=False)


class IssuePaper(forms.Form):
    """What the officer confirms before an apostille on paper."""

    signatory_id = forms.ChoiceField(
        label="Firma registrada que lleva el documento", widget=forms.RadioSelect
    )
    original_seen = forms.BooleanField(
        label="Tengo el original a la vista y lo cotejé con la firma registrada"
    )

    def __init__(self, *args: Any, signatures: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["signatory_id"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = list(signatures)


class Deliver(forms.Form):
    """Who comes for the paper."""

    received_by = forms.CharField(label="Nombre y documento de quien recibe", max_length=200)


class Register(forms.Form):
    """The three things that open an entry of the register."""

    number = forms.CharField(label="Número de la apostilla", max_length=30)
    on = forms.DateField(label="Fecha de expedición", widget=forms.DateInput(attrs={"type": "date"}))
    code = forms.CharField(label="Código de verificación", max_length=40)
