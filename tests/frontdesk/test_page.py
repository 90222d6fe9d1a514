"""The front desk's page and files: where they are, what they may reach, and who gets them."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from gql_packages.configured import persisted_documents
from gql_packages.settings import Settings
from gql_packages.web.asgi_app import welcome
from gql_packages.web.front_desk_page import front_desk_routes
from gql_packages.web.sign_in_provider import Provider
from tests.asgi_client import http_client
from tests.cli_and_server.serve_process import serving
from tests.conftest import DatabaseUrls

POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self' data:; style-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


async def get(path: str, at: Provider | None = None, **headers: str) -> httpx.Response:
    origins = ("https://login.example",) if at else ()
    routes = front_desk_routes(at, otherwise=welcome, origins=origins)
    http = http_client(Starlette(routes=routes))
    return await http.get(path, headers={"Accept-Encoding": "gzip", **BROWSER, **headers})


async def test_a_browser_is_shown_the_front_desk_which_may_reach_nothing_but_its_origin() -> None:
    page = await get("/")

    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["content-security-policy"] == POLICY
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["vary"] == "Accept"
    assert re.findall(r'(?:src|href)="(?!frontdesk/)', page.text) == []
    assert re.findall(r"<script(?! type=)|<style| style=", page.text) == []


async def test_a_program_is_told_where_the_api_is() -> None:
    said = await get("/", Accept="*/*")

    assert said.headers["content-type"].startswith("text/plain")
    assert "POST /graphql" in said.text


async def test_the_provider_is_the_only_other_one_that_it_may_reach() -> None:
    page = await get("/", Provider("https://login.example/realm", "desk", "openid"))

    assert "connect-src 'self' https://login.example;" in page.headers["content-security-policy"]
    assert '"authority": "https://login.example/realm"' in page.text


async def test_every_file_of_the_page_is_kept_for_good_and_compressed() -> None:
    names = re.findall(r'"(frontdesk/[^"]+)"', (await get("/")).text)

    assert len(names) >= 5
    for name in names:
        file = await get(f"/{name}")
        assert "immutable" in file.headers["cache-control"]
        assert file.headers["content-encoding"] == "gzip"
        assert file.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("name", ["nothing.js", "page.html", "persisted-documents.json", "%2e%2e"])
async def test_nothing_else_is_served(name: str) -> None:
    assert (await get(f"/frontdesk/{name}")).status_code == 404


def test_its_documents_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = persisted_documents(Settings()).all_trusted
    monkeypatch.setenv("FRONT_DESK", "false")
    others = persisted_documents(Settings()).all_trusted

    assert any("query VisitsOfTheDay" in text for text in ours)
    assert not others


@pytest.mark.slow
def test_it_is_taken_away_by_a_setting(database_urls: DatabaseUrls, tmp_path: Path) -> None:
    settings = {"DATABASE_URL": database_urls.app, "GQL_PACKAGES_DATA": str(tmp_path)}
    with serving(tmp_path, FRONT_DESK="false", **settings) as server:
        page = httpx.get(server.origin, headers=BROWSER)

        assert page.headers["content-type"].startswith("text/plain")
        assert "Front desk" not in server.text
        assert server.status("/frontdesk/sign-in") == 404


def test_the_wheel_carries_the_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    root = Path(__file__).parents[2]
    subprocess.run(command, cwd=root, check=True, capture_output=True)

    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        carried = {Path(name).name for name in packed.namelist() if "/web/frontdesk/" in name}
    served = root / "src" / "gql_packages" / "web" / "frontdesk"
    assert carried == {path.name for path in served.iterdir()}
