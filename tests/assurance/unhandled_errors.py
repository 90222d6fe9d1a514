"""Goes wrong in every place that nobody watches, each time with a canary."""

from __future__ import annotations

import asyncio
import gc
import threading
import warnings
from typing import Any

from gql_packages import app
from gql_packages.database.pool import Database
from gql_packages.observability import logging_setup
from tests.assurance.log_canaries import WORD


class Broken:
    """Cannot be thrown away."""

    def __del__(self) -> None:
        raise ValueError(WORD)


async def fail(*_: object, **named: object) -> Any:
    """Whatever is asked."""
    raise LookupError(WORD)


def fail_aside() -> None:
    """In a thread."""
    raise LookupError(WORD)


async def main() -> None:
    """Fail at the start, in a task, in a thread, in a warning and in the end."""
    application = app.create_application()
    said: list[Any] = []

    async def receive() -> dict[str, str]:
        return {"type": "lifespan.startup"}

    async def send(message: Any) -> None:
        said.append(message)

    try:
        await application({"type": "lifespan", "state": {}}, receive, send)
    except LookupError:
        assert said == [{"type": "lifespan.startup.failed"}]
    with logging_setup.in_background():
        task = asyncio.create_task(fail())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task
        gc.collect()
        thread = threading.Thread(target=fail_aside)
        thread.start()
        thread.join()
        warnings.warn(WORD, stacklevel=1)
    Broken()
    raise LookupError(WORD)


if __name__ == "__main__":
    setattr(Database, "open", fail)  # noqa: B010 - it stands in for what mypy knows better
    asyncio.run(main())
