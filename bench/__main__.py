"""`make bench`: the figures, each beside its alternative in one run, as ratios with their spread.

`python -m bench [--rows 10000 1000000] [only …]`. Ten million by `make bench ROWS="10000 10000000"`. Nothing here can
fail on a slow machine: figures are printed, and kept in `build/bench/`, not asserted.
"""

import argparse
import logging
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chancery.config.settings")
os.environ.setdefault("CHANCERY_SECRET_KEY", "only-for-the-bench")

PARTS = (
    "documents",
    "signing",
    "filing",
    "acts",
    "closing",
    "holiday",
    "stickers",
    "deeds",
    "permits",
    "transmissions",
    "routing",
    "search",
    "pages",
    "lists",
    "travel_documents",
    "travel_papers",
    "visas",
    "passports",
    "identity_cards",
    "criminal_records",
)


def main() -> None:
    """Run the parts asked for, or all, on an embedded server of their own that syncs to disk."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("only", nargs="*", help=", ".join(PARTS))
    parser.add_argument("--rows", nargs="+", type=int, default=[10_000, 1_000_000])
    arguments = parser.parse_args()
    if unknown := set(arguments.only) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as folder:
        Path(folder).chmod(0o755)
        os.environ["CHANCERY_VAR"] = folder
        from chancery.config.postgres import OWNER, Cluster

        cluster = Cluster(Path(folder) / "postgres")
        cluster.ensure_running()
        os.environ["DATABASE_URL"] = cluster.url(OWNER)
        try:
            _run(arguments.only or list(PARTS), arguments.rows)
        finally:
            cluster.stop()


def _run(only: list[str], rows: list[int]) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from bench import (
        acts,
        closing,
        criminal_records,
        deeds,
        documents,
        filing,
        holiday,
        identity_cards,
        lists,
        measure,
        pages,
        passports,
        permits,
        routing,
        search,
        signing,
        stickers,
        transmissions,
        travel_documents,
        travel_papers,
        visas,
        world,
    )

    ministry = world.prepare()
    parts = {
        "documents": lambda: documents.run(ministry),
        "signing": lambda: signing.run(ministry),
        "filing": lambda: filing.run(ministry),
        "acts": lambda: acts.run(ministry),
        "closing": lambda: closing.run(ministry, rows),
        "holiday": lambda: holiday.run(ministry, rows),
        "stickers": lambda: stickers.run(ministry, rows),
        "deeds": lambda: deeds.run(ministry, rows),
        "permits": lambda: permits.run(ministry, rows),
        "transmissions": lambda: transmissions.run(ministry, rows),
        "routing": lambda: routing.run(ministry, rows),
        "search": lambda: search.run(ministry, rows),
        "pages": lambda: pages.run(ministry),
        "lists": lambda: lists.run(ministry, rows),
        "travel_documents": travel_documents.run,
        "travel_papers": lambda: travel_papers.run(ministry, rows),
        "visas": lambda: visas.run(ministry, rows),
        "passports": lambda: passports.run(ministry, rows),
        "identity_cards": lambda: identity_cards.run(ministry, rows),
        "criminal_records": lambda: criminal_records.run(ministry, rows),
    }
    about = f"Python {platform.python_version()}, {os.cpu_count()} cores; medians of rounds taken in turns"
    figures = []
    for name in PARTS:
        if name in only:
            began = time.monotonic()
            print(f"{name} …", end=" ", flush=True)
            figures += (found := parts[name]())
            print(
                f"{time.monotonic() - began:.0f} s, load {os.getloadavg()[0]:.1f}\n\n{measure.table(found)}\n",
                flush=True,
            )
            measure.save(figures, about, ROOT / "build/bench")
    print(f"{about}; kept in {ROOT / 'build/bench'}")


if __name__ == "__main__":
    main()
