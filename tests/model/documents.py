"""What the model reads: screens, packages, what is on offer, and reports."""

from tests.model.desk import PERSON
from tests.mutation_documents import APPOINTMENT, INVOICE, LIMIT, PACKAGE, PAYMENT

_APPLICATIONS = "applications { invoice { id } payment { id } amount { amount } }"
_SAID = "method reference receivedAt"
SCREEN = f"""query Q($id: ID!) {{ patient(id: $id) {{ {PERSON}
  packages(first: 50) {{ nodes {{ {PACKAGE}
    refund {{ amount {{ amount }} suggestedAmount {{ amount }} }} }} }}
  invoices(first: 50) {{ nodes {{ {INVOICE} {_APPLICATIONS} }} }}
  payments(first: 50) {{ nodes {{ {PAYMENT} {_APPLICATIONS} {_SAID} version
    corrections {{ {_SAID} }} void {{ reason }} }} }}
  appointments(first: 50) {{ nodes {{ {APPOINTMENT} }} }} }} }}"""
OPTIONS = """query Q($patient: ID!, $treatment: ID!, $at: DateTime!) {
  packageOptions(patientId: $patient, treatmentId: $treatment, startsAt: $at) {
    patientPackage { id } isEligible isPreselected refusalCode patientPays { amount } } }"""
DETAILS = f"""query Q($id: ID!) {{
  refundPreview(patientPackageId: $id) {{ usesRemaining suggestedAmount {{ amount }}
    usedValue {{ amount }} collected {{ amount }} retainedAmount {{ amount }}
    minimumAmount {{ amount }} maximumAmount {{ amount }} affectedAppointments {{ id }} }}
  patientPackage(id: $id) {{
    useLimits {{ {LIMIT} }}
    redemptions(first: 100) {{ nodes {{ status reason value {{ amount }} appointment {{ id }}
      invoice {{ id }} }} }}
    lots {{ kind uses reserved redeemed available taken valueRemaining {{ amount }} }}
    history(first: 100) {{ nodes {{ sequence kind usesChange usesAvailableAfter usesRemainingAfter
      expiresOnBefore expiresOnAfter
      staffMemberBefore {{ id }} staffMemberAfter {{ id }} }} }} }} }}"""
CATALOGUE = """query Q($treatment: ID!, $number: String!) {
  treatments { id } packages(first: 50) { nodes { id } }
  staffMembers(filter: { isBookable: true, treatmentId: $treatment }) { id }
  patients(search: $number, includeArchived: true) { nodes { id } } }"""
OWING = """query Q { patients(first: 100, includeArchived: true, filter: { owing: true }) {
  nodes { id } } }"""
_MONEY = "received { amount } paidBack { amount } net { amount } payments refunds"
_OF_STAFF = "byStaffMember { staffMember { id } value { amount } patientPays { amount } uses }"
REPORTS = f"""query Q($sold: PackageSalesFilter, $used: PackageUsageFilter,
    $taken: TakingsFilter) {{
  takings: takingsReport(filter: $taken) {{
    summary {{ {_MONEY} }} byMethod {{ method {_MONEY} }}
    rows(first: 100) {{ nodes {{ payment {{ id }} takenAt kind method amount {{ amount }}
      patientName reference patientNumber }} }} }}
  sales: packageSalesReport(filter: $sold) {{
    summary {{ packagesSold invoiced {{ amount }} collected {{ amount }} refunded {{ amount }}
      usesSold usesRedeemed usesRemaining byStaffMember {{ staffMember {{ id }} packagesSold
        invoiced {{ amount }} collected {{ amount }} refunded {{ amount }} }} }}
    rows(first: 100) {{ nodes {{ patientPackage {{ id }} patientName packageName purchasedAt
      price {{ amount }} collected {{ amount }} refunded {{ amount }} usesRedeemed usesRemaining
      expiresOn isExpired lastUsedAt status staffName patientNumber }} }} }}
  usage: packageUsageReport(filter: $used) {{
    summary {{ uses arrivals noShows lateCancellations value {{ amount }} patientPays {{ amount }}
      byCommissionBasis {{ commissionBasis uses value {{ amount }} patientPays {{ amount }} }}
      {_OF_STAFF} }}
    rows(first: 100) {{ nodes {{ redemption {{ appointment {{ id }} }} usedAt patientName
      packageName treatmentName practitionerName reason value {{ amount }} patientPays {{ amount }}
      usesRemainingAfter isSuperseded commissionBasis patientNumber }} }} }} }}"""
