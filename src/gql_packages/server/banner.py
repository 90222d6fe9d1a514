"""What `gql-packages serve` prints once it answers."""

from __future__ import annotations

from gql_packages import __version__
from gql_packages.demo.generate import demo_sign_in_code, demo_token
from gql_packages.dev.postgres_user import database_directory
from gql_packages.settings import Settings


def banner(settings: Settings, port: int) -> str:
    """Where it serves; for the embedded database also how to sign in to the demo clinic."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    origin = f"http://{host}:{port}"
    is_signed_locally = settings.auth_jwks_url is None
    lines = ["", f"gql-packages {__version__} is ready. Ctrl-C stops it.", ""]
    lines += [f"  Address   {origin}/graphql"]
    if settings.is_embedded and is_signed_locally:
        lines += [
            f"  Explorer  {origin}/graphiql#sign-in={demo_sign_in_code(settings)}",
            "            (signs in the demo clinic's owner, once, within five minutes)",
            f"  Token     {demo_token(settings)}",
            "            (the same owner; send it as Authorization: Bearer TOKEN)",
        ]
    else:
        lines += [f"  Explorer  {origin}/graphiql"]
        if is_signed_locally:
            lines += ["  Token     gql-packages token --clinic ID --staff-member ID"]
    if settings.is_embedded:
        lines += [
            f"  Data      {database_directory(settings.data_directory.resolve())}"
            " (remove it to begin again)",
            "",
            "To use a Postgres of your own (15 or newer), set DATABASE_URL (the application's",
            "role) and MIGRATION_DATABASE_URL (the owner); run gql-packages migrate, then serve.",
        ]
    return "\n".join(lines)
