"""pgbouncer in front of a test's database."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from gql_packages.dev.postgres_user import as_postgres, give_to_postgres
from tests.cli_and_server.serve_process import eventually, free_port, passable_directory

_CONFIGURATION = """
[databases]
{name} = host={host} dbname={name}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = trust
auth_file = {users}
pool_mode = {mode}
ignore_startup_parameters = timezone,datestyle
"""


@contextmanager
def pooled(url: str, mode: str) -> Iterator[str]:
    """The URL of the same database behind pgbouncer."""
    place, port = urlsplit(url), free_port()
    with passable_directory() as directory:
        users, configuration = directory / "users", directory / "pgbouncer.ini"
        users.write_text(f'"{place.username}" ""\n')
        configuration.write_text(
            _CONFIGURATION.format(
                name=place.path[1:],
                host=parse_qs(place.query)["host"][0],
                port=port,
                users=users,
                mode=mode,
            )
        )
        for file in (users, configuration):
            give_to_postgres(file)
        with subprocess.Popen(
            ["pgbouncer", str(configuration)], stderr=subprocess.DEVNULL, **as_postgres()
        ) as process:
            try:
                assert eventually(lambda: _listens(port)), "pgbouncer does not start"
                yield f"postgresql://{place.username}@127.0.0.1:{port}{place.path}?sslmode=disable"
            finally:
                process.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
