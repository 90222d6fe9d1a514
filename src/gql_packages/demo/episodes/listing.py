"""Every episode. A new kind of thing in the history is a new line here."""

from __future__ import annotations

from collections.abc import Callable

from gql_packages.demo.desk import Desk
from gql_packages.demo.episodes import buying, changing, running
from gql_packages.demo.story import Episode, Waits

#: Patients go through them in turn, four each, every patient from another one on.
OF_PATIENTS: tuple[Episode, ...] = (
    buying.pays_at_once,
    changing.comes_without_a_package,
    buying.uses_it_up,
    changing.cancels_a_visit,
    buying.pays_in_parts,
    changing.arrives_by_mistake,
    buying.attends_classes,
    changing.pays_too_much,
    buying.buys_and_forgets,
    changing.keeps_the_package,
    buying.buys_at_the_visit,
    changing.pays_the_wrong_invoice,
    buying.buys_from_somebody,
    changing.moves_a_visit,
    buying.pays_as_they_go,
    changing.remembers_the_package,
    buying.buys_two,
    buying.never_pays,
    buying.comes_when_clocks_change,
)

#: The last one of every other patient: what it books is still to come when the history ends.
AT_THE_END: Episode = changing.books_ahead

#: Once in each clinic.
OF_CLINICS: tuple[Callable[[Desk], Waits], ...] = (
    running.ends_the_opening_special,
    running.raises_a_price,
    running.loses_a_practitioner,
)
