"""Finds things by their ids, and lists them by name."""

from typing import Any
from uuid import UUID

import strawberry

from gql_packages.domain.calendar import bounds_of
from gql_packages.domain.permissions import Permission
from gql_packages.domain.search_keys import earlier_words, words
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode
from gql_packages.reading.statements import Target
from gql_packages.resolvers.arguments import practitioner_key
from gql_packages.resolvers.authorization import OPEN_TYPES, Permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.list_requests import filtered
from gql_packages.schema.appointment import APPOINTMENTS, PRACTITIONER, DateRange
from gql_packages.schema.billing import number_of
from gql_packages.schema.catalogue import PACKAGES
from gql_packages.schema.clinic import STAFF_FILTERS
from gql_packages.schema.global_id import read
from gql_packages.schema.list_filters import AppointmentFilter
from gql_packages.schema.patient import PATIENTS
from gql_packages.schema.patient_search import (
    IS_FOUND,
    best_first,
    patterns,
    search_parameters,
)

#: What `node` finds, by the name of its type.
NODES = frozenset(
    {
        *("Clinic", "StaffMember", "Treatment", "NoShowFee", "Package", "Patient"),
        *("PatientPackage", "Redemption", "PackageEntry", "Appointment", "Invoice", "Payment"),
    }
)

_LONGEST_SEARCH = 200

ACTIVE, IN_USE = "{t}.is_active", "NOT {t}.is_archived"


def _right_of(type_name: str) -> Permission | None:
    """The right to look at things of that type by their ids."""
    return None if type_name in OPEN_TYPES else Permission.PATIENTS_READ


class PermittedByType(Permitted):
    """As `Permitted`, for `node`: the catalogue is open to every active staff member."""

    def permission(self, info: Info, arguments: dict[str, Any]) -> Permission | None:
        """The right that the thing's type asks for."""
        found = read(arguments["id"])
        return _right_of(found[0]) if found else None


async def found_by_id(info: Info, type_name: str, global_id: str) -> Any:
    """The thing of that type; null for what is not there, or is no such id."""
    found = read(global_id)
    if found is None or found[0] != type_name:
        return None
    return await info.context.answer(info, _by_id(type_name), id=found[1])


async def invoice_by(info: Info, global_id: str | None, number: str | None) -> Any:
    """The invoice with that id or that number; refuses (InvalidInput) both and neither."""
    if isinstance(global_id, str) == isinstance(number, str):
        raise InvalidInput.of(Problem(("number",), ProblemCode.ID_OR_NUMBER))
    if isinstance(global_id, str):
        return await found_by_id(info, "Invoice", global_id)
    value = number_of(number or "")
    if value is None:
        return None
    target = Target(type_name="Invoice", where=("{t}.number = :number::bigint",))
    return await info.context.answer(info, target, number=value)


async def found_of_any_type(info: Info, type_name: str, key: UUID) -> Any:
    """The thing, for the roles with the right to look at its type."""
    target, right = _by_id(type_name), _right_of(type_name)
    return await info.context.read.answer(info._raw_info, target, right, id=key)


def _by_id(type_name: str) -> Target:
    return Target(type_name=type_name, where=("{t}.id = :id::uuid",))


async def found_packages(info: Info, search: str | None, all_of_them: object) -> Any:
    """A page of packages whose names contain all words, archived ones only if they are asked for.

    Spaces do not count. Until an earlier version's row is folded anew, it is found as it was.
    """
    where: tuple[str, ...] = () if all_of_them else (IN_USE,)
    given: dict[str, Any] = {}
    if text := searched_text(search):
        where += (
            "replace({t}.search_key, ' ', '') LIKE ALL (:patterns::text[])"
            " OR {t}.folded_version IS DISTINCT FROM {t}.version"
            " AND {t}.search_key LIKE ALL (:earlier::text[])",
        )
        given = {"patterns": patterns(words(text)), "earlier": patterns(earlier_words(text))}
    target = Target(type_name="Package", listing=PACKAGES, where=where)
    return await info.context.answer(info, target, **given)


async def found_patients(
    info: Info, search: str | None, all_of_them: object, filter: object, order_by: object
) -> Any:
    """A page of patients, all or those who are found, archived ones if they are asked for.

    Who is found comes in the order of the search, unless another is asked for.
    """
    where: tuple[str, ...] = () if all_of_them else (IN_USE,)
    given: dict[str, Any] = {}
    listing = PATIENTS
    if text := searched_text(search):
        given = search_parameters(text)
        if order_by:
            where += (IS_FOUND,)
        else:
            listing = best_first(PATIENTS)
    target = Target(type_name="Patient", listing=listing, where=where)
    return await filtered(info, target, filter, **given)


async def found_appointments(
    info: Info,
    during: DateRange | None,
    practitioner_id: strawberry.ID | None,
    filter: AppointmentFilter | None,
) -> Any:
    """A page of appointments of these days, with the staff member if one is given.

    Refuses (InvalidInput) what has neither days nor a filter with a first or a last day.
    """
    practitioner = practitioner_key(practitioner_id)
    where: list[str] = []
    given: dict[str, Any] = {"practitioner": practitioner}
    if practitioner is not None:
        where.append(f"{PRACTITIONER} = :practitioner::uuid")
    if during:
        during.check("during")
        where += ["{t}.starts_at >= :start::timestamptz", "{t}.starts_at < :end::timestamptz"]
        time_zone = await info.context.read.time_zone()
        given["start"], given["end"] = bounds_of(during.from_, during.to, time_zone)
    elif not (filter and filter.starts and (filter.starts.from_ or filter.starts.to)):
        raise InvalidInput.of(Problem(("during",), ProblemCode.DAYS_MISSING))
    target = Target(type_name="Appointment", listing=APPOINTMENTS, where=tuple(where))
    return await filtered(info, target, filter, **given)


async def all_by_name(
    info: Info, type_name: str, condition: str, all_of_them: object, *, placed_by: str = ""
) -> Any:
    """All of a kind, or those for which the condition holds; by `placed_by`, then by name."""
    return await info.context.answer(info, _whole(type_name, condition, all_of_them, placed_by))


async def found_staff(info: Info, all_of_them: object, filter: object) -> Any:
    """All staff members, or those who work here now, who meet what the filter says; by name."""
    target = _whole("StaffMember", ACTIVE, all_of_them)
    return await filtered(info, target, filter, STAFF_FILTERS)


def _whole(type_name: str, condition: str, all_of_them: object, placed_by: str = "") -> Target:
    where = () if all_of_them else (condition,)
    return Target(type_name=type_name, where=where, sorted_by="{t}.name", placed_by=placed_by)


def searched_text(search: str | None) -> str:
    """What is searched for; nothing is everything.

    Refuses (InvalidInput) a text that no name could have.
    """
    if not isinstance(search, str):
        return ""
    if len(search) > _LONGEST_SEARCH:
        values = {"most": _LONGEST_SEARCH, "found": len(search)}
        raise InvalidInput.of(Problem(("search",), ProblemCode.TOO_LONG, values))
    if any(character == "\0" or "\ud800" <= character <= "\udfff" for character in search):
        raise InvalidInput.of(Problem(("search",), ProblemCode.UNPRINTABLE))
    return search if words(search) else ""
