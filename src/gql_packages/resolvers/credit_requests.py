"""Decodes what is asked of Patient Credit, and answers it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gql_packages.domain.calendar import bounds_of, check_year, day_of
from gql_packages.reading.statements import Target
from gql_packages.reports.liability_statements import credit_texts
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.liability_requests import settled_moment
from gql_packages.resolvers.report_requests import START, ReportRequest


@dataclass(frozen=True, kw_only=True)
class CreditQuestion:
    """What is asked: at the end of which day, today if left out, and as recorded until when."""

    as_of: date | None = None
    known_at: datetime | None = None


def credit_request(question: CreditQuestion, time_zone: str, now: datetime) -> ReportRequest:
    """The report that is asked for at that moment. Refuses a moment that is not settled, and a year
    that the calendar does not have (InvalidInput)."""
    as_of = question.as_of or day_of(now, time_zone)
    check_year(as_of, "asOf")
    texts = dict(credit_texts())
    target = Target(
        type_name="PatientCreditReport", is_given=True, shared=texts.pop("shared"), texts=texts
    )
    given: dict[str, Any] = {
        "since": START,
        "as_of": as_of,
        "until": bounds_of(as_of, as_of, time_zone)[1],
        "known_at": settled_moment(question.known_at, now),
    }
    return ReportRequest(target, given)


async def answer_credit(info: Info, question: CreditQuestion) -> Any:
    """What a root field selects of the report that is asked for."""
    request = credit_request(question, await info.context.read.time_zone(), info.context.now)
    return await info.context.answer(info, request.target, **request.given)
