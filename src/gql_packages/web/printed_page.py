"""Writes pages to print as HTML: whatever anybody typed is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from gql_packages.domain.enums import PaymentMethod

_STYLE = """
body { font: 11pt/1.45 system-ui, sans-serif; color: #111; max-width: 42rem; margin: 2rem auto; }
address { font-style: normal; } address, footer { white-space: pre-line; }
h1 { font-size: 1.3rem; margin: 2rem 0 .5rem; } table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: .25rem 0; border-bottom: 1px solid #ddd; }
td:last-child, th:last-child { text-align: right; font-variant-numeric: tabular-nums; }
tfoot td { font-weight: 600; } footer { margin-top: 2rem; } .void { color: #b00; }
@page { margin: 18mm; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
"""


def invoice_page(invoice: Any, clinic: Any) -> str:
    """An invoice, with what was paid on it and what is due."""
    visit = invoice["appointment"]
    return _page(f"Invoice {invoice['number']}", invoice, visit, clinic)


def receipt_page(visit: Any, clinic: Any) -> str | None:
    """The receipt of a visit: what it cost, what was paid, and the package that covered it; None
    where it was not billed."""
    invoice = visit["invoice"]
    return None if invoice is None else _page("Receipt", invoice, visit, clinic)


def _page(title: str, invoice: Any, visit: Any | None, clinic: Any) -> str:
    zone = ZoneInfo(clinic["timeZone"])
    patient = f"{invoice['patient']['firstName']} {invoice['patient']['lastName']}"
    about = [("Invoice", invoice["number"]), ("Issued", _local(invoice["issuedAt"], zone))]
    about += [("Patient", patient), *(_of_visit(visit, zone) if visit else ())]
    lines = [(each["description"], _money(each["amount"])) for each in invoice["lines"]]
    sums = [("Total", "total"), ("Paid", "paid"), ("Balance due", "balanceDue")]
    paid = [
        (_payment(each["payment"], zone), _money(each["amount"]))
        for each in invoice["applications"]
    ]
    parts = [
        f"<address><strong>{escape(clinic['name'])}</strong>\n{escape(clinic['address'] or '')}",
        f"</address>\n<h1>{escape(title)}</h1>\n",
        '<p class="void">Void</p>\n' if invoice["status"] == "VOID" else "",
        _table(about),
        "<h1>Items</h1>\n",
        _table(lines, [(name, _money(invoice[field])) for name, field in sums]),
        f"<h1>Payments</h1>\n{_table(paid)}" if paid else "",
        f"<footer>{escape(clinic['receiptFooter'] or '')}</footer>",
    ]
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{''.join(parts)}\n</body>\n</html>\n"
    )


def _of_visit(visit: Any, zone: ZoneInfo) -> Iterable[tuple[str, str]]:
    yield "Appointment", f"{visit['treatment']['name']}, {_local(visit['startsAt'], zone)}"
    if visit["practitioner"]:
        yield "Practitioner", visit["practitioner"]["name"]
    use = visit["redemption"]
    if use and use["status"] == "REDEEMED":
        package = use["patientPackage"]
        yield "Package", f"{package['name']}, use {use['useNumber']} of {package['usesTotal']}"


def _payment(payment: Any, zone: ZoneInfo) -> str:
    method = PaymentMethod(payment["method"]).description.rstrip(".")
    said = [method, _local(payment["receivedAt"], zone), payment["reference"]]
    return ", ".join(filter(None, said))


def _table(rows: Iterable[tuple[str, str]], sums: Iterable[tuple[str, str]] = ()) -> str:
    body, foot = "".join(map(_row, rows)), "".join(map(_row, sums))
    return f"<table><tbody>{body}</tbody><tfoot>{foot}</tfoot></table>\n"


def _row(cells: tuple[str, str]) -> str:
    return f"<tr><td>{escape(cells[0])}</td><td>{escape(cells[1])}</td></tr>\n"


def _money(amount: Any) -> str:
    return f"{amount['amount']} {amount['currency']}"


def _local(moment: str, zone: ZoneInfo) -> str:
    return f"{datetime.fromisoformat(moment).astimezone(zone):%Y-%m-%d %H:%M}"
