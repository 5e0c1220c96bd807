"""May this person ask in the name of that company? Only by a paper that an officer has seen (TUO of Ley 27444, art. 126)."""

from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Company, Person


class NotForCompany(NotAllowed):
    """The power to act for the company was never registered, or has ended."""

    code = "not_for_company"
    sentence = "{person} no tiene registrado un poder vigente para actuar por {company}."
    next_step = (
        "Lleve la vigencia de poder a una oficina para que la registren, y vuelva a presentar el trámite."
    )


def require_power(person: Person, company: Company | None) -> None:
    """Refuse unless the person asks for nobody else, or represents the company today. Raises `NotForCompany`."""
    if company is not None and not identity.companies_of(person.id).filter(id=company.id).exists():
        raise NotForCompany(person=person.full_name, company=company.name)
