"""Every episode. A new kind of thing in the history is a new line here."""

from __future__ import annotations

from collections.abc import Callable

from gql_packages.demo.demo_clinic import Desk
from gql_packages.demo.patient_state import Episode, Waits
from gql_packages.demo.scenarios import (
    buying,
    changing,
    clinic_changes,
    expiring,
    missing,
    returning,
    support_walkthrough,
)

#: Patients go through them in turn, four each, every patient from another one on.
OF_PATIENTS: tuple[Episode, ...] = (
    buying.pays_at_once,
    missing.misses_a_covered_visit,
    changing.comes_without_a_package,
    returning.stops_halfway,
    buying.uses_it_up,
    changing.cancels_a_visit,
    missing.pays_a_fee,
    buying.pays_in_parts,
    returning.never_wanted_it,
    changing.arrives_by_mistake,
    expiring.comes_back_too_late,
    buying.attends_classes,
    missing.is_only_late,
    changing.pays_too_much,
    returning.moves_away,
    buying.buys_and_forgets,
    missing.misses_an_uncovered_visit,
    changing.keeps_the_package,
    returning.gets_everything_back,
    buying.buys_at_the_visit,
    expiring.is_given_more_time,
    changing.pays_the_wrong_invoice,
    missing.would_rather_lose_a_use,
    buying.buys_from_somebody,
    returning.is_sold_the_wrong_one,
    changing.moves_a_visit,
    missing.is_let_off,
    buying.pays_as_they_go,
    returning.gets_nothing_back,
    changing.remembers_the_package,
    expiring.may_take_all_the_time,
    buying.buys_two,
    missing.owes_a_fee,
    buying.never_pays,
    returning.settles_on_less,
    buying.comes_when_clocks_change,
)

#: All that happens to the patient about whom support is asked.
OF_ASKED_ABOUT: tuple[Episode, ...] = (support_walkthrough.wonders_what_is_left,)

#: The last one of every other patient: what it books is still to come when the history ends.
AT_THE_END: Episode = changing.books_ahead

#: Once in each clinic.
OF_CLINICS: tuple[Callable[[Desk], Waits], ...] = (
    clinic_changes.ends_the_opening_special,
    clinic_changes.raises_a_price,
    clinic_changes.loses_a_practitioner,
)
