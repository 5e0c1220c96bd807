"""Does every address answer everybody as the reviewed table says, and refuse scripts, frames and caches?"""

import pytest

from chancery.kernel.fees.tests.factories import provider_running
from tests.access import matrix, world

pytestmark = [pytest.mark.django_db]


@pytest.mark.parametrize("part", range(matrix.PARTS))
def test_every_route_answers_everybody_as_reviewed(request: pytest.FixtureRequest, part: int) -> None:
    with provider_running() as simulator:
        rows, faults = matrix.ask(world.build(simulator), part)
    assert sorted(faults) == []
    reviewed = matrix.read()
    if request.config.pluginmanager.has_plugin("tests.access.write"):
        ours = matrix.part_of(reviewed, part)
        kept = {key: row for key, row in reviewed.items() if key not in ours}
        matrix.write(kept | rows)
        reviewed = matrix.read()
    assert not [(key, row) for key, row in rows.items() if "500" in row.values()]
    reviewed = matrix.part_of(reviewed, part)
    assert rows.keys() == reviewed.keys(), rows.keys() ^ reviewed.keys()
    assert {key: row for key, row in rows.items() if row != reviewed[key]} == {}
