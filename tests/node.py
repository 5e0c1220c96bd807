"""Programs of others that run on Node: what they need is installed beside them, once, from their lock file."""

import shutil
import subprocess
from pathlib import Path


def node_for(folder: Path) -> str:
    """The path of node, with the packages that `folder` locks installed in it."""
    if not (folder / "node_modules").exists():
        npm = shutil.which("npm")
        assert npm, "npm is needed to install what the tests run on Node"
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=folder, check=True, capture_output=True)
    found = shutil.which("node")
    assert found, "node is needed to run the programs of others"
    return found
