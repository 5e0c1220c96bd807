"""Programs of others that run on Node: what they need is installed beside them, once, from their lock file."""

import fcntl
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir


def node_for(folder: Path) -> str:
    """The path of node, with the packages that `folder` locks installed in it: whole, whoever else asks just then."""
    made = folder / "node_modules" / ".made"
    turn = Path(gettempdir(), f"chancery-npm-{sha256(str(folder).encode()).hexdigest()[:16]}")
    with turn.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not made.exists():
            npm = shutil.which("npm")
            assert npm, "npm is needed to install what the tests run on Node"
            subprocess.run(
                [npm, "ci", "--no-audit", "--no-fund"], cwd=folder, check=True, capture_output=True
            )
            made.touch()
    found = shutil.which("node")
    assert found, "node is needed to run the programs of others"
    return found
