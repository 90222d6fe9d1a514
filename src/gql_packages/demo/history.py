"""A year and a half of one clinic: everybody's episodes, told in the order of time."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from gql_packages.demo.demo_clinic import Desk
from gql_packages.demo.patient_state import Episode, Story, Waits
from gql_packages.demo.people import person
from gql_packages.demo.plan import FIRST_DAY, LAST_DAY
from gql_packages.demo.scenarios.listing import AT_THE_END, OF_ASKED_ABOUT, OF_CLINICS, OF_PATIENTS
from gql_packages.domain.permissions import Role
from gql_packages.services.create_patient import create_patient

EPISODES_EACH = 4
#: With more patients than this, practitioners see several at once: nobody waits for months.
PATIENTS_AT_EASE = 200
#: Patients come until so many days before the end, so that the last ones have a story too.
LAST_NEWCOMER = 150
PROGRESS_EVERY = timedelta(days=92)


async def tell(desk: Desk, *, patients: int, progress: Callable[[str], None]) -> None:
    """Let so many patients live through their episodes until the last day is over."""
    desk.diary.at_once += patients // PATIENTS_AT_EASE
    end = desk.diary.moment(LAST_DAY, 23)
    waiting: list[tuple[datetime, int, Waits]] = [
        (desk.clock, number, life) for number, life in enumerate(_lives(desk, patients))
    ]
    next_report = desk.clock
    while waiting:
        moment, number, life = heapq.heappop(waiting)
        desk.advance_to(moment)
        if desk.clock >= next_report:
            progress(f"Filling {desk.plan.name}: {desk.clock:%B %Y}")
            next_report = desk.clock + PROGRESS_EVERY
        until = await anext(life, None)
        if until is not None and until < end:
            heapq.heappush(waiting, (until, number, life))


def _lives(desk: Desk, patients: int) -> Iterator[Waits]:
    days = (LAST_DAY - FIRST_DAY).days - LAST_NEWCOMER
    yield from (episode(desk) for episode in OF_CLINICS)
    for number in range(patients):
        came = FIRST_DAY + timedelta(days=1 + days * number // patients)
        yield _life(desk, number, desk.diary.moment(came, 9))


def _plot(number: int) -> Sequence[Episode]:
    """Patients 0 and 1 are those of the examples: nothing happens to them by chance."""
    if number < 2:
        return OF_ASKED_ABOUT if number else ()
    return [OF_PATIENTS[(number * 5 + turn) % len(OF_PATIENTS)] for turn in range(EPISODES_EACH)]


async def _life(desk: Desk, number: int, came: datetime) -> Waits:
    random = Random(f"{desk.plan.key}:{number}")  # noqa: S311 - the same on every run
    yield desk.diary.open_moment(desk.diary.day_of(came), random)
    story = await _registered(desk, number, random)
    for episode in _plot(number):
        async for moment in episode(story):
            yield moment
        yield story.in_days(5, 45)
    if number > 1 and number % 2:
        yield _near_the_end(story)
        async for moment in AT_THE_END(story):
            yield moment


async def _registered(desk: Desk, number: int, random: Random) -> Story:
    who = person(desk.plan, number)
    registered = await desk.do(
        Role.FRONT_DESK,
        create_patient,
        first_name=who.first_name,
        last_name=who.last_name,
        email=who.email,
        phone=who.phone,
    )
    return Story(desk, registered, random)


def _near_the_end(story: Story) -> datetime:
    days_left = (LAST_DAY - story.today).days
    return story.in_days(max(days_left - 18, 1), max(days_left - 2, 2))
