"""What patients are listed and found by."""

from gql_packages.domain.search_keys import search_key, sort_key

LONGEST_PHONE = 50


def patient_keys(
    first_name: str, last_name: str, email: str | None, phone: str | None
) -> dict[str, str]:
    """The columns that follow from the others: listed by last name, found by anything."""
    return {
        "sort_key": sort_key(f"{last_name} {first_name}"),
        "search_key": search_key(f"{first_name} {last_name} {email or ''} {phone or ''}"),
    }
