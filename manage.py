#!/usr/bin/env python
"""Django's command line, with this project's settings and, unless DATABASE_URL is set, its embedded server."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chancery.config.settings")

if __name__ == "__main__":
    from chancery.config.postgres import OWNER, Cluster

    cluster = Cluster(Path(os.environ.get("CHANCERY_VAR", Path(__file__).parent / "var")) / "postgres")
    if "DATABASE_URL" not in os.environ and cluster.pid:
        os.environ["DATABASE_URL"] = cluster.url(OWNER)

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
