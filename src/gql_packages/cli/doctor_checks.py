"""What `doctor` looks at beside the databases. Each check returns how it is, or raises SetupError
with what would not work."""

from __future__ import annotations

import asyncio
import os
import platform
import shutil
import socket

from gql_packages import __version__
from gql_packages.auth.jwks import PublishedKeys
from gql_packages.auth.local_signing_key import fingerprint, load
from gql_packages.configured import persisted_documents, provider, signing_keys
from gql_packages.dev.embedded_postgres import already_running
from gql_packages.dev.postgres_user import database_directory
from gql_packages.errors import SetupError
from gql_packages.observability.tracing import check_extra
from gql_packages.settings import Settings

#: What a first start takes, and some.
LEAST_FREE_BYTES = 300 * 1024 * 1024


def versions() -> str:
    """This version, and what it runs on."""
    return f"gql-packages {__version__}, Python {platform.python_version()}"


def given(chosen: Settings) -> str:
    """The names of the settings that are given; their values may be secret."""
    fields = type(chosen).model_fields
    names = sorted(
        str(fields[name].validation_alias or fields[name].alias) for name in chosen.model_fields_set
    )
    return ", ".join(names) or "none: the embedded database and demo clinics"


def keys(chosen: Settings) -> str:
    """What tokens are verified with."""
    file = chosen.signing_key_file
    if chosen.auth_jwks_url is None and not file.exists():
        if any((chosen.auth_issuer, chosen.auth_audience)):
            signing_keys(chosen)
        return f"no signing key yet: the server makes {file.resolve()} when it first starts"
    if chosen.auth_jwks_url is None:
        signing_keys(chosen)
        return f"{fingerprint(load(file))} in {file.resolve()} signs and verifies tokens"
    published = signing_keys(chosen)
    if isinstance(published, PublishedKeys) and not asyncio.run(published.read()):
        raise SetupError(
            "AUTH_JWKS_URL cannot be read, so that no token would be taken: correct it, or start"
            " the identity provider."
        )
    return f"those of {chosen.auth_jwks_url} for issuer {chosen.auth_issuer}"


def explorer(chosen: Settings) -> str:
    """Where people sign in to the explorer."""
    there = provider(chosen)
    return "people bring a token" if there is None else f"people sign in at {there.authority}"


def documents(chosen: Settings) -> str:
    """The trusted documents."""
    count = len(persisted_documents(chosen).all_trusted)
    others = "no others are served" if chosen.trusted_documents_only else "others are served too"
    return f"{count} trusted documents, {others}"


def data_directory(chosen: Settings) -> str:
    """Whether the signing key, and the embedded database, have room."""
    place = database_directory(chosen.data_directory.resolve())
    existing = next(each for each in (place, *place.parents) if each.exists())
    if not os.access(existing, os.W_OK | os.X_OK):
        raise SetupError(f"{existing} cannot be written: set GQL_PACKAGES_DATA to one that can.")
    free = shutil.disk_usage(existing).free
    if chosen.is_embedded and free < LEAST_FREE_BYTES:
        raise SetupError(f"{_size(free)} are free at {existing}: the database needs more room.")
    return f"{place}, {_size(free)} free"


def address(chosen: Settings) -> str:
    """Whether the server could listen."""
    if chosen.is_embedded and already_running(chosen.data_directory):
        return "a server runs on this data"
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((chosen.host, chosen.port))
        except OSError as error:
            raise SetupError(
                f"port {chosen.port} on {chosen.host} cannot be used now ({error.strerror}): if a"
                " server runs there, a second one needs another PORT"
            ) from error
    return f"port {chosen.port} on {chosen.host} is free"


def tracing(chosen: Settings) -> str:
    """Whether traces could be sent."""
    if chosen.otel_exporter_otlp_endpoint is None:
        return "off"
    check_extra()
    return f"traces are sent to {chosen.otel_exporter_otlp_endpoint}"


def _size(count: int) -> str:
    return f"{count / 1024**3:.1f} GiB" if count >= 1024**3 else f"{count // 1024**2} MiB"
