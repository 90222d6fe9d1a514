"""When the clinic is open, and which practitioner is free."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from gql_packages.demo.clinics import ClinicPlan, TreatmentPlan


class Slot(NamedTuple):
    """A time of a practitioner, taken once the calendar gave it."""

    starts_at: datetime
    day: date
    practitioner_id: UUID


class Calendar:
    """The clinic's days in its own zone; the moments that it gives are in UTC."""

    def __init__(self, plan: ClinicPlan) -> None:
        self._plan = plan
        self._zone = ZoneInfo(plan.time_zone)
        self._taken: Counter[tuple[UUID, datetime]] = Counter()
        #: with the treatments that they give; none: all
        self.practitioners: dict[UUID, list[TreatmentPlan]] = {}
        #: how many patients a practitioner sees in the same hour
        self.at_once = 1

    def day_of(self, moment: datetime) -> date:
        """The clinic's day."""
        return moment.astimezone(self._zone).date()

    def moment(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A time on the clinic's clock."""
        return datetime.combine(day, time(hour, minute), self._zone).astimezone(UTC)

    def open_moment(self, day: date, random: Random) -> datetime:
        """A moment on that day or the next on which the clinic is open."""
        while day.weekday() not in self._plan.opening_hours:
            day += timedelta(days=1)
        opens, closes = self._plan.opening_hours[day.weekday()]
        return self.moment(day, random.randrange(opens, closes - 1), random.randrange(60))

    def clock_change(self, after: date) -> date:
        """The next day on which the clinic's clocks are changed, or the next where none is."""
        for number in range(1, 366):
            day = after + timedelta(days=number)
            if self.moment(day, 23) - self.moment(day - timedelta(days=1), 23) != timedelta(days=1):
                return day
        return after + timedelta(days=1)

    def slot(self, treatment: TreatmentPlan, earliest: date, random: Random) -> Slot:
        """A class's next meeting, which is never full; or a free hour on the first day with one."""
        day = earliest
        if treatment.class_days:
            while day.weekday() not in treatment.class_days:
                day += timedelta(days=1)
            teachers = self.who_gives(treatment)
            teacher = teachers[sum(treatment.class_days) % len(teachers)]
            return Slot(self.moment(day, treatment.class_hour), day, teacher)
        while not (free := self._free_on(day, treatment)):
            day += timedelta(days=1)
        slot = random.choice(free)
        self._taken[slot.practitioner_id, slot.starts_at] += 1
        return slot

    def free(self, slot: Slot) -> None:
        """Give the time back."""
        if self._taken[slot.practitioner_id, slot.starts_at]:
            self._taken[slot.practitioner_id, slot.starts_at] -= 1

    def who_gives(self, treatment: TreatmentPlan) -> list[UUID]:
        """The practitioners who give the treatment."""
        return [
            practitioner
            for practitioner, given in self.practitioners.items()
            if not given or treatment in given
        ]

    def _free_on(self, day: date, treatment: TreatmentPlan) -> list[Slot]:
        opens, closes = self._plan.opening_hours.get(day.weekday(), (0, 0))
        starts = [self.moment(day, hour) for hour in range(opens, closes - 1)]
        return [
            Slot(start, day, practitioner)
            for start in starts
            for practitioner in self.who_gives(treatment)
            if self._taken[practitioner, start] < self.at_once
        ]
