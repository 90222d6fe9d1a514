"""The steps of the catalogue: what is on offer, who gives it, the clinic itself."""

from __future__ import annotations

from tests.front_desk import Answer
from tests.model import catalogue
from tests.model.clinic_machine import ClinicMachine, when
from tests.model.desk import limited, priced
from tests.model.rows import NOTHING, Limit


class CatalogueRules(ClinicMachine):
    @when(lambda self: self.now_and_then(5))
    def update_offer(self) -> None:
        offer = self.pick("offer", self.books.offers)
        price = self.choose("price", [10000, 3333, 0, 5])
        uses = self.choose("uses", [1, 2, 3])
        pays = self.choose("pays", [0, 1500])
        items = {"massage": pays, self.pick("treatment", self.books.treatments): pays}
        self.step(
            catalogue.update_package,
            package_id=offer,
            price=price,
            uses=uses,
            eligible_items=priced(items),
            use_limits=self.choose("limits", self._limits(list(items), price, uses)),
        )

    def _limits(self, items: list[str], price: int, uses: int) -> list[list[Answer] | None]:
        """None given, none at all, one item's, all of it split, and what does not fit."""
        last, rest = uses // 2 or 1, uses - uses // 2
        split = [
            Limit((items[-1],), last, price // 3),
            Limit(tuple(items[:-1]), rest, price - price // 3),
        ]
        return [
            None,
            [],
            limited([Limit((items[0],), 1)]),
            limited([Limit(tuple(items), uses, price)]),
            limited(split if len(items) > 1 and uses > 1 else []),
            limited([Limit((items[0],), uses + 1)]),
            limited([Limit((items[-1],), 1, price)]),
        ]

    @when(lambda self: self.now_and_then(7))
    def archive_offer(self) -> None:
        offer = self.pick("offer", self.books.offers)
        archived = self.choose("archived", [False, True, False])
        self.step(catalogue.archive_package, package_id=offer, archived=archived)

    @when(lambda self: self.now_and_then(3))
    def update_treatment(self) -> None:
        self.step(
            catalogue.update_treatment,
            treatment_id=self.pick("treatment", self.books.treatments),
            category=self.choose("category", [None, "Hands", NOTHING]),
            position=self.choose("position", [None, 1, 2, NOTHING]),
            price=self.choose("price", [None, 9000, 0, 5050]),
            duration_minutes=self.choose("minutes", [None, 60, 30, 600]),
        )

    @when(lambda self: self.now_and_then(4))
    def archive_treatment(self) -> None:
        treatment = self.pick(
            "treatment", self.books.treatments, lambda name: self.books.treatments[name].archived
        )
        archived = self.choose("archived", [False, False, True])
        self.step(catalogue.archive_treatment, treatment_id=treatment, archived=archived)

    @when(lambda self: self.now_and_then(2))
    def update_staff_member(self) -> None:
        named = [["massage", "yoga"], ["yoga"], [], list(self.books.treatments), None]
        self.step(
            catalogue.update_staff_member,
            staff_member_id=self.pick("staff member", self.books.staff),
            is_bookable=self.choose("bookable", [None, True, True, False]),
            treatment_ids=self.choose("treatments", named),
        )

    @when(lambda self: self.now_and_then(2) and self._cancelled())
    def stop_being_booked(self) -> None:
        member = self.choose("staff member", self._cancelled())
        self.step(catalogue.update_staff_member, staff_member_id=member, is_bookable=False)

    @when(lambda self: self.now_and_then(4))
    def archive_staff_member(self) -> None:
        staff = self.books.staff
        member = self.pick("staff member", staff, lambda name: not staff[name].active)
        archived = self.choose("archived", [False, False, True])
        self.step(catalogue.archive_staff_member, staff_member_id=member, archived=archived)

    @when(lambda self: self.now_and_then(9))
    def update_clinic(self) -> None:
        self.step(
            catalogue.update_clinic,
            name=self.choose("name", [None, "Harbour and Hill"]),
            address=self.choose("address", [None, "1 Quay\nVancouver", NOTHING]),
            time_zone=self.choose(
                "zone", [None, "America/Vancouver", "Europe/Berlin", "Mars/Olympus"]
            ),
        )

    def _cancelled(self) -> list[str]:
        """Whose visits are cancelled."""
        visits = self.books.visits.values()
        return sorted(
            {v.practitioner for v in visits if v.practitioner and v.status == "CANCELLED"}
        )
