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
    is_demo = settings.is_embedded and settings.auth_jwks_url is None
    lines = ["", f"gql-packages {__version__} is ready. Ctrl-C stops it.", ""]
    lines += _pages(settings, origin, is_demo=is_demo)
    lines += _line("Address", f"{origin}/graphql")
    if is_demo:
        lines += _line("Token", demo_token(settings))
        lines += _line("", "(the same owner; send it as Authorization: Bearer TOKEN)")
    elif settings.auth_jwks_url is None:
        lines += _line("Token", "gql-packages token --clinic ID --staff-member ID")
    if settings.is_embedded:
        directory = database_directory(settings.data_directory.resolve())
        lines += _line("Data", f"{directory} (remove it to begin again)")
        lines += [
            "",
            "To use a Postgres of your own (15 or newer), set DATABASE_URL (the application's",
            "role) and MIGRATION_DATABASE_URL (the owner); run gql-packages migrate, then serve.",
        ]
    return "\n".join(lines)


def _pages(settings: Settings, origin: str, *, is_demo: bool) -> list[str]:
    """Where the pages are; in a demo with links that sign in."""
    pages = [("Explorer", "/graphiql", settings.sign_in_code_file)]
    if settings.front_desk:
        pages.insert(0, ("Front desk", "/", settings.front_desk_code_file))
    lines = []
    for name, path, file in pages:
        code = f"#sign-in={demo_sign_in_code(file)}" if is_demo else ""
        lines += _line(name, f"{origin}{path}{code}")
    if is_demo:
        lines += _line("", "(signs in the demo clinic's owner, once, within five minutes)")
    return lines


def _line(label: str, text: str) -> list[str]:
    return [f"  {label:<10}  {text}"]
