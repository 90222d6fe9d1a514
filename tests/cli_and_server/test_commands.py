"""The commands beside `serve`."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import jwt
import pytest

from gql_packages import __version__
from gql_packages.auth.local_signing_key import load_or_create
from tests.cli_and_server.serve_process import refusal_of, run_command
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls

COMMANDS = (
    *("serve", "migrate", "create-clinic", "clinics", "staff", "token", "doctor", "schema"),
)
CLINIC = {
    "--name": "Praxis am Ufer",
    "--currency": "EUR",
    "--time-zone": "Europe/Berlin",
    "--owner-name": "Nilüfer Öztürk",
}


def test_the_version() -> None:
    assert run_command("--version").stdout == f"gql-packages {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    shown = run_command(command, "--help")

    assert shown.returncode == 0
    assert len(shown.stdout.splitlines()) > 5
    assert command in run_command("--help").stdout


async def test_create_clinic_makes_a_clinic_with_an_owner_and_prints_a_token_for_them(
    database_urls: DatabaseUrls, database: ClinicDatabase, tmp_path: Path
) -> None:
    printed = json.loads(create_clinic(database_urls, tmp_path, {"--owner-email": "n@example.org"}))

    clinic_id, owner_id = UUID(printed["clinicId"]), UUID(printed["staffMemberId"])
    claims = claims_of(printed["token"], tmp_path)
    assert (claims["clinic_id"], claims["sub"]) == (str(clinic_id), str(owner_id))
    async with database.reading(clinic_id) as db:
        [clinic] = await db.rows("SELECT * FROM clinic")
        [owner] = await db.rows("SELECT * FROM staff_member")
        [counter] = await db.rows("SELECT * FROM invoice_counter")
        [audit] = await db.rows("SELECT * FROM audit_entry")
    assert (clinic["name"], clinic["currency"]) == ("Praxis am Ufer", "EUR")
    assert clinic["time_zone"] == "Europe/Berlin"
    assert (owner["id"], owner["role"], owner["is_active"]) == (owner_id, "OWNER", True)
    assert (owner["name"], owner["email"]) == ("Nilüfer Öztürk", "n@example.org")
    assert counter["last_number"] == 0
    assert (audit["operation"], audit["actor_id"]) == ("createClinic", owner_id)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"--name": "   "}, "1 to 200"),
        ({"--name": "x" * 201}, "1 to 200"),
        ({"--owner-name": "Bell\x07"}, "printable"),
        ({"--currency": "eur"}, "no currency eur"),
        ({"--currency": "XAU"}, "no currency XAU"),
        ({"--time-zone": "Berlin"}, "no time zone Berlin"),
        ({"--time-zone": "../../etc/passwd"}, "no time zone"),
        ({"--owner-email": "nobody"}, "e-mail"),
    ],
)
def test_create_clinic_says_in_one_sentence_what_does_not_fit(
    database_urls: DatabaseUrls, tmp_path: Path, wrong: dict[str, str], complaint: str
) -> None:
    arguments = [word for pair in {**CLINIC, **wrong}.items() for word in pair]

    said = refusal_of("create-clinic", *arguments, **settings(database_urls, tmp_path))

    assert complaint in said


def test_token_takes_both_kinds_of_id_and_lasts_as_long_as_asked(
    database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    made = json.loads(create_clinic(database_urls, tmp_path, {}))
    plain, world = [
        claims_of(
            run_command(
                *("token", "--clinic", made[clinic], "--staff-member", made[staff]),
                *("--hours", "2"),
                **settings(database_urls, tmp_path),
            ).stdout.strip(),
            tmp_path,
        )
        for clinic, staff in (
            ("clinicId", "staffMemberId"),
            ("clinicGlobalId", "staffMemberGlobalId"),
        )
    ]

    assert (plain["sub"], plain["clinic_id"]) == (world["sub"], world["clinic_id"])
    assert plain["exp"] - plain["iat"] == 2 * 3600
    assert abs(plain["iat"] - datetime.now(UTC).timestamp()) < 60


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--clinic", "x", "--staff-member", str(UUID(int=1))), "x is not the id of a clinic"),
        (("--clinic", str(UUID(int=1)), "--staff-member", "y"), "y is not the id of a staff"),
        (
            ("--clinic", str(UUID(int=1)), "--staff-member", str(UUID(int=1)), "--hours", "0"),
            "more than 0",
        ),
        (
            ("--clinic", str(UUID(int=1)), "--staff-member", str(UUID(int=1)), "--hours", "nan"),
            "more than 0",
        ),
    ],
)
def test_token_says_in_one_sentence_what_does_not_fit(
    tmp_path: Path, arguments: tuple[str, ...], complaint: str
) -> None:
    said = refusal_of("token", *arguments, GQL_PACKAGES_DATA=str(tmp_path))

    assert complaint in said


def test_no_token_is_made_that_would_not_be_taken(tmp_path: Path) -> None:
    ids = ("--clinic", str(UUID(int=1)), "--staff-member", str(UUID(int=1)))

    said = refusal_of("token", *ids, AUTH_JWKS_URL="https://identity.example/keys")

    assert "AUTH_JWKS_URL is set" in said


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "http"), ("PORT", "70000"), ("DATABASE_POOL_SIZE", "0")]
)
def test_a_variable_that_does_not_fit_is_named(name: str, value: str) -> None:
    said = refusal_of("serve", **{name: value})

    assert said.startswith(f"gql-packages: The environment variable {name} does not fit")


def settings(urls: DatabaseUrls, directory: Path) -> dict[str, str]:
    return {"DATABASE_URL": urls.app, "GQL_PACKAGES_DATA": str(directory)}


def create_clinic(urls: DatabaseUrls, directory: Path, extra: dict[str, str]) -> str:
    arguments = [word for pair in {**CLINIC, **extra}.items() for word in pair]
    done = run_command("create-clinic", *arguments, **settings(urls, directory))
    assert done.returncode == 0, done.stderr
    return done.stdout


def claims_of(token: str, directory: Path) -> dict[str, Any]:
    key = load_or_create(directory / "signing-key.pem").public_key()
    claims: dict[str, Any] = jwt.decode(token, key, algorithms=["EdDSA"])
    return claims
