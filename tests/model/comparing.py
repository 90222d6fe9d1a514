"""How what the API answers differs from the books: a line for each difference."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, TypeVar

from tests.front_desk import Answer
from tests.model.clinic_state import TIMES_OF_DAY, Books, No, Shows, Visit, in_utc
from tests.model.desk import ModelDesk, Names
from tests.model.reported import Asked, filter_of, sales, usage
from tests.model.shown import options, preview, shown, uses
from tests.mutation_documents import APPOINTMENT, INVOICE, PACKAGE, PAYMENT

_APPLICATIONS = "applications { invoice { id } payment { id } amount { amount } }"
_SAID = "method reference receivedAt"
_SCREEN = f"""query Q($id: ID!) {{ patient(id: $id) {{ credit {{ amount }} owing {{ amount }}
  packages(first: 50) {{ nodes {{ {PACKAGE}
    refund {{ amount {{ amount }} suggestedAmount {{ amount }} }} }} }}
  invoices(first: 50) {{ nodes {{ {INVOICE} {_APPLICATIONS} }} }}
  payments(first: 50) {{ nodes {{ {PAYMENT} {_APPLICATIONS} {_SAID} version
    corrections {{ {_SAID} }} void {{ reason }} }} }}
  appointments(first: 50) {{ nodes {{ {APPOINTMENT} }} }} }} }}"""
_OPTIONS = """query Q($patient: ID!, $treatment: ID!, $at: DateTime!) {
  packageOptions(patientId: $patient, treatmentId: $treatment, startsAt: $at) {
    patientPackage { id } isEligible isPreselected refusalCode patientPays { amount } } }"""
_DETAILS = """query Q($id: ID!) {
  refundPreview(patientPackageId: $id) { usesRemaining suggestedAmount { amount }
    usedValue { amount } collected { amount } retainedAmount { amount }
    minimumAmount { amount } maximumAmount { amount } affectedAppointments { id } }
  patientPackage(id: $id) {
    redemptions(first: 100) { nodes { status reason value { amount } appointment { id }
      invoice { id } } }
    history(first: 100) { nodes { sequence kind usesAvailableAfter usesRemainingAfter } } } }"""
_REPORTS = """query Q($sold: PackageSalesFilter, $used: PackageUsageFilter) {
  sales: packageSalesReport(filter: $sold) {
    summary { packagesSold invoiced { amount } collected { amount } refunded { amount }
      usesSold usesRedeemed usesRemaining }
    rows(first: 100) { nodes { patientPackage { id } patientName packageName purchasedAt
      price { amount } collected { amount } refunded { amount } usesRedeemed usesRemaining
      expiresOn isExpired lastUsedAt status staffName } } }
  usage: packageUsageReport(filter: $used) {
    summary { uses arrivals noShows lateCancellations value { amount } patientPays { amount } }
    rows(first: 100) { nodes { redemption { appointment { id } } usedAt patientName packageName
      treatmentName practitionerName reason value { amount } patientPays { amount }
      usesRemainingAfter } } } }"""

#: What an entry of a package's history does to what is available and what remains (rule 33).
_MOVES = {"RESERVED": (-1, 0), "RELEASED": (1, 0), "REDEEMED": (0, -1), "REVERSED": (1, 1)}

Thing = TypeVar("Thing")


def wrong_refusal(names: Names, answer: Answer, no: No) -> list[str]:
    """How a refusal differs from the one that the rules ask for."""
    named = names.to_names(answer)
    return differences({"code": no.code, **_sorted(no.data)}, _sorted(named), "refusal")


def wrong_payload(books: Books, names: Names, answer: Answer, shows: Shows) -> list[str]:
    """How a payload differs from what the verb says that it shows; new things get their names."""
    for key, expected in shows.items():
        _christen(names, expected, answer[key])
        if key == "appointment":
            _christen(names, books.visits[expected].invoice, answer[key]["invoice"])
    wrong: list[str] = []
    for key, found in names.to_names({key: answer[key] for key in shows}).items():
        expected = shows[key]
        if isinstance(expected, list):
            wrong += differences(sorted(expected), sorted(each["id"] for each in found), key)
        elif isinstance(expected, str) and isinstance(found, dict):
            of = shown(books, expected)
            selected = {name: value for name, value in of.items() if name in found}
            wrong += differences(selected, found, f"{key} = {expected}")
        else:
            wrong += differences(expected, found, key)
    return wrong


def _christen(names: Names, name: Any, found: Answer | None) -> None:
    if isinstance(name, str) and name not in names.ids and found is not None:
        names.bind(name, found["id"])


async def wrong_by_turns(desk: ModelDesk, books: Books, turn: int) -> list[str]:
    """After a step: a patient's screen, with a package, what is offered for a visit, or reports."""
    patient = _nth(books.patients, turn)
    wrong = await wrong_screen(desk, books, patient)
    if turn % 3 == 0:
        wrong += await wrong_package(desk, books, _nth(books.packages, turn // 3))
    else:
        starts = books.moment(turn % 7 - 1, _nth(TIMES_OF_DAY, turn))
        visit = Visit(patient, _nth(books.treatments, turn // 2), starts)
        wrong += await wrong_options(desk, books, visit)
    if turn % 4 == 0:
        turn //= 4
        days = (books.today - timedelta(days=2), books.today + timedelta(days=1))
        patient, offer = _nth(books.patients, turn // 4), _nth(books.offers, turn // 4)
        asked = (Asked(), Asked(patient), Asked(offer=offer), Asked(days=days))
        wrong += await wrong_reports(desk, books, _nth(asked, turn))
    return wrong


async def wrong_anywhere(desk: ModelDesk, books: Books) -> list[str]:
    """At the end: both screens, every package, and the reports without a filter."""
    wrong = await wrong_reports(desk, books, Asked())
    for patient in books.patients:
        wrong += await wrong_screen(desk, books, patient)
    for package in books.packages:
        wrong += await wrong_package(desk, books, package)
    return wrong


def _nth(things: Iterable[Thing], turn: int) -> Thing:
    """Each in its turn."""
    every = list(things)
    return every[turn % len(every)]


async def wrong_screen(desk: ModelDesk, books: Books, patient: str) -> list[str]:
    """How the patient's screen differs: sums, packages, invoices, payments, visits."""
    found = (await desk.ask(_SCREEN, id=patient))["patient"]
    rows: dict[str, dict[str, Any]] = {
        "invoices": books.invoices,
        "payments": books.payments,
        "appointments": books.visits,
        "packages": {name: books.packages[name] for name in books.held_by(patient)},
    }
    wrong = differences(shown(books, patient), found, patient)
    for key, of in rows.items():
        nodes = {node["id"]: node for node in found[key]["nodes"]}
        own = sorted(name for name, row in of.items() if row.patient == patient)
        wrong += differences(own, sorted(nodes), f"{patient}.{key}")
        for name in set(own) & nodes.keys():
            wrong += differences(shown(books, name), nodes[name], name)
    return wrong


async def wrong_options(desk: ModelDesk, books: Books, visit: Visit) -> list[str]:
    """How the packages that are offered for a visit differ; the unusable ones in any order."""
    asked = {"patient": visit.patient, "treatment": visit.treatment, "at": in_utc(visit.starts)}
    found = (await desk.ask(_OPTIONS, **asked))["packageOptions"]
    found.sort(key=lambda o: (not o["isEligible"], "" if o["isEligible"] else _id(o)))
    return differences(options(books, visit), found, "packageOptions")


async def wrong_package(desk: ModelDesk, books: Books, name: str) -> list[str]:
    """How a package's uses, history and refund preview differ."""
    asked = await desk.ask(_DETAILS, id=name)
    wrong = differences(
        _sorted(preview(books, name)), _sorted(asked["refundPreview"]), f"preview of {name}"
    )
    found = asked["patientPackage"]
    if found is None or books.packages[name].deleted:
        return wrong + differences(books.packages[name].deleted, found is None, f"{name} is gone")
    spent = [node for node in found["redemptions"]["nodes"] if node["status"] == "REDEEMED"]
    spent.sort(key=lambda node: str(node["appointment"]["id"]))
    wrong += differences(uses(books, name), spent, f"uses of {name}")
    return wrong + _wrong_history(books, name, found["history"]["nodes"])


def _wrong_history(books: Books, name: str, entries: list[Answer]) -> list[str]:
    """Without gaps, each entry with the balance after it, and the last one with that of today."""
    available = remaining = books.packages[name].uses
    wrong = differences("SOLD", entries[0]["kind"], f"first entry of {name}")
    for number, entry in enumerate(entries, start=1):
        moved = _MOVES.get(entry["kind"], (0, 0))
        available, remaining = available + moved[0], remaining + moved[1]
        expected = {"usesAvailableAfter": available, "usesRemainingAfter": remaining}
        wrong += differences({"sequence": number, **expected}, entry, f"entry {number} of {name}")
    today = (books.available(name), books.remaining(name))
    return wrong + differences(today, (available, remaining), f"end of the history of {name}")


async def wrong_reports(desk: ModelDesk, books: Books, asked: Asked) -> list[str]:
    """How the rows of the two reports, in the order of time, and their sums differ."""
    found = await desk.ask(_REPORTS, sold=filter_of(asked, "sold"), used=filter_of(asked, "used"))
    used = found["usage"]["rows"]["nodes"]
    order = [row["usedAt"] for row in used]
    # Two visits may start at the same time: then by name, as in the books.
    used.sort(key=lambda row: (row["usedAt"], row["redemption"]["appointment"]["id"]))
    expected = {"sales": sales(books, asked), "usage": usage(books, asked)}
    return [
        *differences(sorted(order), order, "the order of usage"),
        *differences(expected, found, "reports"),
    ]


def differences(expected: Any, found: Any, where: str) -> list[str]:
    """A line for each leaf that is not as expected; what nobody expects is not looked at."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [
            line
            for key, value in expected.items()
            for line in differences(value, found.get(key, "not shown"), f"{where}.{key}")
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True))
        return [line for n, (e, f) in pairs for line in differences(e, f, f"{where}[{n}]")]
    return [] if expected == found else [f"{where} should be {expected} and is {found}"]


def _sorted(answer: Any) -> Any:
    """The same with its list of appointments, whose order nothing says, in one order."""
    lists = {"appointments", "affectedAppointments"}
    if not isinstance(answer, dict):
        return answer
    return {k: sorted(v, key=_id) if k in lists else v for k, v in answer.items()}


def _id(node: Answer) -> str:
    return str(node.get("id") or node["patientPackage"]["id"])
