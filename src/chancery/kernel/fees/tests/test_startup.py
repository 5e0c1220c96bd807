"""Does start-up notice a tariff that nobody knows?"""

from dataclasses import replace

import pytest

from chancery.kernel.fees import startup, tables
from chancery.kernel.procedures import registry


def test_everything_that_is_declared_fits() -> None:
    assert list(startup.problems(registry.every_version())) == []
    assert startup.check_tables(None) == []


def test_a_procedure_of_an_unknown_tariff_is_noticed() -> None:
    declared = replace(registry.every_version()[0], tariff="consular.999")
    assert list(startup.problems([declared])) == [
        f"{declared.code} v{declared.version} names the unknown tariff consular.999"
    ]


def test_tables_that_do_not_fit_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {
        "tariff": (),
        "consular_tariff": ({"code": "a", "of_item": "b", "office": "c"},),
        "currency_zones": ({"country": "PE", "zone": "pe", "currency": "ZZZ"},),
    }
    monkeypatch.setattr(tables, "rows", rows.__getitem__)
    for kept in (tables.codes, tables.zones, tables.zone_of):
        kept.cache_clear()
    try:
        found = list(startup.problems([]))
    finally:
        monkeypatch.undo()
        for kept in (tables.codes, tables.zones, tables.zone_of):
            kept.cache_clear()
    assert "a is a part of the unknown item b" in found
    assert "a is the price of the unknown office c" in found
    assert "AR has offices and no currency zone" in found
    assert "zone pe pays in the unknown currency ZZZ" in found
