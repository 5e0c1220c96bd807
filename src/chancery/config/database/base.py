"""Does a kept connection still stand? A server that went away has said so on the line."""

import select

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """As the framework's, but for that one question, which every request asks."""

    def is_usable(self) -> bool:
        """Ask the server only within a transaction, or where a farewell or a notice waits: else a silent line stands."""
        if self.connection is None or self.connection.closed:
            return False
        if self.connection.info.transaction_status is not TransactionStatus.IDLE:
            return bool(super().is_usable())
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        return not line.poll(0) or bool(super().is_usable())
