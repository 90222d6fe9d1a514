"""Rule 187: which clinics and staff there are, whether all would work, and whose token is made."""

import json
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import jwt
import pytest

from gql_packages.auth.local_signing_key import fingerprint, load
from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import EmbeddedServer
from tests.cli_and_server.serve_process import refusal_of, run_command
from tests.conftest import DatabaseUrls, new_database

pytestmark = pytest.mark.slow

CLINIC = ("--name=Praxis am Ufer", "--currency=EUR", "--time-zone=Europe/Berlin")
OWNER = ("--owner-name=Nilüfer Öztürk", "--owner-email=n@ufer.example")


@dataclass(frozen=True)
class Installation:
    """A database with one clinic, and a data directory with a signing key."""

    settings: dict[str, str]
    clinic: str
    owner: str

    def run(self, *command: str, **settings: str) -> str:
        """What a command prints; it succeeds."""
        done = run_command(*command, **{**self.settings, **settings})
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def here(
    database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    settings = {
        "DATABASE_URL": database_urls.app,
        "MIGRATION_DATABASE_URL": database_urls.owner,
        "GQL_PACKAGES_DATA": str(tmp_path_factory.mktemp("data")),
    }
    made = json.loads(run_command("create-clinic", *CLINIC, *OWNER, **settings).stdout)
    yield Installation(settings, made["clinicId"], made["staffMemberId"])


def test_187_clinics_and_staff_are_listed_with_the_ids_that_commands_ask_for(
    here: Installation,
) -> None:
    [clinic] = json.loads(here.run("clinics", "--json"))
    [listed] = json.loads(here.run("staff", "--clinic", here.clinic, "--json"))
    [member] = [each for each in listed["staff"] if each["role"] == "OWNER"]

    assert (clinic["id"], clinic["name"], clinic["currency"]) == (
        here.clinic,
        "Praxis am Ufer",
        "EUR",
    )
    assert (member["id"], member["name"], member["role"]) == (
        here.owner,
        "Nilüfer Öztürk",
        "OWNER",
    )
    assert here.clinic in here.run("clinics")
    for text in (here.run("staff"), here.run("staff", "--clinic", here.clinic)):
        assert here.owner in text
        assert "n@ufer.example" in text


def test_187_another_clinic_or_role_than_there_is_is_one_sentence(here: Installation) -> None:
    other = str(uuid4())
    assert "There is no clinic" in refusal_of("staff", "--clinic", other, **here.settings)
    assert "x is not the id" in refusal_of("staff", "--clinic", "x", **here.settings)
    as_application = {**here.settings, "MIGRATION_DATABASE_URL": here.settings["DATABASE_URL"]}
    assert "Only the owner of the tables" in refusal_of("clinics", **as_application)


def test_187_a_token_says_whose_it_is_and_which_key_signs_it(here: Installation) -> None:
    file = Path(here.settings["GQL_PACKAGES_DATA"]) / "signing-key.pem"
    ids = ("--clinic", here.clinic, "--staff-member", here.owner)

    by_id = run_command("token", *ids, **here.settings)
    by_role = run_command("token", "--clinic", here.clinic, "--role", "OWNER", **here.settings)

    for made in (by_id, by_role):
        key = load(file).public_key()
        claims = jwt.decode(made.stdout.strip(), key, algorithms=["EdDSA"])
        assert (claims["clinic_id"], claims["sub"]) == (here.clinic, here.owner)
        assert "For Nilüfer Öztürk, OWNER at Praxis am Ufer." in made.stderr
        assert f"Signed with the key {fingerprint(load(file))} in {file}" in made.stderr


async def test_187_a_token_is_for_somebody_who_is_there_and_active(
    here: Installation, database_urls: DatabaseUrls
) -> None:
    archived, other = uuid4(), str(uuid4())
    async with connected(database_urls.superuser) as superuser:
        await superuser.execute(
            "INSERT INTO staff_member (clinic_id, id, name, role, is_active, version, created_at)"
            f" VALUES ('{here.clinic}', '{archived}', 'Left', 'SUPPORT', false, 1, now())"
        )

    def refusal(*arguments: str) -> str:
        return refusal_of("token", *arguments, **here.settings)

    assert "There is no clinic" in refusal("--clinic", other, "--staff-member", here.owner)
    assert "has no staff member" in refusal("--clinic", here.clinic, "--staff-member", other)
    gone = refusal("--clinic", here.clinic, "--staff-member", str(archived))
    assert "Left is archived" in gone
    assert "no active staff member with the role" in refusal(
        "--clinic", here.clinic, "--role", "SUPPORT"
    )
    assert "There is no demo clinic" in refusal("--role", "SUPPORT")
    assert "Say whose token" in refusal("--clinic", here.clinic)


def test_187_no_key_is_made_where_the_data_directory_has_none(
    here: Installation, tmp_path: Path
) -> None:
    ids = ("--clinic", here.clinic, "--staff-member", here.owner)
    empty = {**here.settings, "GQL_PACKAGES_DATA": str(tmp_path / "data")}

    own = refusal_of("token", *ids, **empty)
    embedded = refusal_of("token", *ids, directory=str(tmp_path))

    assert f"There is no signing key {tmp_path}/data/signing-key.pem" in own
    assert "There is no signing key" in embedded
    assert list(tmp_path.iterdir()) == []


def test_187_doctor_finds_nothing_wrong_where_all_is_well(here: Installation) -> None:
    key = fingerprint(load(Path(here.settings["GQL_PACKAGES_DATA"]) / "signing-key.pem"))

    said = here.run("doctor", REPORTS_DATABASE_URL=here.settings["DATABASE_URL"])

    for words in (
        "Python 3",
        key,
        "the tables are those of this version",
        "sees one clinic at a time",
        "subscriptions work",
        "owns the tables",
        "no replica",
        "Nothing is wrong",
    ):
        assert words in said


def doctor(here: Installation, **settings: str) -> list[str]:
    """What it says is wrong; it exits with 1."""
    done = run_command("doctor", **{**here.settings, **settings})
    wrong = [line for line in done.stdout.splitlines() if line.startswith("WRONG")]
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{len(wrong)} wrong." in done.stdout
    return wrong


def test_187_doctor_says_each_thing_that_would_not_work(here: Installation, tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text("{}}")
    shutil.copy(f"{here.settings['GQL_PACKAGES_DATA']}/signing-key.pem", tmp_path)
    (tmp_path / "signing-key.pem").chmod(0o644)
    owner = here.settings["MIGRATION_DATABASE_URL"]
    cases = {
        "PORT": ("http", "PORT does not fit"),
        "AUTH_ISSUER": ("somebody", "belong together"),
        "OIDC_CLIENT_ID": ("explorer", "belong together"),
        "TRUSTED_DOCUMENTS": (str(tmp_path / "wrong.json"), "is no manifest"),
        "GQL_PACKAGES_DATA": (str(tmp_path), "run chmod 600"),
        "DATABASE_URL": (owner, "owns the tables, so that clinics would not be kept apart"),
        "MIGRATION_DATABASE_URL": ("postgresql://a@127.0.0.1:1/b", "cannot be reached"),
        "REPORTS_DATABASE_URL": ("postgresql://a@127.0.0.1:1/b", "cannot be reached"),
    }

    for name, (value, words) in cases.items():
        [wrong] = doctor(here, **{name: value})
        assert words in wrong


async def test_187_doctor_knows_pending_migrations_and_newer_tables(
    here: Installation, postgres: EmbeddedServer
) -> None:
    async with new_database(postgres) as urls, connected(urls.owner) as owner:
        settings = {"DATABASE_URL": urls.app, "MIGRATION_DATABASE_URL": urls.owner}
        await owner.execute("UPDATE schema_migration SET name = '9999_later' WHERE name ~ '0009'")

        wrong = doctor(here, **settings)
        await owner.execute(
            "UPDATE schema_migration SET name = '0009_minor_unit_of_the_currency'"
            " WHERE name ~ '9999'"
        )
        await owner.execute("INSERT INTO schema_migration VALUES ('9999_later', '', now())")
        newer = doctor(here, **settings)

    assert len(wrong) == len(newer) == 2
    assert all("run `gql-packages migrate`" in line for line in wrong)
    assert all("belong to a newer version" in line for line in newer)


def test_187_doctor_only_warns_of_what_some_commands_need(here: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = here.run("doctor", MIGRATION_DATABASE_URL="", PORT=str(taken.getsockname()[1]))

    warned = [line for line in said.splitlines() if line.startswith("warning")]
    assert "cannot be used now" in warned[0]
    assert "MIGRATION_DATABASE_URL is not set" in warned[1]
