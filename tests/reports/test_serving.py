"""`serve` with a database of its own for reports."""

import json
from pathlib import Path

import pytest

from gql_packages.dev.embedded_postgres import EmbeddedServer
from tests.cli_and_server.serve_process import free_port, refusal_of, run_command, serving
from tests.conftest import DatabaseUrls, new_database

CLINIC = ("--name=A", "--currency=EUR", "--time-zone=Europe/Berlin", "--owner-name=B")
SUMS = "{ packageSalesReport { summary { packagesSold } } patients { totalCount } }"


async def test_reports_are_read_where_they_are_told_to_be(
    database_urls: DatabaseUrls, postgres: EmbeddedServer, tmp_path: Path
) -> None:
    settings = {"DATABASE_URL": database_urls.app, "GQL_PACKAGES_DATA": str(tmp_path)}
    token = json.loads(run_command("create-clinic", *CLINIC, **settings).stdout)["token"]

    async with new_database(postgres) as elsewhere:
        settings["REPORTS_DATABASE_URL"] = elsewhere.app
        with serving(tmp_path, **settings) as server:
            for path in ("/reports/package-sales.csv", "/reports/package-usage.csv"):
                report = server.get(path, token)
                assert (report.status_code, report.text.count("\r\n")) == (200, 1)
            assert server.ask(token, SUMS) == {
                "data": {
                    "packageSalesReport": {"summary": {"packagesSold": 0}},
                    "patients": {"totalCount": 0},
                }
            }


@pytest.mark.parametrize("role", ["postgres", "gql_packages_owner"])
def test_a_role_that_sees_every_clinic_may_not_read_reports(
    database_urls: DatabaseUrls, tmp_path: Path, role: str
) -> None:
    unsafe = database_urls.app.replace("gql_packages_server@", f"{role}@")

    said = refusal(tmp_path, DATABASE_URL=database_urls.app, REPORTS_DATABASE_URL=unsafe)

    assert f"The role {role} in REPORTS_DATABASE_URL" in said


def test_a_database_of_reports_needs_one_that_it_is_a_copy_of(
    database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    said = refusal(tmp_path, REPORTS_DATABASE_URL=database_urls.app)

    assert "REPORTS_DATABASE_URL is set and DATABASE_URL is not" in said


def test_a_database_of_reports_that_is_away(database_urls: DatabaseUrls, tmp_path: Path) -> None:
    away = f"postgresql://somebody@127.0.0.1:{free_port()}/reports"

    said = refusal(tmp_path, DATABASE_URL=database_urls.app, REPORTS_DATABASE_URL=away)

    assert "cannot be reached" in said


def refusal(data: Path, **settings: str) -> str:
    return refusal_of("serve", PORT=str(free_port()), GQL_PACKAGES_DATA=str(data), **settings)
