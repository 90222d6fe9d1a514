"""One step of the model: tell the API, let the rules say what had to come of it, compare."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any, ClassVar, TypeVar

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from gql_packages.database.pool import Database
from tests.front_desk import Answer
from tests.model.books import ZONE, Books, No, Offer, Visit
from tests.model.comparing import (
    differences,
    wrong_options,
    wrong_package,
    wrong_payload,
    wrong_refusal,
    wrong_screen,
)
from tests.model.comparing_reports import wrong_reports
from tests.model.desk import ModelDesk, keyed
from tests.model.figures import Figures
from tests.model.reported import Asked
from tests.model.till import Shows

#: Half past eight, the first half hour of the next day in UTC, and the last of the clinic's day.
TIMES_OF_DAY = (time(8, 30), time(16, 30), time(23, 30))


@dataclass
class World:
    """What outlives an example: the database, and the loop in which everything runs."""

    runner: asyncio.Runner
    database: Database
    figures: Figures = field(default_factory=Figures)


@dataclass
class Sent:
    """A request under a key, and what came of it."""

    mutation: str
    request: dict[str, Any]
    outcome: str
    shows: Shows


def opening_books() -> Books:
    """A Vancouver clinic on 5 March 2026: the clocks go forward in three days."""
    return Books(
        now=datetime(2026, 3, 5, 10, 0, tzinfo=ZONE),
        patients=["Ann", "Ben"],
        treatments={"massage": 9000, "yoga": 2550, "assessment": 12000},
        fees={"late fee": 4500, "old fee": 1000},
        archived_fees={"old fee"},
        offers={
            "three massages": Offer(10000, 3, 4, {"massage": 0, "yoga": 1250}),
            "two for ever": Offer(3333, 2, None, {"massage": 1000, "assessment": 0}),
            "pay as you go": Offer(0, 4, 9, {"massage": 9000, "yoga": 2500}),
        },
    )


class ClinicMachine(RuleBasedStateMachine):
    """The books, the desk, and how a step is made of both."""

    world: ClassVar[World]

    def __init__(self) -> None:
        super().__init__()
        self.books = opening_books()
        self.desk = self.world.runner.run(ModelDesk.open(self.world.database, self.books))
        self.agrees = True
        self.turn = 0
        self.sent: list[Sent] = []
        self.world.figures.clinics += 1

    def step(self, mutation: str, verb: Callable[[], Shows], **given: Any) -> None:
        """Run the mutation, and let the verb of the model say what had to come of it."""
        self.pass_time(timedelta(minutes=1))
        request = keyed(mutation, given)
        answer = self._tell(mutation, request)
        shows: Shows = {}
        try:
            shows = verb()
        except No as no:
            outcome, wrong = no.code, wrong_refusal(self.desk.names, answer, no)
            self.world.figures.refused[no.code] += 1
        else:
            outcome, wrong = "Payload", [f"it was refused: {answer}"]
            if answer["__typename"].endswith("Payload"):
                wrong = wrong_payload(self.books, self.desk.names, answer, shows)
            self.world.figures.done[mutation] += 1
        note(f"{mutation} {given}: {outcome}")
        if "idempotencyKey" in request and outcome != "INVALID_INPUT":
            self.sent.append(Sent(mutation, request, outcome, shows))
        self._judge(wrong)
        self.compare()

    def repeat(self, sent: Sent) -> None:
        """The same key and input give the first outcome again, with the data of today."""
        names = self.desk.names
        answer = self._tell(sent.mutation, sent.request)
        note(f"{sent.mutation} again: {names.to_names(answer)}")
        package = sent.shows.get("patientPackage")
        if package and self.books.packages[package].deleted:
            wrong = differences("NOT_FOUND", answer.get("code", "NOT_FOUND"), "repeated")
        elif sent.outcome != "Payload":
            wrong = differences(sent.outcome, answer.get("code"), "repeated")
        else:
            today = {key: name for key, name in sent.shows.items() if isinstance(name, str)}
            wrong = wrong_payload(self.books, names, answer, today)
        self._judge(wrong)
        self.world.figures.done["(a request repeated)"] += 1
        self.compare()

    def pass_time(self, much: timedelta) -> None:
        self.books.now += much
        self.desk.desk.clock.now = self.books.now.astimezone(UTC)

    def compare(self) -> None:
        """By turns one patient's screen, and one package or what is offered for a visit."""
        self.turn += 1
        turn, books = self.turn, self.books
        asked = [wrong_screen(self.desk, books, _by_turns(books.patients, turn))]
        if turn % 3:
            visit = Visit(
                patient=_by_turns(books.patients, turn),
                treatment=_by_turns(books.treatments, turn // 2),
                starts=self.moment(turn % 7 - 1, _by_turns(TIMES_OF_DAY, turn)),
            )
            asked.append(wrong_options(self.desk, books, visit))
        else:
            asked.append(wrong_package(self.desk, books, _by_turns(books.packages, turn // 3)))
        if turn % 4 == 0:
            asked.append(wrong_reports(self.desk, books, self._asked(turn // 4)))
        self._judge(self._found(asked))

    def _asked(self, turn: int) -> Asked:
        """By turns everything, or what one patient, offer or range of days has."""
        days = (self.books.today - timedelta(days=2), self.books.today + timedelta(days=1))
        patient, offer = _by_turns(self.books.patients, turn), _by_turns(self.books.offers, turn)
        every_kind = Asked(), Asked(patient=patient), Asked(offer=offer), Asked(days=days)
        return _by_turns(every_kind, turn)

    def moment(self, days: int, at: time) -> datetime:
        """That time of the clinic's day, so many days from now."""
        return datetime.combine(self.books.today + timedelta(days=days), at, ZONE)

    def now_and_then(self, every: int) -> bool:
        """For what would otherwise crowd out the rest."""
        return self.turn % every == every - 1

    def pick(
        self,
        data: st.DataObject,
        label: str,
        names: Iterable[str],
        *likely: Callable[[str], bool],
    ) -> str:
        """One of the names; nine times out of ten one of the likeliest that there are."""
        every = list(names)
        if data.draw(st.integers(0, 9)) < 9:
            fitting = ([name for name in every if fits(name)] for fits in likely)
            every = next(filter(None, fitting), every)
        return data.draw(st.sampled_from(every), label=label)

    def teardown(self) -> None:
        """At the end everything is compared."""
        if self.agrees:
            screens = [wrong_screen(self.desk, self.books, name) for name in self.books.patients]
            packages = [wrong_package(self.desk, self.books, name) for name in self.books.packages]
            reports = wrong_reports(self.desk, self.books, Asked())
            self._judge(self._found([*screens, *packages, reports]))

    def _tell(self, mutation: str, request: dict[str, Any]) -> Answer:
        return self.world.runner.run(self.desk.tell(mutation, request))

    def _found(self, asked: Iterable[Coroutine[Any, Any, list[str]]]) -> list[str]:
        return [line for differences in asked for line in self.world.runner.run(differences)]

    def _judge(self, wrong: list[str]) -> None:
        self.agrees = not wrong
        assert self.agrees, "\n".join(wrong)


Turn = TypeVar("Turn")


def _by_turns(all_of_them: Iterable[Turn], turn: int) -> Turn:
    every = list(all_of_them)
    return every[turn % len(every)]
