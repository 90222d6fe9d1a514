"""The explorer's page and files: what they may reach, and how long they are kept."""

import gzip
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from gql_packages.configured import provider
from gql_packages.errors import SetupError
from gql_packages.settings import Settings
from gql_packages.web.graphiql_page import explorer_routes
from gql_packages.web.sign_in_provider import Provider
from tests.asgi_client import http_client
from tests.explorer.discovery_server import discovering

POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


async def get(path: str, at: Provider | None = None, encoding: str = "gzip") -> httpx.Response:
    http = http_client(Starlette(routes=explorer_routes(at)))
    return await http.get(path, headers={"Accept-Encoding": encoding})


async def test_the_page_may_reach_nothing_but_its_origin() -> None:
    page = await get("/graphiql")

    assert page.headers["content-security-policy"] == POLICY
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["cache-control"] == "no-cache"
    assert re.findall(r'(?:src|href)="(?!graphiql/)', page.text) == []
    assert "<script>" not in page.text


async def test_the_provider_is_the_only_other_one_that_it_may_reach() -> None:
    with discovering({"token_endpoint": "https://tokens.example:8443/token"}) as place:
        authority = f"{place.origin}/realms/<a>"
        page = await get("/graphiql", Provider(authority, "explorer", "openid"))

    allowed = f"connect-src 'self' {place.origin} https://tokens.example:8443;"
    assert page.headers["content-security-policy"] == POLICY.replace("connect-src 'self';", allowed)
    [told] = re.findall(
        r'<script type="application/json" id="settings">([^<]*)</script>', page.text
    )
    assert json.loads(told)["provider"]["authority"] == authority


async def test_every_file_of_the_page_is_kept_for_good_and_compressed() -> None:
    names = re.findall(r'"(graphiql/[^"]+)"', (await get("/graphiql")).text)

    assert len(names) == 4
    for name in names:
        file = await get(f"/{name}")
        assert "immutable" in file.headers["cache-control"]
        assert file.headers["content-encoding"] == "gzip"
        assert file.headers["content-security-policy"] == POLICY
        plain = await get(f"/{name}", encoding="identity")
        assert "content-encoding" not in plain.headers
        assert plain.content == file.content


@pytest.mark.parametrize(
    "name", ["nothing.js", "page.html", "explorer.js.gz", "..%2Fexplorer.py", "%2e%2e"]
)
async def test_nothing_else_is_served(name: str) -> None:
    assert (await get(f"/graphiql/{name}")).status_code == 404


@pytest.mark.parametrize(
    "given",
    [
        {"OIDC_AUTHORITY": "https://login.example"},
        {"OIDC_CLIENT_ID": "explorer"},
        {"OIDC_AUTHORITY": "https://login.example", "OIDC_CLIENT_ID": "explorer"},
    ],
)
def test_a_provider_whose_tokens_are_not_taken_is_refused(
    given: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SetupError, match="belong together"):
        provider(Settings())


def test_the_wheel_carries_the_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=Path(__file__).parents[2], check=True, capture_output=True)

    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        built = [name for name in packed.namelist() if "/web/graphiql/" in name]
        [script] = [name for name in built if "/explorer-" in name and name.endswith(".js.gz")]
        assert gzip.decompress(packed.read(script))
    assert len(built) == 8
