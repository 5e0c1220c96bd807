"""What does the law compute of a visa?"""

from datetime import date

import pytest

from chancery.contexts.visas import rules
from chancery.contexts.visas.procedures import VISA
from chancery.contexts.visas.rules import Authority, Collective, Criterion, Traveller, VisaKind
from chancery.kernel.fees import tables as tariff

DAY = date(2026, 7, 15)
HERE = Traveller(date(1990, 1, 1), "IT", "IT", Collective.NONE, is_with_family=False)


def quality(code: str) -> rules.Category:
    return rules.category(code, DAY)


class TestCategories:
    def test_each_has_letters_of_its_own_and_an_item_of_the_tariff(self) -> None:
        found = rules.categories(DAY)
        assert len({row.letters for row in found}) == len(found)
        assert {row.tariff for row in found} <= tariff.codes()

    @pytest.mark.parametrize(
        ("decider", "codes"),
        [
            (
                Authority.CONSULATE,
                "tourist business transit official_temporal diplomatic_temporal consular_temporal",
            ),
            (
                Authority.PROTOCOL,
                "cooperation_temporal exchange_temporal cooperation exchange official diplomatic consular official_family",
            ),
            (
                Authority.DGC,
                "special_temporal journalist_temporal journalist humanitarian refugee asylum stateless",
            ),
        ],
    )
    def test_who_decides_each_and_migraciones_the_rest(self, decider: Authority, codes: str) -> None:
        """D.Leg. 1350, art. 29; D.S. 032-2023-RE, art. 112; D.S. 076-2005-RE, art. 361."""
        assert {row.code for row in rules.categories(DAY) if row.decider is decider} == set(codes.split())

    def test_stay_entries_and_months_of_each_temporal_one(self) -> None:
        """D.Leg. 1350, art. 29.1; D.S. 076-2005-RE, arts. 368 and 375."""
        temporal = [row for row in rules.categories(DAY) if row.kind is VisaKind.TEMPORAL]
        of_90 = {"artist", "student_temporal", "journalist_temporal"}
        assert {row.code for row in temporal if row.stay_days == 90} == of_90
        assert {row.stay_days for row in temporal if row.code not in of_90 | {"transit"}} == {183}
        once = {"artist", "student_temporal", "special_temporal", "special_other", "transit"}
        assert {row.code for row in temporal if row.entries == 1} == once
        assert {row.code for row in rules.categories(DAY) if row.validity_months == 12} == {
            "tourist",
            "business",
        }
        assert {row.validity_months for row in rules.categories(DAY)} == {6, 12}

    def test_a_resident_enters_as_often_as_wanted_for_a_year_or_without_end(self) -> None:
        residents = [row for row in rules.categories(DAY) if row.kind is VisaKind.RESIDENT]
        assert {row.entries for row in residents} == {0}
        assert {row.stay_days for row in residents if row.code != "rentier"} == {365}
        assert quality("rentier").stay_days == 0

    def test_what_each_asks_for_is_a_requirement_of_the_procedure(self) -> None:
        asked = {code for row in rules.categories(DAY) for code in row.documents}
        assert asked == {"solvency", "letters"}
        assert all(VISA.requirement(code) is not None for code in asked)

    def test_a_quality_is_not_older_than_its_norm(self) -> None:
        assert quality("digital_nomad").kind is VisaKind.RESIDENT
        with pytest.raises(rules.CategoryUnknown):
            rules.category("digital_nomad", date(2020, 1, 1))
        with pytest.raises(rules.CategoryUnknown):
            quality("immigrant")


@pytest.mark.parametrize(
    ("code", "country", "nationality", "residence", "needed"),
    [
        ("tourist", "IT", "IT", "IT", ()),
        ("tourist", "IT", "VE", "IT", ()),
        ("tourist", "IT", "VE", "ES", (Authority.DGC,)),
        ("worker", "IT", "IT", "IT", (Authority.MIGRATION,)),
        ("worker", "IT", "VE", "VE", (Authority.MIGRATION, Authority.DGC)),
        ("humanitarian", "IT", "VE", "VE", (Authority.DGC,)),
        ("exchange", "IT", "IT", "IT", (Authority.PROTOCOL,)),
    ],
)
def test_who_must_be_asked(
    code: str, country: str, nationality: str, residence: str, needed: tuple[Authority, ...]
) -> None:
    traveller = Traveller(date(1990, 1, 1), nationality, residence, Collective.NONE, is_with_family=False)
    assert rules.authorities_needed(quality(code), country=country, traveller=traveller) == needed


def test_the_passport_is_valid_six_months_from_the_entry() -> None:
    assert rules.passport_suffices(date(2027, 1, 15), DAY)
    assert not rules.passport_suffices(date(2027, 1, 14), DAY)
    assert rules.passport_suffices(date(2027, 2, 28), date(2026, 8, 31))


def test_a_visa_is_used_within_its_months_and_never_after_the_passport() -> None:
    assert rules.valid_until(quality("tourist"), DAY, date(2030, 1, 1)) == date(2027, 7, 15)
    assert rules.valid_until(quality("worker"), DAY, date(2030, 1, 1)) == date(2027, 1, 15)
    assert rules.valid_until(quality("tourist"), DAY, date(2027, 3, 1)) == date(2027, 3, 1)


def test_only_an_authorisation_of_migraciones_lapses() -> None:
    later = date(2027, 1, 15)
    assert rules.authorisation_stands(Authority.MIGRATION, DAY, date(2027, 1, 14))
    assert not rules.authorisation_stands(Authority.MIGRATION, DAY, later)
    assert rules.authorisation_stands(Authority.DGC, DAY, later)


@pytest.mark.parametrize(
    ("code", "collective", "born_on", "is_with_family", "free"),
    [
        ("tourist", Collective.FAMILY, date(1990, 1, 1), True, rules.FREE_FAMILY),
        ("tourist", Collective.FAMILY, date(1990, 1, 1), False, ""),
        ("tourist", Collective.GROUP, date(1990, 1, 1), True, ""),
        ("worker", Collective.NONE, date(2016, 7, 16), True, rules.FREE_CHILD),
        ("worker", Collective.NONE, date(2016, 7, 15), True, ""),
        ("worker", Collective.FAMILY, date(1990, 1, 1), True, ""),
    ],
)
def test_who_pays_nothing(
    code: str, collective: Collective, born_on: date, is_with_family: bool, free: str
) -> None:
    traveller = Traveller(born_on, "IT", "IT", collective, is_with_family)
    assert rules.free_by(quality(code), traveller, DAY) == free


def test_what_was_not_answered_is_not_met() -> None:
    assert rules.unmet([(Criterion.IDENTITY, True), (Criterion.BREACH, False)]) == (
        Criterion.GOOD_FAITH,
        Criterion.PROFILE,
        Criterion.BREACH,
        Criterion.SECURITY,
    )


@pytest.mark.parametrize(
    ("mine", "others", "stands_out"),
    [
        ((10, 10), (7, 10), True),
        ((10, 10), (8, 10), False),
        ((2, 10), (6, 10), True),
        ((9, 9), (1, 10), False),
    ],
)
def test_whose_rate_is_looked_into(mine: tuple[int, int], others: tuple[int, int], stands_out: bool) -> None:
    assert rules.stands_out(*mine, *others, on=DAY) is stands_out
