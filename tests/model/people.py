"""Patients, by the rules: registered, changed, archived and imported (rules 167 and 193)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.model.clinic_state import Books
from tests.model.rows import NOTHING, No, Person, Shows

#: What is typed, and whose it is: what has the same number here is the same name, the same address,
#: the same telephone.
NAMES = {
    ("Anne", "Tester"): 0,
    ("Benno", "Tester"): 1,
    ("ÁNNE", "tester"): 0,
    ("Łukasz", "Ødegård"): 2,
    ("lukasz", "Odegard"): 2,
    ("Anna", "Twin"): 3,
    ("Βασίλης", "Παππάς"): 4,
    ("ΒΑΣΙΛΗΣ", "ΠΑΠΠΑΣ"): 4,
}
EMAILS = {"twin@example.org": 0, "Twin@Example.org": 0, "other@example.org": 1}
PHONES = {"+1 (604) 555-0132": 0, "604.555.0132": 0, "604 555 0199": 1}

#: Of these alone no name is made (rule 162).
UNSEEN = {" ", "\u200b", "\u00ad"}


def create_patient(
    books: Books,
    first_name: str,
    last_name: str,
    email: str | None = None,
    phone: str | None = None,
    date_of_birth: date | None = None,
) -> Shows:
    """The next number of the clinic; possible duplicates are named, and nothing is refused."""
    if _is_unseen(first_name) or not _may_be_born(books, date_of_birth):
        raise No("INVALID_INPUT")
    name = _register(books, Person(first_name, last_name, 0, email, phone, date_of_birth))
    return {"patient": name, **shown_duplicates(books, name)}


def _register(books: Books, person: Person) -> str:
    name = books.new("person")
    person.number = len(books.patients) + 1
    books.patients[name] = person
    return name


def update_patient(
    books: Books,
    patient_id: str,
    first_name: str | None = None,
    last_name: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    date_of_birth: date | str | None = None,
) -> Shows:
    """The number stays."""
    if first_name is not None and _is_unseen(first_name):
        raise No("INVALID_INPUT")
    if isinstance(date_of_birth, date) and not _may_be_born(books, date_of_birth):
        raise No("INVALID_INPUT")
    row = books.patients[patient_id]
    row.first, row.last = first_name or row.first, last_name or row.last
    if email is not None:
        row.email = None if email == NOTHING else email
    if phone is not None:
        row.phone = None if phone == NOTHING else phone
    if date_of_birth is not None:
        row.born = date_of_birth if isinstance(date_of_birth, date) else None
    row.version += 1
    return {"patient": patient_id}


def archive_patient(books: Books, patient_id: str, archived: bool) -> Shows:
    row = books.patients[patient_id]
    row.version += row.archived != archived
    row.archived = archived
    return {"patient": patient_id}


def _is_unseen(name: str) -> bool:
    return not set(name) - UNSEEN


def _may_be_born(books: Books, day: date | None) -> bool:
    return day is None or date(1900, 1, 1) <= day <= books.today


def shown_duplicates(books: Books, name: str) -> Shows:
    """Who else has the name, the address or the telephone, archived or not: up to ten are shown,
    and of more it is not said here which."""
    own = books.patients[name]
    found = [other for other, row in books.patients.items() if other != name and alike(own, row)]
    return {"possibleDuplicates": found} if len(found) <= 10 else {}


def alike(one: Person, other: Person) -> bool:
    return (
        NAMES[one.first, one.last] == NAMES[other.first, other.last]
        or (one.email is not None and _same(EMAILS, one.email, other.email))
        or (one.phone is not None and _same(PHONES, one.phone, other.phone))
    )


def _same(table: Mapping[str, int], one: str, other: str | None) -> bool:
    return other is not None and table[one] == table[other]


def import_patients(books: Books, rows: Sequence[dict[str, Any]], dry_run: bool = False) -> Shows:
    """All rows or none; the same row again changes nothing (rule 193)."""
    before = dict(books.imported)
    here: dict[str, int] = {}
    shown: list[Shows] = [_decided(books, rows, place, here) for place in range(len(rows))]
    refused = [row for row in shown if row["outcome"] == "REFUSED"]
    if refused and not dry_run:
        raise No("IMPORT_REFUSED", rows=refused)
    new = {
        place: _person(row)
        for place, row in enumerate(rows)
        if shown[place]["outcome"] == "CREATED"
    }
    for place, person in new.items():
        there = [{"id": name} for name, row in books.patients.items() if alike(person, row)]
        same = [other + 1 for other, row in new.items() if other != place and alike(person, row)]
        shown[place]["duplicateRows"] = same
        if len(there) <= 5:
            shown[place]["possibleDuplicates"] = there
    for place, person in {} if dry_run else new.items():
        external_id = rows[place]["external_id"]
        books.imported[external_id] = (_register(books, person), rows[place])
    for row in shown:
        known = books.imported.get(row["externalId"])
        if row["outcome"] != "REFUSED":
            row["patient"] = known and {"id": known[0]}
    outcomes = [row["outcome"] for row in shown]
    counts = {word.lower(): outcomes.count(word) for word in ("CREATED", "UNCHANGED", "REFUSED")}
    assert dry_run or len(books.imported) == len(before) + len(new)
    return {"dryRun": dry_run, **counts, "rows": shown}


def _decided(
    books: Books, rows: Sequence[dict[str, Any]], place: int, here: dict[str, int]
) -> Shows:
    """What becomes of a row; `here` has the rows before it by their external ids."""
    row = rows[place]
    external_id = row["external_id"]
    earlier = here.setdefault(external_id, place)
    said = books.imported[external_id][1] if external_id in books.imported else rows[earlier]
    is_new = external_id not in books.imported and earlier == place
    wrong = [
        {"code": "INVALID_INPUT", "path": [path]}
        for path, is_wrong in (
            ("firstName", _is_unseen(row["first_name"])),
            ("dateOfBirth", not _may_be_born(books, row.get("date_of_birth"))),
        )
        if is_wrong
    ]
    if not wrong and said != row:
        wrong = [{"code": "EXTERNAL_ID_MISMATCH", "path": ["externalId"]}]
    outcome = "REFUSED" if wrong else "CREATED" if is_new else "UNCHANGED"
    shows: Shows = {"row": place + 1, "externalId": external_id, "outcome": outcome}
    return {**shows, "problems": wrong}


def _person(row: Mapping[str, Any]) -> Person:
    return Person(
        row["first_name"],
        row["last_name"],
        0,
        row.get("email"),
        row.get("phone"),
        row.get("date_of_birth"),
        external_id=row["external_id"],
    )
