"""The product and the model go the same way, step after step, whatever the order.

Hundreds of steps here, the same ones each time; thousands of new ones by `make model`.
"""

from __future__ import annotations

import ast
import asyncio
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from gql_packages.verification.verify import verify
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.model.clinic_machine import World
from tests.model.machine import Machine, walk

pytestmark = pytest.mark.slow

STEPS = int(os.environ.get("MODEL_STEPS", "50"))
CLINICS = int(os.environ.get("MODEL_CLINICS", "8"))
#: Where a number of clinics is asked for, each run goes other ways, and a failure is made short.
IN_DEPTH = "MODEL_CLINICS" in os.environ
SEED = int(os.environ.get("MODEL_SEED", random.randrange(10**6) if IN_DEPTH else 1))

PROFILE = settings(
    max_examples=CLINICS,
    stateful_step_count=STEPS if IN_DEPTH else 10,
    database=None,
    deadline=None,
    phases=[Phase.generate, *([Phase.shrink] if IN_DEPTH else [])],
    suppress_health_check=list(HealthCheck),
)

#: The files that say what has to be: they know the rules and nothing of the program.
MODEL = (
    *("rows", "clinic_state", "people", "catalogue", "packages", "payments", "appointments"),
    *("shown", "reported"),
)


@pytest.fixture(scope="module")
def world(database_urls: DatabaseUrls) -> Iterator[World]:
    """A loop of its own: the steps are called one by one, from outside of any."""
    with asyncio.Runner() as runner:
        database = runner.run(ClinicDatabase.open(database_urls.app, pool_size=4))
        here = World(runner, database)
        yield here
        runner.run(database.close())
    print(f"\nseed {SEED}: {here.figures}")


@pytest.fixture
def machine(world: World) -> type[Machine]:
    return type("MachineHere", (Machine,), {"world": world})


@pytest.mark.parametrize("number", range(SEED, SEED + CLINICS))
def test_the_product_goes_the_way_of_the_model(machine: type[Machine], number: int) -> None:
    walk(machine(), random.Random(number), STEPS)


def test_hypothesis_finds_no_way_on_which_they_part(machine: type[Machine]) -> None:
    run_state_machine_as_test(seed(SEED)(machine), settings=PROFILE)


def test_the_rows_that_are_left_add_up(world: World, database_urls: DatabaseUrls) -> None:
    found = world.runner.run(verify(database_urls.owner, progress=lambda _: None))

    assert world.figures.steps > 0
    assert [str(finding) for finding in found.findings] == []


@pytest.mark.parametrize("name", MODEL)
def test_the_model_knows_nothing_of_the_program(name: str) -> None:
    tree = ast.parse((Path(__file__).parent / f"{name}.py").read_text())
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {module for module in modules if module.startswith(("gql_packages", "tests"))}

    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
    assert ours <= {f"tests.model.{other}" for other in MODEL}
