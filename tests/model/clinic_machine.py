"""One step of the model: tell the API, let the rules say what had to come of it, compare."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, ClassVar, TypeAlias, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.clinic_database import ClinicDatabase
from tests.model.clinic_state import Books
from tests.model.comparing import (
    differences,
    wrong_anywhere,
    wrong_by_turns,
    wrong_payload,
    wrong_refusal,
)
from tests.model.desk import ModelDesk, camel, keyed
from tests.model.rows import OWNER, ZONE, Limit, No, Offer, Person, Shows, Staff, Treatment

#: What a rule chooses with: hypothesis, which makes failures short, or mere chance.
Chance: TypeAlias = st.DataObject | Random

Act: TypeAlias = Callable[[Any], None]

Option = TypeVar("Option")


@dataclass
class Figures:
    """What a run went through: steps, mutations and refusals."""

    clinics: int = 0
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def steps(self) -> int:
        return self.done.total() + self.refused.total()

    def __str__(self) -> str:
        lines = [
            f"{self.steps} steps in {self.clinics} clinics:"
            f" {self.done.total()} done, {self.refused.total()} refused"
        ]
        counts = (*self.done.most_common(), *self.refused.most_common())
        return "\n".join([*lines, *(f"  {count:5} {word}" for word, count in counts)])


@dataclass
class World:
    """What outlives a clinic: the database, and the loop in which everything runs."""

    runner: asyncio.Runner
    database: ClinicDatabase
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
        patients={"Ann": Person("Anne", "Tester", 1), "Ben": Person("Benno", "Tester", 2)},
        treatments={
            "massage": Treatment(price=9000),
            "yoga": Treatment(price=2550, minutes=45, is_class=True),
            "assessment": Treatment(price=12000, minutes=90),
        },
        staff={OWNER: Staff(), "Pat": Staff(), "Sam": Staff()},
        fees={"late fee": 4500, "old fee": 1000},
        archived_fees={"old fee"},
        offers={
            "three massages": _offer(10000, 3, 4, {"massage": 0, "yoga": 1250}),
            "two for ever": _offer(3333, 2, None, {"massage": 1000, "assessment": 0}),
            "two and two": Offer(
                price=10001,
                uses=4,
                days=9,
                items={"massage": 0, "yoga": 500},
                limits=[Limit(("yoga",), 2, 3000), Limit(("massage",), 2, 7001)],
            ),
            "pay as you go": _offer(0, 4, 9, {"massage": 9000, "yoga": 2500}),
        },
        clinic={"name": "Harbour Clinic", "address": None, "timeZone": "America/Vancouver"},
    )


def _offer(price: int, uses: int, days: int | None, items: dict[str, int]) -> Offer:
    return Offer(price=price, uses=uses, days=days, items=items)


def when(possible: Callable[[Any], object]) -> Callable[[Act], Any]:
    """A rule that is taken only when this holds; what it chooses with is the machine's `chance`."""

    def decorate(act: Act) -> Any:
        def taken(self: ClinicMachine, chance: Chance) -> None:
            self.chance = chance
            act(self)

        taken.__name__ = act.__name__
        return precondition(lambda self: bool(possible(self)))(rule(chance=st.data())(taken))

    return decorate


#: A rule that can be taken at any time.
always = when(lambda _: True)


class ClinicMachine(RuleBasedStateMachine):
    """The books, the desk, and how a step is made of both."""

    world: ClassVar[World]
    chance: Chance

    def __init__(self) -> None:
        super().__init__()
        self.books = opening_books()
        self.run = self.world.runner.run
        self.desk = self.run(ModelDesk.open(self.world.database, self.books))
        self.agrees = True
        self.turn = 0
        self.story: list[str] = []
        self.sent: list[Sent] = []
        self.world.figures.clinics += 1

    def step(self, verb: Callable[..., Shows], **given: Any) -> None:
        """Run the mutation of that name; the verb of the model says what had to come of it."""
        self.pass_time(timedelta(minutes=1))
        mutation = camel(verb.__name__)
        request = keyed(mutation, given)
        answer = self.run(self.desk.tell(mutation, request))
        shows: Shows = {}
        try:
            shows = verb(self.books, **given)
        except No as no:
            outcome, wrong = no.code, wrong_refusal(self.desk.names, answer, no)
            self.world.figures.refused[no.code] += 1
        else:
            outcome, wrong = "done", [f"It was refused: {self.desk.names.to_names(answer)}"]
            if answer["__typename"].endswith("Payload"):
                wrong = wrong_payload(self.books, self.desk.names, answer, shows)
            self.world.figures.done[mutation] += 1
        self.story.append(f"{self.books.now:%d %b %H:%M} {mutation} {given}: {outcome}")
        is_recorded = outcome != "INVALID_INPUT" and not request.get("dryRun")
        if "idempotencyKey" in request and is_recorded:
            self.sent.append(Sent(mutation, request, outcome, shows))
        self._end_turn(wrong)

    def repeat(self, sent: Sent) -> None:
        """The same key and input give the first outcome again, with the data of today."""
        names = self.desk.names
        answer = self.run(self.desk.tell(sent.mutation, sent.request))
        self.story.append(f"{sent.mutation} {names.to_names(sent.request)} again")
        package = sent.shows.get("patientPackage")
        if package and self.books.packages[package].deleted:
            wrong = differences("NOT_FOUND", answer.get("code", "NOT_FOUND"), "repeated")
        elif sent.outcome != "done" or "code" in answer:
            wrong = differences(sent.outcome, answer.get("code", "done"), "repeated")
        else:
            today = {key: of for key, of in sent.shows.items() if isinstance(of, str | int)}
            wrong = wrong_payload(self.books, names, answer, today)
        self.world.figures.done["(a request repeated)"] += 1
        self._end_turn(wrong)

    def pass_time(self, much: timedelta) -> None:
        self.books.now += much
        self.desk.desk.clock.now = self.books.now.astimezone(UTC)

    def choose(self, label: str, options: Sequence[Option]) -> Option:
        """One of the options; what comes first is the simplest."""
        if isinstance(self.chance, Random):
            return self.chance.choice(options)
        return self.chance.draw(st.sampled_from(options), label=label)

    def pick(self, label: str, names: Iterable[str], *likely: Callable[[str], object]) -> str:
        """One of the names; nine times out of ten one of the likeliest that there are."""
        every = list(names)
        if self.choose(f"a likely {label}", [True] * 9 + [False]):
            fitting = ([name for name in every if fits(name)] for fits in likely)
            every = next(filter(None, fitting), every)
        return self.choose(label, every)

    def patient(self) -> str:
        """Likely one of the first two, who have something on their screens."""
        return self.pick("patient", self.books.patients, lambda name: name in ("Ann", "Ben"))

    def now_and_then(self, every: int) -> bool:
        """For what would otherwise crowd out the rest."""
        return self.turn % every == every - 1

    def teardown(self) -> None:
        """At the end everything is compared."""
        if self.agrees:
            self._judge(self.run(wrong_anywhere(self.desk, self.books)))

    def _end_turn(self, wrong: list[str]) -> None:
        self._judge(wrong)
        self.turn += 1
        self._judge(self.run(wrong_by_turns(self.desk, self.books, self.turn)))

    def _judge(self, wrong: list[str]) -> None:
        self.agrees = not wrong
        assert self.agrees, "\n".join([*wrong, "", *self.story])
