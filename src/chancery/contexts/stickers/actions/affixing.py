"""How does an act get its sticker, a spoilt one make way for another, and an attempt to use one twice leave a trace?

(D.S. 076-2005-RE, arts. 148-158 and 170; D.S. 046-2014-RE.)
"""

from django.db import transaction

from chancery.contexts.stickers import papers, queries, rules
from chancery.contexts.stickers.actions import _using, custody, minting
from chancery.contexts.stickers.models import RefusedAffixing, Sticker, Vault
from chancery.contexts.stickers.rules import Fate, Span, Supply
from chancery.kernel.acts import actions as acts
from chancery.kernel.acts.models import Act, Affixing
from chancery.kernel.base import canonical
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class NoStock(Conflict):
    """Nobody affixes what they do not hold."""

    code = "sticker_no_stock"
    sentence = "No le quedan autoadhesivos para usar {office:en}."
    next_step = "Pida autoadhesivos a la bóveda de la que depende la suya, en «Autoadhesivos»."


class SerialRefused(Conflict):
    """The serial that was scanned is not one that this officer may use: the attempt is kept."""

    code = "sticker_serial_refused"
    sentence = "El autoadhesivo {serial} no se puede colocar: {finding}."
    next_step = (
        "Aparte ese autoadhesivo, use otro y avise al jefe de la oficina: el intento quedó registrado."
    )
    leaves_trace = True


class ActNoLongerStands(Conflict):
    """A voided act bears no new sticker."""

    code = "sticker_act_voided"
    sentence = "La actuación {number} está anulada: no lleva autoadhesivo."
    next_step = "Si se anuló por error, haga una nueva actuación."


class NoSticker(Conflict):
    """There is nothing to replace."""

    code = "sticker_none_to_replace"
    sentence = "La actuación {number} no lleva ningún autoadhesivo."
    next_step = "Colóquele uno."


class DigitalNotPrinted(Conflict):
    """What has no paper cannot be spoilt by a printer."""

    code = "sticker_digital_not_printed"
    sentence = "El autoadhesivo {serial} es digital: no se imprime ni se malogra."
    next_step = "Descargue otra vez su etiqueta."


class SpoilReasonMissing(Invalid):
    """A reprint wants its reason."""

    code = "sticker_spoil_reason_missing"
    sentence = "Falta decir qué pasó con el autoadhesivo."


class AnnexReasonMissing(Invalid):
    """Lima reads on the annexed sheet why a document left without its sticker."""

    code = "sticker_annex_reason_missing"
    sentence = "Falta decir por qué el documento se entregó sin autoadhesivo."


def affix_next(*, act: Act, actor: Actor, is_digital: bool | None = None) -> Sticker:
    """Give an act the officer's next serial: one in the own vault, else in the window's.

    A digital one, of the office's series, where that is asked or, unless anything is asked, where the act's document is
    electronic. Raises `acts.AlreadyStickered`, `ActNoLongerStands`, `NoStock`.
    """
    access.require(actor, *queries.COUNTER, office_id=act.office_id)
    wants_digital = act.document_id is not None if is_digital is None else is_digital
    with transaction.atomic():
        _hold(act)
        vault, span = _next_digital(act, actor) if wants_digital else _next_on_paper(act, actor)
        return _give(act, vault, span, Fate.USED, "", actor)


def affix_scanned(*, act: Act, serial: str, actor: Actor) -> Sticker:
    """Give an act the very sticker that was scanned. Raises `SerialRefused`, which leaves a trace, and as `affix_next`."""
    access.require(actor, *queries.COUNTER, office_id=act.office_id)
    try:
        with transaction.atomic():
            _hold(act)
            _check_bare(act)
            vault, span = _scanned(act, serial, actor)
            return _give(act, vault, span, Fate.USED, "", actor)
    except SerialRefused as refusal:
        _note(act, refusal, actor)
        raise


def misprint(*, act: Act, reason: str, actor: Actor) -> Sticker | None:
    """Take a spoilt sticker off an act and out of the stock of used ones, and give the act the next serial.

    None when none is left: the act then waits for one, for the spoilt one is spoilt all the same. Raises
    `SpoilReasonMissing`, `NoSticker`, `DigitalNotPrinted`, `ActNoLongerStands`.
    """
    access.require(actor, *queries.COUNTER, office_id=act.office_id)
    if not reason.strip():
        raise SpoilReasonMissing({"reason": [SpoilReasonMissing.sentence]})
    with transaction.atomic():
        _hold(act)
        spoilt = queries.current_of(act)
        if spoilt is None:
            raise NoSticker(number=act.entry_number)
        if spoilt.is_digital:
            raise DigitalNotPrinted(serial=spoilt.serial)
        _spoil(spoilt, reason.strip(), actor)
        try:
            with transaction.atomic():
                vault, span = _next_on_paper(act, actor)
                return _give(act, vault, span, Fate.USED, "", actor)
        except NoStock:
            return None


