"""Do the tags say what they should, and tie what belongs together?"""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory

from chancery.contexts.apostilles.procedures import APOSTILLE
from chancery.kernel.base import clock
from chancery.kernel.base.money import Money
from chancery.kernel.ledger.models import Entry
from chancery.kernel.organisation.models import LegalPeriod, Office

LIMA = Office(code="lima", name="Lima", city="Lima", time_zone="America/Lima")
MILAN = Office(code="milan", name="Milán", city="Milán", time_zone="Europe/Rome")
NOON_IN_LIMA = datetime(2026, 7, 1, 17, tzinfo=UTC)


class Ask(forms.Form):
    name = forms.CharField(label="Nombre", help_text="Como en su documento")
    note = forms.CharField(label="Nota", required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(label="Clase", choices=[("a", "Una"), ("b", "Otra")], widget=forms.RadioSelect)
    agrees = forms.BooleanField(label="De acuerdo")


def rendered(source: str, *, path: str = "/", **context: object) -> str:
    request: HttpRequest = RequestFactory().get(path)
    return Template("{% load chancery %}" + source).render(Context({**context, "request": request}))


def test_a_field_is_tied_to_its_hint_and_to_its_error() -> None:
    field = rendered("{% form_field form.name %}", form=Ask({}))
    assert '<label class="govuk-label govuk-label--s" for="id_name">Nombre' in field
    assert 'aria-describedby="id_name-hint id_name-error"' in field
    assert 'id="id_name-hint">Como en su documento' in field
    assert 'id="id_name-error"' in field
    assert "govuk-input--error" in field
    assert "required" in field


def test_decimals_stand_after_a_point_as_in_every_amount() -> None:
    assert (
        rendered("{{ days|floatformat:1 }} {{ size|filesizeformat }}", days=4.7, size=1536) == "4.7 1.5\xa0KB"
    )


def test_a_field_without_errors_speaks_of_none() -> None:
    field = rendered("{% form_field form.name %}", form=Ask())
    assert 'aria-describedby="id_name-hint"' in field
    assert "error" not in field


def test_an_optional_field_says_so_and_is_not_required() -> None:
    field = rendered("{% form_field form.note %}", form=Ask())
    assert "(opcional)" in field
    assert "<textarea" in field
    assert "required" not in field


def test_a_browser_is_given_a_date_as_it_reads_it() -> None:
    class When(forms.Form):
        on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))

    assert 'value="2026-01-15"' in rendered(
        "{% form_field form.on %}", form=When(initial={"on": date(2026, 1, 15)})
    )


def test_choices_stand_under_one_question() -> None:
    field = rendered("{% form_field form.kind %}", form=Ask({"kind": "b"}))
    assert "<legend" in field
    assert field.count('type="radio"') == 2
    assert field.count("checked") == 1
    assert field.index('value="b"') < field.index("checked")


def test_a_question_with_several_answers_is_tied_to_its_error() -> None:
    field = rendered("{% form_field form.kind %}", form=Ask({}))
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_kind-error">' in field
    assert 'id="id_kind-error"' in field


def test_the_summary_leads_to_each_field_that_is_wrong() -> None:
    form = Ask({"name": "Ana", "kind": "z"})
    form.add_error(None, "No concuerdan.")
    summary = rendered("{% error_summary form %}", form=form)
    assert 'href="#id_kind_0"' in summary
    assert 'href="#id_agrees"' in summary
    assert 'href="#id_name"' not in summary
    assert "No concuerdan." in summary


def test_the_summary_names_the_field_of_an_error_that_does_not() -> None:
    form = Ask({"kind": "b", "agrees": "on"})
    form.add_error("kind", "Ya eligió otra clase.")
    summary = rendered("{% error_summary form %}", form=form)
    assert f"{form['name'].label}: Este campo es obligatorio." in summary
    assert ">Ya eligió otra clase.<" in summary


def test_the_hint_of_a_box_to_tick_stands_below_it() -> None:
    class Sure(forms.Form):
        is_sure = forms.BooleanField(label="Estoy seguro", help_text="No se puede deshacer")

    field = rendered("{% form_field form.is_sure %}", form=Sure())
    assert field.index("Estoy seguro") < field.index("No se puede deshacer")
    assert 'aria-describedby="id_is_sure-hint"' in field


def test_a_form_not_yet_sent_has_no_summary() -> None:
    assert rendered("{% error_summary form %}", form=Ask()).strip() == ""


@pytest.mark.parametrize(("amount", "shown"), [(Money(Decimal("31"), "PEN"), "S/ 31.00"), (None, "—")])
def test_money(amount: Money | None, shown: str) -> None:
    assert rendered("{{ amount|money }}", amount=amount) == shown


