"""The Dockerfile and docker-compose.yml name only what is there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from gql_packages.cli import app
from gql_packages.database.connect import OLDEST_POSTGRES, role_of
from gql_packages.dev.embedded_postgres import APPLICATION_ROLE
from gql_packages.server.graceful_server import LINGER_SECONDS
from gql_packages.server.run import GRACE
from gql_packages.settings import Settings

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OURS = {name: service for name, service in COMPOSE["services"].items() if "build" in service}

VARIABLES = {str(field.validation_alias) for field in Settings.model_fields.values()}


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_a_setting(name: str) -> None:
    assert OURS[name]["environment"].keys() <= VARIABLES


@pytest.mark.parametrize("name", OURS)
def test_every_command_and_its_options_are_in_the_command_line(name: str) -> None:
    assert_is_command(OURS[name]["command"])


def test_what_the_image_sets_and_runs_is_there() -> None:
    final = DOCKERFILE.rpartition("\nFROM ")[2]
    names = set(re.findall(r"\b([A-Z_]+)=", final)) - {"PATH", "PYTHONUNBUFFERED"}

    assert names == {"HOST", "PORT", "GQL_PACKAGES_DATA"}
    assert 'ENTRYPOINT ["gql-packages"]' in final
    assert "/livez" in final
    assert re.search(r"^USER [1-9]", final, re.MULTILINE)
    [command] = re.findall(r"^CMD (\[.*\])$", final, re.MULTILINE)
    assert_is_command(json.loads(command))


def test_what_the_image_copies_is_there_and_is_let_in() -> None:
    let_in = (ROOT / ".dockerignore").read_text().splitlines()
    copied = [
        source
        for words in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
        for source in words.split()
    ]

    assert copied
    for source in copied:
        assert (ROOT / source).exists()
        assert f"!{source}" in let_in


def test_no_password_has_a_default() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    passwords = re.findall(r"\$\{(\w*PASSWORD\w*)([^}]*)\}", text)

    assert {name for name, _ in passwords} == {"OWNER_PASSWORD", "APPLICATION_PASSWORD"}
    assert all(rest.startswith(":?") for _, rest in passwords)


def test_the_application_is_not_the_owner_and_never_sees_the_owners_password() -> None:
    migrating, serving = OURS["migrate"]["environment"], OURS["api"]["environment"]
    owner = COMPOSE["services"]["database"]["environment"]["POSTGRES_USER"]

    assert role_in(migrating["MIGRATION_DATABASE_URL"]) == owner
    assert role_in(serving["DATABASE_URL"]) == APPLICATION_ROLE != owner
    assert serving["DATABASE_URL"] == migrating["DATABASE_URL"]
    assert "OWNER_PASSWORD" not in str(serving)


def test_the_database_is_new_enough_and_the_api_may_finish_what_runs() -> None:
    image = COMPOSE["services"]["database"]["image"]

    assert int(image.partition(":")[2]) >= OLDEST_POSTGRES
    drain = Settings.model_fields["drain_seconds"].default
    assert int(OURS["api"]["stop_grace_period"].removesuffix("s")) > drain + LINGER_SECONDS + GRACE


def role_in(url: str) -> str:
    return role_of(re.sub(r"\$\{[^}]*\}", "secret", url))


def assert_is_command(words: list[str]) -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    command = group.commands[words[0]]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words[1:] if word.startswith("--")} <= options
