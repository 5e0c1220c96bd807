"""What templates may say beyond Django's own: fields, money, instants, states, deadlines, history."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.forms import (
    BoundField,
    CheckboxInput,
    ClearableFileInput,
    DateInput,
    Field,
    Form,
    RadioSelect,
    Select,
    Textarea,
)
from django.forms.widgets import CheckboxSelectMultiple
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from chancery.kernel.base import clock, wording
from chancery.kernel.base.errors import Refusal
from chancery.kernel.base.languages import country_name, is_english, long_date
from chancery.kernel.base.money import CONSULAR_SOL, Money
from chancery.kernel.documents import inspection
from chancery.kernel.documents.models import Upload
from chancery.kernel.documents.queries import Issuer
from chancery.kernel.organisation.calendars import Unit, in_words
from chancery.kernel.organisation.models import LegalPeriod, Office, PeriodProposal
from chancery.kernel.organisation.queries import Period
from chancery.kernel.procedures.vocabulary import Procedure, Step
from chancery.web import acts, errors

register = template.Library()
_SHORT = 3
"""«Sí» and «No» stand side by side."""


@register.inclusion_tag("web/_field.html")
def form_field(field: BoundField, *, marks_optional: bool = True) -> dict[str, Any]:
    """One field with its label, hint and errors, tied together for who cannot see them.

    A filter does not say of each field that it is optional: `marks_optional=False`.
    """
    widget = field.field.widget
    widget.attrs.pop("placeholder", None)  # what the label says, and gone as soon as one types
    if isinstance(widget, DateInput) and widget.input_type == "date":
        widget.format = "%Y-%m-%d"  # browsers show no other, and lose what was typed
    # A group of checkboxes is a kind of radios to the framework: the narrower comes first.
    kinds = (
        (CheckboxSelectMultiple, "checkboxes"), (RadioSelect, "radios"), (CheckboxInput, "checkbox"),
        (Textarea, "textarea"), (ClearableFileInput, "file"), (Select, "select"),
    )  # fmt: skip
    kind = next((name for widget_kind, name in kinds if isinstance(widget, widget_kind)), "input")
    described = [f"{field.auto_id}-hint"] if field.help_text else []
    described += [f"{field.auto_id}-error"] if field.errors else []
    classes = {
        "textarea": "govuk-textarea",
        "file": "govuk-file-upload",
        "select": "govuk-select",
        "input": "govuk-input",
    }.get(kind, "")
    attributes: dict[str, str | bool] = {"class": classes + (f" {classes}--error" if field.errors else "")}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if kind in ("input", "textarea") and field.field.required:
        attributes["required"] = "required"
    return {
        "field": field,
        "kind": kind,
        "input": field.as_widget(attrs=attributes) if classes else "",
        "described": " ".join(described),
        "is_short": kind == "radios" and all(len(str(each.choice_label)) <= _SHORT for each in field),
        "is_optional": marks_optional
        and not field.field.required
        and not getattr(field.field, "is_wanted", False),
    }


@register.inclusion_tag("web/_error_summary.html")
def error_summary(form: Form) -> dict[str, Any]:
    """All errors of a form in one place, each a link to its field; a group's leads to its first option."""
    errors = []
    if form.is_bound:
        errors = [
            (_first_input(field), _apart(field, str(error))) for field in form for error in field.errors
        ]
        errors += [("", str(error)) for error in form.non_field_errors()]
    return {"errors": errors}


def _apart(field: BoundField, error: str) -> str:
    """An error as it reads away from its field: what says of no field which one it is about is told with the label."""
    if error in (Field.default_error_messages["required"], *field.field.error_messages.values()):
        return f"{field.label}: {error}"
    return error


def _first_input(field: BoundField) -> str:
    """A question with several answers has no input of its own: one is led to the first answer."""
    if isinstance(field.field.widget, RadioSelect):
        return str(field[0].id_for_label)
    return field.id_for_label


