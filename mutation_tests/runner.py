"""Laid into a copy as tests/behaviours/conftest.py: one server for all, and how tests fail."""

import json
import os
from pathlib import Path

import pytest

import gql_packages
from gql_packages.dev.embedded_postgres import EmbeddedServer

ROOT = Path(os.environ["RULES_OUT_COPY"])
REPORT = Path(os.environ["RULES_OUT_REPORT"])
SERVER = os.environ.get("RULES_OUT_SERVER")

if not Path(gql_packages.__file__).is_relative_to(ROOT):
    raise ImportError(f"An installed gql_packages wins over the copy: {gql_packages.__file__}")

if SERVER is not None:

    @pytest.fixture(scope="session")
    def postgres() -> EmbeddedServer:
        """The server that outlives this run, with its migrated template."""
        return EmbeddedServer(Path(str(SERVER)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write down where a test failed first, with what, and what was logged meanwhile."""
    if not report.failed:
        return
    crash = getattr(report.longrepr, "reprcrash", None)
    if crash is not None and not REPORT.exists():
        failure = {
            "when": report.when,
            "is_in_tests": Path(crash.path).is_relative_to(ROOT / "tests"),
            "message": crash.message,
            "log": report.caplog,
        }
        REPORT.write_text(json.dumps(failure))
