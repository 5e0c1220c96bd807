"""May a window approve what was captured, without RENIEC's evaluation? DI-316-GOR/010, num. 6.1."""

from collections.abc import Iterable
from enum import StrEnum

from chancery.contexts.identity_cards.rules.tables import (
    Approval,
    Change,
    ChangeAtWindow,
    Kind,
    KindAtWindow,
    Mode,
)


class WindowBar(StrEnum):
    """Why the window may not approve."""

    MODE = "mode"
    FINGERPRINT = "fingerprint"
    KIND = "kind"
    CHANGE = "change"
    ACT = "act"

    @property
    def sentence(self) -> str:
        """What the officer reads."""
        return _SENTENCES[self]


_SENTENCES = {
    WindowBar.MODE: "la captura no se hizo para aprobarse en ventanilla",
    WindowBar.FINGERPRINT: "las huellas no coinciden con las del RENIEC, o no se compararon",
    WindowBar.KIND: "ese trámite lo aprueba el RENIEC",
    WindowBar.CHANGE: "uno de los datos que cambian necesita sustento",
    WindowBar.ACT: "el acta de matrimonio no está en el RENIEC",
}


def window_bars(
    kind: Kind, mode: Mode, changes: Iterable[Change], *, is_matched: bool, is_act_registered: bool
) -> tuple[WindowBar, ...]:
    """Every reason why not; none when the window may approve."""
    bars = []
    if mode.approval is not Approval.WINDOW:
        bars.append(WindowBar.MODE)
    if not is_matched:
        bars.append(WindowBar.FINGERPRINT)
    if kind.window is KindAtWindow.NEVER:
        bars.append(WindowBar.KIND)
    found = {change.window for change in changes}
    if ChangeAtWindow.NO in found:
        bars.append(WindowBar.CHANGE)
    if ChangeAtWindow.REGISTERED in found and not is_act_registered:
        bars.append(WindowBar.ACT)
    return tuple(bars)
