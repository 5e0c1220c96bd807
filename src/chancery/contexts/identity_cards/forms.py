"""What may be typed of an identity card, and how it is asked for: the citizen's pages exist in English too."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.identity_cards import actions, rules
from chancery.contexts.identity_cards.procedures import IDENTITY_CARD
from chancery.contexts.identity_cards.rules import (
    Bond,
    CardSupply,
    HolderStanding,
    OldCardFate,
    Piece,
    Receiver,
)
from chancery.kernel.base import clock
from chancery.kernel.base.languages import is_english
from chancery.kernel.organisation.models import Office
from chancery.web.days import MonthField
from chancery.web.travel_fields import kept_day

_BONDS = (
    (Bond.NONE.value, _("Para mí")),
    (Bond.MOTHER.value, _("Para mi hijo o hija menor: soy su madre")),
    (Bond.FATHER.value, _("Para mi hijo o hija menor: soy su padre")),
    (Bond.GUARDIAN.value, _("Para un menor del que soy tutor")),
)
_STANDINGS = (
    (HolderStanding.ORDINARY.value, _("Ninguna de las siguientes")),
    (HolderStanding.DISABLED.value, _("Persona con discapacidad: la inscripción es gratuita")),
    (HolderStanding.UNIFORMED.value, _("Policía o militar")),
)
_YES_NO = (("yes", "Sí"), ("no", "No"))


def _day(label: Any, **settings: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **settings)


class Wish(forms.Form):
    """First page: which procedure."""

    title = _("El trámite")
    kind = forms.ChoiceField(label=_("¿Qué necesita?"), widget=forms.RadioSelect)
    standing = forms.ChoiceField(
        label=_("Si se inscribe por primera vez, ¿es el titular…?"),
        choices=_STANDINGS,
        widget=forms.RadioSelect,
        initial=HolderStanding.ORDINARY.value,
    )
    origin = forms.CharField(
        label=_("Número del trámite cuyo DNI llegó con error"),
        max_length=30,
        required=False,
        help_text=_("Solo para un reproceso, que no se paga"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (row.code, row.english if is_english() else row.title) for row in rules.kinds(clock.today())
        ]


class Changed(forms.Form):
    """Second page: which data change, and what each should say."""

    title = _("Los datos que cambian")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in rules.changes(clock.today()):
            self.fields[f"change_{row.code}"] = forms.CharField(
                label=row.english if is_english() else row.title,
                max_length=200,
                required=False,
                help_text=_("Qué debe decir. Déjelo en blanco si no cambia"),
            )


class Holder(forms.Form):
    """Third page: whose card it is."""

    title = _("El titular")
    bond = forms.ChoiceField(
        label=_("¿Para quién es el DNI?"),
        choices=_BONDS,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Desde los 17 años lo pide y firma el propio titular"),
    )
    given_names = forms.CharField(label=_("Nombres"), max_length=120)
    first_surname = forms.CharField(label=_("Primer apellido"), max_length=80)
    second_surname = forms.CharField(label=_("Segundo apellido"), max_length=80, required=False)
    born_on = _day(_("Fecha de nacimiento"))
    dni = forms.CharField(
        label=_("Número de DNI, o de la libreta electoral"),
        max_length=12,
        required=False,
        help_text=_("Déjelo en blanco si nunca se inscribió"),
    )
    card_expires_on = _day(_("¿Cuándo vence el DNI?"), required=False, help_text=_("Solo para renovarlo"))
    address = forms.CharField(label=_("Domicilio en el exterior"), max_length=200)
    birth_act = forms.CharField(
        label=_("Número y registro del acta de nacimiento"),
        max_length=120,
        required=False,
        help_text=_("Solo para inscribirse"),
    )
    birth_act_issued_on = _day(
        _("¿Cuándo se expidió la copia del acta?"),
        required=False,
        help_text=_("Debe tener seis meses como máximo"),
    )


class Capture(forms.Form):
    """What was taken, in which mode; the pieces are those that some mode wants of somebody of that age."""

    def __init__(self, pieces: Iterable[Piece], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mode"] = forms.ChoiceField(
            label="Modalidad de la captura",
            choices=[(row.code, row.title) for row in rules.modes(clock.today())],
            widget=forms.RadioSelect,
        )
        self.fields["pieces"] = forms.MultipleChoiceField(
            label="Qué se tomó",
            choices=[(each.value, each.label) for each in pieces],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text="Marque lo que tomó. La imagen y las huellas no se guardan aquí.",
        )
        self.fields["form_number"] = forms.CharField(
            label="Número de la ficha registral",
            max_length=20,
            required=False,
            help_text="Solo si la captura usa una ficha en papel",
        )
        self.fields["captured_on"] = _day(
            "Día de la captura manual", required=False, help_text="Se ingresa el mismo día"
        )
        self.fields["annotation"] = forms.CharField(
            label="Anotación para el RENIEC",
            max_length=500,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Por ejemplo, si hay dudas sobre quién lo pide. No impide el trámite.",
        )

    def taken(self) -> actions.Taken:
        """As the action wants it."""
        typed = self.cleaned_data
        return actions.Taken(
            mode=typed["mode"],
            pieces=frozenset(Piece(each) for each in typed["pieces"]),
            form_number=typed["form_number"],
            captured_on=typed["captured_on"],
            annotation=typed["annotation"],
        )


class Approval(forms.Form):
    """What the officer compared before approving at the window."""

    is_matched = forms.ChoiceField(
        label="¿Coinciden las huellas con las del RENIEC?", choices=_YES_NO, widget=forms.RadioSelect
    )
    is_act_registered = forms.ChoiceField(
        label="Si pasa de soltero a casado, ¿está el acta de matrimonio en el RENIEC?",
        choices=_YES_NO,
        widget=forms.RadioSelect,
        initial="no",
    )


class Delivery(forms.Form):
    """Who collects the card, and what became of the one before."""

    def __init__(
        self, receivers: Iterable[Receiver], fates: Iterable[OldCardFate], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"] = _choice("¿Quién lo recoge?", receivers)
        self.fields["receiver_name"] = forms.CharField(
            label="Nombre del apoderado, acompañante o heredero", max_length=200, required=False
        )
        self.fields["receiver_document"] = forms.CharField(
            label="Su documento; del apoderado, también el poder; del heredero, la partida",
            max_length=40,
            required=False,
        )
        self.fields["has_ticket"] = forms.ChoiceField(
            label="¿Mostró el comprobante?",
            choices=(("yes", "Sí"), ("no", "No: firmó una declaración jurada")),
            widget=forms.RadioSelect,
        )
        self.fields["is_matched"] = forms.ChoiceField(
            label="¿Coincide la huella, comparada una a una?", choices=_YES_NO, widget=forms.RadioSelect
        )
        self.fields["old_card"] = _choice("El documento anterior", fates)


def _choice(label: str, choices: Iterable[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[(each.value, each.label) for each in choices], widget=forms.RadioSelect
    )


class Note(forms.Form):
    """What the office notes."""

    text = forms.CharField(label="Anotación", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))


class Leaving(forms.Form):
    """Who carries a shipment."""

    carrier = forms.CharField(label="Quién lo lleva", max_length=80, help_text="Courier o valija diplomática")
    waybill = forms.CharField(label="Número de su guía", max_length=40)
    off_day_because = forms.CharField(
        label="Si sale fuera del día del courier, por qué", max_length=500, required=False
    )


class Box(forms.Form):
    """What RENIEC's guide lists, and what was in its box."""

    guide = forms.CharField(label="Número de la guía de despacho", max_length=40)
    listed = forms.CharField(
        label="Lo que lista la guía",
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Un número por línea: del DNI, de la ficha o del trámite",
    )
    found = forms.CharField(
        label="Lo que hay en la caja",
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Un número por línea, leído de cada DNI",
    )


