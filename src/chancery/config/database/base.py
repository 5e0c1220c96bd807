"""Does a kept connection still stand? A server that went away has said so on the line."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """As the framework's, but for that one question, which every request asks."""

    def is_usable(self) -> bool:
        """Ask the server only where something waits on the line: a farewell, or a notice. An idle line is silent."""
        if self.connection is None or self.connection.closed:
            return False
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        return not line.poll(0) or super().is_usable()
