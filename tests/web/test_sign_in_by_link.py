"""The code in the printed link: who may exchange it for a token, how often, and for how long."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from starlette.applications import Starlette

from gql_packages.auth.sign_in_code import GOOD_FOR_SECONDS, SignInCode
from gql_packages.domain.permissions import Principal
from gql_packages.web.graphiql_page import explorer_routes
from tests.asgi_client import http_client

WHO = Principal(UUID(int=1), UUID(int=2))
NOW = datetime(2026, 3, 2, tzinfo=UTC)
HOST = {"Host": "127.0.0.1:8000"}
OURS = {"Origin": "http://127.0.0.1:8000"}


@pytest.fixture
def codes(tmp_path: Path) -> SignInCode:
    return SignInCode(tmp_path / "sign-in-code.json")


def explorer(codes: SignInCode | None, *, after: float = 0) -> httpx.AsyncClient:
    """The explorer so many seconds after the start."""

    def token_for(code: str) -> str | None:
        assert codes
        who = codes.exchange(code, NOW + timedelta(seconds=after))
        return f"token of {who.staff_member_id}" if who else None

    routes = explorer_routes(None, token_for if codes else None)
    return http_client(Starlette(routes=routes))


async def brought(
    http: httpx.AsyncClient, code: object, headers: dict[str, str] = OURS
) -> httpx.Response:
    return await http.post("/graphiql/sign-in", json={"code": code}, headers=HOST | headers)


async def test_the_code_is_good_once(codes: SignInCode) -> None:
    code = codes.issue(WHO, NOW)
    http = explorer(codes)

    first, second = await brought(http, code), await brought(http, code)

    assert (first.status_code, first.json()) == (200, {"token": f"token of {WHO.staff_member_id}"})
    assert first.headers["cache-control"] == "no-store"
    assert second.status_code == 410
    assert "once, within five minutes" in second.json()["message"]


async def test_of_several_at_once_one_is_signed_in(codes: SignInCode) -> None:
    code = codes.issue(WHO, NOW)

    answers = await asyncio.gather(*(brought(explorer(codes), code) for _ in range(20)))

    assert sorted(answer.status_code for answer in answers) == [200] + 19 * [410]


@pytest.mark.parametrize(("after", "status"), [(GOOD_FOR_SECONDS - 1, 200), (300, 410)])
async def test_the_code_is_good_for_five_minutes(
    codes: SignInCode, after: float, status: int
) -> None:
    code = codes.issue(WHO, NOW)

    assert (await brought(explorer(codes, after=after), code)).status_code == status


async def test_a_new_start_ends_the_earlier_code(codes: SignInCode) -> None:
    earlier, code = codes.issue(WHO, NOW), codes.issue(WHO, NOW)

    assert (await brought(explorer(codes), earlier)).status_code == 410
    assert (await brought(explorer(codes), code)).status_code == 200


def test_only_its_hash_is_kept_for_the_owner_of_the_file(codes: SignInCode, tmp_path: Path) -> None:
    code = codes.issue(WHO, NOW)
    [file] = tmp_path.iterdir()

    assert code not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://localhost:8000"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Origin": "https://elsewhere.example"},
        OURS | {"Host": "elsewhere.example"},
    ],
)
async def test_only_a_page_of_this_origin_may_bring_it_and_a_refusal_does_not_use_it_up(
    codes: SignInCode, headers: dict[str, str]
) -> None:
    code = codes.issue(WHO, NOW)

    assert (await brought(explorer(codes), code, headers)).status_code == 403
    assert (await brought(explorer(codes), code)).status_code == 200


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b"{}",
        b'{"code": 7}',
        b'{"code": null}',
        b'{"code": "\\ud800"}',
        b'{"code": "wrong"}',
        b"[" * 1000,
        b'{"code": "' + b"x" * 10_000 + b'"}',
        b"\xff\xfe",
    ],
)
async def test_anything_else_is_no_code_and_the_code_stays_good(
    codes: SignInCode, content: bytes
) -> None:
    code = codes.issue(WHO, NOW)
    headers = HOST | OURS | {"Content-Type": "application/json"}

    http = explorer(codes)
    refused = await http.post("/graphiql/sign-in", content=content, headers=headers)

    assert refused.status_code == 410
    assert (await brought(http, code)).status_code == 200


async def test_another_media_type_or_method_is_refused(codes: SignInCode) -> None:
    http, content = explorer(codes), json.dumps({"code": codes.issue(WHO, NOW)})

    by_form = await http.post("/graphiql/sign-in", content=content, headers=HOST | OURS)
    by_get = await http.get("/graphiql/sign-in", headers=HOST | OURS)

    assert by_form.status_code == 410
    assert (by_get.status_code, by_get.headers["allow"]) == (405, "POST")


async def test_where_there_is_no_demo_there_is_no_such_place() -> None:
    assert (await brought(explorer(None), "code")).status_code == 405
