"""What do several verbs of the archive do alike?"""

from chancery.kernel.base.errors import Invalid


class RetentionReasonMissing(Invalid):
    """Whoever audits reads why."""

    code = "retention_reason_missing"
    sentence = "Falta el motivo."


class RetentionLineMissing(Invalid):
    """What the act rests on is named."""

    code = "retention_line_missing"
    sentence = "Falta el documento que lo ordena o autoriza."


def reason_given(reason: str, field: str = "reason") -> str:
    """The reason, trimmed. Raises `RetentionReasonMissing`."""
    if not reason.strip():
        raise RetentionReasonMissing({field: [RetentionReasonMissing.sentence]})
    return reason.strip()[:500]


def document_given(name: str, field: str, length: int) -> str:
    """The document that orders or authorises something, trimmed. Raises `RetentionLineMissing`."""
    if not name.strip():
        raise RetentionLineMissing({field: [RetentionLineMissing.sentence]})
    return name.strip()[:length]
