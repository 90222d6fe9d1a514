"""How what the API answers differs from the books: a line for each difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

from tests.front_desk import Answer
from tests.model.catalogue import bookable
from tests.model.clinic_state import Books
from tests.model.desk import ModelDesk, Names
from tests.model.documents import CATALOGUE, DETAILS, OPTIONS, OWING, REPORTS, SCREEN
from tests.model.reported import Asked, filter_of, sales, taken_order, takings, usage
from tests.model.rows import TIMES_OF_DAY, No, Shows, Visit, in_utc
from tests.model.shown import lots, on_offer, options, preview, shown, uses

#: What an entry of a package's history does to what is available and what remains (rule 33).
_MOVES = {"RESERVED": (-1, 0), "RELEASED": (1, 0), "REDEEMED": (0, -1), "REVERSED": (1, 1)}

_IN_ANY_ORDER = {
    *("appointments", "affectedAppointments", "bookedAppointments", "releasedAppointments"),
    *("invoices", "possibleDuplicates", "warnings"),
    *("byStaffMember", "byCommissionBasis", "byMethod"),
}
_TOLD_APART_BY = ("id", "code", "appointment", "staffMember", "commissionBasis", "method")

Thing = TypeVar("Thing")


def wrong_refusal(names: Names, answer: Answer, no: No) -> list[str]:
    """How a refusal differs from the one that the rules ask for."""
    named = names.to_names(answer)
    return differences(in_order({"code": no.code, **no.data}), in_order(named), "refusal")


def wrong_payload(books: Books, names: Names, answer: Answer, shows: Shows) -> list[str]:
    """How a payload differs from what the verb says that it shows; new things get their names."""
    for key, expected in shows.items():
        _christen(names, expected, answer[key])
        if key == "appointment":
            _christen(names, books.visits[expected].invoice, answer[key]["invoice"])
    wrong: list[str] = []
    for key, found in names.to_names({key: answer[key] for key in shows}).items():
        expected = shows[key]
        if isinstance(expected, str) and isinstance(found, dict):
            of = in_order(shown(books, expected))
            selected = {name: value for name, value in of.items() if name in found}
            wrong += differences(selected, in_order(found), f"{key} = {expected}")
        else:
            if isinstance(expected, list):
                expected = [{"id": e} if isinstance(e, str) else e for e in expected]
            wrong += differences(in_order({key: expected}), in_order({key: found}), "payload")
    return wrong


def _christen(names: Names, expected: Any, found: Any) -> None:
    if isinstance(expected, str) and isinstance(found, dict):
        expected = {"id": expected}
    if isinstance(expected, list):
        for one, other in zip(expected, found, strict=False):
            _christen(names, one, other)
    elif isinstance(expected, dict) and isinstance(found, dict):
        name = expected.get("id")
        if name is not None and name not in names.ids and "id" in found:
            names.bind(name, found["id"])
        for key, value in expected.items():
            if isinstance(value, list | dict):
                _christen(names, value, found.get(key))


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
    if turn % 4 == 2:
        wrong += await wrong_catalogue(desk, books, turn // 4)
    return wrong


async def wrong_anywhere(desk: ModelDesk, books: Books) -> list[str]:
    """At the end: every screen and package, the reports without a filter, and who owes."""
    wrong = await wrong_reports(desk, books, Asked())
    owing = sorted(name for name in books.patients if books.owing(name))
    found = (await desk.ask(OWING))["patients"]["nodes"]
    wrong += differences(owing, sorted(each["id"] for each in found), "who owes")
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
    found = (await desk.ask(SCREEN, id=patient))["patient"]
    rows: dict[str, dict[str, Any]] = {
        "invoices": books.invoices,
        "payments": books.payments,
        "appointments": books.visits,
        "packages": {name: books.packages[name] for name in books.held_by(patient)},
    }
    wrong = differences(in_order(shown(books, patient)), in_order(found), patient)
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
    found = (await desk.ask(OPTIONS, **asked))["packageOptions"]
    found.sort(key=lambda o: (not o["isEligible"], "" if o["isEligible"] else _package(o)))
    return differences(options(books, visit), found, "packageOptions")


async def wrong_catalogue(desk: ModelDesk, books: Books, turn: int) -> list[str]:
    """How the catalogue differs, who gives a treatment, and who is found by a number."""
    treatment, patient = _nth(books.treatments, turn), _nth(books.patients, turn)
    number = f"#{books.patients[patient].number}"
    found = await desk.ask(CATALOGUE, treatment=treatment, number=number)
    expected = {
        **on_offer(books),
        "staffMembers": [{"id": name} for name in bookable(books, treatment)],
        "patients": {"nodes": [{"id": patient}]},
    }
    return differences(expected, found, "catalogue")


async def wrong_package(desk: ModelDesk, books: Books, name: str) -> list[str]:
    """How a package's uses, history and refund preview differ."""
    asked = await desk.ask(DETAILS, id=name)
    wrong = differences(
        in_order(preview(books, name)), in_order(asked["refundPreview"]), f"preview of {name}"
    )
    found = asked["patientPackage"]
    if found is None or books.packages[name].deleted:
        return wrong + differences(books.packages[name].deleted, found is None, f"{name} is gone")
    spent = [node for node in found["redemptions"]["nodes"] if node["status"] == "REDEEMED"]
    spent.sort(key=lambda node: str(node["appointment"]["id"]))
    wrong += differences(uses(books, name), spent, f"uses of {name}")
    limits = [books.limit_balance(name, limit) for limit in books.packages[name].limits]
    wrong += differences(limits, found["useLimits"], f"limits of {name}")
    wrong += differences(lots(books, name), found["lots"], f"lots of {name}")
    return wrong + _wrong_history(books, name, found["history"]["nodes"])


