"""Which five kinds of refusal exist, and what every refusal carries."""

from typing import ClassVar

from chancery.kernel.base import wording


class Refusal(Exception):
    """Something the law or the state of the file does not allow.

    Subclasses stand beside the function that raises them and give a stable `code`, a Spanish `sentence`
    saying what happened and what it means, and a `next_step` saying what to do. Both texts may name the
    facts given to the constructor: `{number}`, or an office as one says it, `{office:en}` (`wording.put`). Facts never hold a secret. `leaves_trace` says that what was
    recorded on the way to the refusal stays: a caller who undoes refused acts undoes all but these.
    """

    code: ClassVar[str] = "refusal"
    sentence: ClassVar[str] = "No se pudo completar lo solicitado."
    next_step: ClassVar[str] = ""
    leaves_trace: ClassVar[bool] = False

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.code)

    def __str__(self) -> str:
        return wording.put(self.sentence, self.facts)

    @property
    def advice(self) -> str:
        """What the reader may do now, in Spanish; empty when nothing can be done."""
        return wording.put(self.next_step, self.facts)


class Invalid(Refusal):
    """What was sent does not fit. `fields` maps a field's name to its Spanish messages."""

    code = "invalid"
    sentence = "Algunos datos no son válidos."
    next_step = "Revise los campos señalados y vuelva a enviar."

    def __init__(self, fields: dict[str, list[str]] | None = None, **facts: object) -> None:
        self.fields = fields or {}
        super().__init__(**facts)


class NotFound(Refusal):
    """It does not exist, or the actor may not know that it does."""

    code = "not_found"
    sentence = "No encontramos lo que busca."
    next_step = "Compruebe el número o el código, o vuelva a la página de inicio."


class NotAllowed(Refusal):
    """The actor sees it but may not do this."""

    code = "not_allowed"
    sentence = "Su cuenta no puede realizar esta acción."
    next_step = "Si cree que le corresponde, consulte al administrador de su oficina."


class Conflict(Refusal):
    """Not now: wrong state, already done, fee unpaid, changed meanwhile."""

    code = "conflict"
    sentence = "El expediente cambió o no está en el estado necesario."
    next_step = "Vuelva a abrir el expediente para ver su estado actual."


class Unavailable(Refusal):
    """Another system does not answer; nothing was lost."""

    code = "unavailable"
    sentence = "Un sistema externo no responde en este momento. No se perdió nada de lo que envió."
    next_step = "Vuelva a intentarlo en unos minutos."
