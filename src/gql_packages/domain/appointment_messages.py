"""What keeps an appointment from taking a package, in a sentence for the desk."""

from gql_packages.domain.enums import AppointmentStatus

ALREADY_COVERED = "There is a package on this appointment already."
SOMETHING_IS_PAID = "Something is paid on the invoice. Unapply it first."

_WORDS = {
    AppointmentStatus.BOOKED: "booked",
    AppointmentStatus.ARRIVED: "already arrived",
    AppointmentStatus.NO_SHOW: "marked as a no-show",
    AppointmentStatus.CANCELLED: "cancelled",
}


def wrong_status(status: AppointmentStatus) -> str:
    """Says which status it has, where that is the obstacle."""
    return f"The appointment is {_WORDS[status]}."
