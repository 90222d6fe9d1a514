"""A request is found again in the logs and traces of what stands in front of the server."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind

from gql_packages.errors import SetupError
from gql_packages.observability import tracing
from tests.asgi_client import http_client
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk

TRACE_ID, SPAN_ID = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
TRACEPARENT = f"00-{TRACE_ID}-{SPAN_ID}-01"
WORD = "Quokka"


class Traced:
    """An application whose spans stay in memory."""

    def __init__(
        self, desk: FrontDesk, database: ClinicDatabase, exporter: InMemorySpanExporter
    ) -> None:
        self._desk = desk
        self.exporter = exporter
        self._http = http_client(replace(desk, database=database).with_application().app)

    async def ask(self, document: str, headers: dict[str, str]) -> httpx.Response:
        headers = {**self._desk.headers, **headers}
        return await self._http.post("/graphql", json={"query": document}, headers=headers)

    def spans(self) -> tuple[ReadableSpan, list[ReadableSpan]]:
        """The request's span, and those of its statements in their order."""
        finished = self.exporter.get_finished_spans()
        (request,) = [span for span in finished if span.kind is SpanKind.SERVER]
        return request, [span for span in finished if span.kind is SpanKind.CLIENT]


@pytest.fixture
async def traced(
    desk: FrontDesk, database_urls: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Traced]:
    exporter = InMemorySpanExporter()
    # Both are set on the way, and must not reach other tests' servers.
    for name in ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_SERVICE_NAME"):
        monkeypatch.setenv(name, "nothing")
    with tracing.tracing("http://collector.example", SimpleSpanProcessor(exporter)):
        database = await ClinicDatabase.open(database_urls.app, pool_size=2)
        try:
            yield Traced(desk, database, exporter)
        finally:
            await database.close()


async def test_a_request_is_a_span_under_its_parent_with_one_for_each_statement(
    traced: Traced,
) -> None:
    # A new connection asks for the types of the values first.
    await traced.ask("{ viewer { role } }", {})
    traced.exporter.clear()

    answer = await traced.ask("{ viewer { role } }", {"traceparent": TRACEPARENT})

    request, statements = traced.spans()
    assert request.context and request.parent
    assert f"{request.context.trace_id:032x}" == TRACE_ID
    assert f"{request.parent.span_id:016x}" == SPAN_ID
    assert request.attributes == {
        "operation_type": "query",
        "fields": ("viewer",),
        "outcome": "OK",
        "request_id": answer.headers["x-request-id"],
    }
    assert [span.name for span in statements] == ["BEGIN", "SELECT"]
    assert [span.parent and span.parent.span_id for span in statements] == [
        request.context.span_id
    ] * 2
    for span in statements:
        assert request.start_time and request.end_time and span.start_time and span.end_time
        assert request.start_time <= span.start_time <= span.end_time


async def test_no_span_repeats_what_was_sent_or_answered(traced: Traced, desk: FrontDesk) -> None:
    # A new connection asks for the types of the values first.
    await traced.ask('{ patients(search: "A") { nodes { id } } }', {})
    await desk.do("createPatient", "patient { id }", firstName=WORD, lastName=WORD)
    document = (
        f'query {WORD} {{ {WORD}: patients(search: "{WORD}") {{ nodes {{ {WORD}: lastName }} }} }}'
    )

    traced.exporter.clear()
    answer = await traced.ask(document, {"x-request-id": WORD})

    request, statements = traced.spans()
    assert WORD in answer.text
    assert [span.name for span in statements] == ["BEGIN", "SELECT"]
    assert [span.to_json() for span in (request, *statements) if WORD in span.to_json()] == []


async def test_without_a_parent_a_request_begins_a_trace(traced: Traced) -> None:
    await traced.ask("{ viewer { role } }", {"traceparent": "00-nothing-01"})

    request, _ = traced.spans()
    assert request.parent is None


@pytest.mark.parametrize(
    ("header", "value", "logged"),
    [
        ("x-request-id", "Proxy-1.2_3", {"client_request_id": "Proxy-1.2_3"}),
        ("x-request-id", "a" * 64, {"client_request_id": "a" * 64}),
        ("x-request-id", "a" * 65, {}),
        ("x-request-id", "a b", {}),
        ("x-request-id", "", {}),
        ("traceparent", TRACEPARENT, {"traceparent": TRACEPARENT}),
        ("traceparent", TRACEPARENT.upper(), {}),
        ("traceparent", f"{TRACEPARENT}-x", {}),
    ],
)
async def test_what_a_proxy_calls_a_request_is_in_its_line(
    desk: FrontDesk,
    caplog: pytest.LogCaptureFixture,
    header: str,
    value: str,
    logged: dict[str, str],
) -> None:
    headers = {**desk.headers, header: value}

    with caplog.at_level(logging.INFO, "gql_packages.observability.request_log"):
        answer = await http_client(desk.app).post(
            "/graphql", json={"query": "{ viewer { role } }"}, headers=headers
        )

    (record,) = [each for each in caplog.records if each.message == "request"]
    names = ("client_request_id", "traceparent")
    assert {name: value for name, value in vars(record).items() if name in names} == logged
    assert answer.headers["x-request-id"] != value


def test_without_the_extra_the_setting_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tracing.check_extra()
    monkeypatch.setattr(tracing, "find_spec", lambda name: None)

    with pytest.raises(SetupError, match="needs the extra otel"):
        tracing.check_extra()
