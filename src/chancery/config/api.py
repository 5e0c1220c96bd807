"""Which routers stand on the API: one line per context, as in the site map."""

from chancery.contexts.signatories.api import router as signatories
from chancery.web.api import api

api.add_router("/signatories", signatories)

__all__ = ["api"]
