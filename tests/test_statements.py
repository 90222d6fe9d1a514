"""Every statement names the transaction that it runs in and the clinic whose rows it touches, and
keeps what a database needs that is distributed by clinic."""

import ast
import re
from collections.abc import Iterator

import pytest

from gql_packages.database.connect import connected
from gql_packages.database.migration_runner import migrations
from tests.conftest import DatabaseUrls
from tests.sql_rules import IMMUTABLE, breaches, migration_breaches, written_down
from tests.test_architecture import room_of, sources

#: Those before it are applied, and stay as they are.
FIRST_NEW = "0009"

#: What Tortoise begins a statement with; the others only on the name of a model.
QUERIES = {"filter", "exclude", "create", "bulk_create", "save"}
ON_MODELS = {"all", "first", "get", "get_or_create", "get_or_none"}


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
    assert sum(1 for text in sources().values() for _ in queries(text)) > 5


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


def test_every_statement_that_is_written_down_keeps_the_rules() -> None:
    found = list(written_down())
    assert len(found) > 40
    assert [(where, breaches(text)) for where, text in found if breaches(text)] == []


LOCK = "SELECT id FROM patient p WHERE {} FOR {}"
MADE = "WITH made AS (INSERT INTO patient (clinic_id, id) VALUES ($1, $2)) "


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("SELECT * FROM patient WHERE id = $1", "patient is touched without its clinic"),
        (
            "SELECT * FROM patient p JOIN invoice i ON i.patient_id = p.id WHERE p.clinic_id = $1",
            "invoice is touched without its clinic",
        ),
        (
            "SELECT name FROM treatment t WHERE t.clinic_id = $1 AND t.id = coalesce($2, $3)",
            "an id is looked up by coalesce()",
        ),
        ("UPDATE patient SET email = $2 WHERE id = $1", "patient is touched without its clinic"),
        ("DELETE FROM package_item WHERE id = $1", "package_item is touched without its clinic"),
        ("INSERT INTO patient (id) VALUES ($1)", "patient is touched without its clinic"),
        (f"{MADE} UPDATE invoice SET paid = $1 WHERE id = $2", "invoice is touched without its"),
        (
            "SELECT (SELECT sum(i.paid) FROM invoice i), t0.id FROM invoice t0 WHERE"
            " t0.clinic_id = $1",
            "invoice is touched without its clinic",
        ),
        (
            "SELECT 1 FROM (SELECT FROM payment p WHERE p.clinic_id = $1) a, payment p",
            "payment is touched without its clinic",
        ),
        ("SELECT name FROM clinic", "clinic is touched without its clinic"),
        ("SELECT set_config('app.clinic_id', $1, true)", "set_config"),
        (
            "UPDATE patient SET email = lower(email) || random() WHERE clinic_id = $1",
            "an UPDATE calls random()",
        ),
        (
            f"{MADE}, more AS (UPDATE invoice i SET voided_at = date_trunc('day', i.issued_at)"
            " WHERE i.clinic_id = $1) SELECT 1",
            "an UPDATE calls date_trunc()",
        ),
        (
            "INSERT INTO invoice_counter (clinic_id, last_number) VALUES ($1, 1) ON CONFLICT"
            " (clinic_id) DO UPDATE SET last_number = nextval(invoice_counter.last_number)",
            "an UPDATE calls nextval()",
        ),
        (LOCK.format("p.id = $1", "NO KEY UPDATE"), "a row is locked without its clinic"),
        (LOCK.format("p.id = $1", "UPDATE"), "a row is locked without its clinic"),
        (
            f"WITH held AS ({LOCK.format('p.id = $2', 'SHARE')}) SELECT FROM invoice i, held"
            " WHERE i.clinic_id = $1",
            "a row is locked without its clinic",
        ),
        ("SET CONSTRAINTS ALL DEFERRED", "a deferred constraint"),
        ("CREATE TRIGGER later AFTER INSERT ON patient EXECUTE FUNCTION f()", "a trigger"),
    ],
)
def test_a_planted_mistake_is_found(planted: str, said: str) -> None:
    assert any(said in sentence for sentence in breaches(planted))


