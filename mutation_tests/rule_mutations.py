"""Takes each rule out of a copy of the program, one at a time, and sees its test go red.

python -m mutation_tests.rule_mutations            every entry of rule_mutations.toml
python -m mutation_tests.rule_mutations 17 24      those of these rules
"""

from __future__ import annotations

import asyncio
import compileall
import json
import os
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gql_packages.database.connect import connected
from gql_packages.database.migration_runner import migrate
from gql_packages.dev.embedded_postgres import OWNER_ROLE, EmbeddedServer, running
from mutation_tests.copying import copy_to
from mutation_tests.rule_entries import (
    BEHAVIOURS,
    PACKAGE,
    Edit,
    Entry,
    complaints,
    node_of,
    read_entries,
    written_rules,
)
from tests.cli_and_server.serve_process import passable_directory

TEMPLATE = "migrated"
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


@dataclass(frozen=True)
class Verdict:
    """What became of the test."""

    is_red: bool
    words: str


class Copy:
    """A copy of the package and its tests, in which rules are taken out."""

    def __init__(self, root: Path, server: EmbeddedServer) -> None:
        self._root = root
        self._server = server
        copy_to(root)
        laid = root / BEHAVIOURS / "conftest.py"
        if laid.exists():
            raise SystemExit(
                f"{BEHAVIOURS}/conftest.py is there already: mutation_tests/ needs its place."
            )
        shutil.copy(Path(__file__).with_name("runner.py"), laid)
        # A file that is changed and put back within a second looks unchanged by its time.
        checked = py_compile.PycInvalidationMode.CHECKED_HASH
        compileall.compile_dir(root, quiet=1, invalidation_mode=checked)

    def passes(self, tests: Sequence[str]) -> str | None:
        """None if the tests pass as everything is; else what pytest says."""
        done = self._pytest([node_of(test, self._root) for test in tests], self._server)
        return None if done.returncode == 0 else done.stdout + done.stderr

    def without(self, entry: Entry) -> Verdict:
        """Take the rule out, run its test, and put the rule back."""
        server = None if entry.needs_migrating else self._server
        with self._edited(entry.edits):
            done = self._pytest([node_of(entry.test, self._root)], server)
        report = self._root / "report.json"
        if report.exists():
            return _judged(entry, json.loads(report.read_text()))
        if done.returncode == 0:
            return Verdict(False, "stays green")
        return Verdict(False, f"does not run:\n{done.stdout}{done.stderr}")

    @contextmanager
    def _edited(self, edits: Sequence[Edit]) -> Iterator[None]:
        files = {edit.file: self._root / PACKAGE / edit.file for edit in edits}
        kept = {path: path.read_text() for path in files.values()}
        try:
            for edit in edits:
                path = files[edit.file]
                path.write_text(path.read_text().replace(edit.old, edit.new))
            yield
        finally:
            for path, text in kept.items():
                path.write_text(text)

    def _pytest(
        self, nodes: Sequence[str], server: EmbeddedServer | None
    ) -> subprocess.CompletedProcess[str]:
        report = self._root / "report.json"
        report.unlink(missing_ok=True)
        environment = {
            **os.environ,
            "PYTHONPATH": str(self._root / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "RULES_OUT_COPY": str(self._root),
            "RULES_OUT_REPORT": str(report),
        }
        if server is not None:
            environment["RULES_OUT_SERVER"] = str(server.socket_directory)
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *nodes],
            cwd=self._root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


def _judged(entry: Entry, failure: Mapping[str, Any]) -> Verdict:
    message, log = failure["message"], failure["log"]
    first = message.partition("\n")[0][:160]
    if failure["when"] == "setup":
        return Verdict(False, f"fails before the test begins: {first}")
    if failure["when"] == "teardown":
        return Verdict(False, f"stays green, only `verify` objects: {message}")
    is_code = first.startswith(("NameError", "ImportError", "AttributeError"))
    if is_code or not failure["is_in_tests"]:
        return Verdict(False, f"breaks instead of failing: {first}")
    if "'code': 'INTERNAL'" not in message:
        if entry.refused_by is None:
            return Verdict(True, "red")
        return Verdict(False, f"is red without {entry.refused_by}: {first}")
    if entry.refused_by is not None and entry.refused_by in log:
        return Verdict(True, f"red, refused by {entry.refused_by}")
    return Verdict(False, f"only an incident: {(log.strip().splitlines() or [first])[-1]}")


@contextmanager
def one_server(directory: Path) -> Iterator[EmbeddedServer]:
    """A server with a migrated template, for every run."""
    with running(directory, lambda _: None, server_settings=FAST) as server:
        asyncio.run(_make_template(server))
        yield server


async def _make_template(server: EmbeddedServer) -> None:
    async with connected(server.url("postgres", "postgres")) as connection:
        await connection.execute(f"CREATE DATABASE {TEMPLATE} OWNER {OWNER_ROLE}")
    owner, app = (server.url(role, TEMPLATE) for role in (OWNER_ROLE, "gql_packages_server"))
    await migrate(owner, app_url=app, progress=lambda _: None)


def main(arguments: Sequence[str]) -> int:
    """Print a line for each entry and the sum; 0 if every one was seen red."""
    chosen = {int(number) for number in arguments} or written_rules()
    entries = [entry for entry in read_entries() if entry.rule in chosen]
    wrong = [complaint for entry in entries for complaint in complaints(entry)]
    wrong += [f"rule {rule} has no entry" for rule in chosen - {entry.rule for entry in entries}]
    if wrong:
        print(*wrong, sep="\n")
        return 1
    with (
        passable_directory() as made,
        one_server(made / "data") as server,
    ):
        return _prove(entries, Copy(made / "copy", server))


def _prove(entries: Sequence[Entry], copy: Copy) -> int:
    tests = sorted({entry.test for entry in entries})
    if (failed := copy.passes(tests)) is not None:
        print("The tests fail before any rule is taken out:", failed, sep="\n")
        return 1
    red = 0
    for entry in entries:
        verdict = copy.without(entry)
        red += verdict.is_red
        mark = verdict.words if verdict.is_red else f"NOT SHOWN: {verdict.words}"
        print(f"{entry.rule:2d}  {entry.takes_out}  [{entry.test}]: {mark}", flush=True)
    rules = len({entry.rule for entry in entries})
    print(f"{rules} rules taken out in {len(entries)} ways, {red} seen red")
    return 0 if red == len(entries) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
