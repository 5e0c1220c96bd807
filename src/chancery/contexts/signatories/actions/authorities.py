"""How is an entity entered, and whose certification must come before the ministry's?"""

from django.db import transaction

from chancery.contexts.signatories import queries, rules
from chancery.contexts.signatories.models import Authority
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base import countries
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class AuthorityExists(Conflict):
    """One name, one authority."""

    code = "authority_exists"
    sentence = "La entidad «{name}» ya está en el registro."
    next_step = "Elíjala en la lista de entidades."


class ChainTooLong(Invalid):
    """More certifications in a row than any Peruvian document needs: somebody mistook the order."""

    code = "chain_too_long"
    sentence = "La cadena de certificaciones sería demasiado larga."
    next_step = "Compruebe qué entidad certifica justo antes que el Ministerio."


@transaction.atomic
def add_authority(
    *,
    name: str,
    kind: AuthorityKind,
    actor: Actor,
    sector: str = "",
    country: str = "PE",
    certified_by: Authority | None = None,
) -> Authority:
    """Enter an entity. Raises `AuthorityExists`, `ChainTooLong`, `Invalid`."""
    access.require(actor, Role.REGISTRAR)
    if not countries.is_known(country):
        raise Invalid({"country": ["No es el código ISO 3166-1 de ningún país."]})
    if certified_by is not None and len(queries.chain_of(certified_by)) + 1 > rules.LONGEST_CHAIN:
        raise ChainTooLong({"certified_by": [ChainTooLong.sentence]})
    authority, is_new = Authority.objects.get_or_create(
        country=country,
        folded_name=rules.fold(name),
        defaults={"name": name.strip(), "kind": kind, "sector": sector.strip(), "certified_by": certified_by},
    )
    if not is_new:
        raise AuthorityExists(name=authority.name)
    ledger.record(
        chain=authority.id,
        verb="signatories.add_authority",
        actor=actor,
        facts={"name": authority.name, "kind": kind, "certified_by": certified_by and certified_by.id},
    )
    return authority