@register.filter
def money(amount: Money | None) -> str:
    """«S/ 31.00»."""
    return str(amount) if amount is not None else "—"


@register.filter
def figures(amount: Money | None) -> str:
    """«31.00»: an amount under a heading that says the currency."""
    return amount.figures if amount is not None else "—"


@register.filter
def exact(number: Decimal) -> str:
    """A rate or a percentage without the zeros that its column adds."""
    return f"{number.normalize():f}"


@register.filter
def consular(amount: Decimal) -> str:
    """«S/C 100 000.00»."""
    return str(Money(amount, CONSULAR_SOL))


@register.filter
def country(code: str) -> str:
    """The name of a country, in the language of the page."""
    return country_name(code)


@register.filter
def weekday_words(day: date) -> str:
    """«lunes 3 de marzo», in the language of the page."""
    return date_format(day, "l j F" if is_english() else r"l j \d\e F")


@register.filter
def long_weekday(day: date) -> str:
    """«lunes 3 de marzo de 2026», in the language of the page."""
    return date_format(day, "l j F Y" if is_english() else r"l j \d\e F \d\e Y")


@register.filter
def title_of(row: Any) -> str:
    """The title of a row of a table that has an English one too, in the language of the page."""
    return str(row.english if is_english() else row.title)


@register.filter
def period_words(period: LegalPeriod | PeriodProposal | Period) -> str:
    """«3 días hábiles», in the language of the page."""
    spanish = in_words(period.amount, Unit(period.unit))
    if period.amount == 0:
        return gettext(spanish)
    amount, spanish = spanish.split(" ", 1)
    return f"{amount} {gettext(spanish)}"


@register.simple_tag
def local_time(instant: datetime | None, office: Office | Issuer | None = None) -> str:
    """An instant where the office is, and in Lima when that is another hour."""
    if instant is None:
        return "—"
    zone = ZoneInfo(office.time_zone) if office is not None else clock.LIMA
    local, lima = instant.astimezone(zone), instant.astimezone(clock.LIMA)
    shown = _minute(local)
    if office is not None and local.utcoffset() != lima.utcoffset():
        shown += f" ({escape(office.city)}); {_minute(lima)} (Lima)"
    return SafeString(f'<time datetime="{local.isoformat(timespec="minutes")}">{shown}</time>')


def _minute(local: datetime) -> str:
    """As `%d/%m/%Y %H:%M`, which takes twice as long."""
    return f"{local.day:02}/{local.month:02}/{local.year:04} {local.hour:02}:{local.minute:02}"


@register.simple_tag
def local_hour(instant: datetime, office: Office) -> str:
    """Only the hour of an instant where the office is."""
    local = instant.astimezone(ZoneInfo(office.time_zone))
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), f"{local:%H:%M}")


@register.simple_tag
def refusal_words(refusal: Refusal, *, with_advice: bool = True) -> str:
    """What a refusal says, and what to do now, in the language of the page; what is in Spanish alone is marked so."""
    sentence, advice = errors.in_words(refusal)
    said = f"{sentence} {advice}".strip() if with_advice else sentence
    if is_english() and sentence == str(refusal):
        return format_html('<span lang="es">{}</span>', said)
    return format_html("{}", said)


@register.filter
def finding(upload: Upload) -> str:
    """Why a file was set apart, in words."""
    words = capfirst(inspection.in_words(upload.finding))
    return f"{words} ({upload.detail})" if upload.detail else words


@register.simple_tag
def said(spanish: str) -> str:
    """A title of a table in the language of the page; one that is in Spanish alone is marked so."""
    words = gettext(spanish) if spanish else ""
    if is_english() and words == spanish:
        return format_html('<span lang="es">{}</span>', words)
    return format_html("{}", words)


@register.simple_tag
def status_tag(label: str, colour: str = "") -> str:
    """A state, as a coloured tag, in the language of the page."""
    spanish = str(label)
    known = _COLOURS.get(spanish, "")
    chosen = colour or known
    return format_html(
        '<strong class="govuk-tag{}">{}</strong>', f" govuk-tag--{chosen}" if chosen else "", gettext(spanish)
    )