def test_an_instant_is_shown_where_the_office_is_and_in_lima_when_that_differs() -> None:
    there = rendered("{% local_time at office %}", at=NOON_IN_LIMA, office=MILAN)
    assert "01/07/2026 19:00 (Milán); 01/07/2026 12:00 (Lima)" in there
    assert 'datetime="2026-07-01T19:00+02:00"' in there
    assert ">01/07/2026 12:00<" in rendered("{% local_time at office %}", at=NOON_IN_LIMA, office=LIMA)
    assert rendered("{% local_time at %}", at=None) == "—"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (29, "venció hace 2 días"),
        (30, "venció ayer"),
        (1, "vence hoy"),
        (2, "vence mañana"),
        (9, "en 8 días"),
    ],
)
def test_a_deadline_says_how_near_it_is(day: int, words: str) -> None:
    due_on = date(2026, 6 if day > 20 else 7, day)
    with clock.set_to(NOON_IN_LIMA):
        assert words in rendered("{% due on office %}", on=due_on, office=LIMA)


def test_a_deadline_is_near_by_the_calendar_of_the_office() -> None:
    with clock.set_to(datetime(2026, 7, 1, 23, tzinfo=UTC)):
        assert "vence hoy" in rendered("{% due on office %}", on=date(2026, 7, 2), office=MILAN)
        assert "vence mañana" in rendered("{% due on office %}", on=date(2026, 7, 2), office=LIMA)


def test_a_state_has_its_colour_and_cannot_bring_markup() -> None:
    assert "govuk-tag--green" in rendered("{% status_tag 'Emitida' %}")
    assert "govuk-tag--red" in rendered("{% status_tag 'Emitida' 'red' %}")
    assert "<b>" not in rendered("{% status_tag label %}", label="<b>x</b>")


def test_pages_of_a_list_keep_the_search() -> None:
    page = Paginator(range(30), 10).page(2)
    links = rendered("{% pagination page %}", path="/?q=ana&pagina=2", page=page)
    assert "?q=ana&amp;pagina=1" in links
    assert "?q=ana&amp;pagina=3" in links
    assert "Página 2 de 3 (30 en total)" in links
    beside = rendered("{% pagination page 'por-enviar' %}", path="/?pagina=4&por-enviar=2", page=page)
    assert "?pagina=4&amp;por-enviar=3" in beside


def test_a_list_of_one_page_has_no_links() -> None:
    assert rendered("{% pagination page %}", page=Paginator(range(3), 10).page(1)).strip() == ""


def test_a_route_that_does_not_exist_gives_no_link() -> None:
    assert rendered('{% footer_link "nowhere:at_all" "X" %}') == ""


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (1, "working_days", "1 día hábil"),
        (30, "working_days", "30 días hábiles"),
        (1, "months", "1 mes"),
        (0, "working_days", "el mismo día"),
    ],
)
def test_a_period_of_one_day_is_of_one_day(amount: int, unit: str, words: str) -> None:
    assert rendered("{{ period|period_words }}", period=LegalPeriod(amount=amount, unit=unit)) == words


def test_the_tab_on_which_one_is_is_marked() -> None:
    tabs = rendered(
        '{% tab "/caja/" "Caja" %}{% tab "/caja/dias/" words %}', path="/caja/dias/", words="<Días>"
    )
    assert tabs.count("aria-current") == 1
    assert 'href="/caja/dias/" aria-current="page">&lt;Días&gt;<' in tabs


@pytest.mark.parametrize(
    ("verb", "title"),
    [
        ("apostilles.file", "Presentación"),
        ("apostilles.observe", "Observar"),
        ("fees.confirm_payment", "Pago confirmado"),
        ("elsewhere.unknown", "Otro acto"),
    ],
)
def test_an_act_is_called_by_its_spanish_name(verb: str, title: str) -> None:
    entry = Entry(verb=verb)
    assert rendered("{{ entry|act_title:procedure }}", entry=entry, procedure=APOSTILLE) == title


def test_a_step_says_to_which_state_it_leads() -> None:
    step = APOSTILLE.step("observe")
    assert rendered("{{ step|target_label:procedure }}", step=step, procedure=APOSTILLE) == "Observada"
    stays = SimpleNamespace(to=None)
    assert rendered("{{ step|target_label:procedure }}", step=stays, procedure=APOSTILLE) == ""


def test_a_country_has_its_spanish_name() -> None:
    assert rendered("{{ 'ES'|country }}") == "España"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Renunciation of Peruvian nationality", "renunciation of Peruvian nationality"),
        ("Poder especial", "poder especial"),
        ("DNI", "DNI"),
    ],
)
def test_a_title_within_a_sentence_keeps_the_capitals_of_names(title: str, said: str) -> None:
    assert rendered("{{ title|within }}", title=title) == said
