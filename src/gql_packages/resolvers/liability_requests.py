"""Decodes what is asked of Package Liability, and answers it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from gql_packages.domain.calendar import bounds_of, check_year, offsets_of
from gql_packages.domain.enums import LiabilityGrouping
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode
from gql_packages.reading.statements import Target
from gql_packages.reports.liability_statements import liability_texts
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.report_requests import START, NamedIds, ReportRequest
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.global_id import ID_OF
from gql_packages.schema.report_filters import PackageLiabilityFilter

#: A commit may come so long after the moment that it records (rule 61).
SETTLING = timedelta(seconds=60)
#: Days that end so long ago are read otherwise: much more was bought since than is left of then.
LONG_AGO = timedelta(days=400)
#: The most months that are shown one by one.
MOST_MONTHS = 120


@dataclass(frozen=True, kw_only=True)
class LiabilityQuestion:
    """What is asked: for which days, by what, of which packages, and as recorded until when."""

    during: DateRange
    group_by: LiabilityGrouping = LiabilityGrouping.PATIENT_PACKAGE
    filter: PackageLiabilityFilter | None = None
    known_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LiabilityParameters:
    """The same as parameters of an address; the grouping is PATIENT_PACKAGE if it is left out."""

    during: DateRange | None = None
    group_by: LiabilityGrouping | None = None
    package_ids: list[strawberry.ID] | None = None
    patient_ids: list[strawberry.ID] | None = None
    patient_package_id: strawberry.ID | None = None
    known_at: datetime | None = None

    @property
    def question(self) -> LiabilityQuestion:
        """What is asked. Raises InvalidInput without days."""
        if self.during is None:
            raise InvalidInput.of(Problem(("during",), ProblemCode.EMPTY))
        conditions = PackageLiabilityFilter(
            package_ids=self.package_ids,
            patient_ids=self.patient_ids,
            patient_package_id=self.patient_package_id,
        )
        by = self.group_by or LiabilityGrouping.PATIENT_PACKAGE
        return LiabilityQuestion(
            during=self.during, group_by=by, filter=conditions, known_at=self.known_at
        )


def liability_request(question: LiabilityQuestion, time_zone: str, now: datetime) -> ReportRequest:
    """The report that is asked for at that moment.

    Refuses days in the wrong order or too many months of them, and a moment that is not settled
    (InvalidInput), and what is no id (NotFound).
    """
    named = NamedIds()
    days = _periods(question)
    edges = [bounds_of(day, day, time_zone)[0] for day in days]
    known_at = settled_moment(question.known_at, now)
    offsets = offsets_of(time_zone, known_at)
    given: dict[str, Any] = {
        **_filtered(named, question.filter),
        "since": START,
        "known_at": known_at,
        "offsets_from": [since for since, _ in offsets],
        "offsets": [offset for _, offset in offsets],
        "edges": edges,
        "until": edges[-1],
        "days": [day - timedelta(days=1) for day in days],
        "months": [day.replace(day=1) for day in days],
    }
    attributes = frozenset(each for each in ("package_ids", "patient_ids") if given.get(each))
    if given["patient_package_id"]:
        attributes |= {"patient_package_id"}
    are_long_ago = edges[-1] < now - LONG_AGO
    texts = dict(liability_texts(question.group_by, attributes, are_long_ago=are_long_ago))
    target = Target(
        type_name="PackageLiabilityReport",
        is_given=True,
        shared=texts.pop("shared"),
        texts=texts,
        missing=named.missing,
        absence=named.absence,
        patients=":patient_ids::uuid[]" if "patient_ids" in attributes else "",
    )
    return ReportRequest(target, {**given, **named.parameters})


def _periods(question: LiabilityQuestion) -> list[date]:
    """The first days of the periods, and the day behind the last."""
    during = question.during
    during.check("during")
    for name, day in (("from", during.from_), ("to", during.to)):
        check_year(day, "during", name)
    firsts = [during.from_]
    if question.group_by is LiabilityGrouping.MONTH:
        while (following := _next_month(firsts[-1])) <= during.to:
            firsts.append(following)
        if len(firsts) > MOST_MONTHS:
            values = {"least": 1, "most": MOST_MONTHS, "found": len(firsts)}
            problem = Problem(("during",), ProblemCode.COUNT_OUT_OF_RANGE, values)
            raise InvalidInput.of(problem)
    return [*firsts, during.to + timedelta(days=1)]


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def settled_moment(known_at: datetime | None, now: datetime) -> datetime:
    """Until when is known: a minute ago, unless an earlier moment is given.

    Refuses a later one (InvalidInput).
    """
    settled = now - SETTLING
    if known_at is not None and known_at > settled:
        values = {"seconds": SETTLING.seconds}
        problem = Problem(("knownAt",), ProblemCode.MOMENT_NOT_SETTLED, values)
        raise InvalidInput.of(problem)
    return known_at or settled


def _filtered(named: NamedIds, filter: PackageLiabilityFilter | None) -> dict[str, Any]:
    """The keys that the filter names, by its attributes."""
    given: dict[str, Any] = {}
    for part in PackageLiabilityFilter.__strawberry_definition__.fields:  # type: ignore[attr-defined]
        name, type_name = part.python_name, part.metadata[ID_OF]
        value = getattr(filter, name, None)
        path: tuple[str, ...] = ("filter", to_camel_case(name))
        if not isinstance(value, list):
            keys = named.keys({path: value} if value else {}, type_name)
            given[name] = keys[0] if keys else None
        else:
            paths = {(*path, str(place)): each for place, each in enumerate(value)}
            given[name] = named.keys(paths, type_name)
    return given


async def answer_liability(info: Info, question: LiabilityQuestion) -> Any:
    """What a root field selects of the report that is asked for."""
    request = liability_request(question, await info.context.read.time_zone(), info.context.now)
    return await info.context.answer(info, request.target, **request.given)
