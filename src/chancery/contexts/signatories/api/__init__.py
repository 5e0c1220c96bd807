"""The register of signatures for programs: search it, and for registrars, propose and decide by four eyes."""

from chancery.contexts.signatories.api import proposals, registrations
from chancery.contexts.signatories.api.register import router

__all__ = ["proposals", "registrations", "router"]
