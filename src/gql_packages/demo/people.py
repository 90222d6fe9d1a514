"""Who the patients are: names from many languages and scripts, the same on every run."""

from typing import Any

from gql_packages.demo.clinics import ClinicPlan, read_toml


def person(plan: ClinicPlan, number: int) -> dict[str, Any]:
    """The clinic's patient of that number; not all leave an address. 0 and 1 are in its plan."""
    named = (plan.new_patient, plan.support_patient)
    first_name, last_name = named[number] if number < len(named) else _name(plan, number)
    return {
        "first_name": first_name,
        "last_name": last_name,
        "email": f"patient{number}@{plan.key}.example" if number % 3 != 2 else None,
        "phone": f"{plan.phone_prefix}{number % 100:02}" if number % 4 != 3 else None,
    }


def _name(plan: ClinicPlan, number: int) -> tuple[str, str]:
    """The languages in turn, from another one in each clinic; then each language's own names."""
    languages = read_toml("people")["people"]
    first = [entry["language"] for entry in languages].index(plan.first_language)
    turn, position = divmod(first + number - 1, len(languages))
    given, family = languages[position]["given"], languages[position]["family"]
    # Family names move on by one more each time the given names are through.
    return given[turn % len(given)], family[(turn + turn // len(given) + number) % len(family)]
