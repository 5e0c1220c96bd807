"""Who is behind a session? The account, with all that its person may do today, in one statement."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend

from chancery.kernel.identity import queries
from chancery.kernel.identity.models import Account


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    """Signs in by e-mail address and password as the accounts library does."""

    def get_user(self, user_id: UUID) -> Account | None:
        """The account of a session, unless it was closed."""
        account = queries.signed_in(user_id)
        return account if account is not None and self.user_can_authenticate(account) else None
