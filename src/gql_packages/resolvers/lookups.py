"""Finds things by their ids, and lists them by name."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from gql_packages.domain.permissions import Permission
from gql_packages.domain.search_keys import earlier_words, words
from gql_packages.errors import InvalidInput, Problem
from gql_packages.reading.statements import Target
from gql_packages.resolvers.authorization import OPEN_TYPES, Permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.list_requests import filtered
from gql_packages.schema.billing import number_of
from gql_packages.schema.catalogue import PACKAGES
from gql_packages.schema.global_id import read
from gql_packages.schema.patient import PATIENTS

#: What `node` finds, by the name of its type.
NODES = frozenset(
    {
        *("Clinic", "StaffMember", "Treatment", "NoShowFee", "Package", "Patient"),
        *("PatientPackage", "Redemption", "PackageEntry", "Appointment", "Invoice", "Payment"),
    }
)

_LONGEST_SEARCH = 200
_SPECIAL = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})

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
        message = "Give exactly one of the id and the number."
        raise InvalidInput.of(Problem(("number",), message))
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
    given = {}
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
    info: Info, search: str | None, all_of_them: object, filter: object
) -> Any:
    """A page of patients, all or those who have all words, archived ones if they are asked for."""
    where: tuple[str, ...] = () if all_of_them else (IN_USE,)
    given = {}
    if text := searched_text(search):
        where += (
            "{t}.search_key LIKE ALL (:patterns::text[])"
            " OR {t}.folded_version IS DISTINCT FROM {t}.version"
            " AND {t}.search_key LIKE ALL (:earlier::text[])",
        )
        given = {"patterns": patterns(words(text)), "earlier": patterns(earlier_words(text))}
    target = Target(type_name="Patient", listing=PATIENTS, where=where)
    return await filtered(info, target, filter, **given)


async def all_by_name(info: Info, type_name: str, condition: str, all_of_them: object) -> Any:
    """All of a kind, by name, or those for which the condition holds."""
    where = () if all_of_them else (condition,)
    target = Target(type_name=type_name, where=where, sorted_by="{t}.name")
    return await info.context.answer(info, target)


def searched_text(search: str | None) -> str:
    """What is searched for; nothing is everything.

    Refuses (InvalidInput) a text that no name could have.
    """
    if not isinstance(search, str):
        return ""
    if len(search) > _LONGEST_SEARCH:
        message = f"At most {_LONGEST_SEARCH} characters, please."
        raise InvalidInput.of(Problem(("search",), message))
    if any(character == "\0" or "\ud800" <= character <= "\udfff" for character in search):
        raise InvalidInput.of(Problem(("search",), "This has a character that cannot be printed."))
    return search if words(search) else ""


def patterns(listed: Iterable[str]) -> list[str]:
    """One LIKE pattern for each word."""
    return [f"%{word.translate(_SPECIAL)}%" for word in listed]
