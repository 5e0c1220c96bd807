"""A stand-in for a provider of hosted card pages, with its own unit of truth: what it collected, it knows.

Its page is real HTML and works without scripts. What a card does is told by its number (`CARDS`). Whatever
happens is notified by a signed POST, repeated until the merchant answers 2xx. Kept in memory.
"""

import hmac
import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from html import escape
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from chancery.kernel.gateway.simulators.server import Request, Response

LIMA = ZoneInfo("America/Lima")
PAUSES = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 15, 30, 60, 60, 60)
REPLAY_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Card:
    """How one test card behaves."""

    title: str
    refusal: str = ""
    notices: int = 1
    is_late: bool = False


CARDS = {
    "4111111111111111": Card("aprobada"),
    "4000000000000002": Card("rechazada por el banco", refusal="card_declined"),
    "4000000000000010": Card("rechazada por fondos insuficientes", refusal="insufficient_funds"),
    "4000000000000028": Card("aprobada, con aviso tardío", is_late=True),
    "4000000000000036": Card("aprobada, con cinco avisos", notices=5),
    "4000000000000044": Card("aprobada, sin aviso (aparece en la cuenta del día)", notices=0),
}


@dataclass(slots=True)
class Session:
    """One page opened for one amount."""

    id: str
    subject: str
    amount: str
    currency: str
    description: str
    return_url: str
    notice_url: str
    is_paid: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One movement in the provider's account."""

    movement: str
    reference: str
    subject: str
    amount: str
    currency: str
    occurred_at: str


@dataclass(slots=True)
class Payments:
    """The provider. `late_seconds` is how long the late card's notification waits; `now` dates what it books."""

    secret: str
    late_seconds: float = 20.0
    prefix: str = "/payments"
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sessions: dict[str, Session] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    refunds: dict[str, str] = field(default_factory=dict)
    notices: list[Thread] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def handle(self, request: Request) -> Response:
        parts = request.path.strip("/").split("/")
        match request.method, parts:
            case "GET", ["pay", session] if session in self.sessions:
                return _page(self.sessions[session])
            case "POST", ["pay", session] if session in self.sessions:
                return self._pay(self.sessions[session], request.form())
            case "POST", ["sessions" | "settlements" | "refunds" as path]:
                if not self._is_signed(request):
                    return Response.of_json({"error": "signature"}, 401)
                answer = {"sessions": self._open, "settlements": self._settle, "refunds": self._refund}[path]
                return answer(request)
        return Response(404, "No existe esta página.".encode())

    def settle_notices(self, seconds: float = 30.0) -> None:
        """Wait until every notification begun so far was delivered or given up."""
        until = time.monotonic() + seconds
        for thread in tuple(self.notices):
            thread.join(max(0.0, until - time.monotonic()))

    def sign(self, body: bytes, *, at: float | None = None) -> str:
        """The value of `X-Signature` for `body`."""
        stamp = str(int(time.time() if at is None else at))
        digest = hmac.new(self.secret.encode(), stamp.encode() + b"." + body, "sha256").hexdigest()
        return f"t={stamp},v1={digest}"

    def notify(self, url: str, stated: Mapping[str, str], *, times: int = 1, delay: float = 0.0) -> None:
        """Tell the merchant, from a thread, `times` times, each until it answers 2xx."""
        thread = Thread(
            target=self._deliver, args=(url, json.dumps(stated).encode(), times, delay), daemon=True
        )
        self.notices.append(thread)
        thread.start()

    def _is_signed(self, request: Request) -> bool:
        given = request.headers.get("x-signature", "")
        stamp = given.removeprefix("t=").split(",")[0]
        if not stamp.isdigit() or abs(time.time() - int(stamp)) > REPLAY_SECONDS:
            return False
        return hmac.compare_digest(self.sign(request.body, at=int(stamp)), given)

    def _open(self, request: Request) -> Response:
        asked = request.json()
        session = Session(id="cs_" + secrets.token_hex(12), **asked)
        with self._lock:
            self.sessions[session.id] = session
        return Response.of_json(
            {"session": session.id, "address": f"{request.base_url}/pay/{session.id}"}, 201
        )

    def _pay(self, session: Session, form: Mapping[str, str]) -> Response:
        if form.get("action") == "cancel":
            return Response.redirect(session.return_url)
        number = "".join(form.get("number", "").split())
        card = CARDS.get(number)
        if card is None:
            return _page(session, "El número de tarjeta no es válido. Use una de las tarjetas de prueba.")
        if card.refusal:
            stated = self._stated(session, "refused", "ref_" + secrets.token_hex(12))
            self.notify(session.notice_url, stated | {"reason": card.refusal})
            return Response.redirect(session.return_url)
        with self._lock:
            if session.is_paid:
                return Response.redirect(session.return_url)
            session.is_paid = True
        stated = self._book(session, "payment", "pay_" + secrets.token_hex(12))
        if card.notices:
            delay = self.late_seconds if card.is_late else 0.0
            self.notify(session.notice_url, stated, times=card.notices, delay=delay)
        return Response.redirect(session.return_url)

    def _refund(self, request: Request) -> Response:
        asked = request.json()
        with self._lock:
            paid = [line for line in self.lines if line.reference == asked["payment"]]
            if not paid or Decimal(paid[0].amount) != Decimal(asked["amount"]):
                return Response.of_json({"error": "payment"}, 409)
            if known := self.refunds.get(asked["subject"]):
                return Response.of_json({"refund": known})
            reference = self.refunds[asked["subject"]] = "rf_" + secrets.token_hex(12)
        refund = Session(
            "", asked["subject"], asked["amount"], asked["currency"], "", "", asked["notice_url"]
        )
        self.notify(refund.notice_url, self._book(refund, "refund", reference))
        return Response.of_json({"refund": reference}, 202)

    def _settle(self, request: Request) -> Response:
        day = request.json()["day"]
        lines = [asdict(line) for line in tuple(self.lines) if _day(line) == day]
        return Response.of_json({"day": day, "lines": lines})

    def _book(self, session: Session, movement: str, reference: str) -> dict[str, str]:
        stated = self._stated(session, "paid" if movement == "payment" else "refunded", reference)
        with self._lock:
            self.lines.append(
                Line(
                    movement=movement,
                    reference=reference,
                    subject=session.subject,
                    amount=session.amount,
                    currency=session.currency,
                    occurred_at=stated["occurred_at"],
                )
            )
        return stated

    def _stated(self, session: Session, outcome: str, reference: str) -> dict[str, str]:
        return {
            "event": "ev_" + secrets.token_hex(12),
            "outcome": outcome,
            "subject": session.subject,
            "reference": reference,
            "amount": session.amount,
            "currency": session.currency,
            "occurred_at": self.now().isoformat(),
        }

    def _deliver(self, url: str, body: bytes, times: int, delay: float) -> None:
        time.sleep(delay)
        with httpx.Client(trust_env=False, timeout=10) as client:
            for _ in range(times):
                for pause in PAUSES:
                    headers = {"Content-Type": "application/json", "X-Signature": self.sign(body)}
                    try:
                        if client.post(url, content=body, headers=headers).is_success:
                            break
                    except httpx.TransportError:
                        pass
                    time.sleep(pause)


