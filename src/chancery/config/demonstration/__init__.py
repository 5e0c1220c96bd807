"""How is a ministry in motion made? By calling the same actions as people do, under a clock that moves."""

import json
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from chancery.config import personas
from chancery.config.demonstration import ground, telling
from chancery.config.demonstration.parts import PARTS, SEED, Times
from chancery.config.demonstration.telling import Say
from chancery.contexts.apostilles import demo as apostilles
from chancery.contexts.transparency import actions as transparency
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Conflict
from chancery.kernel.fees.models import PaymentAttempt
from chancery.kernel.identity.models import Account
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger.models import Submission


class NotADemonstration(Conflict):
    """Invented people have no place in a real ministry, and nothing of a real ministry is thrown away."""

    code = "not_a_demonstration"
    sentence = "Este sistema no es de demostración: no se cargan ni se borran datos inventados."
    next_step = "Use otra base de datos, o cree las cuentas del ministerio desde la administración."


def require_demonstration() -> None:
    """Refuse where the demonstration is off, and where there are accounts that it did not make."""
    if not settings.DEMONSTRATION or (Account.objects.exists() and not personas.are_loaded()):
        raise NotADemonstration


def load(*, cases: int, hands: int, say: Say) -> None:
    """Make the demonstration once; a second call finds it made, and begins again what was broken off. Raises `NotADemonstration`.

    `hands` is how many processes tell its parts: one alone, in the caller's transaction, or as many as there are parts;
    where these stood in each other's way, one begins again.
    With no case there are offices, people, tables and keys alone: a ministry on its first day.
    """
    require_demonstration()
    begun = Path(settings.VAR) / "demonstration.begun"
    if personas.are_loaded() and not begun.exists():
        return
    began = time.monotonic()
    times = Times.ending(clock.now())
    begun.parent.mkdir(parents=True, exist_ok=True)
    begun.touch()
    say("Oficinas, calendarios, tarifas, personas, claves y registro de firmas…")
    with transaction.atomic():
        if personas.are_loaded():
            empty()
        ground.lay(first=times.first, since=times.since, until=times.until, seed=SEED)
    if cases:
        try:
            _tell(cases, times, hands, say)
        except (subprocess.CalledProcessError, OperationalError):
            if hands == 1:
                raise
            say("Dos partes se estorbaron: se cuenta otra vez, en un solo proceso…")
            load(cases=cases, hands=1, say=say)
            return
    with transaction.atomic():
        if Submission.objects.exists():
            ledger.sequence(actor=ground.SYSTEM)
        transparency.refresh(actor=ground.SYSTEM)
        _leave_files(Path(settings.VAR))
    begun.unlink()
    say(f"Demostración lista en {time.monotonic() - began:.0f} s.")


def empty() -> None:
    """Throw away all that the database holds, and the jobs that waited for what was in it."""
    call_command("flush", "--no-input", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo'")


def _tell(cases: int, times: Times, hands: int, say: Say) -> None:
    """The first part in this process, each of the others beside it. Raises `CalledProcessError` where one fails."""
    first, *others = PARTS
    if hands == 1:
        telling.tell(PARTS, cases=cases, times=times, say=say)
        return
    beside = [
        subprocess.Popen(  # noqa: S603
            [
                sys.executable, "manage.py", "load_demonstration", "--part", name,
                "--cases", str(cases), "--until", times.until.isoformat(),
            ],
            cwd=settings.ROOT,
        )
        for name in others
    ]  # fmt: skip
    try:
        telling.tell([first], cases=cases, times=times, say=say)
        for process in beside:
            if process.wait():
                raise subprocess.CalledProcessError(process.returncode, process.args)
    finally:
        for process in beside:
            process.terminate()


def _leave_files(var: Path) -> None:
    """Beside the database: what the simulated card page collected, and files to try the platform with."""
    lines = [
        {
            "movement": "payment",
            "reference": f"pay_{attempt.id.hex}",
            "subject": str(attempt.id),
            "amount": str(attempt.charge.amount),
            "currency": attempt.charge.currency,
            "occurred_at": attempt.started_at.isoformat(),
        }
        for attempt in PaymentAttempt.objects.select_related("charge")
    ]
    (var / "collected_payments.json").write_text(json.dumps(lines))
    folder = var / "muestras"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in apostilles.samples(seed=SEED).items():
        (folder / name).write_bytes(content)
