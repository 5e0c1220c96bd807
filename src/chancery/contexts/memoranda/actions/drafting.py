"""How is an internal document written, by one or by several, so that nothing anybody typed is lost?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from chancery.contexts.correspondence import queries as correspondence
from chancery.contexts.exchanges import queries as exchanges
from chancery.contexts.memoranda import papers, queries
from chancery.contexts.memoranda.actions import _acting
from chancery.contexts.memoranda.models import Addressee, CoAuthor, DraftVersion, InternalDocument
from chancery.contexts.memoranda.rules import FORMS, Kind, State, digest_of, read_line, tidy
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office

_ON_THE_WIRE = 100
"""What the contract between entities has room for in a name and in a post (`vnomdst`, `vnomcardst`)."""


class AddresseeUnknown(Invalid):
    """What stays in the ministry is addressed to its units."""

    code = "memoranda.addressee_unknown"
    sentence = "Ninguna unidad tiene la sigla «{unit}»."
    next_step = (
        "Escriba la sigla de una unidad o puesto; para otras entidades se escribe un oficio o una nota."
    )


class AddresseeRepeated(Invalid):
    """A unit is sent one copy."""

    code = "memoranda.addressee_repeated"
    sentence = "«{place}» está dos veces entre los destinatarios y las copias."


class ContentMissing(Invalid):
    """A document has an addressee, a subject and a text."""

    code = "memoranda.content_missing"
    sentence = "Faltan datos del documento."


class NotSentToUnit(Conflict):
    """A unit answers what it was sent."""

    code = "memoranda.not_sent_to_unit"
    sentence = "Ese documento no fue enviado {unit:a}: no hay qué responder."
    next_step = "Redacte un documento nuevo y cítelo en la referencia."


class NotAColleague(Invalid):
    """Co-authors serve in the same unit."""

    code = "memoranda.not_a_colleague"
    sentence = "Esa persona no sirve hoy {unit:en}."


@dataclass(frozen=True, slots=True)
class Destination:
    """To whom: a unit, or an entity outside by its name; `ruc`, where the State's platform carries documents to it."""

    office: Office | None
    entity: str = ""
    ruc: str = ""
    name: str = ""
    post: str = ""
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a version says."""

    subject: str
    body: str
    addressees: Sequence[Destination]
    references: str = ""
    sender_post: str = ""


def check_addressees(*, kind: Kind, lines: Iterable[str], is_copy: bool = False) -> tuple[Destination, ...]:
    """Whom «OGI; Rosa Pérez; Jefa» names, a line each: the unit's head, where no name is given.

    Raises `AddresseeUnknown` where the kind stays in the ministry; a copy may always go outside.
    """
    return tuple(_destination(kind, line, is_copy) for line in lines if line.strip())


def _destination(kind: Kind, line: str, is_copy: bool) -> Destination:
    place, name, post = read_line(line)
    unit = queries.unit_named(place)
    if unit is None:
        if not (is_copy or FORMS[kind].goes_outside):
            field = "copies" if is_copy else "to"
            raise AddresseeUnknown({field: [f"Ninguna unidad tiene la sigla «{place}»."]}, unit=place)
        listed = exchanges.entity_named(place) if FORMS[kind].wire_kind else None
        entity, ruc = (listed.name, listed.ruc) if listed else (place, "")
        return Destination(None, entity[:200], ruc, name[:200], post[:200], is_copy)
    if not name and (head := queries.head_of(unit)) is not None:
        name = head.full_name
    return Destination(unit, "", "", name[:200], post[:200] or queries.post_of(unit)[:200], is_copy)


def draft(
    *,
    kind: Kind,
    unit: Office,
    content: Content,
    answers: InternalDocument | None = None,
    record_number: str = "",
    answers_record: bool = False,
    actor: Actor,
) -> InternalDocument:
    """Begin a document of a unit with its first version. `answers` is an internal document that was sent to the unit.

    `record_number` is that of a registered document of which it comes; with `answers_record`, one that the unit has and
    answers by it. Raises `RoleMissing`, `UnitUnknown`, `ContentMissing`, `AddresseeRepeated`, `NotSentToUnit`,
    `RecordNotFound`, `WrittenInLima`, `Unprintable`.
    """
    writers.require_lima()
    access.require(actor, *queries.STAFF, office_id=unit.id)
    queries.unit_of(actor, unit.code)
    author_id = access.require_person(actor)
    with transaction.atomic():
        if answers is not None and queries.dispatch_to(answers, unit) is None:
            raise NotSentToUnit(unit=unit.name)
        record = correspondence.seen(actor, record_number) if record_number else None
        if record is not None and answers_record and not correspondence.is_with(record.id, unit):
            raise NotSentToUnit(unit=unit.name)
        document = InternalDocument.objects.create(
            kind=kind,
            unit=unit,
            author_id=author_id,
            answers=answers,
            record_id=record.id if record else None,
            record_number=record.number if record else "",
            answers_record=record is not None and answers_record,
        )
        version = _write(document, content, author_id)
        facts: dict[str, Any] = {"kind": kind, "unit": unit.code, "version": 1, "digest": version.digest}
        if answers is not None:
            facts["answers"] = str(answers.pk)
        if record is not None:
            facts["answers_record" if answers_record else "record"] = record.number
        _acting.note(document, "draft", actor, facts)
    return document


def save(*, document: InternalDocument, base: int, content: Content, actor: Actor) -> DraftVersion:
    """Add a version after `base`, the one that was before the writer's eyes.

    Raises `ChangedMeanwhile` when somebody saved another one meanwhile: neither text is lost, for what was refused is
    given back. Also `NotItsAuthor`, `WrongStanding`, `ContentMissing`, `AddresseeRepeated`.
    """
    writer_id = access.require_person(actor)
    with transaction.atomic():
        held = _acting.locked(document, "save")
        if not (queries.is_author(held, actor) or actor.holds(*queries.HEADS, office_id=held.unit_id)):
            raise _acting.NotItsAuthor
        _acting.check_base(held, base)
        version = _write(held, content, writer_id)
        facts = {"version": version.number, "digest": version.digest}
        _acting.note(held, "save", actor, facts)
    return version


def _write(document: InternalDocument, content: Content, writer_id: UUID) -> DraftVersion:
    _check(content)
    stated: dict[str, Any] = {
        "subject": " ".join(tidy(content.subject).split()),
        "references": tidy(content.references),
        "body": tidy(content.body),
        "sender_post": " ".join(tidy(content.sender_post).split()),
        "addressees": [
            {
                "unit": each.office.code if each.office else "",
                "entity": each.entity,
                "ruc": each.ruc,
                "name": each.name,
                "post": each.post,
                "is_copy": each.is_copy,
            }
            for each in content.addressees
        ],
    }
    version = DraftVersion.objects.create(
        document=document,
        number=document.version + 1,
        subject=stated["subject"],
        references=stated["references"],
        body=stated["body"],
        sender_post=stated["sender_post"],
        digest=digest_of(stated),
        by_id=writer_id,
    )
    Addressee.objects.bulk_create(
        Addressee(
            version=version,
            position=position,
            is_copy=each.is_copy,
            office=each.office,
            entity=each.entity,
            ruc=each.ruc,
            name=each.name,
            post=each.post,
        )
        for position, each in enumerate(content.addressees, 1)
    )
    document.version = version.number
    document.save(update_fields=["version"])
    # What cannot be printed is refused to who writes it, not to who signs it among two hundred others.
    papers.project_pdf(document, version, at=clock.now())
    return version


def _check(content: Content) -> None:
    missing: dict[str, list[str]] = {}
    if not content.subject.strip():
        missing["subject"] = ["Escriba el asunto."]
    if not content.body.strip():
        missing["body"] = ["Escriba el texto."]
    if all(each.is_copy for each in content.addressees):
        missing["to"] = ["Elija a quién se dirige."]
    for each in content.addressees:
        if each.ruc and not (0 < len(each.name) <= _ON_THE_WIRE and 0 < len(each.post) <= _ON_THE_WIRE):
            field = "copies" if each.is_copy else "to_name" if each is content.addressees[0] else "more"
            missing.setdefault(field, []).append(
                f"Sale para «{each.entity}» por la plataforma del Estado: escriba el nombre y el cargo de quien "
                f"lo recibe, de hasta {_ON_THE_WIRE} caracteres cada uno."
            )
    if missing:
        raise ContentMissing(missing)
    seen: set[str] = set()
    for each in content.addressees:
        place = each.office.name if each.office else each.entity
        if place in seen:
            raise AddresseeRepeated(
                {"copies": [f"«{place}» está dos veces entre los destinatarios y las copias."]}, place=place
            )
        seen.add(place)


def add_co_author(*, document: InternalDocument, person: Person, actor: Actor) -> CoAuthor:
    """Let a colleague of the unit write too. Raises `NotItsAuthor`, `NotAColleague`, `WrongStanding`."""
    adder_id = access.require_person(actor)
    with transaction.atomic():
        held = _acting.locked(document, "add_co_author")
        if not queries.is_author(held, actor):
            raise _acting.NotItsAuthor
        if queries.person_at(held.unit, person.id) is None:
            raise NotAColleague({"person": ["Elija a alguien de la unidad."]}, unit=held.unit.name)
        added, is_new = CoAuthor.objects.get_or_create(
            document=held, person=person, defaults={"added_by_id": adder_id}
        )
        if is_new:
            _acting.note(held, "add_co_author", actor, {"person": person.id})
    return added


def discard(*, document: InternalDocument, actor: Actor) -> None:
    """Set a project aside: it never had a number. Raises `NotItsAuthor`, `WrongStanding`."""
    access.require_person(actor)
    with transaction.atomic():
        held = _acting.locked(document, "discard")
        if not queries.is_author(held, actor):
            raise _acting.NotItsAuthor
        _acting.move(held, State.DISCARDED)
        _acting.note(held, "discard", actor, {"version": held.version})
