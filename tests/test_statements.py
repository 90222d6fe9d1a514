"""Every statement names the transaction that it runs in and the clinic whose rows it touches."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sql_texts import texts_in
from tests.test_architecture import ROOT, room_of, sources

#: What Tortoise begins a statement with; the others only on the name of a model.
QUERIES = {"filter", "exclude", "create", "bulk_create", "save"}
ON_MODELS = {"all", "first", "get", "get_or_create", "get_or_none"}

PACKAGE_DIRECTORY = ROOT / "src" / "gql_packages"


def parents(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def chain_of(call: ast.Call, above: dict[ast.AST, ast.AST]) -> list[ast.Call]:
    """The calls that hang on each other by dots: `Patient.filter(…).using_db(…).get()`."""
    calls = [call]
    node: ast.AST = call
    while isinstance(above.get(node), ast.Attribute | ast.Call) and (
        node is getattr(above[node], "value", None) or node is getattr(above[node], "func", None)
    ):
        node = above[node]
        if isinstance(node, ast.Call):
            calls.append(node)
    return calls


def queries(source: str) -> Iterator[tuple[int, str, set[str]]]:
    """Each statement that Tortoise builds: its line, how it begins, and what it names."""
    tree = ast.parse(source)
    above = parents(tree)
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in QUERIES or (node.func.attr in ON_MODELS and is_model(node.func.value)):
            chain = chain_of(node, above)
            names = {keyword.arg for call in chain for keyword in call.keywords if keyword.arg}
            names |= {call.func.attr for call in chain if isinstance(call.func, ast.Attribute)}
            yield node.lineno, node.func.attr, names


def is_model(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id[0].isupper() and not node.id.isupper()


def astray(source: str) -> list[str]:
    """A sentence for each statement that does not say where it runs, or whose rows it touches."""
    wrong = []
    for line, begins, names in queries(source):
        if "using_db" not in names:
            wrong.append(f"line {line}: {begins} does not say in which transaction (using_db).")
        if begins not in {"create", "bulk_create", "save"} and "clinic_id" not in names:
            wrong.append(f"line {line}: {begins} does not name the clinic (clinic_id).")
    return wrong


def test_tortoise_never_runs_outside_the_units_transaction() -> None:
    found = {
        path: astray(text)
        for path, text in sources().items()
        if room_of(path) in {"services", "demo", "resolvers", "reports", "verification", "web"}
    }
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert sum(1 for text in sources().values() for _ in queries(text)) > 10


def test_tortoises_own_transactions_are_not_used() -> None:
    used = [path for path, text in sources().items() if re.search(r"\bin_transaction\b", text)]
    assert used == []


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("Patient.filter(clinic_id=c, id=i).get()", "does not say in which transaction"),
        ("Patient.filter(id=i).using_db(db).get()", "does not name the clinic"),
        ("Patient.get(id=i, using_db=db)", "does not name the clinic"),
        ("Patient.create(id=i, clinic_id=c)", "does not say in which transaction"),
        ("patient.save()", "does not say in which transaction"),
    ],
)
def test_a_planted_stray_statement_is_found(planted: str, said: str) -> None:
    assert [said in sentence for sentence in astray(planted)] == [True]


def tenant_tables() -> set[str]:
    """The tables that the migrations make, but the clinic's own, whose key is the clinic."""
    files = sorted((PACKAGE_DIRECTORY / "migrations").glob("*.sql"))
    made = re.findall(r"^CREATE TABLE (\w+)", "\n".join(file.read_text() for file in files), re.M)
    return set(made) - {"clinic"}


def statements() -> Iterator[tuple[str, str]]:
    """Every SQL text of the package but the migrations: where it stands, and what it says."""
    for file in sorted(PACKAGE_DIRECTORY.rglob("*.sql")):
        if file.parent.name != "migrations":
            yield file.relative_to(PACKAGE_DIRECTORY).as_posix(), without_comments(file)
    for path, source in sources().items():
        for line, text in texts_in(source):
            if re.search(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b", text):
                yield f"{path}:{line}", text


def without_comments(file: Path) -> str:
    return "\n".join(
        line for line in file.read_text().splitlines() if not line.lstrip().startswith("--")
    )


def unnamed_clinics(statement: str) -> bool:
    """Whether some table of the statement is touched without its clinic as a parameter."""
    tables = "|".join(sorted(tenant_tables(), key=len, reverse=True))
    touched = re.findall(rf"\b(?:FROM|JOIN|UPDATE)\s+({tables})\b", statement)
    named = re.findall(r"\bclinic_id = \$\d", statement)
    inserts = re.findall(rf"INSERT INTO ({tables})\b\s*\(?\s*(\w*)", statement)
    return len(named) < len(touched) or any(first != "clinic_id" for _, first in inserts)


def test_every_table_in_a_statement_is_touched_with_its_clinic_as_a_parameter() -> None:
    found = list(statements())
    assert len(found) > 40
    assert [where for where, statement in found if unnamed_clinics(statement)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "SELECT * FROM patient WHERE id = $1",
        "SELECT * FROM patient p JOIN invoice i ON i.patient_id = p.id WHERE p.clinic_id = $1",
        "UPDATE patient SET name = $2 WHERE id = $1",
        "INSERT INTO patient (id, clinic_id) VALUES ($1, $2)",
    ],
)
def test_a_planted_statement_without_its_clinic_is_found(planted: str) -> None:
    assert unnamed_clinics(planted)
