"""What is looked at after a step: by turns a part, and everything at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from tests.model.clinic_state import ZONE, Books, Visit
from tests.model.comparing import wrong_options, wrong_package, wrong_screen
from tests.model.comparing_reports import wrong_reports
from tests.model.desk import ModelDesk
from tests.model.reported import Asked

#: Half past eight, the first half hour of the next day in UTC, and the last of the clinic's day.
TIMES_OF_DAY = (time(8, 30), time(16, 30), time(23, 30))

Thing = TypeVar("Thing")


@dataclass
class Looking:
    """Asks the desk and compares with the books; a line for each difference."""

    runner: asyncio.Runner
    desk: ModelDesk
    books: Books

    def by_turns(self, turn: int) -> list[str]:
        """A patient's screen, with a package, what is offered for a visit, or the reports."""
        patient = nth(self.books.patients, turn)
        asked = [wrong_screen(self.desk, self.books, patient)]
        if turn % 3 == 0:
            package = nth(self.books.packages, turn // 3)
            asked.append(wrong_package(self.desk, self.books, package))
        else:
            starts = self.moment(turn % 7 - 1, nth(TIMES_OF_DAY, turn))
            visit = Visit(patient, nth(self.books.treatments, turn // 2), starts)
            asked.append(wrong_options(self.desk, self.books, visit))
        if turn % 4 == 0:
            asked.append(wrong_reports(self.desk, self.books, self._asked(turn // 4)))
        return self._all(asked)

    def at_everything(self) -> list[str]:
        """Both screens, every package, and the reports without a filter."""
        screens = [wrong_screen(self.desk, self.books, name) for name in self.books.patients]
        packages = [wrong_package(self.desk, self.books, name) for name in self.books.packages]
        return self._all([*screens, *packages, wrong_reports(self.desk, self.books, Asked())])

    def moment(self, days: int, at: time) -> datetime:
        """That time of the clinic's day, so many days from now."""
        return datetime.combine(self.books.today + timedelta(days=days), at, ZONE)

    def _asked(self, turn: int) -> Asked:
        """By turns everything, or what one patient, offer or range of days has."""
        days = (self.books.today - timedelta(days=2), self.books.today + timedelta(days=1))
        patient, offer = nth(self.books.patients, turn // 4), nth(self.books.offers, turn // 4)
        return nth((Asked(), Asked(patient), Asked(offer=offer), Asked(days=days)), turn)

    def _all(self, asked: Iterable[Coroutine[Any, Any, list[str]]]) -> list[str]:
        return [line for lines in asked for line in self.runner.run(lines)]


def nth(things: Iterable[Thing], turn: int) -> Thing:
    """Each in its turn."""
    every = list(things)
    return every[turn % len(every)]
