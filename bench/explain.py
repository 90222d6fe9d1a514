"""Prints how Postgres answers each statement of a question at size.

python -m bench.explain screen
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.fill import database_of
from bench.queries import QUESTIONS
from bench.server import DIRECTORY, MEASURING, Urls, started, urls_of
from bench.target import Target, Transaction, opened


async def explain(target: Target, transaction: Transaction) -> None:
    """The plans of a transaction's statements, each as run the second time."""
    await target.plain.execute(transaction.begin)
    for sql, arguments in transaction.statements:
        for _ in range(2):
            rows = await target.plain.fetch(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", *arguments)
        print(f"\n{' '.join(sql.split())}\n")
        print("\n".join(row[0] for row in rows))
    await target.plain.execute("ROLLBACK")


async def run(urls: Urls, words: str) -> None:
    """Every question whose name has the words in it."""
    async with opened(urls.app, urls.superuser, Ed25519PrivateKey.generate()) as target:
        for question in QUESTIONS:
            if words in question.name:
                print(f"\n== {question.name}")
                for transaction in await target.transactions_of(question.body(target.names)):
                    await explain(target, transaction)


def main() -> None:
    """Explain what was chosen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("words", nargs="?", default="", help="those whose name has it in it")
    parser.add_argument("--data", type=Path, default=DIRECTORY)
    parser.add_argument("--database", default=database_of(1_000_000, 20))
    chosen = parser.parse_args()
    with started(chosen.data, MEASURING) as server:
        asyncio.run(run(urls_of(server, chosen.database), chosen.words))


if __name__ == "__main__":
    main()
