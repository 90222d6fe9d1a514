"""Logs tell who asked for which operation and how it ended: no name, amount, token or note."""

from __future__ import annotations

import ast
import asyncio
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio

from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.observability import logging_setup
from gql_packages.observability.log_formatters import FIELDS, JsonLine, TextLine, redacted
from gql_packages.observability.logging_setup import LineWriter
from tests.assurance.log_canaries import (
    WORD,
    LogLines,
    Sent,
    canaries,
    failures,
    log_of,
    over_a_socket,
    put_faults,
    sent,
    without_manners,
)
from tests.assurance.mutant_server import altered
from tests.cli_and_server.serve_process import environment
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, open_clinic
from tests.run_size import IS_FULL, size, tell
from tests.running_server import served

pytestmark = pytest.mark.slow

OF_A_REQUEST = {
    *("time", "level", "logger", "message", "request_id", "transport", "operation_name"),
    *("operation_type", "fields", "clinic_id", "staff_member_id", "outcome", "codes", "status"),
    *("duration_ms", "retries"),
}


@dataclass(frozen=True)
class Day:
    """A server's day: who worked there, what was sent, and what was logged."""

    desk: FrontDesk
    sent: list[Sent]
    log: LogLines


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def day(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> Day:
    desk = await open_clinic(database)
    await put_faults(database_urls)
    directory = tmp_path_factory.mktemp("served")
    async with served(database_urls.app, directory) as server:
        there = server.desk(desk)
        all_sent = [each async for each in sent(there)]
        await over_a_socket(server, there)
        without_manners(server)
        assert server.process.status(f"/{WORD}") == 404
    return Day(there, all_sent, log_of(server))


def test_no_canary_is_in_any_line(day: Day) -> None:
    assert found_in(day.log, day.desk) == []
    tell(f"logs: {len(day.log.lines)} lines of {len(day.sent)} requests, no canary in any")


def test_the_database_of_its_own_repeats_no_row_in_its_log_either(
    day: Day, postgres: EmbeddedServer
) -> None:
    written = postgres.socket_directory.with_name("postgres.log").read_text(errors="replace")

    assert "LOG:" in written
    assert [each for each in canaries(day.desk) if each in written.lower()] == []


def test_every_line_is_json_and_says_when_what_and_how_bad(day: Day) -> None:
    assert day.log.others == []
    for line in day.log.lines:
        assert {"time", "level", "logger", "message"} <= line.keys()
        assert not line.keys() - {"time", "level", "logger", "message", "request_id", *FIELDS}


def test_every_request_is_one_line_that_says_how_it_ended(day: Day) -> None:
    for each in day.sent:
        line = day.log.of(each.answer.headers["x-request-id"])
        assert line.keys() == OF_A_REQUEST
        assert (line["outcome"], line["status"]) == (each.outcome, each.answer.status_code)
        stranger = each.outcome == "UNAUTHENTICATED" or each.answer.status_code == 405
        assert (line["clinic_id"] is None) == stranger
        assert line["duration_ms"] > 0


def test_an_operation_is_told_by_the_names_of_the_schema(day: Day) -> None:
    asked = {(line["operation_name"], *line["fields"]) for line in day.log.requests}

    assert {("Morning", "viewer"), ("M", "sellPackage"), (None, "packageSalesReport")} <= asked
    assert {("Socket", "patients"), (None, "viewer", "__typename")} <= asked
    assert {line["transport"] for line in day.log.requests} == {"http", "csv", "websocket"}


def test_a_unit_of_work_that_was_tried_again_says_so(day: Day) -> None:
    (busy,) = [line for line in day.log.requests if line["outcome"] == "BUSY"]

    assert busy["retries"] == 4
    (why,) = [line for line in day.log.lines if line["message"] == "a mutation is given up"]
    assert (why["request_id"], why["operation"]) == (busy["request_id"], "createPatient")
    assert why["error"]["sqlstate"] == "40001"


def test_an_incident_is_told_by_its_kind_and_its_places(day: Day) -> None:
    incidents = [line for line in day.log.lines if line["message"].startswith("incident ")]
    causes = [line["error"].get("cause", line["error"]) for line in incidents]

    assert [cause["sqlstate"] for cause in causes] == ["23505", "P0001", "22003", *["23514"] * 2]
    assert causes[0]["constraint"] == "patient_twice"
    assert {cause["constraint"] for cause in causes[3:]} == {"patient_checked"}
    places = ["create_patient"] * 4 + ["import_patients"]
    for line, place in zip(incidents, places, strict=True):
        assert line["message"] == f"incident {line['request_id']}"
        assert any(f"gql_packages/services/{place}.py" in p for p in line["error"]["stack"])


async def test_the_message_of_an_exception_would_be_found(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    desk = await open_clinic(database)

    async with served(database_urls.app, tmp_path, **altered("exceptions in full")) as server:
        there = server.desk(desk)
        assert [each async for each in failures(there)]

    assert found_in(log_of(server), there) == [WORD.lower()]


@pytest.mark.parametrize("formatter", [JsonLine(), TextLine()])
@pytest.mark.parametrize(
    ("name", "message", "arguments"),
    [
        ("gql_packages.database.pool", "lost: %r", (ValueError(WORD),)),
        ("gql_packages.web", "%s and %d", (WORD, 3)),
        ("gql_packages.web", "%(name)s", ({"name": WORD},)),
        ("gql_packages.web", "%d", (WORD,)),
        ("asyncio", f"Task exception was never retrieved\nfuture: {WORD}", ()),
        ("asyncio", f"Exception in callback {WORD}()", ()),
        ("asyncpg.pool", "%s", (WORD,)),
        ("tortoise", f"SELECT '{WORD}'", ()),
        ("uvicorn.error", "ASGI callable should return None, but returned '%s'.", (WORD,)),
        ("uvicorn.error", f"Exception in ASGI application\n{WORD}", ()),
        ("websockets", WORD, ()),
    ],
)
def test_what_others_write_is_not_repeated(
    formatter: logging.Formatter, name: str, message: str, arguments: tuple[object, ...]
) -> None:
    try:
        raise LookupError(WORD) from KeyError(WORD)
    except LookupError as error:
        seen = (LookupError, error, error.__traceback__)
    extra = {"color_message": WORD, "statement": WORD}
    record = logging.getLogger(name).makeRecord(
        name, logging.ERROR, __file__, 7, message, arguments, seen, "f", extra
    )

    line = formatter.format(record)

    assert WORD.lower() not in line.lower()
    assert "LookupError" in line and "KeyError" in line


async def test_what_nobody_waits_for_is_told_without_its_message(
    caplog: pytest.LogCaptureFixture,
) -> None:
    loop = asyncio.get_running_loop()

    logging_setup._log_loop_exception(
        loop,
        {"message": f"Exception in callback {WORD}()", "exception": LookupError(WORD)},
    )

    (record,) = caplog.records
    line = redacted(record)
    assert line["kind"] == "Exception in callback"
    assert line["error"] == {"type": "builtins.LookupError"}
    assert WORD not in str(line)


def test_what_ends_where_nobody_watches_is_told_without_its_message(tmp_path: Path) -> None:
    settings = {"DATABASE_URL": "postgresql://a@127.0.0.1/b", "GQL_PACKAGES_DATA": str(tmp_path)}

    ended = subprocess.run(
        [sys.executable, "-m", "tests.assurance.unhandled_errors"],
        env=environment(settings),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    lines = [json.loads(line) for line in ended.stderr.splitlines()]
    assert [line["message"] for line in lines] == [
        "the application fails",
        "the event loop reports",
        "a thread ended",
        "Python warns",
        "an exception could not be raised",
        "the process ends",
    ]
    assert WORD not in ended.stdout + ended.stderr


def test_our_own_messages_are_written_in_the_code_and_their_fields_are_known() -> None:
    calls = list(calls_of_log())
    assert len(calls) > 10
    for path, call in calls:
        assert isinstance(call.args[0], ast.Constant), path
        for keyword in call.keywords:
            if keyword.arg == "extra" and isinstance(keyword.value, ast.Dict):
                names = {key.value for key in keyword.value.keys if isinstance(key, ast.Constant)}
                assert names <= {*FIELDS}, path


def test_a_reader_that_stalls_keeps_nobody_waiting_and_what_is_lost_is_counted() -> None:
    reading, writing = os.pipe()
    writer = LineWriter(writing, max_waiting=100)
    writer.setFormatter(JsonLine())
    started = time.monotonic()

    with ThreadPoolExecutor() as aside, os.fdopen(reading) as reader:
        with writer.in_background():
            for _ in range(10):
                for _ in range(1_000):
                    writer.handle(a_record())
                time.sleep(0.2)
            seconds = time.monotonic() - started
            goes_on = aside.submit(reader.readlines)
            time.sleep(0.5)
            writer.handle(a_record())
        os.close(writing)
        lines = [json.loads(line) for line in goes_on.result()]

    assert seconds < 30
    told_of = [line for line in lines if line["message"] == "request"]
    lost = sum(line["count"] for line in lines if line["message"] == "log lines were dropped")
    assert len(told_of) + lost == 10_001
    assert lines[-1]["message"] == "request"


def test_lines_written_at_once_and_in_the_background_are_all_there() -> None:
    reading, writing = os.pipe()
    writer = LineWriter(writing)
    writer.setFormatter(JsonLine())

    writer.handle(a_record())
    with writer.in_background():
        for _ in range(50):
            writer.handle(a_record())
    writer.handle(a_record())
    os.close(writing)

    with os.fdopen(reading) as written:
        assert len(written.readlines()) == 52


async def test_a_line_for_each_request_costs_little(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = logging.getLogger("gql_packages.observability.request_log")
    rounds, per_round = size(short=4, full=40), size(short=25, full=100)
    document = "{ viewer { role } treatments { id } }"
    spent: dict[int, list[float]] = {logging.INFO: [], logging.ERROR: []}
    with Path(os.devnull).open("w") as nowhere:
        writer = LineWriter(nowhere.fileno())
        writer.setFormatter(JsonLine())
        access.addHandler(writer)
        # pytest's own handlers would be measured with it.
        monkeypatch.setattr(access, "propagate", False)
        try:
            with writer.in_background():
                for turn in range(2 * rounds):
                    level = (logging.INFO, logging.ERROR)[turn % 2]
                    monkeypatch.setattr(access, "level", level)
                    access.manager._clear_cache()  # type: ignore[attr-defined]
                    begun = time.process_time()
                    for _ in range(per_round):
                        await desk.ask(document)
                    spent[level].append((time.process_time() - begun) / per_round)
        finally:
            access.removeHandler(writer)
    with_lines, without = min(spent[logging.INFO]), min(spent[logging.ERROR])
    tell(
        f"logs: {(with_lines - without) * 1e6:.0f} µs of CPU for a line,"
        f" {with_lines / without:.3f} times a small request without"
    )

    assert with_lines / without < (1.5 if IS_FULL else 3)


def found_in(log: LogLines, desk: FrontDesk) -> list[str]:
    """The canaries that are in the log."""
    text = log.text.lower()
    return [each for each in canaries(desk) if each in text]


def a_record() -> logging.LogRecord:
    extra = {"clinic_id": uuid4(), "outcome": "OK"}
    return logging.getLogger("gql_packages").makeRecord(
        "gql_packages", logging.INFO, __file__, 1, "request", (), None, "f", extra
    )


def calls_of_log() -> Iterator[tuple[str, ast.Call]]:
    """Every call of a logger's method in the package."""
    root = Path(__file__).parents[2] / "src"
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id in ("log", "logger", "logging")
                and node.func.attr in ("debug", "info", "warning", "error", "critical", "exception")
            ):
                yield path.name, node
