"""Whose pages a browser lets in: those of this server, and those of the origins that are named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp
from strawberry.http.websocket_origin import normalize_allowed_origins

from gql_packages.errors import SetupError

#: What a page may read of an answer beside the few headers that it always may.
EXPOSED = ("Retry-After", "X-Request-Id", "Content-Disposition")
#: Seconds for which a browser need not ask again; no browser takes more.
REMEMBERED_SECONDS = 7_200

_ORIGIN = re.compile(r"([a-z][a-z0-9+.-]*)://([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?")
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
#: Its name in the state that ASGI lets a server and its application share.
_ORIGINS = "allowed_origins"


def read_origins(listed: str) -> tuple[str, ...]:
    """The origins in a list with commas, as browsers write them. Raises SetupError for others."""
    return tuple(_origin(each.strip()) for each in listed.split(",") if each.strip())


def _origin(written: str) -> str:
    found = _ORIGIN.fullmatch(written.lower())
    if found is None or not _is_known(written):
        raise SetupError(
            f"ALLOWED_ORIGINS holds {written}: name each origin as https://app.example, with its"
            " port if it has one and nothing behind it. There is no word for all of them."
        )
    scheme, host, port = found.groups()
    return f"{scheme}://{host}{'' if port == _DEFAULT_PORTS.get(scheme) else port or ''}"


def _is_known(written: str) -> bool:
    """Whether WebSockets could be let in from there: no port is above 65,535, for one."""
    try:
        return bool(normalize_allowed_origins([written]))
    except ValueError:
        return False


def across_origins(app: ASGIApp, origins: Sequence[str]) -> ASGIApp:
    """`app`, whose answers pages of these origins may read; browsers that ask first are told so.

    Any header may be sent: there are no cookies here, and what is not known is not read.
    """
    if not origins:
        return app
    return CORSMiddleware(
        app,
        allow_origins=origins,
        allow_methods=("GET", "POST"),
        allow_headers=("*",),
        expose_headers=EXPOSED,
        max_age=REMEMBERED_SECONDS,
    )


def shared_origins(origins: Sequence[str]) -> dict[str, Any]:
    """What the lifespan yields, for what is answered before the application is asked."""
    return {_ORIGINS: tuple(origins)}


def origins_of(scope: Mapping[str, Any]) -> Sequence[str]:
    """The origins of the application that the request came to."""
    origins: Sequence[str] = scope.get("state", {}).get(_ORIGINS, ())
    return origins
