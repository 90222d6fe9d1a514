"""A year and a half of one clinic: each patient's scenarios, in the order of time."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from gql_packages.demo.clinic_setup import change_over_time
from gql_packages.demo.clinics import FIRST_DAY, LAST_DAY, read_toml
from gql_packages.demo.demo_clinic import DemoClinic, random_of
from gql_packages.demo.mended import MendedPatient
from gql_packages.domain.permissions import Role
from gql_packages.services.create_patient import create_patient

#: A method of MendedPatient, or one with its first argument and then the others by name.
Step = str | Mapping[str, Any]
Scenario = Sequence[Step]

SCENARIOS: Mapping[str, Sequence[Scenario]] = {
    group: [scenario["steps"] for scenario in scenarios]
    for group, scenarios in read_toml("scenarios").items()
}
SCENARIOS_EACH = 4

#: Who buys the package with limits.
LIMITED_PATIENT = 2

#: With more patients than this, practitioners see several at once: appointments stay near.
PATIENTS_AT_EASE = 200
#: Patients come until so many days before the end, so that the last ones have a history too.
LAST_NEW_PATIENT = 150


async def fill_history(clinic: DemoClinic, patients: int) -> None:
    """Let so many patients go through their scenarios until the last day is over."""
    clinic.calendar.at_once += patients // PATIENTS_AT_EASE
    days = (LAST_DAY - FIRST_DAY).days - LAST_NEW_PATIENT
    came = [1 + days * number // patients for number in range(patients)]
    lives = [_go_through(clinic, number, day) for number, day in enumerate(came)]
    await clinic.timeline.run([change_over_time(clinic), *lives])


async def _go_through(clinic: DemoClinic, number: int, day: int) -> None:
    """Register the patient of that number so many days after the first, and go on from there."""
    random = random_of(f"{clinic.plan.key}:{number}")
    came = clinic.calendar.open_moment(FIRST_DAY + timedelta(days=day), random)
    await clinic.timeline.until(came, number)
    who = clinic.plan.patient(number)
    patient_id = await clinic.do(Role.FRONT_DESK, create_patient, **who)
    patient = MendedPatient(clinic, patient_id, random, number)
    for scenario in _scenarios_of(number):
        await _take(patient, scenario)
        if number > 1:
            await patient.wait((5, 45))
    if number > 1 and number % 2:
        days_left = (LAST_DAY - patient.today).days
        await patient.wait((max(days_left - 18, 1), max(days_left - 2, 2)))
        for scenario in SCENARIOS["ahead"]:
            await _take(patient, scenario)


def _scenarios_of(number: int) -> Sequence[Scenario]:
    """Patients 0 and 1 are those of the examples: nothing happens to them by chance."""
    if number < 2:
        return SCENARIOS["support"] if number else []
    scenarios = SCENARIOS["scenario"]
    chosen = [scenarios[(number * 5 + turn) % len(scenarios)] for turn in range(SCENARIOS_EACH)]
    if 4 <= number < 4 + len(SCENARIOS["mended"]):
        chosen.append(SCENARIOS["mended"][number - 4])
    if number == LIMITED_PATIENT:
        chosen += SCENARIOS["limited"]
    return chosen


async def _take(patient: MendedPatient, scenario: Scenario) -> None:
    for step in scenario:
        if isinstance(step, str):
            await getattr(patient, step)()
        else:
            (name, first), *others = step.items()
            await getattr(patient, name)(first, **dict(others))
