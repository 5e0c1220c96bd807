"""What may be typed about signatures, and how it is asked for in Spanish."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from chancery.contexts.signatories import queries
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base import clock, countries

_KINDS = [(kind.value, kind.label) for kind in AuthorityKind]
_LARGEST_CERTIFICATE = 1024 * 1024
_IMAGE = "PNG o JPEG, de hasta 1 MB"


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **options)


def _support() -> forms.CharField:
    return forms.CharField(
        label="Documento que lo sustenta",
        max_length=200,
        help_text="Por ejemplo: Oficio 120-2026 de la Secretaría General, o la resolución de designación",
    )


def _check_size(file: "UploadedFile[bytes]") -> None:
    if file.size is not None and file.size > _LARGEST_CERTIFICATE:
        raise forms.ValidationError("El archivo pesa más de 1 MB.")


class Search(forms.Form):
    """Which part of the register."""

    q = forms.CharField(
        label="Nombre, cargo o entidad", max_length=200, required=False, help_text="Con o sin tildes"
    )
    kind = forms.ChoiceField(label="Clase de entidad", required=False, choices=[("", "Todas"), *_KINDS])
    on = _day("En el cargo el día", required=False)


class AddAuthority(forms.Form):
    """An entity."""

    name = forms.CharField(label="Nombre de la entidad", max_length=200)
    kind = forms.ChoiceField(label="Clase", choices=[("", "Elija una clase"), *_KINDS])
    sector = forms.CharField(label="Sector", max_length=100, required=False)
    country = forms.ChoiceField(label="País", choices=countries.choices, initial="PE")
    certified_by = forms.ModelChoiceField(
        queries.authorities(),
        label="¿Qué entidad certifica antes que el Ministerio?",
        required=False,
        empty_label="Ninguna",
        help_text="Por ejemplo, el Colegio de Notarios para una notaría",
    )


class _Facsimile(forms.Form):
    signature = forms.FileField(label="Imagen de la firma", help_text=_IMAGE)
    seal = forms.CharField(
        label="Descripción del sello",
        max_length=200,
        required=False,
        help_text="Tal como se leerá en la apostilla. Por ejemplo: Secretaría General de la Universidad",
    )
    seal_image = forms.FileField(label="Imagen del sello", required=False, help_text=_IMAGE)


class ProposeSignatory(_Facsimile):
    """A person in a post."""

    name = forms.CharField(label="Nombres y apellidos", max_length=200)
    authority = forms.ModelChoiceField(
        queries.authorities(), label="Entidad", empty_label="Elija una entidad"
    )
    capacity = forms.CharField(label="Cargo", max_length=200)
    valid_from = _day("Primer día en el cargo")
    last_day = _day("Último día en el cargo", required=False, help_text="Déjelo en blanco si no se conoce")
    support = _support()
    field_order = ("name", "authority", "capacity", "valid_from", "last_day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signature"].required = False


class _Seal(forms.Form):
    seal = forms.CharField(
        label="Descripción del sello",
        max_length=200,
        help_text="Tal como se leerá en la apostilla. Por ejemplo: Archivo General de la Nación",
    )
    seal_image = forms.FileField(label="Imagen del sello", help_text=_IMAGE)


class ProposeSeal(_Seal):
    """An authority that seals and does not sign."""

    authority = forms.ModelChoiceField(
        queries.authorities(), label="Entidad", empty_label="Elija una entidad"
    )
    valid_from = _day("Primer día en que usa el sello")
    last_day = _day("Último día en que lo usa", required=False, help_text="Déjelo en blanco si no se conoce")
    support = _support()
    field_order = ("authority", "seal", "seal_image", "valid_from", "last_day")


class ProposeEndOfTenure(forms.Form):
    """The last day in a post."""

    last_day = _day("Último día en el cargo")
    support = _support()


class ProposeSpecimen(_Facsimile):
    """A facsimile and the day from which it counts."""

    valid_from = _day("Rige desde")
    support = _support()
    field_order = ("valid_from",)


class ProposeSealSpecimen(_Seal):
    """Another image of a seal and the day from which it counts."""

    valid_from = _day("Rige desde")
    support = _support()
    field_order = ("valid_from",)


class ProposeCertificate(forms.Form):
    """A certificate."""

    certificate = forms.FileField(
        label="Certificado digital", validators=[_check_size], help_text="Archivo .pem, .cer o .crt"
    )
    support = _support()


class ProposeCertificateRevocation(forms.Form):
    """When the issuer revoked it."""

    revoked_at = forms.DateTimeField(
        label="Fecha y hora de la revocación, hora de Lima",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    support = _support()


class Reject(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="Motivo del rechazo", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class Consult(forms.Form):
    """What stands on the document that one holds."""

    name = forms.CharField(label=_("Nombre de quien firma"), max_length=200)
    authority = forms.CharField(label=_("Entidad que emitió el documento"), max_length=200)
    on = _day(_("Fecha del documento"), initial=clock.today)
