"""Migrating: once, by two at once, and after one was killed half way."""

import asyncio
import subprocess
import sys
from dataclasses import replace

import pytest

from gql_packages.database.connect import Connection, connected
from gql_packages.database.migration_runner import Migration, migrate, migrations, pending
from gql_packages.database.roles import SETTINGS
from gql_packages.errors import SetupError
from tests.cli_and_server.serve_process import (
    environment,
    run_command,
)
from tests.concurrent_requests import Held
from tests.conftest import DatabaseUrls

ALL = [migration.name for migration in migrations()]


async def test_every_statement_of_a_file_runs_and_nothing_is_pending_afterwards(
    empty_database_urls: DatabaseUrls,
) -> None:
    urls = empty_database_urls

    applied = await migrate(urls.owner, app_url=urls.app, progress=quietly)

    assert applied == ALL
    async with connected(urls.app) as connection:
        assert await pending(connection) == []
    assert await migrate(urls.owner, app_url=urls.app, progress=quietly) == []


async def test_two_at_once_apply_each_file_once(empty_database_urls: DatabaseUrls) -> None:
    urls = empty_database_urls

    first, second = await asyncio.gather(
        migrate(urls.owner, app_url=urls.app, progress=quietly),
        migrate(urls.owner, app_url=urls.app, progress=quietly),
    )

    assert sorted(first + second) == ALL
    assert await recorded(urls) == ALL


async def test_two_on_two_databases_of_one_server_do_not_disturb_each_other(
    empty_database_urls: DatabaseUrls, database_urls: DatabaseUrls
) -> None:
    urls, role = empty_database_urls, "made_by_two"
    apps = [
        url.replace("gql_packages_server@", f"{role}@") for url in (urls.app, database_urls.app)
    ]

    await asyncio.gather(
        migrate(urls.owner, app_url=apps[0], progress=quietly),
        migrate(database_urls.owner, app_url=apps[1], progress=quietly),
    )

    async with connected(apps[0]) as connection:
        assert await pending(connection) == []


async def test_one_that_was_killed_half_way_is_completed_by_the_next(
    empty_database_urls: DatabaseUrls,
) -> None:
    urls = empty_database_urls
    async with connected(urls.owner) as holder:
        # A table of the second file, not yet committed: the file stops at it and waits.
        transaction = holder.transaction()
        await transaction.start()
        await holder.execute("CREATE TABLE invoice ()")
        command = [sys.executable, "-m", "gql_packages.cli", "migrate"]
        settings = {"MIGRATION_DATABASE_URL": urls.owner, "DATABASE_URL": urls.app}
        with subprocess.Popen(command, env=environment(settings)) as process:
            await Held(holder).until_waiting(1, patience=20)
            process.kill()
        await transaction.rollback()

    assert await recorded(urls) == ALL[:1]
    assert await migrate(urls.owner, app_url=urls.app, progress=quietly) == ALL[1:]
    assert await recorded(urls) == ALL


async def test_a_file_that_fails_leaves_nothing_behind(empty_database_urls: DatabaseUrls) -> None:
    urls = empty_database_urls
    wrong = Migration("0001_wrong", "CREATE TABLE kept ();\n\nCREATE TABLE kept ();\n")

    with pytest.raises(SetupError, match="0001_wrong failed and nothing of it was applied"):
        await migrate(urls.owner, app_url=None, progress=quietly, known=[wrong])

    async with connected(urls.owner) as connection:
        assert await connection.fetchval("SELECT to_regclass('kept')") is None
    assert await recorded(urls) == []


async def test_a_file_that_was_changed_after_it_was_applied_is_refused(
    database_urls: DatabaseUrls,
) -> None:
    first, *others = migrations()
    changed = [replace(first, text=first.text + "-- a thought\n"), *others]

    with pytest.raises(SetupError, match=f"Migration {first.name} was changed"):
        await migrate(database_urls.owner, app_url=None, progress=quietly, known=changed)


async def test_the_applications_role_is_plain_and_has_its_settings(
    database_urls: DatabaseUrls,
) -> None:
    async with connected(database_urls.app) as connection:
        role = await connection.fetchrow("SELECT * FROM pg_roles WHERE rolname = current_user")
        settings = {name: await show(connection, name) for name in SETTINGS}

    assert role is not None
    assert not any(role[right] for right in ("rolsuper", "rolbypassrls", "rolcreaterole"))
    assert settings == SETTINGS


async def test_an_owner_who_may_not_make_roles_is_told_what_a_superuser_has_to_do(
    empty_database_urls: DatabaseUrls,
) -> None:
    urls = empty_database_urls
    async with connected(urls.superuser) as superuser:
        await superuser.execute("CREATE ROLE poor_owner LOGIN")
        await superuser.execute("GRANT ALL ON SCHEMA public TO poor_owner")
    poor = urls.owner.replace("gql_packages_owner@", "poor_owner@")
    app = urls.app.replace("gql_packages_server@", "new_app:secret@")

    refused = run_command("migrate", MIGRATION_DATABASE_URL=poor, DATABASE_URL=app)

    assert refused.returncode == 1
    assert 'CREATE ROLE "new_app" LOGIN' in refused.stderr
    assert "secret" not in refused.stderr
    assert "Traceback" not in refused.stderr


async def show(connection: Connection, name: str) -> str:
    value: str = await connection.fetchval("SELECT current_setting($1)", name)
    return value


async def recorded(urls: DatabaseUrls) -> list[str]:
    async with connected(urls.superuser) as connection:
        rows = await connection.fetch("SELECT name FROM schema_migration ORDER BY name")
    return [row["name"] for row in rows]


def quietly(_: str) -> None:
    pass
