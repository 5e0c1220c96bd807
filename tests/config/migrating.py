"""`python -m tests.config.migrating`: every migration in an empty database, in a fraction of the time that Django takes.

Django draws a model anew with all that it leads to, which here is nearly every model at nearly every step. Here a new
model is drawn alone, and one that changes with its neighbours. Nothing is taken on trust: what comes of it counts only
where it is what Django's own way made (test_schema.py).
"""

from functools import cache

import manage  # noqa: F401  # where the code is, and the settings
from django.apps import apps
from django.core.management import execute_from_command_line
from django.db.migrations.state import ProjectState

_found = ProjectState._find_reload_model  # type: ignore[attr-defined]  # unknown to the stubs


def _neighbours(
    state: ProjectState, app_label: str, model_name: str, delay: bool = False
) -> set[tuple[str, str]]:
    """Which models are drawn anew when one is added or changed."""
    if model_name not in state.apps.all_models[app_label]:
        return {(app_label, model_name)}
    return set(_found(state, app_label, model_name, delay=True))


if __name__ == "__main__":
    ProjectState._find_reload_model = _neighbours  # type: ignore[attr-defined]
    apps.get_swappable_settings_name = cache(apps.get_swappable_settings_name)  # type: ignore[method-assign]  # forgotten at each step
    execute_from_command_line(["manage.py", "migrate", "--every", "--no-input", "--verbosity", "0"])
