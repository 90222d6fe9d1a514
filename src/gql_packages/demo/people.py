"""Who the patients are: names from many languages and scripts, the same on every run."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gql_packages.demo.plan import ClinicPlan


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody to be registered as a patient."""

    first_name: str
    last_name: str
    email: str | None
    phone: str | None


@dataclass(frozen=True)
class _Language:
    language: str
    given: Sequence[str]
    family: Sequence[str]


def person(plan: ClinicPlan, number: int) -> Person:
    """The clinic's patient of that number; not everybody leaves an address.

    0 is its newcomer, 1 whoever support is asked about.
    """
    named = (plan.newcomer, plan.asked_about)
    first_name, last_name = named[number] if number < len(named) else _name(plan, number)
    return Person(
        first_name=first_name,
        last_name=last_name,
        email=f"patient{number}@{plan.key}.example" if number % 3 != 2 else None,
        phone=f"{plan.phone_prefix}{number % 100:02}" if number % 4 != 3 else None,
    )


def _name(plan: ClinicPlan, number: int) -> tuple[str, str]:
    """The languages in turn, from another one in each clinic; then each language's own names."""
    languages = _languages()
    first = [entry.language for entry in languages].index(plan.first_language)
    turn, position = divmod(first + number - 1, len(languages))
    language = languages[position]
    given, family = language.given, language.family
    # Family names move on by one more each time the given names are through.
    return given[turn % len(given)], family[(turn + turn // len(given) + number) % len(family)]


@cache
def _languages() -> Sequence[_Language]:
    text = (files("gql_packages.demo") / "people.toml").read_text("utf-8")
    return [_Language(**entry) for entry in tomllib.loads(text)["people"]]
