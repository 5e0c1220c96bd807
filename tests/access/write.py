"""`python -m tests.access.write`: write the table anew, to be reviewed line by line before it is kept."""

import sys

import pytest

if __name__ == "__main__":
    sys.exit(pytest.main(["-p", "tests.access.write", "tests/access/test_matrix.py"]))
