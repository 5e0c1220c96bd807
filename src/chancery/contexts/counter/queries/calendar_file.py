"""What does a telephone's calendar need to know of an appointment? iCalendar (RFC 5545), written by hand."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from chancery.contexts.counter.models import Appointment
from chancery.kernel.base import clock

_WIDTH = 75
_HOUR_BEFORE = "-PT24H"


def calendar_file(appointment: Appointment) -> bytes:
    """One event in UTC, which every calendar shows in its own time, with an alarm the day before."""
    office = appointment.office
    where = appointment.place or ", ".join(part for part in (office.address, office.city) if part)
    ends_at = appointment.starts_at + timedelta(minutes=appointment.minutes)
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    told = "CANCELLED" if not appointment.is_open else "CONFIRMED"
    summary = f"Cita consular: {appointment.service_label}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ministerio de Relaciones Exteriores del Perú//Cancillería en línea//ES",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{appointment.id}@{host}",
        f"SEQUENCE:{appointment.moves}",
        f"DTSTAMP:{_instant(clock.now())}",
        f"DTSTART:{_instant(appointment.starts_at)}",
        f"DTEND:{_instant(ends_at)}",
        f"SUMMARY:{_text(summary)}",
        f"LOCATION:{_text(where)}",
        f"DESCRIPTION:{_text(_description(appointment))}",
        f"URL:{settings.BASE_URL}/citas/{appointment.id}/",
        f"STATUS:{told}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(summary)}",
        f"TRIGGER:{_HOUR_BEFORE}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _description(appointment: Appointment) -> str:
    return (
        f"{appointment.office.name}. Es personal: traiga el documento con el que se registró. "
        "Si no puede ir, cancélela para que otra persona use la hora."
    )


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Octets in lines of at most 75, the next begun by a blank, no character cut in two (RFC 5545, 3.1)."""
    parts: list[bytes] = []
    current = b""
    for character in line:
        octets = character.encode()
        if len(current) + len(octets) > _WIDTH:
            parts.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*parts, current]) + b"\r\n"
