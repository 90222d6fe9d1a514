"""Every problem has a code, and every code is a problem that there can be."""

import ast
from pathlib import Path

import pytest

import gql_packages
from gql_packages.problems import Problem, ProblemCode

SOURCES = sorted(Path(gql_packages.__file__).parent.rglob("*.py"))


def test_every_code_is_raised_somewhere() -> None:
    named = {
        node.attr
        for path in SOURCES
        if path.name != "problems.py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "ProblemCode"
    }

    assert named == set(ProblemCode.__members__)


def test_no_input_is_refused_without_a_code() -> None:
    """InvalidInput is made of problems alone, each of which has a code."""
    free = [
        f"{path.name}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] == "InvalidInput"
    ]

    assert free == []


def test_a_problem_has_the_values_that_its_sentence_shows() -> None:
    problem = Problem(("name",), ProblemCode.TOO_LONG, {"most": 200, "found": 201})

    assert problem.message == "At most 200 characters, please."
    assert problem.value_list == [
        {"name": "found", "value": "201"},
        {"name": "most", "value": "200"},
    ]
    for values in ({}, {"most": 200}, {"most": 200, "found": 201, "name": "Noor"}):
        with pytest.raises(ValueError, match="TOO_LONG has the values"):
            Problem(("name",), ProblemCode.TOO_LONG, values)