@pytest.mark.parametrize(
    "right",
    [
        LOCK.format("p.clinic_id = $1", "NO KEY UPDATE"),
        'SELECT "id" FROM "patient" WHERE "clinic_id"=$1 AND "id"=$2 FOR NO KEY UPDATE',
        f"{MADE} UPDATE invoice SET paid = paid + d.paid FROM unnest($2::uuid[], $3::bigint[]) AS d"
        " (id, paid) WHERE invoice.clinic_id = $1 AND invoice.id = d.id",
        f"{MADE} SELECT pg_notify($3, to_char($4::timestamptz, 'YYYY'))",
        'SELECT t1.id FROM patient t1 JOIN invoice AS "t2" ON "t2"."clinic_id" = t1.clinic_id'
        " WHERE t1.clinic_id = $1",
        "SELECT c.name FROM clinic c JOIN patient p ON p.clinic_id = c.id WHERE c.id = $1",
        "SELECT now()",
    ],
)
def test_what_keeps_the_rules_is_left_alone(right: str) -> None:
    assert breaches(right) == []


async def test_what_an_update_may_call_is_immutable(database_urls: DatabaseUrls) -> None:
    async with connected(database_urls.owner) as connection:
        rows = await connection.fetch(
            "SELECT proname::text FROM pg_proc WHERE proname = ANY($1)"
            " GROUP BY proname HAVING bool_and(provolatile = 'i')",
            list(IMMUTABLE),
        )
    assert {row["proname"] for row in rows} == IMMUTABLE


def test_every_new_migration_keeps_the_rules() -> None:
    new = [migration for migration in migrations() if migration.name >= FIRST_NEW]
    assert new
    for migration in new:
        assert (migration.name, migration_breaches(migration.statements)) == (migration.name, [])


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        (
            "ALTER TABLE a ADD CONSTRAINT a_b_ck CHECK (b > 0), ADD CONSTRAINT a_ck CHECK (c > 0)",
            "ADD CONSTRAINT is not alone in its ALTER",
        ),
        (
            "ALTER TABLE a ADD COLUMN b int, ADD CONSTRAINT a_b_ck CHECK (b > 0)",
            "ADD CONSTRAINT is not alone in its ALTER",
        ),
        ("ALTER TABLE a ADD COLUMN b int CHECK (b > 0)", "a CHECK has no name"),
        ("CREATE TABLE a (clinic_id uuid, CHECK (b > 0))", "a CHECK has no name"),
        ("CREATE TABLE a (id uuid PRIMARY KEY)", "a PRIMARY KEY has no name"),
        ("CREATE TABLE a (b text UNIQUE)", "a UNIQUE has no name"),
        ("ALTER TABLE a ADD COLUMN b uuid REFERENCES c (id)", "a REFERENCES has no name"),
        ("ALTER TABLE a RENAME CONSTRAINT a_b_ck TO a_c_ck", "a constraint is renamed"),
        (
            "CREATE TABLE a (clinic_id uuid, id uuid, CONSTRAINT a_pk PRIMARY KEY (id, clinic_id))",
            "the clinic is not first in (id, clinic_id)",
        ),
        (
            "ALTER TABLE a ADD CONSTRAINT a_b_fk FOREIGN KEY (clinic_id, b) REFERENCES b (id)",
            "the clinic is not first in (id)",
        ),
        ("CREATE UNIQUE INDEX a_once ON a (b, clinic_id)", "the clinic is not first in (b,"),
        ("CREATE INDEX a_by_b ON a (lower(b))", "the clinic is not first in (lower(b"),
        (
            "ALTER TABLE a ADD CONSTRAINT a_once UNIQUE (clinic_id, b) DEFERRABLE",
            "a deferred constraint",
        ),
        ("CREATE TRIGGER later AFTER INSERT ON a EXECUTE FUNCTION f()", "a trigger"),
        ("SELECT set_config('a', 'b', false)", "set_config"),
        ("UPDATE a SET b = now()", "an UPDATE calls now()"),
    ],
)
def test_a_mistake_in_a_migration_is_found(planted: str, said: str) -> None:
    assert any(said in sentence for sentence in migration_breaches([planted]))
