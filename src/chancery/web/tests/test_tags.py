"""Do the tags say in HTML what a form, an instant or a deadline means, to who sees it and to who hears it?"""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from lxml import html

from chancery.kernel.base import clock
from chancery.kernel.organisation.models import Office

LIMA = Office(code="lima", city="Lima", time_zone="America/Lima")
MADRID = Office(code="madrid", city="Madrid", time_zone="Europe/Madrid")


class Sample(forms.Form):
    name = forms.CharField(
        label="Nombres", help_text="Como en su documento", widget=forms.TextInput({"autocomplete": "name"})
    )
    note = forms.CharField(label="Nota", required=False, widget=forms.Textarea)
    country = forms.ChoiceField(label="País", choices=[("PE", "Perú")])
    delivery = forms.ChoiceField(
        label="Entrega",
        help_text="Elija una",
        choices=[("a", "Papel"), ("b", "PDF")],
        widget=forms.RadioSelect,
    )
    scopes = forms.MultipleChoiceField(
        label="Permisos", help_text="Elija varios", choices=[("r", "Leer"), ("w", "Escribir")],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    is_sure = forms.BooleanField(label="Estoy seguro")
    paper = forms.FileField(label="Archivo")


def rendered(source: str, **context: object) -> html.HtmlElement:
    text = Template("{% load chancery %}<div>" + source + "</div>").render(Context(context))
    return html.fromstring(text)


def field_of(form: Sample, name: str) -> html.HtmlElement:
    return rendered("{% form_field field %}", field=form[name])


def whole(form: Sample) -> html.HtmlElement:
    return rendered(
        "{% error_summary form %}{% for field in form %}{% form_field field %}{% endfor %}", form=form
    )


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("name", "//input[@type='text' and @autocomplete='name' and @required]"),
        ("note", "//textarea[not(@required)]"),
        ("country", "//select/option"),
        ("delivery", "//fieldset//input[@type='radio']"),
        ("scopes", "//fieldset//input[@type='checkbox']"),
        ("is_sure", "//input[@type='checkbox']"),
        ("paper", "//input[@type='file']"),
    ],
)
def test_each_kind_of_field_is_its_own_control(name: str, path: str) -> None:
    assert field_of(Sample(), name).xpath(path)


def test_several_options_may_be_chosen_and_stay_chosen() -> None:
    chosen = field_of(Sample({"scopes": ["r", "w"]}), "scopes")
    assert chosen.xpath("//input[@type='checkbox' and @checked]/@value") == ["r", "w"]


@pytest.mark.parametrize("data", [None, {}])
def test_every_control_has_a_name_and_points_at_notes_that_exist_once(data: dict[str, str] | None) -> None:
    page = whole(Sample(data))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    described = [target for value in page.xpath("//@aria-describedby") for target in value.split()]
    assert described
    assert set(described) <= set(ids)
    named = set(page.xpath("//label/@for"))
    assert named == set(page.xpath("//input/@id | //select/@id | //textarea/@id"))


def test_the_summary_leads_to_a_control_for_every_error() -> None:
    form = Sample({})
    page = whole(form)
    targets = [
        link.removeprefix("#") for link in page.xpath("//*[@data-module='govuk-error-summary']//a/@href")
    ]
    assert len(targets) == len(form.errors) == 6
    assert set(targets) <= set(page.xpath("//input/@id | //select/@id | //textarea/@id"))
    assert not whole(Sample()).xpath("//*[@data-module='govuk-error-summary']")


def test_what_was_typed_is_never_markup() -> None:
    page = field_of(Sample({"name": '"><script>alert(1)</script>'}), "name")
    assert not page.xpath("//script")
    assert page.xpath("//input/@value") == ['"><script>alert(1)</script>']


def test_an_instant_is_told_where_the_office_is_and_in_lima() -> None:
    instant = datetime(2026, 7, 1, 15, 30, tzinfo=UTC)
    abroad = rendered("{% local_time instant office %}", instant=instant, office=MADRID)
    assert abroad.text_content() == "01/07/2026 17:30 (Madrid); 01/07/2026 10:30 (Lima)"
    assert abroad.xpath("//time/@datetime") == ["2026-07-01T17:30+02:00"]
    assert (
        rendered("{% local_time instant office %}", instant=instant, office=LIMA).text_content()
        == "01/07/2026 10:30"
    )
    assert rendered("{% local_time instant %}", instant=None).text_content() == "—"


@pytest.mark.parametrize(
    ("day", "words"),
    [(4, "venció hace 2 días"), (5, "venció ayer"), (6, "vence hoy"), (7, "vence mañana"), (9, "en 3 días")],
)
def test_a_deadline_says_how_near_it_is(day: int, words: str) -> None:
    with clock.set_to(datetime(2026, 7, 6, 17, tzinfo=UTC)):
        shown = rendered("{% due day office %}", day=date(2026, 7, day), office=LIMA)
    assert shown.text_content() == f"0{day}/07/2026 {words}"


def test_a_link_to_a_page_that_is_not_there_is_no_link() -> None:
    assert rendered('{% nav_link "home:services" "Trámites" %}').xpath("//a/@href") == ["/tramites/"]
    assert not rendered('{% nav_link "nowhere:nothing" "Nada" %}').xpath("//a")
