"""What may stand in a log? A line a fact, as JSON, with whatever could name a person taken out."""

import json
import logging
import re

_DOCUMENT = re.compile(r"(?<![\w-])\d{8,9}[A-Z]?(?![\w-])")
_ROW = re.compile(r"^(?:DETAIL|CONTEXT): .*?(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)
# Tried once a word and never again within it: a header of many letters that is logged would hold a worker for minutes.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]+")


def masked(text: str) -> str:
    """`text` without identity documents, e-mail addresses and the rows that PostgreSQL quotes in its errors."""
    return _EMAIL.sub("<correo>", _DOCUMENT.sub("<documento>", _ROW.sub("<fila>", text)))


class NoPersonalData(logging.Filter):
    """Masks the message before any formatter sees it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = masked(_routed(record))
        record.args = None
        return True


def _routed(record: logging.LogRecord) -> str:
    """The message, with the route in place of the address: an address may hold a key, a code or a name."""
    message = record.getMessage()
    request = getattr(record, "request", None)
    match = getattr(request, "resolver_match", None)
    return message if match is None else message.replace(request.path, f"/{match.route}")  # type: ignore[union-attr]


class JsonLines(logging.Formatter):
    """Instant, level, logger, message, and the traceback of a bug, masked too."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        request = getattr(record, "request", None)
        actor = getattr(request, "actor", None)
        if actor is not None:
            line["request_id"] = actor.request_id
        if record.exc_info:
            line["traceback"] = masked(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


CONFIGURATION = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_personal_data": {"()": NoPersonalData}},
    "formatters": {"json": {"()": JsonLines}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["no_personal_data"]}
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "httpx": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "CRITICAL"},
    },
}
"""To the standard error. The signature library's own complaints are part of its answers."""
