"""What the addresses of posts with a database of their own are asked of: a node at an office of which nothing else is asked."""

from uuid import UUID

from chancery.kernel.identity.tests import factories as people
from chancery.kernel.nodes import actions
from chancery.kernel.organisation import queries as offices

_ADDRESSES = (
    "start",
    "reference",
    "asked",
    "handed",
    "cases/<case_id>/taken",
    "kept/<label>/<uuidstr:row>",
    "files/<sha256>",
    "batches/<number>",
)


def of_a_node() -> dict[str, dict[str, object]]:
    """A post that has told nothing yet."""
    node, _ = actions.open_node(office=offices.office("cg-turin"), actor=people.SYSTEM)
    values: dict[str, object] = {
        "code": node.office.code,
        "number": 1,
        "case_id": UUID(int=1),
        "label": "consular_accounts.BookFile",
        "row": UUID(int=1),
        "sha256": "0" * 64,
    }
    return {f"api/v1/nodes/<code>/{address}": values for address in _ADDRESSES}
