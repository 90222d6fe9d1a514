"""The reports as clients ask for them: through GraphQL page after page, and as CSV."""

import asyncio
import csv
from collections.abc import Mapping
from datetime import datetime
from io import StringIO
from typing import Any, Protocol
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import httpx

from tests.asgi_client import AsgiRequest, http_client
from tests.front_desk import Answer, FrontDesk

SALES, USAGE, TAKINGS = "PackageSales", "PackageUsage", "Takings"
LIABILITY, CREDIT = "PackageLiability", "PatientCredit"
ENTRIES = "PackageLiabilityEntries"
#: the range of days in each report's filter
DAYS = {SALES: "sold", USAGE: "used"}

ROWS = {
    SALES: """patientPackage { id } patientName packageName purchasedAt invoiceNumber
        price { amount currency } collected { amount } refunded { amount } usesRedeemed
        usesRemaining expiresOn isExpired lastTreatment lastUsedAt status staffName
        patientNumber""",
    USAGE: """redemption { id } usedAt patientName packageName treatmentName practitionerName
        reason value { amount } patientPays { amount } invoiceNumber usesRemainingAfter
        isSuperseded commissionBasis patientNumber""",
}
#: The rows' fields that only a CSV made for a spreadsheet has, in its order.
LATER = {
    SALES: ["patientNumber"],
    USAGE: ["commissionBasis", "isSuperseded", "patientNumber"],
}
#: The sums for each staff member, and by what is compensated.
APART = {
    SALES: """byStaffMember { staffMember { id } packagesSold invoiced { amount }
        collected { amount } refunded { amount } }""",
    USAGE: """byCommissionBasis { commissionBasis uses value { amount } patientPays { amount } }
        byStaffMember { staffMember { id } uses value { amount } patientPays { amount } }""",
}
SUMMARIES = {
    SALES: """packagesSold invoiced { amount } collected { amount } refunded { amount }
        usesSold usesRedeemed usesRemaining""",
    USAGE: "uses arrivals noShows lateCancellations value { amount } patientPays { amount }",
}


def document(report: str, selection: str) -> str:
    """The query for a report."""
    field = f"{report[0].lower()}{report[1:]}Report"
    place = ", $first: Int, $after: String" if "$after" in selection else ""
    return (
        f"query Q($filter: {report}Filter{place}) "
        f"{{ report: {field}(filter: $filter) {{ {selection} }} }}"
    )


class Asks(Protocol):
    """A front desk, or what answers as it should be answered."""

    async def ask(self, document: str, **variables: Any) -> Answer: ...


async def page(
    desk: Asks, report: str, given: Answer | None = None, **place: Any
) -> tuple[list[Answer], Answer]:
    """A page of rows, flat, and where it stands."""
    selection = (
        f"rows(first: $first, after: $after) {{ nodes {{ {ROWS[report]} }}"
        " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"
    )
    data = await desk.ask(document(report, selection), filter=given, **place)
    found = data["report"]["rows"]
    return [flat(node) for node in found["nodes"]], found["pageInfo"]


async def all_rows(
    desk: Asks, report: str, given: Answer | None = None, first: int = 100
) -> list[Answer]:
    """All rows, page after page."""
    rows: list[Answer] = []
    after = None
    while True:
        found, info = await page(desk, report, given, first=first, after=after)
        rows += found
        if not info["hasNextPage"]:
            return rows
        after = info["endCursor"]


async def summary(desk: Asks, report: str, given: Answer | None = None) -> Answer:
    """The sums, flat; `totalCount` is among them."""
    selection = f"summary {{ {SUMMARIES[report]} }} rows(first: 1) {{ totalCount }}"
    data = await desk.ask(document(report, selection), filter=given)
    return {**flat(data["report"]["summary"]), **data["report"]["rows"]}


async def apart(
    desk: Asks, report: str, given: Answer | None = None
) -> dict[str, list[dict[str, Any]]]:
    """The sums apart, flat."""
    data = await desk.ask(document(report, f"summary {{ {APART[report]} }}"), filter=given)
    return {name: [flat(each) for each in of] for name, of in data["report"]["summary"].items()}


async def refused(desk: FrontDesk, report: str, given: Answer) -> tuple[str, list[str] | None]:
    """The code and the path of the error that the filter is answered with."""
    answer = await desk.post(document(report, "summary { __typename }"), {"filter": given})
    (error,) = answer["errors"]
    return error["extensions"]["code"], error["extensions"].get("path")


async def get_csv(
    desk: FrontDesk, report: str, given: Answer | None = None, **more: Any
) -> httpx.Response:
    """The report as CSV, asked for as an address; `more` are parameters as they are."""
    target = address(report, {**parameters(given), **more})
    return await http_client(desk.app).get(target, headers=desk.headers)


async def csv_rows(
    desk: FrontDesk, report: str, given: Answer | None = None
) -> list[dict[str, str]]:
    """The lines of the CSV, each by the names in the header line."""
    response = await get_csv(desk, report, given)
    assert response.status_code == 200, response.text
    return lines_of(response.content)


def lines_of(content: bytes) -> list[dict[str, str]]:
    """What a CSV file says."""
    return list(csv.DictReader(StringIO(content.decode("utf-8"), newline="")))


def address(report: str, given: Mapping[str, Any]) -> str:
    name = {
        **{SALES: "package-sales", USAGE: "package-usage", TAKINGS: "takings"},
        LIABILITY: "package-liability",
        ENTRIES: "package-liability-entries",
        CREDIT: "patient-credit",
    }[report]
    return f"/reports/{name}.csv?{urlencode(given, doseq=True)}"


def parameters(given: Answer | None) -> Answer:
    """A filter as query parameters."""
    flattened: Answer = {}
    for name, value in (given or {}).items():
        if isinstance(value, dict):
            flattened |= {f"{name}From": value["from"], f"{name}To": value["to"]}
        elif value is not None:
            flattened[name] = value
    return flattened


def flat(node: Answer) -> Answer:
    """Amounts and ids in the place of what carries them."""
    return {
        name: value.get("amount", value.get("id")) if isinstance(value, dict) else value
        for name, value in node.items()
    }


def as_line(row: Answer, currency: str, time_zone: str) -> dict[str, str]:
    """What the CSV says of a row: the same, as text, with times on the clinic's clock."""
    line = {}
    for name, value in row.items():
        if name in (*LATER[SALES], *LATER[USAGE]):
            continue
        column = f"{name}Id" if name in ("patientPackage", "redemption") else name
        if value is None:
            line[column] = ""
        elif isinstance(value, bool):
            line[column] = str(value).lower()
        elif name in ("purchasedAt", "usedAt", "lastUsedAt"):
            moment = datetime.fromisoformat(value).astimezone(ZoneInfo(time_zone))
            line[column] = moment.isoformat()
        else:
            line[column] = str(value)
    return {**line, "currency": currency}


class Held:
    """Takes one piece and then nothing, until it is let go."""

    def __init__(self) -> None:
        self.has_begun = asyncio.Event()
        self.may_go_on = asyncio.Event()

    async def __call__(self, pieces: int) -> None:
        self.has_begun.set()
        await self.may_go_on.wait()


async def begin(desk: FrontDesk) -> tuple[AsgiRequest, Held, asyncio.Task[None]]:
    """A stream of which the client has had the first piece, and takes no more."""
    held = Held()
    request = AsgiRequest(address(SALES, {}), desk.token, on_body=held)
    task = asyncio.create_task(request.run(desk.app))
    await asyncio.wait_for(held.has_begun.wait(), 10)
    return request, held, task
