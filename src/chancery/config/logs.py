"""What may stand in a log? A line a fact, as JSON, with whatever could name a person taken out."""

import json
import logging
import re

_DOCUMENT = re.compile(r"(?<![\w-])\d{8,9}[A-Z]?(?![\w-])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def masked(text: str) -> str:
    """`text` without numbers that could be identity documents and without e-mail addresses."""
    return _EMAIL.sub("<correo>", _DOCUMENT.sub("<documento>", text))


class NoPersonalData(logging.Filter):
    """Masks the message before any formatter sees it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = masked(record.getMessage())
        record.args = None
        return True


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