def annex(*, act: Act, reason: str, actor: Actor) -> Sticker:
    """Cancel the next serial on an annexed sheet for Lima: the document was delivered without one (art. 157).

    Raises `AnnexReasonMissing`, and as `affix_next`.
    """
    access.require(actor, *queries.COUNTER, office_id=act.office_id)
    if not reason.strip():
        raise AnnexReasonMissing({"reason": [AnnexReasonMissing.sentence]})
    with transaction.atomic():
        _hold(act)
        vault, span = _next_on_paper(act, actor)
        return _give(act, vault, span, Fate.VOIDED, reason.strip(), actor)


def _hold(act: Act) -> None:
    """The chain first, as whoever acts on a case holds it before any vault."""
    ledger.hold(act.case_id)
    if getattr(act, "voiding", None) is not None:
        raise ActNoLongerStands(number=act.entry_number)


def _check_bare(act: Act) -> None:
    """Whose act has its sticker did not mean this one: that is no attempt to use it twice."""
    current = Affixing.objects.filter(act=act, removed_at=None).first()
    if current is not None:
        raise acts.AlreadyStickered(number=act.entry_number, serial=current.serial)


def _next_on_paper(act: Act, actor: Actor) -> tuple[Vault, Span]:
    found = _using.next_on_paper(supply=Supply.STICKER, office=act.office, actor=actor)
    if found is None:
        raise NoStock(office=act.office.name)
    return found


def _next_digital(act: Act, actor: Actor) -> tuple[Vault, Span]:
    held = custody.lock(vault=queries.vault_of(act.office), actor=actor)
    return held, minting.next_digital(vault=held, actor=actor)


def _scanned(act: Act, serial: str, actor: Actor) -> tuple[Vault, Span]:
    sources = queries.sources_for(actor, act.office_id)
    held = {source.pk: custody.lock(vault=source, actor=actor) for source in sources}
    finding, where = queries.finding_on(serial, list(held))
    if finding is not None:
        raise SerialRefused(
            serial=serial.strip()[:40], finding=finding.label.lower(), is_=finding, where=where
        )
    place = queries.place_of(serial)
    parts = rules.parts_of(serial)
    assert place is not None
    assert place.vault_id is not None
    assert parts is not None
    return held[place.vault_id], Span(parts[0], parts[1], parts[1])


def _give(act: Act, vault: Vault, span: Span, fate: Fate, note: str, actor: Actor) -> Sticker:
    name = rules.serial(span.prefix, span.first)
    is_digital = rules.is_digital(span.prefix)
    acts.affix(act=act, serial=name, is_digital=is_digital, actor=actor)
    departure = _using.leave(vault=vault, span=span, fate=fate, note=note, actor=actor)
    batch = queries.batch_of(name)
    assert batch is not None
    label = papers.label_of(act, serial=name, code=rules.code_of(bytes(batch.key), name), officer=actor.name)
    return Sticker.objects.create(
        serial=name,
        is_digital=is_digital,
        act=act,
        departure=departure,
        facts=canonical.encode(label).decode(),
    )


def _spoil(spoilt: Sticker, reason: str, actor: Actor) -> None:
    acts.take_off(act=spoilt.act, reason=reason, actor=actor)
    _using.spoil(serial=spoilt.serial, before=spoilt.departure, reason=reason, actor=actor)


def _note(act: Act, refusal: SerialRefused, actor: Actor) -> None:
    with transaction.atomic():
        noted = RefusedAffixing.objects.create(
            serial=str(refusal.facts["serial"]),
            finding=str(refusal.facts["is_"]),
            where=str(refusal.facts["where"])[:200],
            act=act,
            office_id=act.office_id,
            by_id=access.require_person(actor),
        )
        facts = {"entry": act.entry_number, "serial": noted.serial, "finding": noted.finding}
        ledger.record(chain=act.case_id, verb="stickers.refuse_affixing", actor=actor, facts=facts)
