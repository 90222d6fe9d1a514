"""Limits per treatment: how many of a package's uses some of its items may take together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

from gql_packages.domain.adjustments import TAKEN_OF_LIMIT
from gql_packages.domain.money import to_major_units
from gql_packages.errors import ItemUsedUp
from gql_packages.problems import Problem, ProblemCode

#: The limits of the patient package {package} with their redeemed and taken uses, as JSON.
LIMITS_USED = f"""(
    SELECT coalesce(json_agg(json_build_object('uses', l.uses, 'price_share', l.price_share,
        'taken', {TAKEN_OF_LIMIT},
        'redeemed', (SELECT count(*) FROM redemption u WHERE u.clinic_id = $1
            AND u.patient_package_id = l.patient_package_id AND u.limit_number = l.number
            AND u.status = 'REDEEMED'))), '[]')
    FROM patient_package_limit l WHERE l.clinic_id = $1 AND l.patient_package_id = {{package}}
)"""  # noqa: S608 our own words


@dataclass(frozen=True, kw_only=True)
class OfferedLimit:
    """A limit of a package on offer. Money in minor units; no share: the price is not split."""

    treatment_ids: Sequence[UUID]
    uses: int
    price_share: int | None = None


@dataclass(kw_only=True)
class UseLimit:
    """A limit of a patient package, and the uses that count against it by now (rule 76)."""

    number: int
    uses: int
    price_share: int | None
    reserved: int
    redeemed: int
    #: of its own uses, where the price is split (rule 90)
    taken: int = 0
    #: the number of the first of its uses; where the price is split, they are its own
    first_use: int = 1
    treatment_ids: Sequence[UUID] = ()

    @property
    def is_split(self) -> bool:
        """Whether its uses are parts of its share of the price (rule 78)."""
        return self.price_share is not None

    @property
    def is_full(self) -> bool:
        """Whether all of its uses are redeemed or held (rule 76), or taken (rule 90)."""
        return self.reserved + self.redeemed >= self.uses - self.taken

    def count(self, *, reserved: int = 0, redeemed: int = 0) -> None:
        """Add to the uses that count against it (rules 76, 77)."""
        self.reserved += reserved
        self.redeemed += redeemed


def refusal_of_limit(limit: UseLimit) -> ItemUsedUp | None:
    """Why no use is left for its treatments, or None if one is (rule 76)."""
    if not limit.is_full:
        return None
    uses = limit.uses - limit.taken
    return ItemUsedUp(
        f"All {uses} uses for this treatment are redeemed or held by booked appointments.",
        treatment_ids=tuple(limit.treatment_ids),
        uses=limit.uses,
        price_share=limit.price_share,
        reserved=limit.reserved,
        redeemed=limit.redeemed,
    )


def limits_of(
    rows: Iterable[Mapping[str, Any]],
    items: Mapping[UUID, int | None],
    taken: Collection[int] = (),
) -> dict[int, UseLimit]:
    """The limits of a package by their numbers, from their rows, those of its items, and the
    numbers of the sold uses that were taken.

    Where the price is split each has numbers of uses of its own, one behind the other.
    """
    limits: dict[int, UseLimit] = {}
    first = 1
    for row in sorted(rows, key=lambda row: row["number"]):
        number = row["number"]
        treatments = [treatment for treatment, limit in items.items() if limit == number]
        limits[number] = limit = UseLimit(**row, first_use=first, treatment_ids=treatments)
        if limit.is_split:
            first += limit.uses
            limit.taken = sum(limit.first_use <= use < first for use in taken)
    return limits


def unused_shares(limits: Iterable[Mapping[str, Any]]) -> Fraction | None:
    """The sum over limits of share / limit x what is neither taken nor redeemed (rules 79, 91);
    None where the price is not split."""
    parts = [
        Fraction(
            limit["price_share"] * (limit["uses"] - limit["taken"] - limit["redeemed"]),
            limit["uses"],
        )
        for limit in limits
        if limit["price_share"] is not None
    ]
    return sum(parts, Fraction()) if parts else None


def problems_of_limits(
    limits: Sequence[OfferedLimit],
    treatments: Collection[UUID],
    *,
    uses: int,
    price: int,
    currency: str,
) -> list[Problem]:
    """What is wrong with the limits of an offer of these items, uses and price (rules 74, 75, 78).

    Money in minor units. Paths begin with `use_limits`.
    """
    found = [
        *_problems_of_treatments(limits, treatments),
        *(
            Problem(
                ("use_limits", str(index), "uses"),
                ProblemCode.NUMBER_OUT_OF_RANGE,
                {"least": 1, "most": uses, "found": limit.uses},
            )
            for index, limit in enumerate(limits)
            if not 1 <= limit.uses <= uses
        ),
    ]
    if found or not limits:
        return found
    limited = sum(len(limit.treatment_ids) for limit in limits)
    is_every_item, total = limited == len(treatments), sum(limit.uses for limit in limits)
    if is_every_item and total < uses:
        values = {"found": total, "least": uses}
        return [Problem(("use_limits",), ProblemCode.LIMITS_BELOW_USES, values)]
    return _problems_of_shares(limits, price, currency, may_split=is_every_item and total == uses)


def _problems_of_treatments(
    limits: Sequence[OfferedLimit], treatments: Collection[UUID]
) -> Iterable[Problem]:
    seen: set[UUID] = set()
    for index, limit in enumerate(limits):
        for place, treatment_id in enumerate(limit.treatment_ids):
            path = ("use_limits", str(index), "treatment_ids", str(place))
            if treatment_id not in treatments:
                yield Problem(path, ProblemCode.NOT_AN_ITEM)
            elif treatment_id in seen:
                yield Problem(path, ProblemCode.LISTED_TWICE)
            seen.add(treatment_id)


def _problems_of_shares(
    limits: Sequence[OfferedLimit], price: int, currency: str, *, may_split: bool
) -> list[Problem]:
    shares = [limit.price_share for limit in limits if limit.price_share is not None]
    if not shares:
        return []
    if len(shares) < len(limits):
        return [Problem(("use_limits",), ProblemCode.SHARE_MISSING)]
    if not may_split:
        return [Problem(("use_limits",), ProblemCode.PRICE_NOT_SPLIT)]
    if sum(shares) != price:
        values = {
            "found": to_major_units(sum(shares), currency),
            "price": to_major_units(price, currency),
            "currency": currency,
        }
        return [Problem(("use_limits",), ProblemCode.SHARES_NOT_THE_PRICE, values)]
    return []
