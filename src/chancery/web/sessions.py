"""Where is a session kept? In the database, as the framework keeps it; but the question for it is written once."""

from functools import cache

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from chancery.kernel.base.at_once import Written


class SessionStore(db.SessionStore):
    """The framework finds it by this name (`SESSION_ENGINE`)."""

    def _get_session_from_db(self) -> Session | None:
        """Of the key that came with the request, unless it has expired; a key that is not known is forgotten."""
        found = _kept().rows(self.session_key)
        if not found:
            self._session_key = None
        return next(iter(found), None)


@cache
def _kept() -> Written[Session]:
    return Written(Session.objects.filter(session_key="", expire_date__gt=Now()))
