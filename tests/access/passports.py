"""What stands behind the addresses of passports: one that was handed over."""

from chancery.contexts.passports.tests import factories
from tests.access.routes import routes

Values = dict[str, object]


def of_a_passport() -> dict[str, Values]:
    """The values by address; nobody who knocks serves at that post, makes passports, or asked for that one."""
    passport = factories.delivered(factories.world())
    case = {"number": passport.application.case.number, "serial": passport.serial, "code": "cg-milan"}
    found: dict[str, Values] = {
        route.address: dict(case)
        for route in routes()
        if route.name.startswith("passports:") or "api/v1/passports/" in route.address
    }
    for address, values in found.items():
        if "informar/" in address:
            values["number"] = passport.number
    return found
