"""The house keeps its shape: arrows point one way, functions fit a screen, files fit a thought."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "gql_packages"

#: What the modules of each room may import from. Nobody imports from a room that is not named.
ARROWS: Mapping[str, set[str]] = {
    "settings": set(),
    "problems": set(),
    "errors": {"problems"},
    "migrations": set(),
    "observability": {"errors"},
    "domain": {"errors", "problems"},
    "models": {"domain"},
    "database": {"errors", "observability", "migrations"},
    "audit": {"errors", "observability", "domain", "database"},
    "events": {"errors", "observability", "domain"},
    "unit_of_work": {
        *("errors", "observability", "domain", "models", "database", "audit", "events"),
        "problems",
    },
    "services": {
        *("errors", "problems", "domain", "models", "database", "unit_of_work", "audit", "events"),
    },
    "filling": {
        *("settings", "observability", "domain", "database", "database_urls", "services"),
    },
    "reports": {"domain", "reading"},
    "verification": {"errors", "domain", "database"},
    "purging": {"errors", "domain", "database", "verification"},
    "reading": {"errors", "problems", "observability", "domain", "database", "audit"},
    "schema": {"errors", "problems", "domain", "models", "reading"},
    "resolvers": {
        *("errors", "observability", "domain", "models", "database", "services", "reports"),
        *("schema", "audit", "events", "unit_of_work", "reading", "problems"),
    },
    "auth": {"settings", "errors", "observability", "domain"},
    "web": {
        *("settings", "errors", "observability", "domain", "database", "schema", "resolvers"),
        *("audit", "auth", "events", "reading", "problems"),
    },
    "dev": {"errors", "database"},
    "database_urls": {"settings", "errors", "database", "dev"},
    "demo": {
        *("settings", "errors", "domain", "models", "database", "services", "unit_of_work"),
        *("audit", "auth", "dev", "events", "database_urls", "resolvers"),
    },
    "configured": {"settings", "errors", "auth", "database_urls", "resolvers", "web"},
    "reload": {"settings", "errors", "auth", "configured", "web"},
    "app": {
        *("settings", "observability", "auth", "models", "database", "database_urls"),
        *("audit", "events", "filling", "resolvers", "web", "configured", "reload"),
    },
    "server": {
        *("settings", "errors", "observability", "database", "database_urls", "dev", "demo"),
        *("web", "configured", "app"),
    },
    "cli": {
        *("settings", "errors", "observability", "domain", "auth", "database", "database_urls"),
        *("configured", "dev", "filling"),
        *("services", "schema", "resolvers", "demo", "verification", "server"),
        "purging",
    },
}

LONGEST_FILE, LONGEST_FUNCTION = 250, 70

LONG_FILES = {
    "errors.py": "one closed tree of refusals",
}

Sources = Mapping[str, str]


def sources() -> Sources:
    """Every module of the package: its path inside, and its text."""
    package = ROOT / "src" / PACKAGE
    paths = sorted(package.rglob("*.py"))
    return {path.relative_to(package).as_posix(): path.read_text() for path in paths}


def room_of(path: str) -> str:
    return path.split("/", maxsplit=1)[0].removesuffix(".py")


def imported(source: str) -> Iterator[str]:
    """The rooms whose modules are imported, anywhere in the module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute, so that their direction can be seen"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            names = inner if node.module == PACKAGE else [node.module or ""]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith(f"{PACKAGE}."))


def named(source: str) -> Iterator[str]:
    """The rooms of modules whose names stand in strings: that imports them, too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = re.fullmatch(rf"{PACKAGE}\.(\w+)[\w.:]*", node.value)
            if found:
                yield found[1]


def back_edges(modules: Sources) -> list[str]:
    """A sentence for each import that points the wrong way."""
    wrong = []
    for path, source in modules.items():
        room = room_of(path)
        targets = {target for target in imported(source) if target != "__version__"}
        targets |= set(named(source))
        for target in sorted(targets - {room} - ARROWS.get(room, set())):
            wrong.append(f"{path} imports from {target}, and {room} may not.")
    return wrong


def test_arrows_point_one_way() -> None:
    modules = {path: text for path, text in sources().items() if path != "__init__.py"}
    assert {room_of(path) for path in modules} <= ARROWS.keys()
    assert back_edges(modules) == []


def test_the_table_of_arrows_has_no_circle() -> None:
    TopologicalSorter(ARROWS).prepare()


@pytest.mark.parametrize(
    "planted",
    [
        "from gql_packages.services.redemptions import hold_use",
        "import gql_packages.services.redemptions",
        "from gql_packages import services",
        "def late():\n    from gql_packages.services import uses",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import gql_packages.services",
        "import importlib\nuses = importlib.import_module('gql_packages.services.redemptions')",
    ],
)
def test_a_planted_back_edge_is_found(planted: str) -> None:
    assert back_edges({"domain/planted.py": planted}) == [
        "domain/planted.py imports from services, and domain may not.",
    ]


def runtime_imports(source: str) -> Iterator[str]:
    """The modules that are imported when the module is, and not for types alone."""
    waiting: list[ast.stmt] = list(ast.parse(source).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            waiting += node.body + node.orelse
        elif isinstance(node, ast.Try):
            waiting += node.body


def check_no_circle(modules: Sources) -> None:
    """Raise CycleError where files import each other in a circle."""
    names = {path.removesuffix(".py").replace("/", "."): text for path, text in modules.items()}
    known = {f"{PACKAGE}.{name}" for name in names}
    TopologicalSorter(
        {f"{PACKAGE}.{name}": known & set(runtime_imports(text)) for name, text in names.items()}
    ).prepare()


def test_files_import_each_other_in_no_circle_but_for_types() -> None:
    check_no_circle(sources())


def test_a_planted_circle_of_files_is_found() -> None:
    one = "from gql_packages.reading import two"
    two = "from gql_packages.reading.one import something"
    for_types = f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {two}"

    check_no_circle({"reading/one.py": one, "reading/two.py": for_types})
    with pytest.raises(CycleError):
        check_no_circle({"reading/one.py": one, "reading/two.py": two})


def test_no_module_is_called_after_nothing_in_particular() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "base"}
    names = {Path(path).stem for path in sources()} | {room_of(path) for path in sources()}
    assert names & vague == set()


def test_a_file_fits_a_thought() -> None:
    lengths = {path: len(text.splitlines()) for path, text in sources().items()}
    too_long = {path for path, length in lengths.items() if length > LONGEST_FILE}
    assert too_long == LONG_FILES.keys()


def test_a_function_fits_a_screen() -> None:
    too_long = [
        f"{path}: {node.name} has {length} lines."
        for path, text in sources().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_a_service_is_one_verb_with_one_public_coroutine() -> None:
    verbs = {}
    for path, text in sources().items():
        if room_of(path) != "services":
            continue
        public = [
            node.name
            for node in ast.parse(text).body
            if isinstance(node, ast.AsyncFunctionDef) and not node.name.startswith("_")
        ]
        if Path(path).stem in public:
            verbs[path] = public
    assert len(verbs) > 20
    assert [path for path, public in verbs.items() if len(public) != 1] == []
