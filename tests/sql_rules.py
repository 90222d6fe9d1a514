"""What holds for every statement and every new migration, so that clinics stay apart and the tables
can be distributed by clinic: read from their texts, a word at a time."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tests.test_architecture import ROOT

PACKAGE_DIRECTORY = ROOT / "src" / "gql_packages"

#: Goes through the clinics one by one, which somebody has to list first.
ALLOWED = frozenset({"SELECT id FROM clinic ORDER BY id"})

#: The functions that an UPDATE may call: a value follows from its arguments alone.
IMMUTABLE = frozenset({"abs", "array_length", "cardinality", "max", "min", "sum", "unnest"})

_TOKEN = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|\$\d+|[A-Za-z_]\w*|\d+|::|\S")
_COMMENT = re.compile(r"--[^\n]*")
#: Words before a bracket that call nothing.
_NO_CALL = frozenset(
    re.findall(
        r"\w+",
        "ALL AND ANY ARRAY AS BY CASE CHECK COALESCE DISTINCT ELSE EXISTS FILTER FROM GREATEST IN"
        " INTO LATERAL LEAST NOT NULLIF ON OR OVER RETURNING ROW SELECT SET THEN USING VALUES WHEN"
        " WHERE WITHIN",
    )
)
#: What may follow a table's name and is no alias of it.
_NO_ALIAS = (
    "(?:SET|WHERE|ON|ORDER|GROUP|JOIN|LEFT|CROSS|VALUES|LIMIT|FOR|SELECT|RETURNING|USING|INNER"
    "|UNION)"
)
#: What a clinic is compared with: a parameter, or another row's clinic.
_VALUE = r'(?:\$\d|"?[a-z_]\w*"?\."?(?:clinic_id|id)\b)'
_CLINIC = rf'"?clinic_id"? ?= ?{_VALUE}'


@cache
def tables() -> Sequence[str]:
    """Every table that the migrations make."""
    files = sorted((PACKAGE_DIRECTORY / "migrations").glob("*.sql"))
    return re.findall(r"^CREATE TABLE (\w+)", "\n".join(file.read_text() for file in files), re.M)


def words(text: str) -> list[str]:
    """The tokens of a statement, without its comments."""
    return _TOKEN.findall(_COMMENT.sub("", text))


@cache
def breaches(text: str) -> Sequence[str]:
    """A sentence for each rule that a statement breaks."""
    plain = " ".join(_COMMENT.sub("", text).split())
    if plain in ALLOWED:
        return []
    said = [f"{table} is touched without its clinic" for table in _unnamed(plain)]
    tokens = words(text)
    said += [f"an UPDATE calls {name}()" for name in _calls_in_updates(tokens)]
    said += ["a row is locked without its clinic"] * _is_locked_without_clinic(tokens)
    return said + _never(plain)


def _never(plain: str) -> list[str]:
    kinds = {
        r"\bset_config ?\(": "set_config",
        r"\bDEFERR(?:ABLE|ED)\b|\bSET CONSTRAINTS\b": "a deferred constraint",
        r"\bCREATE (?:OR REPLACE )?(?:CONSTRAINT )?(?:TRIGGER|RULE)\b": "a trigger",
        # Under row-level security no index serves it: the planner knows CASE to be free of leaks,
        # but not coalesce().
        r"\bid ?= ?COALESCE ?\(": "an id is looked up by coalesce()",
    }
    return [what for pattern, what in kinds.items() if re.search(pattern, plain, re.IGNORECASE)]


def _unnamed(plain: str) -> Iterator[str]:
    """The tables of which rows are read or written without the clinic."""
    owners = Counter[tuple[str, str]]()
    for found in _touches(plain):
        table, alias = found[3], found[4] or ""
        if found[1] != "INTO":
            owners[table, alias] += 1
        elif not re.match(rf'"? ?\([^)]*"?\b{_key(table)}\b"?[^)]*\)', plain[found.end(3) :]):
            yield table
    for (table, alias), times in owners.items():
        owner = rf'(?<![.\w])"?{alias}"?\.' if alias else rf'(?:"?{table}"?\.|(?<![.\w]))'
        named = re.findall(rf'{owner}"?{_key(table)}"? ?= ?{_VALUE}', plain)
        if len(named) < times:
            yield table


def _key(table: str) -> str:
    return "id" if table == "clinic" else "clinic_id"


def touched(plain: str) -> set[str]:
    """The tables of which a statement reads or writes rows."""
    return {found[3] for found in _touches(plain)}


def _touches(plain: str) -> Iterator[re.Match[str]]:
    """Each way to a table, with the table and its alias; after a comma a table has one."""
    names = "|".join(tables())
    pattern = (
        rf'(\b(?:FROM|JOIN|UPDATE|INTO)|(,)) (?:ONLY )?"?({names})"?(?![a-z_(])(?(2)(?= "?[a-z_]))'
        rf'(?: (?:AS )?(?!{_NO_ALIAS}\b)"?([a-z_]\w*)"?)?'
    )
    return re.finditer(pattern, plain)


def _calls_in_updates(tokens: Sequence[str]) -> Iterator[str]:
    """The functions that are called in an UPDATE or a DO UPDATE and are not immutable."""
    for at, word in enumerate(tokens):
        before = tokens[at - 1].upper() if at else ""
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        if word.upper() != "UPDATE" or before in {"FOR", "KEY"} or after in {"(", "ON", ""}:
            continue
        part = list(_until_closed(tokens[at + 1 :]))
        for place, name in enumerate(part[:-1]):
            is_name = re.fullmatch(r"[A-Za-z_]\w*", name) and name.upper() not in _NO_CALL
            is_alias = place > 0 and part[place - 1].upper() in {"AS", "INTO"}
            if part[place + 1] == "(" and is_name and not is_alias and name not in IMMUTABLE:
                yield name


def _until_closed(tokens: Sequence[str]) -> Iterator[str]:
    """Up to the bracket that closes what stands around, or to the end of the statement."""
    depth = 0
    for word in tokens:
        depth += (word == "(") - (word == ")")
        if depth < 0 or word == ";":
            return
        yield word


def _is_locked_without_clinic(tokens: Sequence[str]) -> bool:
    for at, word in enumerate(tokens):
        following = " ".join(tokens[at + 1 : at + 4]).upper()
        is_lock = re.match(r"(?:NO KEY )?UPDATE|(?:KEY )?SHARE", following)
        if word.upper() == "FOR" and is_lock and not _has_clinic(tokens[:at]):
            return True
    return False


def _has_clinic(tokens: Sequence[str]) -> bool:
    """Whether the query that ends here says whose rows it locks."""
    turned = [{"(": ")", ")": "("}.get(word, word) for word in reversed(tokens)]
    query = list(_until_closed(turned))[::-1]
    return re.search(_CLINIC, " ".join(query).replace(" . ", ".")) is not None


def migration_breaches(statements: Sequence[str]) -> list[str]:
    """A sentence for each rule that a new migration breaks."""
    said = []
    for text in statements:
        plain = " ".join(_COMMENT.sub("", text).split())
        said += _never(plain)
        said += [f"an UPDATE calls {name}()" for name in _calls_in_updates(words(text))]
        if "RENAME CONSTRAINT" in plain:
            said.append("a constraint is renamed")
        if _subcommands(plain) > 1 and "ADD CONSTRAINT" in plain:
            said.append("ADD CONSTRAINT is not alone in its ALTER")
        said += _unnamed_constraints(plain)
        said += _keys_without_clinic(plain)
    return said


def _subcommands(plain: str) -> int:
    """How many things an ALTER TABLE does."""
    if not plain.startswith("ALTER TABLE"):
        return 0
    return len(re.findall(r"\b(?:ADD|ALTER|DROP|RENAME|ENABLE|FORCE|VALIDATE)\b", plain)) - 1


def _unnamed_constraints(plain: str) -> Iterator[str]:
    if not re.match(r"CREATE TABLE|ALTER TABLE", plain):
        return
    for kind in ("CHECK", "UNIQUE", "PRIMARY KEY", "FOREIGN KEY"):
        all_of_it = re.findall(rf"\b{kind}\b", plain)
        if len(all_of_it) > len(re.findall(rf"CONSTRAINT \w+ {kind}\b", plain)):
            yield f"a {kind} has no name"
    if len(re.findall(r"\bREFERENCES\b", plain)) > len(
        re.findall(r"FOREIGN KEY \([^)]*\) REF", plain)
    ):
        yield "a REFERENCES has no name"


def _keys_without_clinic(plain: str) -> Iterator[str]:
    keys = r"(?:PRIMARY KEY|UNIQUE(?: NULLS NOT DISTINCT)?|FOREIGN KEY|REFERENCES \w+) ?"
    for key in re.findall(rf"\b{keys}(?!\bINDEX)\(([^)]*)\)", plain):
        if not re.match(r"clinic_id\b", key) and "REFERENCES clinic (id)" not in plain:
            yield f"the clinic is not first in ({key})"
    for index in re.findall(r"CREATE (?:UNIQUE )?INDEX .*? ON \w+ \(([^)]*)\)", plain):
        if not re.match(r"\s*clinic_id\b", index):
            yield f"the clinic is not first in ({index})"


def written_down() -> Iterator[tuple[str, str]]:
    """Every SQL text of the package but the migrations: where it stands, and what it says."""
    for file in sorted(PACKAGE_DIRECTORY.rglob("*.sql")):
        if file.parent.name != "migrations":
            yield file.relative_to(PACKAGE_DIRECTORY).as_posix(), file.read_text()
    for file in sorted(PACKAGE_DIRECTORY.rglob("*.py")):
        path = file.relative_to(PACKAGE_DIRECTORY).as_posix()
        for line, text in texts_in(file):
            if re.search(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|SET)\b", text):
                yield f"{path}:{line}", text


def texts_in(file: Path) -> Iterator[tuple[int, str]]:
    """Each text of a module with its line; where values are put in, they are one letter."""
    tree = ast.parse(file.read_text())
    parts = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(_text(part) for part in node.values)
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts
        ):
            yield node.lineno, node.value


def _text(part: ast.expr) -> str:
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "x"
