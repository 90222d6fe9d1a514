"""What the settings say of who is let in, where people sign in, and which documents are trusted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import as_file

from gql_packages.auth.authentication import Authenticator, LocalKey, SigningKeys
from gql_packages.auth.jwks import PublishedKeys
from gql_packages.auth.local_signing_key import DEMO_TOKEN_HOURS, issue_token, load_or_create
from gql_packages.auth.sign_in_code import SignInCode
from gql_packages.database_urls import is_demo
from gql_packages.errors import SetupError
from gql_packages.resolvers.build_schema import schema
from gql_packages.settings import Settings
from gql_packages.web.front_desk_page import MANIFEST
from gql_packages.web.origins import Origins
from gql_packages.web.persisted_documents import PersistedDocuments, load_trusted_documents
from gql_packages.web.sign_in_provider import Provider


def authenticator(settings: Settings) -> Authenticator:
    """The check of tokens: against the JWKS if it is configured, else against the local key."""
    return Authenticator(
        signing_keys(settings), issuer=settings.auth_issuer, audience=settings.auth_audience
    )


def signing_keys(settings: Settings) -> SigningKeys:
    """The keys that tokens are verified with. Raises SetupError for half an identity provider."""
    given = (settings.auth_jwks_url, settings.auth_issuer, settings.auth_audience)
    if settings.auth_jwks_url is not None and None not in given:
        return PublishedKeys(settings.auth_jwks_url)
    if any(given):
        raise SetupError(
            "AUTH_JWKS_URL, AUTH_ISSUER and AUTH_AUDIENCE belong together: set all three or none."
        )
    return LocalKey(load_or_create(settings.signing_key_file).public_key())


def token_for_code(settings: Settings) -> Callable[[str], str | None] | None:
    """What gives a token for the code in a demo's printed links; None where there is no demo."""
    if settings.auth_jwks_url is not None or not is_demo(settings):
        return None

    def token_for(code: str) -> str | None:
        now = datetime.now(UTC)
        for file in (settings.front_desk_code_file, settings.sign_in_code_file):
            if principal := SignInCode(file).exchange(code, now):
                key = load_or_create(settings.signing_key_file)
                return issue_token(key, principal, hours=DEMO_TOKEN_HOURS, now=now)
        return None

    return token_for


def origins(settings: Settings) -> Origins:
    """Whose pages may use the API: in a demo also those on this machine."""
    return Origins(settings.allowed_origins, is_demo=is_demo(settings))


def provider(settings: Settings) -> Provider | None:
    """The provider where people sign in to GraphiQL, if one is configured. Raises SetupError."""
    authority, client_id = settings.oidc_authority, settings.oidc_client_id
    if authority is None and client_id is None:
        return None
    if authority is None or client_id is None or settings.auth_jwks_url is None:
        raise SetupError(
            "OIDC_AUTHORITY and OIDC_CLIENT_ID belong together, and need AUTH_JWKS_URL: the tokens"
            " of that provider have to be taken."
        )
    return Provider(authority, client_id, settings.oidc_scope, settings.oidc_resource)


def persisted_documents(settings: Settings) -> PersistedDocuments:
    """The persisted documents: those that are configured, and the front desk's own.

    Raises SetupError if one of them could not be served.
    """
    place = settings.trusted_documents
    if place is None and settings.trusted_documents_only:
        raise SetupError(
            "TRUSTED_DOCUMENTS_ONLY needs TRUSTED_DOCUMENTS: name a manifest or a directory."
        )
    trusted = load_trusted_documents(place, schema._schema) if place else {}
    if settings.front_desk:
        with as_file(MANIFEST) as manifest:
            trusted |= load_trusted_documents(manifest, schema._schema)
    return PersistedDocuments(trusted, trusted_only=settings.trusted_documents_only)
