"""What an administrator states when giving or ending a role, and when letting a program in."""

from django import forms

from chancery.kernel.base.actor import Role
from chancery.kernel.identity import queries
from chancery.kernel.identity.actions import SCOPES
from chancery.kernel.identity.models import Account
from chancery.kernel.organisation.models import Office

_GRANTABLE = [role for role in Role if role not in (Role.SYSTEM, Role.APPLICANT)]


class Grant(forms.Form):
    """A role at an office from one date to another."""

    role = forms.ChoiceField(label="Función", choices=[(role.value, role.label) for role in _GRANTABLE])
    office = forms.ModelChoiceField(label="Oficina", queryset=Office.objects.all(), to_field_name="code")
    valid_from = forms.DateField(label="Desde", help_text="Por ejemplo, 31/12/2026.")
    valid_until = forms.DateField(label="Hasta (opcional: primer día en que ya no rige)", required=False)
    is_confirmed = forms.BooleanField(label="Confirmo que la persona y la oficina son las correctas")

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class End(forms.Form):
    """Why a role or a program's access ends."""

    reason = forms.CharField(label="Motivo", max_length=300)


class Client(forms.Form):
    """A partner's program."""

    name = forms.CharField(label="Nombre del sistema", max_length=100)
    scopes = forms.MultipleChoiceField(
        label="Permisos", choices=list(SCOPES.items()), widget=forms.CheckboxSelectMultiple
    )
    acts_for = forms.EmailField(
        label="Correo de la cuenta por quien actúa",
        required=False,
        help_text="Sin ella, el sistema solo consulta: no presenta solicitudes ni ve expedientes.",
    )

    def clean_acts_for(self) -> Account | None:
        email = self.cleaned_data["acts_for"]
        account = queries.account_of(email) if email else None
        if email and account is None:
            raise forms.ValidationError("Ninguna persona con cuenta activa usa ese correo.")
        return account


class Search(forms.Form):
    """Words of a name, or the beginning of a document number."""

    text = forms.CharField(label="Nombre o documento", max_length=100, required=False)

    def words(self) -> str:
        """What is searched; empty when nothing was asked."""
        return str(self.cleaned_data["text"]) if self.is_valid() else ""


class Terms(forms.Form):
    """On which terms a partner's program is answered."""

    daily = forms.IntegerField(label="Consultas por día", min_value=0, max_value=1_000_000)
    certificate = forms.CharField(
        label="Huella SHA-256 del certificado con que debe conectarse",
        max_length=100,
        required=False,
        help_text="64 cifras hexadecimales. Vacía: basta el token.",
    )
