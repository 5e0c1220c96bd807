"""What the mailbox asks."""

from django import forms

from chancery.kernel.notifications.models import ServiceMode

CONSENTED = (ServiceMode.MAILBOX, ServiceMode.EMAIL, ServiceMode.MAIL)


class ChangeConsent(forms.Form):
    """Accept or withdraw one way of being notified. Accepting asks for the box that says the terms were read."""

    mode = forms.ChoiceField(choices=[(m.value, m.label) for m in CONSENTED])
    is_given = forms.TypedChoiceField(
        choices=[("si", "Acepto"), ("no", "Retiro")], coerce=lambda v: v == "si"
    )
    has_read = forms.BooleanField(required=False, label="Leí y acepto los términos")

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("is_given") and not given.get("has_read"):
            self.add_error("has_read", "Marque la casilla para indicar que leyó y acepta los términos.")
        return given