_COLOURS = {
    "Pendiente de pago": "yellow",
    "Presentada": "blue",
    "En evaluación": "blue",
    "Observada": "orange",
    "Observado": "orange",
    "Emitida": "green",
    "Entregada": "green",
    "Denegada": "red",
    "Desistida": "grey",
    "En abandono": "grey",
    "Anulada": "red",
    "Solicitada": "yellow",
    "Por firmar": "orange",
    "Lista": "blue",
    "Usada": "grey",
    "Vencida": "grey",
    "Revocada": "red",
    "En apelación": "orange",
    "En apelación por silencio": "orange",
    "Denegada y consentida": "red",
    "Denegada en apelación": "red",
    "Por reconocer": "blue",
    "Por revisar": "orange",
    "Conforme": "green",
    "Rechazada": "red",
    "No se pudo leer": "red",
}


@register.simple_tag
def due(day: date | None, office: Office) -> str:
    """When a deadline runs out, and how near that is."""
    if day is None:
        return format_html('<span class="govuk-hint">{}</span>', "sin plazo en curso")
    left = (day - clock.today(ZoneInfo(office.time_zone))).days
    if left < 0:
        words, colour = ("venció ayer" if left == -1 else f"venció hace {-left} días"), "red"
    elif left <= 1:
        words, colour = ("vence hoy" if left == 0 else "vence mañana"), "orange"
    else:
        words, colour = f"en {left} días", ""
    tag = status_tag(words, colour) if colour else words
    return format_html('<time datetime="{}">{}</time> {}', day.isoformat(), date_format(day, "d/m/Y"), tag)


@register.inclusion_tag("web/_pagination.html", takes_context=True)
def pagination(context: Mapping[str, Any], page: Any, name: str = "pagina") -> dict[str, Any]:
    """Links to the pages of a list, keeping what else the address says; `name` as `page_of` has it."""
    kept = context["request"].GET.copy()
    kept.pop(name, None)
    return {"page": page, "query": kept.urlencode(), "name": name}


@register.inclusion_tag("web/_empty_state.html")
def empty_state(title: str, advice: str, link: str = "", words: str = "") -> dict[str, str]:
    """What to say where there is nothing: why, and what to do; with the link that does it, in its words.

    Raises `ValueError` for a link without words, or words that lead nowhere.
    """
    if bool(link) != bool(words):
        raise ValueError(f"«{title}» has a link without words, or words without a link")
    return {"title": title, "advice": advice, "link": link, "words": words}


@register.simple_tag(takes_context=True)
def tab(context: Mapping[str, Any], address: str, label: str) -> str:
    """One of the pages that stand side by side under a heading, marked where one is."""
    current = SafeString(' aria-current="page"') if context["request"].path == address else ""
    return format_html('<li><a class="govuk-link" href="{}"{}>{}</a></li>', address, current, label)


@register.simple_tag
def footer_link(route: str, label: str) -> str:
    """A link of the foot of the page; nothing where the route does not exist."""
    try:
        address = reverse(route)
    except NoReverseMatch:
        return SafeString("")
    item = '<li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href="{}">{}</a></li>'
    return format_html(item, address, label)


@register.filter
def after(office: str, preposition: str) -> str:
    """The name of an office after a preposition, with its article."""
    return wording.office_after(preposition, office)


register.filter("long_date", long_date)
register.filter("within", wording.within)
register.filter("act_title", acts.title)
register.filter("act_facts", acts.facts)
register.filter("act_about", acts.about)


@register.filter
def requirement_label(code: str, procedure: Procedure) -> str:
    """What a file was handed in for."""
    requirement = procedure.requirement(code)
    return requirement.label if requirement is not None else code


@register.filter
def target_label(step: Step, procedure: Procedure) -> str:
    """The state to which a step leads."""
    return procedure.states[step.to] if step.to is not None else ""
