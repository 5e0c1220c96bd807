"""How is a work shared among processes? Here alone, so that a new process can set the application up before it reads any model."""

import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.pool import Pool
from typing import Any


@contextmanager
def workers(number: int) -> Iterator[Pool]:
    """So many processes, each with the application."""
    with multiprocessing.get_context("spawn").Pool(number, _begin) as pool:
        yield pool


def share(pool: Pool, module: str, work: str, parts: Sequence[tuple[Any, ...]]) -> None:
    """Have `work` of `module` done with each of `parts`, one a process."""
    pool.map(_do, [(module, work, part) for part in parts], chunksize=1)


def _begin() -> None:
    import logging

    import django

    django.setup()
    logging.disable(logging.INFO)


def _do(asked: tuple[str, str, tuple[Any, ...]]) -> None:
    from chancery.kernel.base.errors import Refusal

    module, work, part = asked
    try:
        getattr(import_module(module), work)(*part)
    except Refusal as problem:  # does not travel between processes
        raise RuntimeError(f"{type(problem).__name__}: {problem}") from None
