"""Who approves what was captured: the window, as far as the directive lets it, or RENIEC?"""

from chancery.contexts.identity_cards import queries
from chancery.contexts.identity_cards.models import CardRequest, WindowApproval
from chancery.contexts.identity_cards.rules import RegisterEntry, Route
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity import access


class WindowBarred(Conflict):
    """The window approves what the directive lists, and nothing else (DI 316, 6.1)."""

    code = "card_window_barred"
    sentence = "No se puede aprobar en ventanilla: {bars}."
    next_step = "Envíela al RENIEC para que la evalúe."


class EntryPending(Conflict):
    """A window that does not know how the entry stands approves nothing."""

    code = "card_entry_pending"
    sentence = "El registro de identidad todavía no respondió por el titular."
    next_step = "Inténtelo más tarde, o envíela al RENIEC para que la evalúe."


class NotElectronic(Conflict):
    """A form on paper goes in an envelope."""

    code = "card_not_electronic"
    sentence = "La captura del expediente {number} está en papel: va en un sobre."
    next_step = "Prepare un envío desde «DNI → Envíos»."


def approve(
    *, request: CardRequest, is_matched: bool, is_act_registered: bool, entry: RegisterEntry, actor: Actor
) -> WindowApproval:
    """Approve at the window. `entry` is what `identify` says now. Raises `WindowBarred`, `EntryPending`."""
    with cases.step(request.case, "approve", actor=actor) as taking:
        captured = queries.current_capture(request)
        assert captured is not None
        bars = queries.window_bars_of(
            request, captured, is_matched=is_matched, is_act_registered=is_act_registered
        )
        if bars:
            raise WindowBarred(bars="; ".join(bar.sentence for bar in bars))
        if entry not in (RegisterEntry.CLEAR, RegisterEntry.PRISON, RegisterEntry.ELECTORAL):
            raise EntryPending
        taking.facts |= {"is_act_registered": is_act_registered, "entry": entry}
        approval = WindowApproval.objects.create(
            capture=captured, is_act_registered=is_act_registered, by_id=access.require_person(actor)
        )
    request.case.refresh_from_db()
    return approval


def transmit(*, request: CardRequest, actor: Actor) -> None:
    """Send what was captured live to RENIEC. Raises `NotElectronic`."""
    with cases.step(request.case, "transmit", actor=actor) as taking:
        captured = queries.current_capture(request)
        assert captured is not None
        if queries.mode_of(captured).route is not Route.ELECTRONIC:
            raise NotElectronic(number=taking.case.number)
        taking.facts["mode"] = captured.mode
    request.case.refresh_from_db()
