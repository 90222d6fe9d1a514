"""Everything that is wrong with an input is said at once."""

from decimal import Decimal

import pytest

from gql_packages.domain.input_validator import ELIGIBLE_ITEMS, USES, VALID_FOR_DAYS, InputValidator
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode

EMPTY = "This cannot be empty."
UNPRINTABLE = "This has a character that cannot be printed."


def sentences(problems: InputValidator) -> list[str]:
    return [problem.message for problem in problems.found]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Noor ", "Noor"),
        ("E\u0301lodie", "Élodie"),
        ("a" * 200, "a" * 200),
        ("a\u200db", "a\u200db"),
    ],
)
def test_a_text_is_kept_in_one_form_without_outer_spaces(typed: str, kept: str) -> None:
    problems = InputValidator()

    assert problems.required(typed, "name") == kept
    assert problems.optional(typed, "name") == kept
    assert problems.found == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", [EMPTY]),
        (" \n ", [EMPTY]),
        ("a" * 201, ["At most 200 characters, please."]),
        ("a\x00b", [UNPRINTABLE]),
        ("a\ud800b", [UNPRINTABLE]),
        ("a\ue000b", [UNPRINTABLE]),
        ("a\u0378b", [UNPRINTABLE]),
        ("a\u2028b", [UNPRINTABLE]),
        ("a\u2029b", [UNPRINTABLE]),
        ("\x07" * 201, ["At most 200 characters, please.", UNPRINTABLE]),
    ],
)
def test_what_cannot_be_a_text_is_said_with_its_path(typed: str, said: list[str]) -> None:
    problems = InputValidator()

    problems.required(typed, "name")

    assert [problem.path for problem in problems.found] == [("name",)] * len(said)
    assert sentences(problems) == said


def test_other_texts_may_be_shorter_or_longer() -> None:
    problems = InputValidator()

    problems.required("a" * 11, "code", longest=10)
    problems.optional("a" * 11, "code", longest=10)
    problems.optional("a" * 201, "note")

    tens, default = "At most 10 characters, please.", "At most 200 characters, please."
    assert sentences(problems) == [tens, tens, default]


@pytest.mark.parametrize("typed", [None, "", "   "])
def test_nothing_and_only_spaces_are_none_where_a_text_may_be_left_out(typed: str | None) -> None:
    problems = InputValidator()

    assert problems.optional(typed, "note") is None
    assert problems.email(typed, "email") is None
    assert problems.found == []


@pytest.mark.parametrize("typed", ["noor@example.com", " a@b ", "a" * 252 + "@b"])
def test_an_address_that_could_be_one(typed: str) -> None:
    problems = InputValidator()

    assert problems.email(typed, "email") == typed.strip()
    assert problems.found == []


@pytest.mark.parametrize("typed", ["noor", "@b", "a@", "a b@c", "a@b@c", "x a@b"])
def test_an_address_that_cannot_be_one(typed: str) -> None:
    problems = InputValidator()

    problems.email(typed, "email")

    assert problems.found == [Problem(("email",), ProblemCode.NOT_AN_EMAIL)]


def test_an_address_has_254_characters_at_most() -> None:
    problems = InputValidator()

    problems.email("a" * 253 + "@b", "email")

    assert sentences(problems) == ["At most 254 characters, please."]


@pytest.mark.parametrize("number", [1, 2, 9_999, 10_000])
def test_a_number_within_its_bounds(number: int) -> None:
    problems = InputValidator()

    assert problems.whole_number(number, "uses", bounds=USES) == number
    assert problems.found == []


@pytest.mark.parametrize("number", [-1, 0, 10_001])
def test_a_number_beyond_its_bounds(number: int) -> None:
    problems = InputValidator()

    problems.whole_number(number, "uses", bounds=USES)

    values = {"least": 1, "most": 10_000, "found": number}
    assert problems.found == [Problem(("uses",), ProblemCode.NUMBER_OUT_OF_RANGE, values)]


def test_the_bounds_of_what_is_on_offer() -> None:
    assert (USES, VALID_FOR_DAYS, ELIGIBLE_ITEMS) == ((1, 10_000), (0, 36_500), (1, 200))


def test_an_amount_is_a_problem_like_others() -> None:
    problems = InputValidator()

    assert problems.amount(Decimal("80"), "CAD", "price", minimum=0) == 8000
    assert problems.amount(Decimal("0"), "CAD", "price", minimum=1) == 1
    assert problems.amount(Decimal("0.001"), "CAD", "price", minimum=0) == 0

    assert [problem.path for problem in problems.found] == [("price",), ("price",)]


def test_all_is_refused_at_once_and_nothing_is_refused_for_nothing() -> None:
    problems = InputValidator()
    problems.refuse_if_any()
    problems.required("", "firstName")
    problems.required("", "lastName")

    with pytest.raises(InvalidInput) as refused:
        problems.refuse_if_any()

    assert [problem.path for problem in refused.value.problems] == [("firstName",), ("lastName",)]
