"""Are the documents and migrations that are made from the code up to date? `--write` makes them so.

Procedure sheets and diagrams, their fingerprints, the access matrix's route list and the migrations.
"""

import os
import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROCEDURES = ROOT / "docs/procedures"


def generated() -> dict[Path, str]:
    """Every generated document with the text it should have."""
    from chancery.kernel.procedures import diagram, fingerprint, registry, sheet

    texts: dict[Path, str] = {}
    prints = []
    for procedure in registry.every_version():
        name = f"{procedure.code}-v{procedure.version}"
        texts[PROCEDURES / f"{name}.md"] = sheet.markdown(procedure)
        texts[PROCEDURES / f"{name}.svg"] = diagram.svg(procedure)
        prints.append(f"{fingerprint.fingerprint(procedure)}  {name}\n")
    texts[PROCEDURES / "fingerprints.txt"] = "".join(prints)
    return texts


def main() -> int:
    """Compare or write; the exit status is the number of stale documents, at most 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chancery.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("check", fail_level="WARNING")
    with warnings.catch_warnings():  # no database need answer: only the files are compared with the models
        warnings.simplefilter("ignore", RuntimeWarning)
        call_command("makemigrations", check_changes=True, dry_run=True)
    write = "--write" in sys.argv
    stale = [path for path, text in generated().items() if not path.exists() or path.read_text() != text]
    if write:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(generated()[path])
        return 0
    for path in stale:
        print(f"desactualizado: {path.relative_to(ROOT)} (python -m chancery.config.fresh --write)")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
