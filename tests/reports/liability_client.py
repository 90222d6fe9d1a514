"""Package Liability as a client asks for it, and deeds on days, so that figures can be told."""

from datetime import date, timedelta
from typing import Any

from tests.front_desk import Answer, FrontDesk
from tests.reports.report_client import flat

COLUMNS = (
    *("opening", "sold", "redeemed", "refunded", "suspense", "expired", "adjusted", "closing"),
    *("liability", "receivable", "ofWhichExpired"),
)
FIGURES = " ".join(f"{name} {{ amount }}" for name in COLUMNS)
ROWS = f"""patientPackage {{ id }} invoiceNumber patient {{ id }} package {{ id }} month name
    figures {{ {FIGURES} }}"""
_ARGUMENTS = {
    "during": "DateRange!",
    "groupBy": "LiabilityGrouping",
    "filter": "PackageLiabilityFilter",
    "knownAt": "DateTime",
}


def liability_document(selection: str, *names: str) -> str:
    """The query with these arguments."""
    declared = ", ".join(f"${name}: {_ARGUMENTS[name]}" for name in names)
    passed = ", ".join(f"{name}: ${name}" for name in names)
    return f"query L({declared}) {{ report: packageLiabilityReport({passed}) {{ {selection} }} }}"


def days(first: str, last: str | None = None) -> Answer:
    """The argument `during`: a day, a month ("2026-11"), or from one day to another."""
    if len(first) == 7:
        start = date.fromisoformat(f"{first}-01")
        following = (start + timedelta(days=31)).replace(day=1)
        return {"from": str(start), "to": str(following - timedelta(days=1))}
    return {"from": first, "to": last or first}


async def liability(desk: FrontDesk, during: Answer, selection: str, **given: Any) -> Answer:
    """What is selected of the report."""
    given = {"during": during, **given}
    report: Answer = (await desk.ask(liability_document(selection, *given), **given))["report"]
    return report


async def figures(
    desk: FrontDesk, first: str, last: str | None = None, **given: Any
) -> dict[str, str]:
    """The summary's amounts that are not zero."""
    report = await liability(desk, days(first, last), f"summary {{ {FIGURES} }}", **given)
    return plain(report["summary"])


async def rows(desk: FrontDesk, first: str, last: str | None = None, **given: Any) -> list[Answer]:
    """All rows, their figures without zeros."""
    selection = f"rows(first: 100) {{ totalCount nodes {{ {ROWS} }} }}"
    report = await liability(desk, days(first, last), selection, **given)
    nodes: list[Answer] = report["rows"]["nodes"]
    assert report["rows"]["totalCount"] == len(nodes)
    return [{**node, "figures": plain(node["figures"])} for node in nodes]


ENTRY = """id on recordedAt kind amount { amount } balanceAfter { amount }
    patientPackage { id } redemption { id } payment { id }"""


async def entries(
    desk: FrontDesk, first: str, last: str | None = None, size: int = 100, **given: Any
) -> list[Answer]:
    """All movements of the days, page after page, with amounts in the place of what has them."""
    found: list[Answer] = []
    after = "null"
    while True:
        page = f"entries(first: {size}, after: {after})"
        selection = (
            f"{page} {{ totalCount nodes {{ {ENTRY} }} pageInfo {{ hasNextPage endCursor }} }}"
        )
        report = await liability(desk, days(first, last), selection, **given)
        found += map(flat, report["entries"]["nodes"])
        if not report["entries"]["pageInfo"]["hasNextPage"]:
            assert report["entries"]["totalCount"] == len(found)
            return found
        after = f'"{report["entries"]["pageInfo"]["endCursor"]}"'


def plain(of: Answer) -> dict[str, str]:
    """Amounts that are not zero, by their names."""
    amounts = {name: value["amount"] for name, value in of.items()}
    return {name: amount for name, amount in amounts.items() if amount.strip("-0.")}


async def visit(
    desk: FrontDesk, patient: str, treatment: str, package: str, on: str, *, entered: str = ""
) -> str:
    """A visit that day with the package, booked and arrived on it or on another; its id."""
    desk.clock.go_to(entered or on)
    given = {"patientPackageId": package}
    booked = await desk.book(patient, treatment, f"{on}T17:00:00Z", **given)
    await desk.do("arriveAppointment", appointmentId=booked["id"])
    return str(booked["id"])


async def code(desk: FrontDesk, document: str, **given: Any) -> str | None:
    """The code of the one error of an answer; None: there is none."""
    errors = (await desk.post(document, given)).get("errors", [])
    return errors[0]["extensions"]["code"] if errors else None
