"""The configuration: environment variables, then `.env` in the working directory."""

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_ORIGIN = re.compile(r"([a-z][a-z0-9+.-]*)://([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]+)?")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def _origins(listed: str) -> tuple[str, ...]:
    """The origins in a list with commas, as browsers write them."""
    return tuple(_origin(each.strip()) for each in listed.lower().split(",") if each.strip())


def _origin(written: str) -> str:
    found = _ORIGIN.fullmatch(written)
    if found is None:
        raise ValueError(
            f"name each origin as https://app.example, with its port if it has one, and not as"
            f" {written}; there is no word for all of them"
        )
    port = urlsplit(written).port
    scheme, host = found.groups()
    return f"{scheme}://{host}" + ("" if port in (None, _DEFAULT_PORTS.get(scheme)) else f":{port}")


class Settings(BaseSettings):
    """The whole configuration. A field is read from the environment variable of its name."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_file=".env",
        env_ignore_empty=True,
        alias_generator=str.upper,
    )

    database_url: str | None = Field(
        default=None,
        description="The application's role: neither owner of the tables nor superuser.",
    )
    migration_database_url: str | None = Field(
        default=None,
        description="The owner of the tables. With neither URL, the embedded server is used.",
    )
    data_directory: Path = Field(
        default=Path(".data"),
        validation_alias="GQL_PACKAGES_DATA",
        description="Where the embedded server's data and the local signing key are.",
    )
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    drain_seconds: float = Field(
        default=3,
        ge=0,
        le=300,
        description="How long it serves on, not ready any more, after SIGTERM.",
    )
    pool_size: int = Field(
        default=10,
        ge=1,
        le=1000,
        validation_alias="DATABASE_POOL_SIZE",
        description="Database connections of each worker, at most.",
    )
    kept_statements: int = Field(
        default=100,
        ge=0,
        le=100,
        validation_alias="DATABASE_STATEMENT_CACHE",
        description="Statements that a connection keeps prepared. 0 for a pooler without them.",
    )
    reports_database_url: str | None = Field(
        default=None,
        description="Where reports are read: a copy that follows the database, or the same.",
    )
    reports_pool_size: int = Field(
        default=2, ge=1, le=1000, description="Connections of each worker for reports, at most."
    )
    listen_database_url: str | None = Field(
        default=None,
        description="Where changes are listened for: the same database without a pooler.",
    )
    log_level: Literal["INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="What `serve` logs. A line for each request is INFO."
    )
    log_format: Literal["json", "text"] | None = Field(
        default=None,
        description="What lines look like; if not set, text at a terminal and JSON elsewhere.",
    )
    metrics_host: str = "127.0.0.1"
    metrics_port: int | None = Field(
        default=None,
        ge=1,
        le=65535,
        description="Where Prometheus is answered. If not set, nothing is counted.",
    )
    otel_exporter_otlp_endpoint: str | None = Field(
        default=None, description="Where traces are sent. If not set, nothing is traced."
    )
    allowed_origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_origins)] = Field(
        default=(),
        validate_default=False,
        description="Whose pages may use the API, with commas: https://app.example. Else none.",
    )
    trusted_documents: Path | None = Field(
        default=None,
        description="A manifest of documents that can be named, or a directory of manifests.",
    )
    trusted_documents_only: bool = Field(
        default=False, description="Whether others are served only to roles that may explore."
    )
    front_desk: bool = Field(
        default=True, description="Whether the front desk is served at / to browsers."
    )
    auth_jwks_url: str | None = None
    auth_issuer: str | None = None
    auth_audience: str | None = None
    oidc_authority: str | None = Field(
        default=None, description="The OpenID provider where people sign in to the pages."
    )
    oidc_client_id: str | None = Field(
        default=None, description="What the provider calls the pages: a public client with PKCE."
    )
    oidc_scope: str = "openid"
    oidc_resource: str | None = Field(
        default=None,
        description="The API that tokens are asked for, where the provider wants it named.",
    )

    @property
    def signing_key_file(self) -> Path:
        """The key that local tokens are signed with, where no JWKS is configured."""
        return self.data_directory / "signing-key.pem"

    @property
    def sign_in_code_file(self) -> Path:
        """What is kept of the code in the link to the explorer that a demo prints."""
        return self.data_directory / "sign-in-code.json"

    @property
    def front_desk_code_file(self) -> Path:
        """What is kept of the code in the link to the front desk that a demo prints."""
        return self.data_directory / "front-desk-code.json"

    @property
    def is_embedded(self) -> bool:
        """Whether the database is the embedded server."""
        return self.database_url is None and self.migration_database_url is None
