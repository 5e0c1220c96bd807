"""A file field that takes the bytes, or the word that they came before: an upload in parts leaves its id in their place."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class CameBefore:
    """A file that the browser handed in before the form."""

    upload_id: UUID


class ResumableInput(forms.ClearableFileInput):
    """A file input; where JavaScript runs it sends the file in parts as soon as it is chosen."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.get(name) or data.get(name)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, None, attrs)
        context["widget"]["attrs"]["data-resumable"] = reverse("api:resumable_uploads")
        return context

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """With the id of what came before, so that another field's error does not cost the file."""
        written = super().render(name, value, attrs, renderer)
        if not isinstance(value, str):
            return written
        kept = '<input type="hidden" name="{}" value="{}"><p class="govuk-hint">{}</p>{}'
        return format_html(
            kept, name, value, "Ya recibimos el archivo. Si elige otro, lo reemplaza.", written
        )


class ResumableField(forms.FileField):
    """Cleans to the file itself, to a `CameBefore`, or to None.

    `is_wanted` says that it is no optional file although the field may be left empty: it came before, or what else was
    answered asks for it, which is looked at once the other files are kept.
    """

    widget = ResumableInput

    def __init__(self, *args: Any, is_wanted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_wanted = is_wanted

    def clean(self, data: Any, initial: Any = None) -> Any:
        if not isinstance(data, str) or not data:
            return super().clean(data, initial)
        try:
            return CameBefore(UUID(data))
        except ValueError:
            raise ValidationError("Vuelva a adjuntar el archivo.", code="invalid") from None

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data if isinstance(data, str) and data else super().bound_data(data, initial)
