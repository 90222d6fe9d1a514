"""Everything that an operation can read, as of one moment."""

from gql_packages.resolvers.read_billing import BillingReading
from gql_packages.resolvers.read_catalogue import CatalogueReading
from gql_packages.resolvers.read_options import OptionReading
from gql_packages.resolvers.read_patients import PatientReading
from gql_packages.resolvers.read_refunds import RefundReading
from gql_packages.resolvers.read_reports import ReportReading
from gql_packages.resolvers.read_schedule import ScheduleReading
from gql_packages.resolvers.read_sold_packages import SoldPackageReading
from gql_packages.resolvers.report_filters import ReportFilters


class Reader(
    ReportFilters,
    ReportReading,
    CatalogueReading,
    PatientReading,
    SoldPackageReading,
    ScheduleReading,
    OptionReading,
    RefundReading,
    BillingReading,
):
    """All that can be read, over one transaction and with one set of loaders."""
