"""Is a witness too close to who appears, or to the other? One rule for deeds, for wills, and for the envelopes of closed ones."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from chancery.contexts.public_deeds.rules.figures import FIGURES
from chancery.contexts.public_deeds.rules.witnesses import declared
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity.bars import kin_among
from chancery.kernel.identity.models import Kinship

_NO_BLOOD = 0


class WitnessIsKin(Conflict):
    """The spouse, a forebear, a descendant or a sibling of who appears is no witness (RC05 art. 459; D.Leg. 1049, art. 56).

    Nor is, of a will, who is that of somebody instituted in it (Código Civil, art. 705, incs. 4 and 5, por confirmar).
    """

    code = "deed_witness_is_kin"
    sentence = (
        "No puede ser testigo quien es cónyuge o pariente cercano de quien comparece o hereda: {people}."
    )
    next_step = "Cambie de testigo y compruebe la identidad del nuevo."


class WitnessesMarried(Conflict):
    """Spouses are not witnesses of one will (Código Civil, art. 705, inc. 8, por confirmar)."""

    code = "will_witnesses_married"
    sentence = "Los cónyuges no pueden ser testigos de un mismo testamento: {people}."
    next_step = "Cambie a uno de los dos y compruebe la identidad del nuevo."


class WitnessesNotAsked(Invalid):
    """Nobody registers all kin: the officer asks the witnesses (D.S. 076-2005-RE, art. 459; Código Civil, art. 705)."""

    code = "deed_witnesses_not_asked"
    sentence = "Falta declarar que los testigos no {what}."
    next_step = "Pregúnteles y márquelo; si alguno lo es, cambie de testigo."


def check_witnesses(
    *, witnesses: Mapping[UUID, str], others: Iterable[UUID], is_will: bool, have_declared: bool
) -> None:
    """Let in those witnesses, by their names, of what those others make.

    Raises `WitnessIsKin` and `WitnessesMarried` as far as kinship was declared, and `WitnessesNotAsked` of the rest.
    """
    degree = FIGURES.on("witness_consanguinity", clock.today())
    if found := kin_among(witnesses, others, consanguinity=degree):
        raise WitnessIsKin(people=_named(found, witnesses))
    if is_will and (spouses := kin_among(witnesses, witnesses, consanguinity=_NO_BLOOD)):
        raise WitnessesMarried(people=_named(spouses, witnesses))
    if not have_declared:
        what = declared(is_will=is_will)
        raise WitnessesNotAsked(
            {"witnesses_are_no_kin": [WitnessesNotAsked.sentence.format(what=what)]}, what=what
        )


def _named(found: Iterable[Kinship], witnesses: Mapping[UUID, str]) -> str:
    ids = {person for each in found for person in (each.person_id, each.relative_id)}
    return ", ".join(sorted(name for person, name in witnesses.items() if person in ids))
