"""Measures each question against its own SQL, and against the same question on less data.

    python -m bench.measure                   # all
    python -m bench.measure --only screen     # those whose name has it in it
    python -m bench.measure --only search --beside "patients, by name"

A round asks the application and then runs the same statements on a plain connection, first on the
large database and then on the small ones; ratios are taken within a round, and the median of all
rounds is shown. So whatever else the machine does hits both sides alike.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Awaitable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import uvloop
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.fill import database_of
from bench.queries import QUESTIONS, Question
from bench.server import DIRECTORY, MEASURING, started, urls_of
from bench.target import Target, Transaction, opened
from gql_packages.dev.embedded_postgres import EmbeddedServer

#: Of what shall take as long however large the clinic is, the most that it may take longer.
FLAT = 1.1


@dataclass(frozen=True)
class Round:
    """Seconds: the application and its SQL, for each database."""

    application: Sequence[float]
    sql: Sequence[float]
    #: the question that it is compared with, on the first database
    beside: float | None


async def seconds(work: Awaitable[object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    await work
    return time.perf_counter() - began


async def rounds_of(
    question: Question, targets: Sequence[Target], rounds: int, beside: Question | None
) -> tuple[int, list[Round]]:
    """How many statements it takes, and how long, round by round."""
    bodies = [question.body(target.names) for target in targets]
    other_body = beside.body(targets[0].names) if beside else None
    transactions: list[list[Transaction]] = []
    for target, body in zip(targets, bodies, strict=True):
        for _ in range(5):
            found = await target.transactions_of(body)
            await target.run(found)
        transactions.append(found)
    taken = []
    for _ in range(rounds):
        application, sql = [], []
        for target, body, found in zip(targets, bodies, transactions, strict=True):
            application.append(await seconds(target.ask(body)))
            sql.append(await seconds(target.run(found)))
        other = await seconds(targets[0].ask(other_body)) if other_body else None
        taken.append(Round(application, sql, other))
    return sum(len(each.statements) for each in transactions[0]), taken


def line_of(question: Question, statements: int, taken: list[Round]) -> str:
    """A row of the table."""
    times = median(each.application[0] / each.sql[0] for each in taken)
    longer = median(each.application[0] - each.sql[0] for each in taken) * 1000
    against_small = [
        median(each.application[0] / each.application[other] for each in taken)
        for other in range(1, len(taken[0].application))
    ]
    cells = [
        question.name,
        str(statements),
        f"{median(each.application[0] for each in taken) * 1000:.1f}",
        f"{median(each.sql[0] for each in taken) * 1000:.1f}",
        _judged(times, question.times),
        _judged(longer, question.longer),
        *(_judged(each, FLAT if question.is_flat else None) for each in against_small),
    ]
    if others := [each.application[0] / each.beside for each in taken if each.beside]:
        cells.append(f"{median(others):.2f}")
    return f"| {' | '.join(cells)} |"


def _judged(figure: float, most: float | None) -> str:
    """The figure, with what was wanted where it is more."""
    return f"{figure:.2f}" + (f" (wanted: {most:g})" if most and figure > most else "")


async def measure(
    server: EmbeddedServer,
    databases: Sequence[str],
    questions: Sequence[Question],
    rounds: int,
    beside: Question | None,
) -> None:
    """Print the table, a row as soon as it is known."""
    key = Ed25519PrivateKey.generate()
    async with AsyncExitStack() as stack:
        targets = []
        for database in databases:
            urls = urls_of(server, database)
            targets.append(await stack.enter_async_context(opened(urls.app, urls.superuser, key)))
        small = [f"x {name.removeprefix('bench_').replace('_', ' ')}" for name in databases[1:]]
        titles = ["question", "statements", "app ms", "SQL ms", "x SQL", "SQL + ms", *small]
        titles += [f"x {beside.name}"] if beside else []
        print(f"| {' | '.join(titles)} |\n|{'---|' * len(titles)}", flush=True)
        for question in questions:
            statements, taken = await rounds_of(question, targets, rounds, beside)
            print(line_of(question, statements, taken), flush=True)


def main() -> None:
    """Measure what was chosen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DIRECTORY)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--only", default="", help="questions whose name has it in it")
    parser.add_argument("--beside", help="the question that each is compared with, by its name")
    parser.add_argument(
        "--databases",
        nargs="+",
        default=[database_of(1_000_000, 20), database_of(10_000, 20), database_of(10_000, 1)],
        help="the one that is measured, and those to compare with",
    )
    chosen = parser.parse_args()
    questions = [question for question in QUESTIONS if chosen.only in question.name]
    named = {question.name: question for question in QUESTIONS}
    beside = named[chosen.beside] if chosen.beside else None
    with started(chosen.data, MEASURING) as server:
        uvloop.run(measure(server, chosen.databases, questions, chosen.rounds, beside))


if __name__ == "__main__":
    main()
