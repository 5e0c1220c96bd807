"""What do many get who do the same thing at the same moment?"""

import contextvars
import threading
from collections import Counter
from collections.abc import Callable

from django.db import connection

from chancery.kernel.base.errors import Refusal

CLIENTS = 16


def at_once(work: Callable[[int], object], clients: int = CLIENTS) -> Counter[str]:
    """What each client is answered, under the clock of the test: «done», or the code of its refusal."""
    answers: Counter[str] = Counter()
    together = threading.Barrier(clients)

    def run(number: int) -> None:
        together.wait()
        try:
            work(number)
            answers["done"] += 1
        except Refusal as refusal:
            answers[refusal.code] += 1
        finally:
            connection.close()

    threads = [
        threading.Thread(target=contextvars.copy_context().run, args=(run, number))
        for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
