"""Options of the suite."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-seeds`` writes the expected findings of the samples anew; read the difference before committing."""
    parser.addoption("--update-seeds", action="store_true", help="rewrite seeds/expected from today's findings")
