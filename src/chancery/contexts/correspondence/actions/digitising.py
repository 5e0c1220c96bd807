"""How does a paper become a copy that can be searched? It is scanned, recognised by a job, and looked at by a person."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.db import transaction

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.actions import _moving, _reading
from chancery.contexts.correspondence.models import (
    Digitisation,
    DigitisedFile,
    QualityCheck,
    RecognisedPage,
    Recognition,
    Record,
)
from chancery.contexts.correspondence.rules import DigitisationState
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents import recognition
from chancery.kernel.documents.inspection import JPEG, PDF
from chancery.kernel.documents.models import StoredFile, Upload
from chancery.kernel.documents.recognition import Recognised, Scan
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers


class NotYoursToDigitise(NotAllowed):
    """Who has the paper at hand scans it, and says that the scan is good."""

    code = "record_not_yours_to_digitise"
    sentence = "El papel del documento {number} no está en su unidad: no le corresponde digitalizarlo."
    next_step = "Lo digitaliza la oficina que lo registró o la unidad que tiene el original."


class NothingToDigitise(Invalid):
    """A scan is one file at least."""

    code = "nothing_to_digitise"
    sentence = "No adjuntó ningún archivo para digitalizar."
    next_step = "Adjunte el PDF del escáner o las fotografías de las páginas."


class AlreadyDigitised(Conflict):
    """A file is not read again while its digitisation is under way or good."""

    code = "record_file_already_digitised"
    sentence = "El archivo «{title}» ya se digitalizó o está en proceso."
    next_step = "Abra su digitalización; si no está bien, rechácela y escanee otra vez."


class DigitisationNotToCheck(Conflict):
    """What waits for the program, could not be read, or was looked at already."""

    code = "digitisation_not_to_check"
    sentence = "Esta digitalización no espera revisión: {state}."
    next_step = "Vuelva a abrirla para ver en qué está."


class QualityNotSeen(Invalid):
    """A copy stands for the paper once a person has looked at the four things that no program can vouch for."""

    code = "digitisation_quality_not_seen"
    sentence = "Falta comprobar algo de la digitalización."
    next_step = "Compare cada página con el papel y marque lo que comprobó; si algo no está bien, rechácela."


@transaction.atomic
def digitise(
    *,
    record: Record,
    actor: Actor,
    upload_ids: Sequence[UUID] = (),
    ordinals: Sequence[int] = (),
    turns: bool = True,
) -> Digitisation:
    """Hand in the scan of a document, in files of now or in files that it has; a job reads it.

    Raises `RoleMissing`, `NotYoursToDigitise`, `WrittenInLima`, `NothingToDigitise`, `AlreadyDigitised`,
    `RecordFileNotFound`, `UploadNotUsable`, and why a scan cannot be recognised.
    """
    access.require(actor, *queries.DESK)
    check_at_hand(record=record, actor=actor)
    writers.require_lima()
    ledger.hold(record.id)
    files: list[tuple[str, StoredFile]] = []
    for ordinal in ordinals:
        own = queries.file_of(record, ordinal)
        files.append((own.title, own.file))
    for upload_id in upload_ids:
        documents.use_upload(upload_id=upload_id, case_id=record.id, actor=actor)
        upload = Upload.objects.select_related("file").get(pk=upload_id)
        assert upload.file is not None
        files.append((upload.filename, upload.file))
    if not files:
        raise NothingToDigitise({"scans": [NothingToDigitise.sentence]})
    _refuse_again(record, files)
    pages = recognition.check([_scan(file) for _, file in files])
    digitisation = Digitisation.objects.create(
        record=record, pages=pages, turns=turns, asked_at=clock.now(), asked_by=actor.name
    )
    DigitisedFile.objects.bulk_create(
        DigitisedFile(digitisation=digitisation, ordinal=ordinal, title=title, file=file)
        for ordinal, (title, file) in enumerate(files, start=1)
    )
    _moving.record_of(
        record,
        "digitise",
        actor,
        digitisation=digitisation.id,
        files=[file.sha256 for _, file in files],
        pages=pages,
    )
    _reading.recognise_later(digitisation)
    return digitisation


def recognise(*, digitisation: Digitisation, actor: Actor) -> None:
    """Read a scan and keep what came of it; a refusal is what came of it. Read once, whatever died meanwhile.

    Raises `RecogniserMissing`, `StoreUnavailable`: then it waits on.
    """
    access.require(actor, Role.SYSTEM)
    if Recognition.objects.filter(digitisation=digitisation).exists():
        return
    originals = digitisation.originals.select_related("file")
    try:
        found = recognition.recognise(
            [_scan(each.file) for each in originals],
            turns=digitisation.turns,
            on_page=partial(_say_how_far, digitisation),
        )
    except Invalid as refusal:
        _settle_unread(digitisation, refusal, actor)
    else:
        _keep(digitisation, found, actor)


@transaction.atomic
def confirm_digitisation(
    *,
    digitisation: Digitisation,
    is_legible: bool,
    is_complete: bool,
    is_straight: bool,
    is_upright: bool,
    actor: Actor,
) -> QualityCheck:
    """Say, having compared, that the copy stands for the paper: from now on it is shown, and found by its text.

    Raises `RoleMissing`, `NotYoursToDigitise`, `QualityNotSeen`, `DigitisationNotToCheck`.
    """
    access.require(actor, *queries.DESK)
    seen = {
        "is_legible": is_legible, "is_complete": is_complete, "is_straight": is_straight, "is_upright": is_upright,
    }  # fmt: skip
    if missing := {name: ["Compruébelo y márquelo."] for name, is_seen in seen.items() if not is_seen}:
        raise QualityNotSeen(missing)
    check = _check(digitisation, QualityCheck(is_confirmed=True), actor)
    recognised = check.recognition
    text = "\n".join(page.text for page in recognised.pages.all())
    _reading.keep_text(digitisation.record, str(recognised.file_id), text)
    return check


@transaction.atomic
def reject_digitisation(*, digitisation: Digitisation, reason: str, actor: Actor) -> QualityCheck:
    """Say why the copy does not stand for the paper, which is scanned again.

    Raises `RoleMissing`, `NotYoursToDigitise`, `ReasonNeeded`, `DigitisationNotToCheck`.
    """
    access.require(actor, *queries.DESK)
    said = _moving.reason_given(reason)
    return _check(digitisation, QualityCheck(is_confirmed=False, reason=said), actor)


def read_files(*, record: Record, actor: Actor) -> None:
    """Have the PDFs of a document found by what they say. Raises `RecogniserMissing`, `StoreUnavailable`."""
    access.require(actor, Role.SYSTEM)
    for each in queries.unread_files(record=record):
        try:
            text = recognition.text_of(stored.content(each.file_id))
        except Invalid:  # it opens for who looks at it, or does not: here it says nothing
            text = ""
        with transaction.atomic():
            _reading.keep_text(record, each.file_id, text)


def check_at_hand(*, record: Record, actor: Actor) -> None:
    """Refuse who has not the paper at hand, before a page is shown. Raises `RoleMissing`, `NotYoursToDigitise`."""
    access.require(actor, *queries.DESK)
    if not queries.may_digitise(record, actor):
        raise NotYoursToDigitise(number=record.number)


def _refuse_again(record: Record, files: Sequence[tuple[str, StoredFile]]) -> None:
    """What was rejected or could not be read may be tried again, perhaps unturned."""
    again = DigitisedFile.objects.filter(
        digitisation__record=record, file__in=[file for _, file in files]
    ).select_related("digitisation__recognition__quality_check")
    for each in again:
        if each.digitisation.state not in (DigitisationState.REJECTED, DigitisationState.UNREADABLE):
            raise AlreadyDigitised(title=each.title)


def _scan(file: StoredFile) -> Scan:
    return Scan(file.media_type, stored.content(file.sha256))


def _say_how_far(digitisation: Digitisation, done: int) -> None:
    if done > digitisation.pages_done:
        digitisation.pages_done = done
        digitisation.save(update_fields=["pages_done"])


def _keep(digitisation: Digitisation, found: Recognised, actor: Actor) -> None:
    with transaction.atomic():
        ledger.hold(digitisation.record_id)
        if Recognition.objects.filter(digitisation=digitisation).exists():
            return
        recognised = Recognition.objects.create(
            digitisation=digitisation, file=documents.keep(found.pdf, PDF), at=clock.now()
        )
        RecognisedPage.objects.bulk_create(
            RecognisedPage(
                recognition=recognised,
                number=number,
                text=page.text,
                confidence=page.confidence,
                image=documents.keep(page.image, JPEG),
            )
            for number, page in enumerate(found.pages, start=1)
        )
        _say_how_far(digitisation, len(found.pages))
        _moving.record_of(
            digitisation.record,
            "recognise",
            actor,
            digitisation=digitisation.id,
            sha256=recognised.file_id,
            confidence=[page.confidence for page in found.pages],
        )


def _settle_unread(digitisation: Digitisation, refusal: Invalid, actor: Actor) -> None:
    with transaction.atomic():
        ledger.hold(digitisation.record_id)
        _, is_new = Recognition.objects.get_or_create(
            digitisation=digitisation,
            defaults={"refusal": f"{refusal} {refusal.advice}"[:500], "at": clock.now()},
        )
        if is_new:
            _settle(digitisation)
            facts = {"digitisation": digitisation.id, "refused": refusal.code}
            _moving.record_of(digitisation.record, "recognise", actor, **facts)


def _check(digitisation: Digitisation, check: QualityCheck, actor: Actor) -> QualityCheck:
    record = digitisation.record
    check_at_hand(record=record, actor=actor)
    ledger.hold(record.id)
    current = queries.digitisation(actor, digitisation.pk)
    if current.state is not DigitisationState.TO_CHECK:
        raise DigitisationNotToCheck(state=current.state.label.lower())
    check.recognition, check.at, check.by = current.recognition, clock.now(), actor.name
    check.save(force_insert=True)
    _settle(current)
    verb = "confirm_digitisation" if check.is_confirmed else "reject_digitisation"
    facts = {"digitisation": digitisation.id, "sha256": check.recognition.file_id, "reason": check.reason}
    _moving.record_of(record, verb, actor, **facts)
    return check


def _settle(digitisation: Digitisation) -> None:
    digitisation.settled_at = clock.now()
    digitisation.save(update_fields=["settled_at"])