def _wrong_history(books: Books, name: str, entries: list[Answer]) -> list[str]:
    """Without gaps, each entry with the balance after it, and the last one with that of today."""
    available = remaining = books.packages[name].uses
    wrong = differences("SOLD", entries[0]["kind"], f"first entry of {name}")
    for number, entry in enumerate(entries, start=1):
        changed = entry["usesChange"] or 0
        moved = _MOVES.get(entry["kind"], (changed, changed))
        available, remaining = available + moved[0], remaining + moved[1]
        expected = {"usesAvailableAfter": available, "usesRemainingAfter": remaining}
        wrong += differences({"sequence": number, **expected}, entry, f"entry {number} of {name}")
    today = (books.available(name), books.remaining(name))
    wrong += differences(today, (available, remaining), f"end of the history of {name}")
    sold = books.packages[name]
    days = [tuple(day and str(day) for day in pair) for pair in sold.moved]
    people = [tuple(who and {"id": who} for who in pair) for pair in sold.handed]
    return [
        *wrong,
        *differences(days, _changes(entries, "EXPIRY_CHANGED", "expiresOn"), f"days of {name}"),
        *differences(
            people, _changes(entries, "COMPENSATION_CHANGED", "staffMember"), f"sellers of {name}"
        ),
    ]


def _changes(entries: list[Answer], kind: str, of: str) -> list[tuple[Any, Any]]:
    """What entries of that kind say was before and after them."""
    return [(e[f"{of}Before"], e[f"{of}After"]) for e in entries if e["kind"] == kind]


async def wrong_reports(desk: ModelDesk, books: Books, asked: Asked) -> list[str]:
    """How the rows of the two reports, in the order of time, and their sums differ."""
    found = await desk.ask(
        REPORTS,
        sold=filter_of(asked, "sold"),
        used=filter_of(asked, "used"),
        taken=filter_of(replace(asked, offer=None), "during"),
    )
    used = found["usage"]["rows"]["nodes"]
    order = [row["usedAt"] for row in used]
    # Two visits may start at the same time: then by name, as in the books.
    used.sort(key=lambda row: (row["usedAt"], row["redemption"]["appointment"]["id"]))
    found["takings"]["rows"]["nodes"].sort(key=taken_order)
    expected = {
        "sales": sales(books, asked),
        "usage": usage(books, asked),
        "takings": takings(books, asked),
    }
    return [
        *differences(sorted(order), order, "the order of usage"),
        *differences(in_order(expected), in_order(found), "reports"),
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


def _package(option: Answer) -> str:
    return str(option["patientPackage"]["id"])


def in_order(answer: Any) -> Any:
    """The same with its lists whose order nothing says in one order."""
    if isinstance(answer, list):
        return [in_order(each) for each in answer]
    if not isinstance(answer, dict):
        return answer
    return {
        key: in_order(
            sorted(value, key=_place) if key in _IN_ANY_ORDER and isinstance(value, list) else value
        )
        for key, value in answer.items()
    }


def _place(node: Answer) -> str:
    return str([node.get(key) for key in _TOLD_APART_BY])