class Pickup(forms.Form):
    """Another office to collect the card at; at a counter also how the holder asked."""

    def __init__(self, places: Iterable[Office], *args: Any, is_counter: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"] = forms.ChoiceField(
            label=_("¿Dónde lo recogerá?"),
            choices=[
                ("", _("Elija una oficina")),
                *((each.code, f"{each.city}: {each.name}") for each in places),
            ],
        )
        if is_counter:
            self.fields["reason"] = forms.CharField(
                label="Cómo lo pidió el titular",
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text="Por ejemplo: en persona, con su documento; por correo, desde la dirección registrada",
            )


class Carried(forms.Form):
    """Who carries a card to another office."""

    carrier = forms.CharField(label="Quién lo lleva", max_length=80, help_text="Courier o valija diplomática")
    waybill = forms.CharField(label="Número de su guía", max_length=40)


class Answered(forms.Form):
    """Whether what came is what the other office posted."""

    answer = forms.ChoiceField(
        label="¿Llegó este DNI, cerrado y sin daño?",
        choices=(("accepted", "Sí: lo acepto"), ("differs", "No: no llegó, es otro o está dañado")),
        widget=forms.RadioSelect,
    )
    difference = forms.CharField(
        label="Si no lo acepta, por qué",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Moved(forms.Form):
    """Forms that came, or that are void or useless."""

    movement = forms.ChoiceField(
        label="Qué pasó",
        choices=[(each.value, each.label) for each in actions.BY_HAND],
        widget=forms.RadioSelect,
    )
    quantity = forms.IntegerField(label="Cuántas fichas", min_value=1, max_value=100_000)
    reason = forms.CharField(
        label="Motivo", max_length=500, required=False, help_text="Obligatorio si se anulan o inutilizan"
    )


class Counted(forms.Form):
    """What was on the shelf when a month ended."""

    supply = _choice("Qué se contó", CardSupply)
    month = MonthField(label="Mes que terminó")
    counted = forms.IntegerField(label="Cuántos había al terminar el mes", min_value=0, max_value=1_000_000)


class Explanation(forms.Form):
    """What explains a difference."""

    explanation = forms.CharField(
        label="Qué explica la diferencia",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Obligatorio si la hay",
    )


class Search(forms.Form):
    """What to look for among an office's requests."""

    q = forms.CharField(label="Número, DNI o titular", max_length=100, required=False)
    estado = forms.ChoiceField(
        label="Estado",
        required=False,
        choices=[
            ("", "Todos"),
            *((state.value, label) for state, label in IDENTITY_CARD.states.items()),
        ],
    )


def particulars(answers: Mapping[str, Any]) -> actions.Particulars:
    """What the three pages say."""
    changed = (
        (name.removeprefix("change_"), str(wanted))
        for name, wanted in answers.items()
        if name.startswith("change_") and wanted
    )
    return actions.Particulars(
        kind=answers["kind"],
        standing=HolderStanding(answers["standing"]),
        origin=answers["origin"],
        changes=tuple(changed),
        bond=Bond(answers["bond"]),
        given_names=answers["given_names"],
        first_surname=answers["first_surname"],
        second_surname=answers["second_surname"],
        born_on=kept_day(answers["born_on"]),
        dni=answers["dni"],
        card_expires_on=kept_day(answers["card_expires_on"]) if answers["card_expires_on"] else None,
        address=answers["address"],
        birth_act=answers["birth_act"],
        birth_act_issued_on=kept_day(answers["birth_act_issued_on"])
        if answers["birth_act_issued_on"]
        else None,
    )
