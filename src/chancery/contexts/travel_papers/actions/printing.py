"""How does a salvoconducto that was granted become paper? Three originals by another hand, one read before it leaves."""

from uuid import UUID

from django.db import transaction

from chancery.contexts.travel_papers import papers, queries, rules
from chancery.contexts.travel_papers.actions.deciding import check_proof, check_second
from chancery.contexts.travel_papers.actions.leaving import check_leave
from chancery.contexts.travel_papers.models import Application, Decision, PaperDelivery, Spoiling, TravelPaper
from chancery.contexts.travel_papers.procedures import ACT
from chancery.kernel.acts import actions as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import countries, ids, wording
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import sealing
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.models import Charge
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.travel_documents import composing, seal_contents
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.reading import require_same
from chancery.kernel.travel_documents.zones import Sex

DOCUMENT_CODE = "PU"
"""An emergency document of a single sheet. Norm: Doc 9303-8, app. B; Doc 9303-4, §4.4."""

_SEXES = {Sex.FEMALE: "F", Sex.MALE: "M", Sex.UNSPECIFIED: "X"}


class GranterPrints(NotAllowed):
    """Who grants a salvoconducto does not print it: one person alone makes none."""

    code = "travel_paper_granter_prints"
    sentence = "Usted concedió este salvoconducto: lo imprime otra persona."
    next_step = "Pida a otro funcionario de la oficina que lo imprima."


def print_paper(*, application: Application, actor: Actor) -> TravelPaper:
    """Do the act if it was not done, and print the three originals with the next number of the post, zone and seal.

    Raises `GranterPrints`, what `check_proof`, `check_second` and `check_leave` raise, `sealing.SealKeyMissing` and what `acts.perform` raises.
    """
    with cases.step(application.case, "print_paper", actor=actor) as taking:
        decision = queries.decision_of(application)
        assert decision is not None
        if decision.by_id == access.require_person(actor):
            raise GranterPrints
        check_proof(application=application)
        check_second(application=application, decider=decision.by_id)
        check_leave(application=application)
        charge = fees.charges_of(taking.case.id).latest("raised_at")
        stated = _Stated(application, decision, charge, _act(application, charge, taking), actor)
        document = taking.issue(stated.paper)
        taking.facts["paper"] = stated.number
        printed = TravelPaper.objects.create(
            application=application,
            number=stated.number,
            act=stated.act,
            document=document,
            zone="\n".join(stated.lines),
            seal=stated.seal,
            valid_from=stated.on,
            valid_until=stated.until,
            by_id=access.require_person(actor),
        )
    application.case.refresh_from_db()
    return printed


def spoil_paper(*, application: Application, reason: str, actor: Actor) -> Spoiling:
    """Say why what was printed is spoilt: its number serves nobody, and another is printed under the same act."""
    with cases.step(application.case, "spoil_paper", actor=actor, reason=reason) as taking:
        paper = queries.current_paper(application)
        assert paper is not None
        documents.revoke(document=paper.document, reason="Salvoconducto mal impreso", actor=actor)
        taking.facts["paper"] = paper.number
        spoilt = Spoiling.objects.create(
            paper=paper, reason=taking.reason[:500], by_id=access.require_person(actor)
        )
    application.case.refresh_from_db()
    return spoilt


def hand_over(*, application: Application, zone: str, actor: Actor) -> PaperDelivery:
    """Read the holder's original and hand it over: what says something else stays. Raises `UnreadableZone`, `ZoneDiffers`."""
    with cases.step(application.case, "hand_over", actor=actor) as taking:
        paper = queries.current_paper(application)
        assert paper is not None
        require_same(zone, paper.zone)
        taking.facts["paper"] = paper.number
        given = PaperDelivery.objects.create(paper=paper, by_id=access.require_person(actor))
    application.case.refresh_from_db()
    return given


@transaction.atomic
def expire(*, paper: TravelPaper, actor: Actor) -> None:
    """Note that the days of a salvoconducto have passed; they are not extended (D.S. 076-2005-RE, art. 352)."""
    access.require(actor, Role.SYSTEM)
    with cases.step(paper.application.case, "expire", actor=actor) as taking:
        taking.facts["last_day"] = paper.valid_until


class _Stated:
    """What a salvoconducto states, once its number is known."""

    def __init__(
        self, application: Application, decision: Decision, charge: Charge, act: Act, actor: Actor
    ) -> None:
        self.application, self.decision, self.charge, self.act = application, decision, charge, act
        self.printer, self.office = actor.name, application.case.office
        self.on = queries.local_day(self.office)
        self.until = queries.last_day(self.on)
        self.number, self.seal = "", b""
        self.lines: tuple[str, ...] = ()

    def paper(self, number: str) -> papers.TravelPaper:
        parts = ids.parts_of(number)
        assert parts is not None
        wanted, office = self.application, self.office
        self.number = rules.short_number(office.acronym, *parts[1:])
        zone = composing.state(
            Form.TD2,
            document_code=DOCUMENT_CODE,
            issuer=sealing.ISSUER,
            number=self.number,
            nationality=sealing.ISSUER,
            born_on=wanted.born_on,
            sex=Sex(wanted.sex),
            expires_on=self.until,
            primary=wanted.surnames,
            secondary=wanted.given_names,
        )
        self.lines = composing.compose(zone)
        self.seal = sealing.seal("emergency", seal_contents.of_emergency(zone), issued_on=self.on)
        return papers.TravelPaper(
            paper_number=self.number,
            surnames=wanted.surnames.upper(),
            given_names=wanted.given_names.upper(),
            sex=_SEXES[Sex(wanted.sex)],
            born_on=f"{wanted.born_on:%d/%m/%Y}",
            birth_place=f"{wanted.birth_place}, {countries.name(wanted.birth_country)}",
            dni=wanted.dni,
            cause=wanted.cause_label,
            passport=wanted.passport_number,
            initiative=wanted.initiative_label,
            authority=wanted.authority,
            identity=queries.proof_in_words(wanted),
            second=queries.second_in_words(wanted),
            minority=queries.minority_in_words(wanted),
            itinerary=wanted.itinerary,
            destination=countries.name(wanted.destination),
            place=office.city,
            issued_on=self.on,
            issued_on_words=wording.long_date(self.on),
            valid_until=self.until,
            valid_until_words=wording.long_date(self.until),
            post=office.name,
            consul=self.decision.by.full_name,
            printer=self.printer,
            entry_number=self.act.entry_number,
            act_number=str(self.act.act_number),
            tariff=self.charge.item_numbers,
            paid=_paid(self.charge),
            zone=self.lines,
            seal=self.seal.hex(),
        )


def _act(application: Application, charge: Charge, taking: Taking) -> Act:
    """Done with the first printing: one that was spoilt is printed again under the same numbers."""
    before = Act.objects.filter(charge=charge).first()
    if before is not None:
        return before
    return acts.perform(
        taking=taking,
        kind=ACT,
        title=f"Salvoconducto de {application.traveller}"[:200],
        charge=charge,
        concerned=_concerned(application),
    )


def _concerned(application: Application) -> list[UUID]:
    """The holder, where the house knows that person: the applicant may be a parent."""
    if not application.dni:
        return []
    holder = identity.person_with(IdentityDocumentKind.DNI, application.dni, "PE")
    return [holder.id] if holder else []


def _paid(charge: Charge) -> str:
    """Both moneys, or by which article it was free (D.S. 076-2005-RE, arts. 170 and 173)."""
    return f"GRATIS, {charge.free_by}" if charge.free_by else f"S/C {charge.consular_amount} = {charge.money}"