def _day(line: Line) -> str:
    return datetime.fromisoformat(line.occurred_at).astimezone(LIMA).date().isoformat()


def collected(file: Path) -> list[Line]:
    """What the provider had booked before it started, from a JSON file; nothing without one."""
    return [Line(**line) for line in json.loads(file.read_text())] if file.exists() else []


def _page(session: Session, error: str = "") -> Response:
    """The form; its only style is in the document's head, and nothing is loaded from elsewhere."""
    message = f'<p class="error" id="error" role="alert">{escape(error)}</p>' if error else ""
    cards = "".join(
        f"<li><code>{' '.join(number[i : i + 4] for i in range(0, 16, 4))}</code>: {escape(card.title)}</li>"
        for number, card in CARDS.items()
    )
    facts: dict[str, Any] = {
        "message": message,
        "cards": cards,
        "description": escape(session.description),
        "amount": escape(f"{session.currency} {session.amount}"),
        "described": ' aria-describedby="error" aria-invalid="true"' if error else "",
    }
    return Response(422 if error else 200, _HTML.format(**facts).encode())


_HTML = """<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pago con tarjeta (simulado)</title>
<style>
body {{ font: 1.125rem/1.5 sans-serif; max-width: 40rem; margin: 0 auto; padding: 1rem; color: #0b0c0c; }}
header {{ border-bottom: 4px solid #8c1d18; padding-bottom: .5rem; font-weight: bold; }}
label, dt {{ display: block; font-weight: bold; margin-top: 1rem; }}
dd {{ margin: 0; }}
input {{ font: inherit; padding: .4rem; border: 2px solid #0b0c0c; max-width: 100%; box-sizing: border-box; }}
button {{ font: inherit; padding: .5rem 1rem; margin: 1.5rem 1rem 0 0; border: 0; background: #00703c; color: #fff; }}
button.plain {{ background: #f3f2f1; color: #0b0c0c; }}
input:focus, button:focus {{ outline: 3px solid #fd0; }}
.error {{ border-left: 5px solid #b10e1e; padding-left: 1rem; font-weight: bold; }}
.note {{ background: #f3f2f1; padding: 1rem; }}
</style></head>
<body><header>Pasarela de pagos de demostración</header>
<main><h1>Pague con su tarjeta</h1>{message}
<dl><dt>Concepto</dt><dd>{description}</dd><dt>Monto</dt><dd>{amount}</dd></dl>
<form method="post">
<label for="number">Número de tarjeta</label>
<input id="number" name="number" inputmode="numeric" autocomplete="cc-number" size="22"{described}>
<label for="expiry">Vencimiento (MM/AA)</label>
<input id="expiry" name="expiry" autocomplete="cc-exp" size="6">
<label for="code">Código de seguridad</label>
<input id="code" name="code" inputmode="numeric" autocomplete="cc-csc" size="4">
<label for="name">Nombre como figura en la tarjeta</label>
<input id="name" name="name" autocomplete="cc-name">
<div><button name="action" value="pay">Pagar</button>
<button class="plain" name="action" value="cancel">Cancelar y volver</button></div>
</form>
<section class="note"><h2>Tarjetas de prueba</h2>
<p>Ninguna tarjeta real: el vencimiento y el código pueden ser cualesquiera.</p><ul>{cards}</ul></section>
</main></body></html>
"""
