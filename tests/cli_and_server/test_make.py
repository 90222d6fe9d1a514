"""The Makefile says in one sentence what it lacks, and its locks are complete."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What `make install` looks at, in a directory that has no .venv."""
    for name in ("Makefile", "pyproject.toml", "requirements"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (None, "Python 3.11 or newer is needed: install it"),
        (
            'case "$*" in *version_info*) exit 1;; -V) echo Python 3.9.2;; esac',
            "Python 3.11 or newer is needed and this is Python 3.9.2",
        ),
        ('case "$*" in *ensurepip*) exit 1;; esac', "venv module is missing"),
    ],
    ids=["no python", "an old python", "a python without venv"],
)
def test_a_python_that_does_not_do_is_one_sentence(
    checkout: Path, script: str | None, sentence: str
) -> None:
    python = checkout / "python3"
    if script is not None:
        python.write_text(f"#!/bin/sh\n{script}\n")
        python.chmod(0o755)

    # Under a make of its own it would also say which directory it enters and leaves.
    outside = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    made = subprocess.run(
        ["make", "install", f"PYTHON={python}"],
        cwd=checkout,
        env=outside,
        capture_output=True,
        text=True,
        check=False,
    )

    assert made.returncode != 0
    assert len(made.stdout.splitlines()) == 1
    assert sentence in made.stdout
    assert not (checkout / ".venv").exists()


def make(checkout: Path, target: str) -> subprocess.CompletedProcess[str]:
    """Run a target in the checkout, under no make of ours."""
    outside = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    command = ["make", target]
    return subprocess.run(
        command, cwd=checkout, env=outside, capture_output=True, text=True, check=False
    )


def test_a_checkout_that_was_moved_is_put_right_without_network(checkout: Path) -> None:
    was = "/somewhere/else"
    programs, packages = checkout / ".venv/bin", checkout / ".venv/lib/python3/site-packages"
    programs.mkdir(parents=True)
    packages.mkdir(parents=True)
    (checkout / ".venv/pyvenv.cfg").write_text(f"command = python3 -m venv {was}/.venv\n")
    (checkout / ".venv/.made").write_text(f"{was}\n")
    (programs / "gql-packages").write_text(f"#!{was}/.venv/bin/python\n")
    (packages / "gql_packages.pth").write_text(f"{was}/src\n")

    first, second = make(checkout, "in-place"), make(checkout, "in-place")

    assert f"moved here from {was}" in first.stdout, first.stderr
    assert "moved" not in second.stdout
    assert (programs / "gql-packages").read_text() == f"#!{checkout}/.venv/bin/python\n"
    assert (packages / "gql_packages.pth").read_text() == f"{checkout}/src\n"
    assert list(programs.iterdir()) == [programs / "gql-packages"]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        ("NewConnectionError: Temporary failure in name resolution", "needs the network once"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("", "The disk is full"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "DO NOT MATCH THE HASHES"),
    ],
)
def test_what_keeps_it_from_being_installed_is_said_with_what_to_do(
    checkout: Path, error: str, sentence: str
) -> None:
    programs = checkout / ".venv/bin"
    programs.mkdir(parents=True)
    (checkout / ".venv/.made").write_text(f"{checkout}\n")
    (programs / "python").write_text(f"#!/bin/sh\nprintf '%s' '{error}' >&2; exit 1\n")
    (programs / "python").chmod(0o755)

    made = make(checkout, "install")

    assert made.returncode != 0
    assert sentence in made.stdout


def test_help_names_every_target() -> None:
    shown = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    for target in ("install", "run", "token", "test", "format", "schema", "reference", "lock"):
        assert f"make {target} " in shown


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_locked_package_has_a_version_and_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text()
    packages = re.split(r"\n(?=[a-z0-9])", text.partition("\n")[2])

    assert len(packages) > 30
    assert all("==" in package for package in packages[1:])
    assert all("--hash=sha256:" in package for package in packages[1:])
    assert not re.search(r"://|--index|--find-links|\n#.*/(?!requirements)", text)


def test_everything_that_is_asked_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run, build = project["project"]["dependencies"], project["dependency-groups"]["build"]
    embedded = project["project"]["optional-dependencies"]["embedded"]
    developing = project["dependency-groups"]["dev"]

    for lock, asked in (
        ("production", [*run, *build]),
        ("run", [*run, *build, *embedded]),
        ("dev", [*run, *build, *embedded, *developing]),
    ):
        locked = set(re.findall(r"^([\w.-]+)==", lock_text(lock), re.MULTILINE))
        assert {re.split(r"[\[><=~;]", line)[0].lower() for line in asked} <= locked


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text()
