/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How many uses to add or to take, and why. */
export type AdjustPackageUsesInput = {
  /** Positive adds uses, numbered after all others; negative takes available ones, the highest numbers first. From -1,000 to 1,000, not zero. */
  readonly change: number;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** The patient package. */
  readonly patientPackageId: string;
  /** Why, for the record: 1 to 1,000 characters. */
  readonly reason: string;
};

/** Credit to apply to an invoice. */
export type ApplyPaymentInput = {
  /** In major units. Left out: as much as possible. */
  readonly amount?: string | null | undefined;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** An open invoice of that patient. */
  readonly invoiceId: string;
  /** The payment that has credit left. */
  readonly paymentId: string;
};

/** The status of an appointment. */
export type AppointmentStatus =
  /** The patient arrived. */
  | 'ARRIVED'
  /** Booked. */
  | 'BOOKED'
  /** Cancelled beforehand. */
  | 'CANCELLED'
  /** The patient did not come. */
  | 'NO_SHOW';

/** What is unusual about an appointment. */
export type AppointmentWarningCode =
  /** The appointment lies more than a day in the future. */
  | 'FAR_AHEAD'
  /** The patient has another appointment at that time. */
  | 'PATIENT_BUSY'
  /** The practitioner has another appointment at that time. */
  | 'PRACTITIONER_BUSY';

/** A no-show fee to archive or restore. */
export type ArchiveNoShowFeeInput = {
  /** False restores it. What is so already is not changed. */
  readonly archived?: boolean;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** The fee. */
  readonly noShowFeeId: string;
};

/** A package to archive or restore. */
export type ArchivePackageInput = {
  /** False restores it. What is so already is not changed. */
  readonly archived?: boolean;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** The package. */
  readonly packageId: string;
};

/** A patient to archive or restore. Their packages, appointments and invoices stay as they are. */
export type ArchivePatientInput = {
  /** False restores it. What is so already is not changed. */
  readonly archived?: boolean;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** Who it is. */
  readonly patientId: string;
};

/** A staff member to make inactive, or active again. An inactive staff member can send no request; what they did is kept. */
export type ArchiveStaffMemberInput = {
  /** True makes them inactive, false active again. */
  readonly archived?: boolean;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** Who it is. The clinic must keep an active owner. */
  readonly staffMemberId: string;
};

/** A treatment or class to archive or restore. */
export type ArchiveTreatmentInput = {
  /** False restores it. What is so already is not changed. */
  readonly archived?: boolean;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** The treatment or class. */
  readonly treatmentId: string;
};

/** The appointment of a patient who has arrived. */
export type ArriveAppointmentInput = {
  /** The booked appointment. */
  readonly appointmentId: string;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
};

/** An appointment to book. */
export type BookAppointmentInput = {
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** A note about the appointment; at most 1,000 characters. */
  readonly note?: string | null | undefined;
  /** Who comes. */
  readonly patientId: string;
  /** The patient's package to reserve a use of. Refused if it is not eligible. */
  readonly patientPackageId?: string | null | undefined;
  /** Who treats the patient, if that is known. */
  readonly practitionerId?: string | null | undefined;
  /** When the appointment starts. */
  readonly startsAt: string;
  /** The treatment or class; the appointment lasts as long. */
  readonly treatmentId: string;
  /** Take the package that `packageOptions` preselects, if there is one; without one the appointment is booked uncovered. A package named in `patientPackageId` comes first. */
  readonly usePreselected?: boolean;
};

/** What becomes of the money on a package whose uses lapse. */
export type BreakageMethod =
  /** What lapses stays a liability. */
  | 'NEVER'
  /** It lapses after the last valid day. */
  | 'ON_EXPIRY'
  /** It lapses in proportion to use, at an expected rate. */
  | 'PROPORTIONAL';

/** An appointment to cancel. */
export type CancelAppointmentInput = {
  /** The booked appointment. */
  readonly appointmentId: string;
  /** Chosen by the client, once for each intended change, as elsewhere. Required with `late`. */
  readonly idempotencyKey?: string | null | undefined;
  /** For a late cancellation: what the clinic does about it. Left out: it is in time, and nothing is charged. */
  readonly late?: NoShowResolution | null | undefined;
};

/** Why an event is sent. */
export type ChangeKind =
  /** These objects changed; they are as of now. */
  | 'CHANGED'
  /** Changes may have been missed or were too many: query again what the screen shows. The lists are empty. */
  | 'RESYNC'
  /** The first event: from now on no change is missed. Query now what the screen shows; the lists are empty. */
  | 'STARTED';

/** Another last valid day for a patient package. */
export type ChangePackageExpiryInput = {
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The new last valid day. Null: it never expires. */
  readonly expiresOn?: string | null | undefined;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** The patient package; an expired one can be redeemed again. */
  readonly patientPackageId: string;
  /** The reason, for the record; at most 1,000 characters. */
  readonly reason?: string | null | undefined;
};

/** Which event is compensated: the sale or each redemption, never both. */
export type CommissionBasis =
  /** Each redemption: the sale was made for no staff member. */
  | 'REDEMPTION'
  /** The sale: it was made for a staff member. */
  | 'SALE';

/** A fee that can be charged for a no-show. */
export type CreateNoShowFeeInput = {
  /** What is charged, in major units: at least one minor unit. */
  readonly amount: string;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key creates nothing twice. Left out: each request creates another. */
  readonly idempotencyKey?: string | null | undefined;
  /** As printed on the invoice. 1 to 200 characters. Two may have the same name. */
  readonly name: string;
};

/** A package to add. At a price of zero it is paid the moment it is sold. */
export type CreatePackageInput = {
  /** The heading that it stands under, such as "Massage"; at most 100 characters. */
  readonly category?: string | null | undefined;
  /** What it is, for people, in lines; at most 1,000 characters. */
  readonly description?: string | null | undefined;
  /** What it can be redeemed for: 1 to 200 treatments and classes, each once. */
  readonly eligibleItems: ReadonlyArray<EligibleItemInput>;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key creates nothing twice. Left out: each request creates another. */
  readonly idempotencyKey?: string | null | undefined;
  /** 1 to 200 characters. Two may have the same name. */
  readonly name: string;
  /** Where it stands in lists, 0 to 10,000: the lowest first, those without one last, and equal ones by name. */
  readonly position?: number | null | undefined;
  /** What all of its uses cost together, in major units; may be zero. */
  readonly price: string;
  /** How many of the uses some items may take together; at most 200, each item in at most one. Where every item has one, they add up to at least the uses. */
  readonly useLimits?: ReadonlyArray<UseLimitInput>;
  /** How many appointments it covers, for all items together: 1 to 10,000. */
  readonly uses: number;
  /** 0 to 36,500: how many days after the day of sale is the last valid day. Left out or null: it never expires. */
  readonly validForDays?: number | null | undefined;
};

/** A patient to register. */
export type CreatePatientInput = {
  /** The date of birth, if it is known: from 1900 to today in the clinic. */
  readonly dateOfBirth?: string | null | undefined;
  /** The e-mail address, if one is known; at most 254 characters. */
  readonly email?: string | null | undefined;
  /** Given name or names: 1 to 200 characters. */
  readonly firstName: string;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key creates nothing twice. Left out: each request creates another. */
  readonly idempotencyKey?: string | null | undefined;
  /** Family name, by which patients are listed: 1 to 200 characters. */
  readonly lastName: string;
  /** The phone number, if one is known; at most 50 characters. */
  readonly phone?: string | null | undefined;
};

/** A new staff member. */
export type CreateStaffMemberInput = {
  /** The e-mail address, if one is known; at most 254 characters. */
  readonly email?: string | null | undefined;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key creates nothing twice. Left out: each request creates another. */
  readonly idempotencyKey?: string | null | undefined;
  /** Whether appointments can be booked with them. */
  readonly isBookable?: boolean;
  /** The full name. 1 to 200 characters. Two may have the same name. */
  readonly name: string;
  /** The part they play; it decides their rights. */
  readonly role: Role;
  /** The treatments and classes that can be booked with them, at most 200; an empty list: all. Left out or null: all. */
  readonly treatmentIds?: ReadonlyArray<string> | null | undefined;
};

/** A treatment or class to add. */
export type CreateTreatmentInput = {
  /** The heading that it stands under, such as "Massage"; at most 100 characters. */
  readonly category?: string | null | undefined;
  /** What it is, for people, in lines; at most 1,000 characters. */
  readonly description?: string | null | undefined;
  /** The length of an appointment: 1 to 1440 minutes. */
  readonly durationMinutes: number;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key creates nothing twice. Left out: each request creates another. */
  readonly idempotencyKey?: string | null | undefined;
  /** A treatment for one patient, or a class. */
  readonly kind?: TreatmentKind;
  /** 1 to 200 characters. Two may have the same name. */
  readonly name: string;
  /** Where it stands in lists, 0 to 10,000: the lowest first, those without one last, and equal ones by name. */
  readonly position?: number | null | undefined;
  /** The price of an uncovered appointment, in major units; may be zero. */
  readonly price: string;
};

/** Days of the clinic's calendar, both included. */
export type DateRange = {
  /** The first day. */
  readonly from: string;
  /** The last day. */
  readonly to: string;
};

/** A sale that was a mistake. */
export type DeletePackageSaleInput = {
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** The patient package: nothing paid on its invoice, no use redeemed. */
  readonly patientPackageId: string;
  /** The reason, for the record; at most 1,000 characters. */
  readonly reason?: string | null | undefined;
};

/** A treatment or class that a package covers. */
export type EligibleItemInput = {
  /** What the patient pays for each covered appointment, on top of the package's price, in major units. Usually zero. */
  readonly patientPays?: string;
  /** The treatment or class. */
  readonly treatmentId: string;
};

/** A kind of thing that changes. */
export type EntityKind =
  /** An appointment, what covers it, or its invoice. */
  | 'APPOINTMENT'
  /** An invoice, or what is paid on it. */
  | 'INVOICE'
  /** The patient's own data, and whether they are archived. */
  | 'PATIENT'
  /** A patient package, its uses, or what is due on it. */
  | 'PATIENT_PACKAGE'
  /** A payment, what of it is applied, or what was paid back. */
  | 'PAYMENT';

/** What an invoice bills. */
export type InvoiceKind =
  /** A fee for a no-show or a late cancellation. */
  | 'NO_SHOW_FEE'
  /** A package that was sold. */
  | 'PACKAGE_SALE'
  /** An appointment. */
  | 'VISIT';

/** The status of an invoice. */
export type InvoiceStatus =
  /** Nothing is due; an invoice of zero is paid from the start. */
  | 'PAID'
  /** Something is paid and something is due. */
  | 'PARTIALLY_PAID'
  /** Nothing is paid on it yet. */
  | 'UNPAID'
  /** It no longer counts. */
  | 'VOID';

/** The column of Package Liability that a movement goes into. */
export type LiabilityEntryKind =
  /** It came in or left otherwise. */
  | 'ADJUSTED'
  /** It lapsed, or came back. */
  | 'EXPIRED'
  /** A use was redeemed, or given back. */
  | 'REDEEMED'
  /** A refund gave it back. */
  | 'REFUNDED'
  /** Money was applied to the sale, or unapplied. */
  | 'SOLD'
  /** A refund kept it, or gave it on top of the balance. */
  | 'SUSPENSE';

/** What a row of Package Liability is for. */
export type LiabilityGrouping =
  /** A row for each month. */
  | 'MONTH'
  /** A row for each package on offer that was sold from. */
  | 'PACKAGE'
  /** A row for each patient who bought. */
  | 'PATIENT'
  /** A row for each package that was sold. */
  | 'PATIENT_PACKAGE';

/** An appointment that the patient missed. */
export type MarkNoShowInput = {
  /** The booked appointment. */
  readonly appointmentId: string;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** What the clinic does about it. */
  readonly resolution: NoShowResolution;
};

/** One of the clinic's fees. */
export type NoShowCharge = {
  /** The fee to invoice. */
  readonly noShowFeeId: string;
};

/** A use of a package to redeem although the patient did not come. */
export type NoShowRedeem = {
  /** The package to redeem for an uncovered appointment. Left out: the one that covers it. */
  readonly patientPackageId?: string | null | undefined;
};

/** What the clinic does about it: give exactly one of the three. */
export type NoShowResolution =
  {   /** Invoice a fee; a reserved use is released. */
  readonly chargeFee: NoShowCharge; readonly chargeNothing?: never; readonly redeemPackage?: never; }
  |  { readonly chargeFee?: never;   /** `true`: charge nothing; a reserved use is released. */
  readonly chargeNothing: boolean; readonly redeemPackage?: never; }
  |  { readonly chargeFee?: never; readonly chargeNothing?: never;   /** Redeem the reserved use, or one of the package that is named. */
  readonly redeemPackage: NoShowRedeem; };

/** Days of the clinic's calendar, both included; either may be left out. */
export type OpenDateRange = {
  /** The first day; left out: from the beginning. */
  readonly from?: string | null | undefined;
  /** The last day; left out: without end. */
  readonly to?: string | null | undefined;
};

/** What one entry of a patient package's history records. */
export type PackageEntryKind =
  /** An addition or a taking was undone. */
  | 'ADJUSTMENT_UNDONE'
  /** Who is compensated for the sale was changed. */
  | 'COMPENSATION_CHANGED'
  /** The last valid day was changed. */
  | 'EXPIRY_CHANGED'
  /** A use was redeemed. */
  | 'REDEEMED'
  /** The package was refunded. */
  | 'REFUNDED'
  /** A reserved use was released. */
  | 'RELEASED'
  /** A use was reserved for an appointment. */
  | 'RESERVED'
  /** A redeemed use was reversed. */
  | 'REVERSED'
  /** The package was sold. */
  | 'SOLD'
  /** Uses were added, which are worth nothing. */
  | 'USES_ADDED'
  /** Uses were taken. */
  | 'USES_TAKEN';

/** Which patient packages the report is about. Every condition may be left out; those that are given must all be met. */
export type PackageLiabilityFilter = {
  /** Sold from one of these packages. Left out or empty: any. */
  readonly packageIds?: ReadonlyArray<string> | null | undefined;
  /** Bought by one of these patients. Left out or empty: any. */
  readonly patientIds?: ReadonlyArray<string> | null | undefined;
  /** This one. */
  readonly patientPackageId?: string | null | undefined;
};

/** Which patient packages the report is about. Every condition may be left out; those that are given must all be met. */
export type PackageSalesFilter = {
  /** Sold from one of these packages. Left out or empty: any. */
  readonly packageIds?: ReadonlyArray<string> | null | undefined;
  /** Bought by this patient. */
  readonly patientId?: string | null | undefined;
  /** Sold on these days of the clinic's calendar. */
  readonly sold?: DateRange | null | undefined;
  /** Sold for this staff member, who is compensated for it. */
  readonly staffMemberId?: string | null | undefined;
  /** With one of these statuses today. Left out or empty: any. */
  readonly status?: ReadonlyArray<PatientPackageStatus> | null | undefined;
};

/** Which redeemed uses the report is about. Every condition may be left out; those that are given must all be met. */
export type PackageUsageFilter = {
  /** Of which this is compensated: the sale of their packages, or each of them. */
  readonly commissionBasis?: CommissionBasis | null | undefined;
  /** Of patient packages sold from one of these packages. Left out or empty: any. */
  readonly packageIds?: ReadonlyArray<string> | null | undefined;
  /** Of this patient's packages. */
  readonly patientId?: string | null | undefined;
  /** For appointments with this staff member. */
  readonly practitionerId?: string | null | undefined;
  /** Redeemed for one of these reasons. Left out or empty: any. */
  readonly reason?: ReadonlyArray<RedemptionReason> | null | undefined;
  /** For one of these treatments. Left out or empty: any. */
  readonly treatmentIds?: ReadonlyArray<string> | null | undefined;
  /** For appointments on these days of the clinic's calendar. */
  readonly used?: DateRange | null | undefined;
};

/** What patients are sorted by; those that are equal in it stay in a fixed order. */
export type PatientOrder =
  /** Who was added first, first. */
  | 'CREATED_AT_ASC'
  /** Who was added last, first. */
  | 'CREATED_AT_DESC'
  /** Who has the least credit first. */
  | 'CREDIT_ASC'
  /** Who has the most credit first. */
  | 'CREDIT_DESC'
  /** Who was seen longest ago first; before them, who never was. */
  | 'LAST_VISIT_ASC'
  /** Who was seen last first; behind all, who never was. */
  | 'LAST_VISIT_DESC'
  /** By last name, then first name, from A. */
  | 'NAME_ASC'
  /** By last name, then first name, from Z. */
  | 'NAME_DESC'
  /** Who owes least first. */
  | 'OWING_ASC'
  /** Who owes most first. */
  | 'OWING_DESC';

/** The status of a patient package today. Where several are true, the first of REFUNDED, EXPIRED, UNPAID and USED_UP is given. A package of which every use is redeemed is never EXPIRED. */
export type PatientPackageStatus =
  /** Paid, valid, and not all of its uses are redeemed. */
  | 'ACTIVE'
  /** Past its last valid day with uses left: they are forfeited. */
  | 'EXPIRED'
  /** Refunded: it can no longer be redeemed. */
  | 'REFUNDED'
  /** Not fully paid: it cannot be redeemed yet. */
  | 'UNPAID'
  /** Every use is redeemed. */
  | 'USED_UP';

/** Money received from the patient. */
export type PaymentInput = {
  /** In major units of the clinic's currency, at least one minor unit. */
  readonly amount: string;
  /** How it was paid. */
  readonly method: PaymentMethod;
  /** A reference to find it elsewhere, such as a terminal's receipt number. */
  readonly reference?: string | null | undefined;
};

/** How money came in or went out. */
export type PaymentMethod =
  /** A bank transfer. */
  | 'BANK_TRANSFER'
  /** A debit or credit card. */
  | 'CARD'
  /** Cash. */
  | 'CASH'
  /** A cheque. */
  | 'CHEQUE'
  /** Anything else. */
  | 'OTHER';

/** A right that a role has or has not. */
export type Permission =
  /** Send documents of one's own where only those of registered clients are served. */
  | 'API_EXPLORE'
  /** Read who did and saw what, and which sales were deleted. */
  | 'AUDIT_READ'
  /** Correct a payment: its method, its reference or its day. */
  | 'BACKDATE'
  /** Edit packages, treatments and no-show fees. */
  | 'CATALOGUE_EDIT'
  /** Change the clinic's name, time zone, address and receipts. */
  | 'CLINIC_EDIT'
  /** Refund a package, pay a refund out, unapply or void a payment, delete a sale. */
  | 'MONEY_RETURN'
  /** Move the expiry date of a patient package. */
  | 'PACKAGES_ADJUST'
  /** Sell packages, receive payments and apply them. */
  | 'PACKAGES_SELL'
  /** Add and change patients. */
  | 'PATIENTS_EDIT'
  /** Import patients from elsewhere, many at once. */
  | 'PATIENTS_IMPORT'
  /** Read patients and everything that belongs to them. */
  | 'PATIENTS_READ'
  /** Set the clinic's policies and rates. */
  | 'POLICY_EDIT'
  /** Read the reports. */
  | 'REPORTS_READ'
  /** Book, reschedule, cancel, arrive and mark no-shows; cover appointments with packages. */
  | 'SCHEDULE_EDIT'
  /** Add and change staff members. */
  | 'STAFF_EDIT'
  /** Add uses to a patient package, and take uses off it. */
  | 'USES_ADJUST';

/** What is wrong with a value of the input. Programs go by this, with its values. */
export type ProblemCode =
  /** The amount must be at most {most} {currency}. */
  | 'AMOUNT_TOO_LARGE'
  /** The amount must be at least {least} {currency}. */
  | 'AMOUNT_TOO_SMALL'
  /** Name the appointment when the sale starts from one, and only then. */
  | 'APPOINTMENT_OF_SALE'
  /** The package was bought on {earliest}: it cannot end before that. */
  | 'BEFORE_PURCHASE'
  /** Give today, {earliest}, or a later day. */
  | 'BEFORE_TODAY'
  /** Line {line}: A cell is longer than {most} characters: is a mark missing? */
  | 'CELL_TOO_LONG'
  /** Line {line}: A cell stands under no heading: “{cell}”. */
  | 'CELL_WITHOUT_HEADING'
  /** Line {line}: The column {column} is missing. */
  | 'COLUMN_MISSING'
  /** Line {line}: There are two columns {column}. */
  | 'COLUMN_REPEATED'
  /** Give {least} to {most} of these. Values not said: found. */
  | 'COUNT_OUT_OF_RANGE'
  /** Give a day from 1900 to today. Values not said: earliest, latest. */
  | 'DATE_OF_BIRTH_OUT_OF_RANGE'
  /** Give the days, or the first or the last of them in the filter's `starts`. */
  | 'DAYS_MISSING'
  /** The last day cannot be before the first. */
  | 'DAYS_REVERSED'
  /** Give both days, or neither. */
  | 'DAY_MISSING'
  /** This cannot be empty. */
  | 'EMPTY'
  /** The clinic's policy does not allow packages to expire. */
  | 'EXPIRY_NOT_ALLOWED'
  /** Line {line}: This is a workbook: save the sheet as “CSV UTF-8”, and send that file. */
  | 'FILE_IS_A_WORKBOOK'
  /** Line {line}: This cannot be read as CSV: a quotation mark is missing, or one too many. */
  | 'FILE_NOT_CSV'
  /** Line {line}: The file is not UTF-8: in Excel, save it as “CSV UTF-8 (Comma delimited)”; elsewhere choose the character set UTF-8. */
  | 'FILE_NOT_UTF8'
  /** This is a formula: put its value in its place. */
  | 'FORMULA'
  /** Give exactly one of the id and the number. */
  | 'ID_OR_NUMBER'
  /** A payment cannot have been received in the future. Values not said: latest. */
  | 'IN_THE_FUTURE'
  /** This may redeem a use, charge a fee or create something: give an idempotency key. */
  | 'KEY_MISSING'
  /** The clinic must keep an active owner. */
  | 'LAST_OWNER'
  /** Every item has a limit, and they allow {found} uses together: give at least {least}. */
  | 'LIMITS_BELOW_USES'
  /** This treatment is listed twice. */
  | 'LISTED_TWICE'
  /** Give a moment at least {seconds} seconds ago. */
  | 'MOMENT_NOT_SETTLED'
  /** Give how many uses to add, or how many to take as a negative number. */
  | 'NOTHING_CHANGED'
  /** Give true, or one of the other two instead. */
  | 'NOTHING_CHOSEN'
  /** This entry neither added uses nor took any. */
  | 'NOT_AN_ADJUSTMENT'
  /** Give a plain amount. */
  | 'NOT_AN_AMOUNT'
  /** This is not an e-mail address. */
  | 'NOT_AN_EMAIL'
  /** An invoice's number is written like "INV-000123". */
  | 'NOT_AN_INVOICE_NUMBER'
  /** This treatment is not among the package's items. */
  | 'NOT_AN_ITEM'
  /** Give any of {choices}. */
  | 'NOT_A_CHOICE'
  /** This is not a cursor of this list. */
  | 'NOT_A_CURSOR'
  /** A Date is a calendar day between 1900 and 2999, such as "2026-11-21". */
  | 'NOT_A_DAY'
  /** Give 16 to 128 letters, digits or any of _ . : - as the key. */
  | 'NOT_A_KEY'
  /** A DateTime has its offset from UTC, such as "2026-11-21T09:30:00-08:00". */
  | 'NOT_A_MOMENT'
  /** Give a percentage above 0 and below 100, with at most two decimals. */
  | 'NOT_A_RATE'
  /** Line {line}: The file has no rows below its heading. */
  | 'NO_ROWS'
  /** Give a number from {least} to {most}. Values not said: found. */
  | 'NUMBER_OUT_OF_RANGE'
  /** Ask for {least} to {most} items at a time. Values not said: found. */
  | 'PAGE_SIZE_OUT_OF_RANGE'
  /** Give this once. */
  | 'PARAMETER_REPEATED'
  /** The price can be split only where every item has a limit, and these add up to the uses. */
  | 'PRICE_NOT_SPLIT'
  /** Give the percentage that is expected to lapse with PROPORTIONAL, and only then. */
  | 'RATE_OF_METHOD'
  /** The shares are {found} {currency} together, and the price is {price} {currency}. */
  | 'SHARES_NOT_THE_PRICE'
  /** Give a share of the price for every limit, or for none. */
  | 'SHARE_MISSING'
  /** At most {most} characters, please. Values not said: found. */
  | 'TOO_LONG'
  /** {currency} has {decimals} decimals; give no more than that. */
  | 'TOO_MANY_DECIMALS'
  /** Line {line}: The file has more than {most} rows: send it in parts. */
  | 'TOO_MANY_ROWS'
  /** This was undone before. */
  | 'UNDONE_BEFORE'
  /** Line {line}: There is no column “{column}”: the columns are {columns}. */
  | 'UNKNOWN_COLUMN'
  /** There is no such parameter here. */
  | 'UNKNOWN_PARAMETER'
  /** There is no such time zone: write it like America/Vancouver. */
  | 'UNKNOWN_TIME_ZONE'
  /** This has a character that cannot be printed. */
  | 'UNPRINTABLE'
  /** The package would have {found} uses: it can have {least} to {most}. */
  | 'USES_OUT_OF_RANGE'
  /** By the clinic's policy a package is valid for at least {least} days. */
  | 'VALIDITY_TOO_SHORT'
  /** Give a year from {least} to {most}. Values not said: found. */
  | 'YEAR_OUT_OF_RANGE';

/** Money received from a patient. */
export type ReceivePaymentInput = {
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** The patient's invoices to apply it to, in this order. The rest, or all of it if none is named, is credit. */
  readonly invoiceIds?: ReadonlyArray<string>;
  /** Who paid. */
  readonly patientId: string;
  /** What was received. */
  readonly payment: PaymentInput;
};

/** The appointment to cover, and the package. */
export type RedeemPackageInput = {
  /** A booked appointment, for which a use is reserved, or an arrived one. */
  readonly appointmentId: string;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** The patient's package. */
  readonly patientPackageId: string;
};

/** Why a use was redeemed. */
export type RedemptionReason =
  /** The patient arrived. */
  | 'ARRIVAL'
  /** The appointment was cancelled late, and the package covered it. */
  | 'LATE_CANCELLATION'
  /** The patient did not come, and the package covered it. */
  | 'NO_SHOW';

/** The status of a use of a package. */
export type RedemptionStatus =
  /** Redeemed on an appointment. */
  | 'REDEEMED'
  /** It was reserved, and released without being redeemed. */
  | 'RELEASED'
  /** Reserved for a booked appointment. */
  | 'RESERVED'
  /** It was redeemed, and returned. */
  | 'REVERSED';

/** A package to refund. */
export type RefundPackageInput = {
  /** In major units, from 0 to what was collected. Left out: the amount that `refundPreview` suggests. */
  readonly amount?: string | null | undefined;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** The patient package. */
  readonly patientPackageId: string;
  /** The reason, for the record; at most 1,000 characters. */
  readonly reason?: string | null | undefined;
};

/** Credit to pay out. */
export type RefundPaymentInput = {
  /** In major units: from one minor unit to what is unapplied on the payment. */
  readonly amount: string;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** How it is paid out. Left out: the way that it came in. */
  readonly method?: PaymentMethod | null | undefined;
  /** The payment that has credit left. */
  readonly paymentId: string;
  /** Whatever identifies the payout elsewhere: a transfer, or what the state claims. */
  readonly reference?: string | null | undefined;
};

/** Why something was refused. Programs go by this; the message is for people. */
export type RefusalCode =
  /** Uses that were added are held, redeemed or taken again. */
  | 'ADJUSTMENT_IN_USE'
  /** The appointment has a package on it. */
  | 'ALREADY_COVERED'
  /** The amount is outside what is possible. */
  | 'AMOUNT_OUT_OF_RANGE'
  /** It is archived: a package, treatment, fee or patient, or an inactive staff member. */
  | 'ARCHIVED'
  /** Covered appointments are booked after the new last valid day. */
  | 'EXPIRY_BEFORE_BOOKINGS'
  /** Another row was imported under this external id, or stands before this one. */
  | 'EXTERNAL_ID_MISMATCH'
  /** The first request with this key is still running. */
  | 'IDEMPOTENCY_KEY_IN_USE'
  /** The key was used before with another input or another mutation. */
  | 'IDEMPOTENCY_KEY_MISMATCH'
  /** Rows of the import are wrong; nothing was written. */
  | 'IMPORT_REFUSED'
  /** The input cannot be accepted as it is. */
  | 'INVALID_INPUT'
  /** No use is left for the treatment: its limit is full. */
  | 'ITEM_USED_UP'
  /** The staff member takes no appointments. */
  | 'NOT_BOOKABLE'
  /** The appointment has no package on it. */
  | 'NOT_COVERED'
  /** The treatment is not among the package's items. */
  | 'NOT_ELIGIBLE'
  /** There is no such thing in this clinic. */
  | 'NOT_FOUND'
  /** The package is not fully paid. */
  | 'NOT_FULLY_PAID'
  /** It belongs to another patient. */
  | 'OTHER_PATIENT'
  /** The appointment is after the package's last valid day. */
  | 'PACKAGE_EXPIRED'
  /** The package was refunded. */
  | 'PACKAGE_REFUNDED'
  /** No use is available. */
  | 'PACKAGE_USED_UP'
  /** A covered appointment cannot be moved past the package's last valid day. */
  | 'PAST_EXPIRY'
  /** Something is paid on the invoice, or of the payment applied to it; unapply it first. */
  | 'PAYMENT_APPLIED'
  /** Something of the payment was paid back. */
  | 'PAYMENT_REFUNDED'
  /** The payment is void: it cannot be used or corrected. */
  | 'PAYMENT_VOID'
  /** Something was sold, booked or received: the clinic's time zone cannot be changed any more. */
  | 'TIME_ZONE_IN_USE'
  /** The staff member gives other treatments, and not this one. */
  | 'TREATMENT_NOT_GIVEN'
  /** A sale whose uses were redeemed cannot be deleted. */
  | 'USES_REDEEMED'
  /** The object has changed since it was read; nothing was written. */
  | 'VERSION_CONFLICT'
  /** The appointment's status does not allow it. */
  | 'WRONG_STATUS';

/** The appointment to uncover. */
export type RemovePackageInput = {
  /** The booked appointment. */
  readonly appointmentId: string;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
};

/** A new time for a booked appointment. */
export type RescheduleAppointmentInput = {
  /** The booked appointment. */
  readonly appointmentId: string;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** When it starts now; it lasts as long. */
  readonly startsAt: string;
};

/** The part that a staff member plays in the clinic; it decides their rights. */
export type Role =
  /** Patients, the schedule, selling, money given back, and the reports. */
  | 'BILLING'
  /** Patients, the schedule, selling, payments, and moving expiry dates. */
  | 'FRONT_DESK'
  /** May do everything. */
  | 'OWNER'
  /** Reads patients and works with the schedule. */
  | 'PRACTITIONER'
  /** Reads everything, reports too, and changes nothing. */
  | 'SUPPORT';

/** Where a sale was started from. */
export type SaleOrigin =
  /** The panel of one of the patient's appointments. */
  | 'APPOINTMENT'
  /** The patient's packages. */
  | 'PACKAGES'
  /** The patient's purchases. */
  | 'PURCHASES';

/** The sale of a package to a patient. */
export type SellPackageInput = {
  /** With origin APPOINTMENT, and only then: the appointment that it was started from. */
  readonly appointmentId?: string | null | undefined;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** Where the sale was started. */
  readonly origin?: SaleOrigin;
  /** The package. */
  readonly packageId: string;
  /** Who buys it; it is for this patient only. */
  readonly patientId: string;
  /** Received right away. May be a part of the price, or more than it: what is left over is the patient's credit. */
  readonly payment?: PaymentInput | null | undefined;
  /** The staff member compensated for this sale. Without one, each redemption is compensated instead. */
  readonly staffMemberId?: string | null | undefined;
};

/** What becomes of money whose uses lapse, and from which day on. */
export type SetBreakagePolicyInput = {
  /** With PROPORTIONAL, and only then: how much of what is paid is expected to lapse, in percent; above 0, below 100, at most two decimals. */
  readonly expectedPercent?: string | null | undefined;
  /** The first day that it counts for, today or later; left out: today. It counts until a day that another one is set for, and replaces what was set for the same day. */
  readonly from?: string | null | undefined;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** What becomes of it. */
  readonly method: BreakageMethod;
};

/** Which money the report is about. Every condition may be left out; those that are given must all be met. */
export type TakingsFilter = {
  /** Received or paid back on these days of the clinic's calendar. */
  readonly during?: DateRange | null | undefined;
  /** In one of these ways. Left out or empty: any. */
  readonly method?: ReadonlyArray<PaymentMethod> | null | undefined;
  /** From and to this patient. */
  readonly patientId?: string | null | undefined;
  /** Received or paid back by this staff member. */
  readonly staffMemberId?: string | null | undefined;
};

/** Which way money went. */
export type TakingsKind =
  /** Something of a payment was paid back. */
  | 'PAID_BACK'
  /** A payment was received. */
  | 'RECEIVED';

/** What is booked. */
export type TreatmentKind =
  /** A class that several patients attend. */
  | 'CLASS'
  /** A treatment for one patient. */
  | 'TREATMENT';

/** Money to unapply from an invoice. */
export type UnapplyPaymentInput = {
  /** In major units. Left out: all that this payment has on that invoice. */
  readonly amount?: string | null | undefined;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** The invoice that it was applied to. */
  readonly invoiceId: string;
  /** The payment that was applied. */
  readonly paymentId: string;
};

/** An arrival that was a mistake. */
export type UndoArrivalInput = {
  /** The arrived appointment. */
  readonly appointmentId: string;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
};

/** A cancellation that was a mistake, or that is to be resolved otherwise. */
export type UndoCancellationInput = {
  /** The cancelled appointment. */
  readonly appointmentId: string;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
};

/** A no-show that was a mistake, or that is to be resolved otherwise. */
export type UndoNoShowInput = {
  /** The no-show. */
  readonly appointmentId: string;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
};

/** An addition or a taking to undo. */
export type UndoUseAdjustmentInput = {
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** A USES_ADDED or USES_TAKEN entry that is not undone. */
  readonly packageEntryId: string;
  /** The reason, for the record; at most 1,000 characters. */
  readonly reason?: string | null | undefined;
};

/** Changes to a booked appointment. Fields left out stay as they are. */
export type UpdateAppointmentInput = {
  /** The booked appointment. */
  readonly appointmentId: string;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** A note about the appointment; at most 1,000 characters. Left out: as it was. Null: there is none any more. */
  readonly note?: string | null | undefined;
  /** Who treats the patient. Left out: as it was. Null: that is open. */
  readonly practitionerId?: string | null | undefined;
  /** The reason, for the record; at most 1,000 characters. */
  readonly reason?: string | null | undefined;
  /** The treatment or class; the appointment lasts as long. A package on it has to cover it. Left out: as it was. */
  readonly treatmentId?: string | null | undefined;
};

/** Changes to the clinic. Fields left out stay as they are. */
export type UpdateClinicInput = {
  /** What stands above receipts: the address, lines and all; at most 500 characters. Left out: as it was. Null: none. */
  readonly address?: string | null | undefined;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** The clinic's name: 1 to 200 characters. Left out: as it was. */
  readonly name?: string | null | undefined;
  /** What stands below receipts, such as a tax number; at most 1000 characters. Left out: as it was. Null: none. */
  readonly receiptFooter?: string | null | undefined;
  /** The IANA name of its time zone, such as "America/Vancouver". Refused (TIME_ZONE_IN_USE) once anything was sold, booked or received. Left out: as it was. */
  readonly timeZone?: string | null | undefined;
};

/** Changes to the clinic's policy. Fields left out stay as they are. */
export type UpdateClinicPolicyInput = {
  /** Whether packages may expire. False: offers, sales and changes of a last valid day with one are refused (INVALID_INPUT). Left out: as it was. */
  readonly allowsExpiry?: boolean | null | undefined;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** How many days after the day of sale the last valid day must be at least: 1 to 36,500. Offers, sales and changes of a last valid day that fall short are refused. Left out: as it was. Null: any number. */
  readonly shortestValidityDays?: number | null | undefined;
};

/** Changes to a no-show fee. Fields left out stay as they are; so do fees charged already. */
export type UpdateNoShowFeeInput = {
  /** What is charged, in major units: at least one minor unit. Left out: as it was. */
  readonly amount?: string | null | undefined;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** As printed on the invoice. 1 to 200 characters. Two may have the same name. Left out: as it was. */
  readonly name?: string | null | undefined;
  /** The fee. */
  readonly noShowFeeId: string;
};

/** Changes to a package. Fields left out stay as they are; so do patient packages. */
export type UpdatePackageInput = {
  /** The heading that it stands under, such as "Massage"; at most 100 characters. Left out: as it was. Null: none. */
  readonly category?: string | null | undefined;
  /** What it is, for people, in lines; at most 1,000 characters. Left out: as it was. Null: none. */
  readonly description?: string | null | undefined;
  /** All that it can be redeemed for from now on, in the place of what there was: 1 to 200 treatments and classes, each once. Left out: as it was. */
  readonly eligibleItems?: ReadonlyArray<EligibleItemInput> | null | undefined;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** 1 to 200 characters. Two may have the same name. Left out: as it was. */
  readonly name?: string | null | undefined;
  /** The package. */
  readonly packageId: string;
  /** Where it stands in lists, 0 to 10,000: the lowest first, those without one last, and equal ones by name. Left out: as it was. Null: none. */
  readonly position?: number | null | undefined;
  /** What all of its uses cost together, in major units; may be zero. Left out: as it was. */
  readonly price?: string | null | undefined;
  /** In the place of what there was: how many of the uses some items may take together; at most 200, each item in at most one. Where every item has one, they add up to at least the uses. An empty list: none. Left out: as it was. */
  readonly useLimits?: ReadonlyArray<UseLimitInput> | null | undefined;
  /** How many appointments it covers, for all items together: 1 to 10,000. Left out: as it was. */
  readonly uses?: number | null | undefined;
  /** 0 to 36,500: how many days after the day of sale is the last valid day. Left out: as it was. Null: it never expires. */
  readonly validForDays?: number | null | undefined;
};

/** Changes to a patient's data. Fields left out stay as they are. */
export type UpdatePatientInput = {
  /** The date of birth, if it is known: from 1900 to today in the clinic. Left out: as it was. Null: it is not known any more. */
  readonly dateOfBirth?: string | null | undefined;
  /** The e-mail address, if one is known; at most 254 characters. Left out: as it was. Null: none is known any more. */
  readonly email?: string | null | undefined;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Given name or names: 1 to 200 characters. Left out: as it was. */
  readonly firstName?: string | null | undefined;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** Family name: 1 to 200 characters. Left out: as it was. */
  readonly lastName?: string | null | undefined;
  /** Who it is. */
  readonly patientId: string;
  /** The phone number, if one is known; at most 50 characters. Left out: as it was. Null: none is known any more. */
  readonly phone?: string | null | undefined;
};

/** Changes to a staff member. Fields left out stay as they are. */
export type UpdateStaffMemberInput = {
  /** The e-mail address, if one is known; at most 254 characters. Left out: as it was. Null: none is known any more. */
  readonly email?: string | null | undefined;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** Whether appointments can be booked with them. What is booked already stays as it is. Left out: as it was. */
  readonly isBookable?: boolean | null | undefined;
  /** The full name. 1 to 200 characters. Two may have the same name. Left out: as it was. */
  readonly name?: string | null | undefined;
  /** The part they play; it counts from their next request on. The clinic must keep an active owner. Left out: as it was. */
  readonly role?: Role | null | undefined;
  /** Who it is. */
  readonly staffMemberId: string;
  /** The treatments and classes that can be booked with them, at most 200; an empty list: all. In the place of what there was; what is booked already stays as it is. Left out: as it was. */
  readonly treatmentIds?: ReadonlyArray<string> | null | undefined;
};

/** Changes to a treatment or class. Fields left out stay as they are; so does what is booked and billed already. */
export type UpdateTreatmentInput = {
  /** The heading that it stands under, such as "Massage"; at most 100 characters. Left out: as it was. Null: none. */
  readonly category?: string | null | undefined;
  /** What it is, for people, in lines; at most 1,000 characters. Left out: as it was. Null: none. */
  readonly description?: string | null | undefined;
  /** The length of an appointment: 1 to 1440 minutes. Left out: as it was. */
  readonly durationMinutes?: number | null | undefined;
  /** The `version` that the client saw: refused if it is another one by now. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the client, once for each intended change, as elsewhere: sending the same input again under the same key gives the first outcome again, whatever has changed since. Left out: each request is a change of its own. */
  readonly idempotencyKey?: string | null | undefined;
  /** A treatment for one patient, or a class. Left out: as it was. */
  readonly kind?: TreatmentKind | null | undefined;
  /** 1 to 200 characters. Two may have the same name. Left out: as it was. */
  readonly name?: string | null | undefined;
  /** Where it stands in lists, 0 to 10,000: the lowest first, those without one last, and equal ones by name. Left out: as it was. Null: none. */
  readonly position?: number | null | undefined;
  /** The price of an uncovered appointment, in major units; may be zero. Left out: as it was. */
  readonly price?: string | null | undefined;
  /** The treatment or class. */
  readonly treatmentId: string;
};

/** How many of a package's uses some of its items may take together. */
export type UseLimitInput = {
  /** The part of the price that these uses are worth, in major units; may be zero. For every limit or for none: only where every item has a limit, the limits add up to the uses, and the shares to the price. */
  readonly priceShare?: string | null | undefined;
  /** The items that share it: at least one, each in at most one limit. */
  readonly treatmentIds: ReadonlyArray<string>;
  /** From 1 to the package's uses. */
  readonly uses: number;
};

/** How a package came by a use. */
export type UseLotKind =
  /** It was added, and is worth nothing. */
  | 'BONUS'
  /** It was sold. */
  | 'PAID';

type Refused_AmountOutOfRange_Fragment = { readonly __typename: 'AmountOutOfRange', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly minimum: { readonly amount: string, readonly currency: string }, readonly maximum: { readonly amount: string, readonly currency: string } };

type Refused_ExpiryBeforeBookings_Fragment = { readonly __typename: 'ExpiryBeforeBookings', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null };

type Refused_ImportRefused_Fragment = { readonly __typename: 'ImportRefused', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null };

type Refused_InvalidInput_Fragment = { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> };

type Refused_ItemUsedUp_Fragment = { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null };

type Refused_NotFullyPaid_Fragment = { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly balanceDue: { readonly amount: string, readonly currency: string } };

type Refused_PackageExpired_Fragment = { readonly __typename: 'PackageExpired', readonly expiresOn: string, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null };

type Refused_PackageUsedUp_Fragment = { readonly __typename: 'PackageUsedUp', readonly usesTotal: number, readonly usesReserved: number, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null };

type Refused_PastExpiry_Fragment = { readonly __typename: 'PastExpiry', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null };

type Refused_PaymentApplied_Fragment = { readonly __typename: 'PaymentApplied', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null };

type Refused_SimpleRefusal_Fragment = { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null };

type Refused_VersionConflict_Fragment = { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null };

type Refused_WrongStatus_Fragment = { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null };

export type RefusedFragment =
  | Refused_AmountOutOfRange_Fragment
  | Refused_ExpiryBeforeBookings_Fragment
  | Refused_ImportRefused_Fragment
  | Refused_InvalidInput_Fragment
  | Refused_ItemUsedUp_Fragment
  | Refused_NotFullyPaid_Fragment
  | Refused_PackageExpired_Fragment
  | Refused_PackageUsedUp_Fragment
  | Refused_PastExpiry_Fragment
  | Refused_PaymentApplied_Fragment
  | Refused_SimpleRefusal_Fragment
  | Refused_VersionConflict_Fragment
  | Refused_WrongStatus_Fragment
;

export type OptionOfAVisitFragment = { readonly isEligible: boolean, readonly isPreselected: boolean, readonly refusalCode: RefusalCode | null, readonly refusalMessage: string | null, readonly patientPays: { readonly amount: string, readonly currency: string } | null, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesTotal: number, readonly usesAvailable: number, readonly expiresOn: string | null, readonly invoice: { readonly id: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } } };

export type WarnedOfFragment = { readonly code: AppointmentWarningCode, readonly message: string, readonly appointment: { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly practitioner: { readonly id: string, readonly name: string } | null } | null };

export type BookingChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type BookingChoicesQuery = { readonly treatments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: TreatmentKind, readonly durationMinutes: number, readonly price: { readonly amount: string, readonly currency: string } }>, readonly staffMembers: ReadonlyArray<{ readonly id: string, readonly name: string, readonly isBookable: boolean, readonly treatments: ReadonlyArray<{ readonly id: string }> }> };

export type PatientOfABookingQueryVariables = Exact<{
  id: string;
}>;


export type PatientOfABookingQuery = { readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string } | null };

export type OptionsOfABookingQueryVariables = Exact<{
  patientId: string;
  treatmentId: string;
  startsAt: string;
}>;


export type OptionsOfABookingQuery = { readonly packageOptions: ReadonlyArray<{ readonly isEligible: boolean, readonly isPreselected: boolean, readonly refusalCode: RefusalCode | null, readonly refusalMessage: string | null, readonly patientPays: { readonly amount: string, readonly currency: string } | null, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesTotal: number, readonly usesAvailable: number, readonly expiresOn: string | null, readonly invoice: { readonly id: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } } }> };

export type BusyOnTheDayQueryVariables = Exact<{
  during: DateRange;
  starts: OpenDateRange;
  patientId: string;
  practitionerId?: string | null | undefined;
  hasPractitioner: boolean;
}>;


export type BusyOnTheDayQuery = { readonly ofThePatient: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly endsAt: string }> }, readonly ofThePractitioner?: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly practitioner: { readonly id: string, readonly name: string } | null }> } };

export type BookAVisitMutationVariables = Exact<{
  input: BookAppointmentInput;
}>;


export type BookAVisitMutation = { readonly bookAppointment:
    | { readonly __typename: 'BookAppointmentPayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null }, readonly warnings: ReadonlyArray<{ readonly code: AppointmentWarningCode, readonly message: string, readonly appointment: { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly practitioner: { readonly id: string, readonly name: string } | null } | null }> }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly balanceDue: { readonly amount: string, readonly currency: string } }
    | { readonly __typename: 'PackageExpired', readonly expiresOn: string, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageUsedUp', readonly usesTotal: number, readonly usesReserved: number, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type RegisterPatientMutationVariables = Exact<{
  input: CreatePatientInput;
}>;


export type RegisterPatientMutation = { readonly createPatient:
    | { readonly __typename: 'CreatePatientPayload', readonly patient: { readonly id: string, readonly number: number | null, readonly firstName: string, readonly lastName: string } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type TheVisitQueryVariables = Exact<{
  id: string;
}>;


export type TheVisitQuery = { readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly redemption: { readonly id: string, readonly useNumber: number, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly version: number, readonly name: string, readonly usesTotal: number, readonly usesAvailable: number, readonly expiresOn: string | null } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly total: { readonly amount: string, readonly currency: string }, readonly paid: { readonly amount: string, readonly currency: string }, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null, readonly packageOptions: ReadonlyArray<{ readonly isEligible: boolean, readonly isPreselected: boolean, readonly refusalCode: RefusalCode | null, readonly refusalMessage: string | null, readonly patientPays: { readonly amount: string, readonly currency: string } | null, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesTotal: number, readonly usesAvailable: number, readonly expiresOn: string | null, readonly invoice: { readonly id: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } } }>, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string } } | null };

export type FollowTheVisitSubscriptionVariables = Exact<{
  patientId: string;
}>;


export type FollowTheVisitSubscription = { readonly patientChanged: { readonly kind: ChangeKind, readonly changed: ReadonlyArray<EntityKind> } };

export type PutAPackageOnMutationVariables = Exact<{
  input: RedeemPackageInput;
}>;


export type PutAPackageOnMutation = { readonly redeemPackage:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly balanceDue: { readonly amount: string, readonly currency: string } }
    | { readonly __typename: 'PackageExpired', readonly expiresOn: string, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageUsedUp', readonly usesTotal: number, readonly usesReserved: number, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PaymentApplied', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'RedeemPackagePayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null } }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type TakeThePackageOffMutationVariables = Exact<{
  input: RemovePackageInput;
}>;


export type TakeThePackageOffMutation = { readonly removePackage:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'RemovePackagePayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null } }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type MoveAVisitMutationVariables = Exact<{
  input: RescheduleAppointmentInput;
}>;


export type MoveAVisitMutation = { readonly rescheduleAppointment:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'PastExpiry', readonly expiresOn: string, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly patientPackage: { readonly id: string, readonly name: string, readonly version: number } }
    | { readonly __typename: 'RescheduleAppointmentPayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null }, readonly warnings: ReadonlyArray<{ readonly code: AppointmentWarningCode, readonly message: string, readonly appointment: { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly practitioner: { readonly id: string, readonly name: string } | null } | null }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type MoveTheExpiryMutationVariables = Exact<{
  input: ChangePackageExpiryInput;
}>;


export type MoveTheExpiryMutation = { readonly changePackageExpiry:
    | { readonly __typename: 'ChangePackageExpiryPayload', readonly patientPackage: { readonly id: string, readonly version: number, readonly expiresOn: string | null } }
    | { readonly __typename: 'ExpiryBeforeBookings', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type ChangeAVisitMutationVariables = Exact<{
  input: UpdateAppointmentInput;
}>;


export type ChangeAVisitMutation = { readonly updateAppointment:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UpdateAppointmentPayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null }, readonly warnings: ReadonlyArray<{ readonly code: AppointmentWarningCode, readonly message: string, readonly appointment: { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly practitioner: { readonly id: string, readonly name: string } | null } | null }> }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type AdjustTheUsesMutationVariables = Exact<{
  input: AdjustPackageUsesInput;
}>;


export type AdjustTheUsesMutation = { readonly adjustPackageUses:
    | { readonly __typename: 'AdjustPackageUsesPayload', readonly patientPackage: { readonly id: string, readonly version: number, readonly name: string }, readonly entry: { readonly id: string, readonly usesChange: number | null } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'PackageUsedUp', readonly usesTotal: number, readonly usesReserved: number, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type UndoAdjustedUsesMutationVariables = Exact<{
  input: UndoUseAdjustmentInput;
}>;


export type UndoAdjustedUsesMutation = { readonly undoUseAdjustment:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UndoUseAdjustmentPayload', readonly patientPackage: { readonly id: string, readonly version: number, readonly name: string } }
   };

export type ChangeTheExpiryMutationVariables = Exact<{
  input: ChangePackageExpiryInput;
}>;


export type ChangeTheExpiryMutation = { readonly changePackageExpiry:
    | { readonly __typename: 'ChangePackageExpiryPayload', readonly patientPackage: { readonly id: string, readonly version: number, readonly status: PatientPackageStatus, readonly expiresOn: string | null } }
    | { readonly __typename: 'ExpiryBeforeBookings', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly appointments: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly treatment: { readonly id: string, readonly name: string } }> }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type CreditOfAPatientQueryVariables = Exact<{
  id: string;
}>;


export type CreditOfAPatientQuery = { readonly payments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly method: PaymentMethod, readonly reference: string | null, readonly receivedAt: string, readonly unapplied: { readonly amount: string, readonly currency: string } }> }, readonly patient: { readonly id: string, readonly invoices: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: string, readonly lines: ReadonlyArray<{ readonly description: string }>, readonly balanceDue: { readonly amount: string, readonly currency: string } }> } } | null };

export type ApplyCreditMutationVariables = Exact<{
  input: ApplyPaymentInput;
}>;


export type ApplyCreditMutation = { readonly applyPayment:
    | { readonly __typename: 'AmountOutOfRange', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly minimum: { readonly amount: string, readonly currency: string }, readonly maximum: { readonly amount: string, readonly currency: string } }
    | { readonly __typename: 'ApplyPaymentPayload', readonly payment: { readonly id: string, readonly unapplied: { readonly amount: string, readonly currency: string } }, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type PayCreditOutMutationVariables = Exact<{
  input: RefundPaymentInput;
}>;


export type PayCreditOutMutation = { readonly refundPayment:
    | { readonly __typename: 'AmountOutOfRange', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly minimum: { readonly amount: string, readonly currency: string }, readonly maximum: { readonly amount: string, readonly currency: string } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'RefundPaymentPayload', readonly payment: { readonly id: string, readonly unapplied: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type DeleteASaleMutationVariables = Exact<{
  input: DeletePackageSaleInput;
}>;


export type DeleteASaleMutation = { readonly deletePackageSale:
    | { readonly __typename: 'DeletePackageSalePayload', readonly deletedPatientPackageId: string, readonly patient: { readonly id: string, readonly credit: { readonly amount: string, readonly currency: string } }, readonly releasedAppointments: ReadonlyArray<{ readonly id: string }> }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'PaymentApplied', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type EditAPatientMutationVariables = Exact<{
  input: UpdatePatientInput;
}>;


export type EditAPatientMutation = { readonly updatePatient:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UpdatePatientPayload', readonly patient: { readonly id: string, readonly version: number } }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type ArchiveAPatientMutationVariables = Exact<{
  input: ArchivePatientInput;
}>;


export type ArchiveAPatientMutation = { readonly archivePatient:
    | { readonly __typename: 'ArchivePatientPayload', readonly patient: { readonly id: string, readonly version: number, readonly isArchived: boolean } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type MoneyOnAnInvoiceQueryVariables = Exact<{
  id: string;
}>;


export type MoneyOnAnInvoiceQuery = { readonly invoice: { readonly id: string, readonly number: string, readonly paid: { readonly amount: string, readonly currency: string }, readonly applications: ReadonlyArray<{ readonly amount: { readonly amount: string, readonly currency: string }, readonly payment: { readonly id: string, readonly method: PaymentMethod, readonly reference: string | null, readonly receivedAt: string } }> } | null };

export type TakeMoneyOffAnInvoiceMutationVariables = Exact<{
  input: UnapplyPaymentInput;
}>;


export type TakeMoneyOffAnInvoiceMutation = { readonly unapplyPayment:
    | { readonly __typename: 'AmountOutOfRange', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly minimum: { readonly amount: string, readonly currency: string }, readonly maximum: { readonly amount: string, readonly currency: string } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UnapplyPaymentPayload', readonly payment: { readonly id: string, readonly unapplied: { readonly amount: string, readonly currency: string } }, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } }
   };

export type PackageOfAPatientFragment = { readonly id: string, readonly version: number, readonly name: string, readonly status: PatientPackageStatus, readonly expiresOn: string | null, readonly usesTotal: number, readonly usesRedeemed: number, readonly usesReserved: number, readonly usesRemaining: number, readonly usesAvailable: number, readonly price: { readonly amount: string, readonly currency: string }, readonly lots: ReadonlyArray<{ readonly kind: UseLotKind, readonly available: number }>, readonly useLimits: ReadonlyArray<{ readonly uses: number, readonly available: number, readonly treatments: ReadonlyArray<{ readonly name: string }> }>, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } }, readonly refund: { readonly at: string, readonly amount: { readonly amount: string, readonly currency: string } } | null };

export type InvoiceOfAPatientFragment = { readonly id: string, readonly number: string, readonly kind: InvoiceKind, readonly status: InvoiceStatus, readonly issuedAt: string, readonly lines: ReadonlyArray<{ readonly description: string }>, readonly total: { readonly amount: string, readonly currency: string }, readonly paid: { readonly amount: string, readonly currency: string }, readonly balanceDue: { readonly amount: string, readonly currency: string } };

export type PaymentOfAPatientFragment = { readonly id: string, readonly method: PaymentMethod, readonly reference: string | null, readonly receivedAt: string, readonly receivedBy: { readonly id: string, readonly name: string }, readonly amount: { readonly amount: string, readonly currency: string }, readonly unapplied: { readonly amount: string, readonly currency: string }, readonly void: { readonly reason: string } | null };

export type VisitOfAPatientFragment = { readonly id: string, readonly status: AppointmentStatus, readonly startsAt: string, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string } } | null };

export type ThePatientQueryVariables = Exact<{
  id: string;
}>;


export type ThePatientQuery = { readonly patient: { readonly id: string, readonly version: number, readonly number: number | null, readonly firstName: string, readonly lastName: string, readonly dateOfBirth: string | null, readonly email: string | null, readonly phone: string | null, readonly lastVisitAt: string | null, readonly isArchived: boolean, readonly possibleDuplicates: ReadonlyArray<{ readonly id: string, readonly number: number | null, readonly firstName: string, readonly lastName: string, readonly isArchived: boolean }>, readonly credit: { readonly amount: string, readonly currency: string }, readonly owing: { readonly amount: string, readonly currency: string }, readonly packages: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly name: string, readonly status: PatientPackageStatus, readonly expiresOn: string | null, readonly usesTotal: number, readonly usesRedeemed: number, readonly usesReserved: number, readonly usesRemaining: number, readonly usesAvailable: number, readonly price: { readonly amount: string, readonly currency: string }, readonly lots: ReadonlyArray<{ readonly kind: UseLotKind, readonly available: number }>, readonly useLimits: ReadonlyArray<{ readonly uses: number, readonly available: number, readonly treatments: ReadonlyArray<{ readonly name: string }> }>, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } }, readonly refund: { readonly at: string, readonly amount: { readonly amount: string, readonly currency: string } } | null }> }, readonly appointments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: AppointmentStatus, readonly startsAt: string, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string } } | null }> }, readonly invoices: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: string, readonly kind: InvoiceKind, readonly status: InvoiceStatus, readonly issuedAt: string, readonly lines: ReadonlyArray<{ readonly description: string }>, readonly total: { readonly amount: string, readonly currency: string }, readonly paid: { readonly amount: string, readonly currency: string }, readonly balanceDue: { readonly amount: string, readonly currency: string } }> }, readonly payments: { readonly totalCount: number } } | null };

export type PaymentsOfAPatientQueryVariables = Exact<{
  id: string;
}>;


export type PaymentsOfAPatientQuery = { readonly patient: { readonly id: string, readonly payments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly method: PaymentMethod, readonly reference: string | null, readonly receivedAt: string, readonly receivedBy: { readonly id: string, readonly name: string }, readonly amount: { readonly amount: string, readonly currency: string }, readonly unapplied: { readonly amount: string, readonly currency: string }, readonly void: { readonly reason: string } | null }> } } | null };

export type FollowThePatientSubscriptionVariables = Exact<{
  patientId: string;
}>;


export type FollowThePatientSubscription = { readonly patientChanged: { readonly kind: ChangeKind, readonly changed: ReadonlyArray<EntityKind>, readonly patient: { readonly id: string, readonly version: number } } };

export type HistoryOfAPackageQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type HistoryOfAPackageQuery = { readonly patientPackage: { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly sequence: number, readonly kind: PackageEntryKind, readonly at: string, readonly note: string | null, readonly usesAvailableAfter: number, readonly usesRemainingAfter: number, readonly expiresOnBefore: string | null, readonly expiresOnAfter: string | null, readonly usesChange: number | null, readonly actor: { readonly id: string, readonly name: string }, readonly appointment: { readonly id: string, readonly startsAt: string, readonly treatment: { readonly id: string, readonly name: string } } | null, readonly staffMemberAfter: { readonly id: string, readonly name: string } | null, readonly undoneBy: { readonly id: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type ListPatientsQueryVariables = Exact<{
  search?: string | null | undefined;
  orderBy?: PatientOrder | null | undefined;
  after?: string | null | undefined;
}>;


export type ListPatientsQuery = { readonly patients: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number | null, readonly firstName: string, readonly lastName: string, readonly phone: string | null, readonly lastVisitAt: string | null, readonly owing: { readonly amount: string, readonly currency: string }, readonly credit: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type RefundOfAPackageQueryVariables = Exact<{
  patientPackageId: string;
}>;


export type RefundOfAPackageQuery = { readonly refundPreview: { readonly usesRemaining: number, readonly patientPackage: { readonly id: string, readonly version: number, readonly name: string }, readonly usedValue: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly suggestedAmount: { readonly amount: string, readonly currency: string }, readonly retainedAmount: { readonly amount: string, readonly currency: string }, readonly minimumAmount: { readonly amount: string, readonly currency: string }, readonly maximumAmount: { readonly amount: string, readonly currency: string }, readonly affectedAppointments: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly treatment: { readonly id: string, readonly name: string } }> } | null };

export type RefundAPackageMutationVariables = Exact<{
  input: RefundPackageInput;
}>;


export type RefundAPackageMutation = { readonly refundPackage:
    | { readonly __typename: 'AmountOutOfRange', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly minimum: { readonly amount: string, readonly currency: string }, readonly maximum: { readonly amount: string, readonly currency: string } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'RefundPackagePayload', readonly patientPackage: { readonly id: string, readonly status: PatientPackageStatus }, readonly refund: { readonly amount: { readonly amount: string, readonly currency: string } }, readonly releasedAppointments: ReadonlyArray<{ readonly id: string }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type PackagesOnOfferQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PackagesOnOfferQuery = { readonly packages: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly uses: number, readonly validForDays: number | null, readonly price: { readonly amount: string, readonly currency: string }, readonly eligibleItems: ReadonlyArray<{ readonly treatment: { readonly name: string } }>, readonly useLimits: ReadonlyArray<{ readonly uses: number, readonly treatments: ReadonlyArray<{ readonly name: string }> }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type SellAPackageMutationVariables = Exact<{
  input: SellPackageInput;
}>;


export type SellAPackageMutation = { readonly sellPackage:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SellPackagePayload', readonly patientPackage: { readonly id: string, readonly name: string, readonly status: PatientPackageStatus }, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type TakeAPaymentMutationVariables = Exact<{
  input: ReceivePaymentInput;
}>;


export type TakeAPaymentMutation = { readonly receivePayment:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'ReceivePaymentPayload', readonly payment: { readonly id: string, readonly amount: { readonly amount: string, readonly currency: string }, readonly unapplied: { readonly amount: string, readonly currency: string } }, readonly invoices: ReadonlyArray<{ readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type PrintedInvoiceFragment = { readonly id: string, readonly number: string, readonly status: InvoiceStatus, readonly issuedAt: string, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string, readonly number: number | null }, readonly lines: ReadonlyArray<{ readonly description: string, readonly amount: { readonly amount: string, readonly currency: string } }>, readonly total: { readonly amount: string, readonly currency: string }, readonly paid: { readonly amount: string, readonly currency: string }, readonly balanceDue: { readonly amount: string, readonly currency: string }, readonly applications: ReadonlyArray<{ readonly amount: { readonly amount: string, readonly currency: string }, readonly payment: { readonly id: string, readonly method: PaymentMethod, readonly reference: string | null, readonly receivedAt: string } }> };

export type PrintedVisitFragment = { readonly id: string, readonly startsAt: string, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly useNumber: number, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesTotal: number } } | null };

export type LetterheadQueryVariables = Exact<{ [key: string]: never; }>;


export type LetterheadQuery = { readonly viewer: { readonly clinic: { readonly id: string, readonly name: string, readonly address: string | null, readonly receiptFooter: string | null } } };

export type PrintAnInvoiceQueryVariables = Exact<{
  id: string;
}>;


export type PrintAnInvoiceQuery = { readonly invoice: { readonly id: string, readonly number: string, readonly status: InvoiceStatus, readonly issuedAt: string, readonly appointment: { readonly id: string, readonly startsAt: string, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly useNumber: number, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesTotal: number } } | null } | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string, readonly number: number | null }, readonly lines: ReadonlyArray<{ readonly description: string, readonly amount: { readonly amount: string, readonly currency: string } }>, readonly total: { readonly amount: string, readonly currency: string }, readonly paid: { readonly amount: string, readonly currency: string }, readonly balanceDue: { readonly amount: string, readonly currency: string }, readonly applications: ReadonlyArray<{ readonly amount: { readonly amount: string, readonly currency: string }, readonly payment: { readonly id: string, readonly method: PaymentMethod, readonly reference: string | null, readonly receivedAt: string } }> } | null };

export type PrintAReceiptQueryVariables = Exact<{
  id: string;
}>;


export type PrintAReceiptQuery = { readonly appointment: { readonly id: string, readonly startsAt: string, readonly invoice: { readonly id: string, readonly number: string, readonly status: InvoiceStatus, readonly issuedAt: string, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string, readonly number: number | null }, readonly lines: ReadonlyArray<{ readonly description: string, readonly amount: { readonly amount: string, readonly currency: string } }>, readonly total: { readonly amount: string, readonly currency: string }, readonly paid: { readonly amount: string, readonly currency: string }, readonly balanceDue: { readonly amount: string, readonly currency: string }, readonly applications: ReadonlyArray<{ readonly amount: { readonly amount: string, readonly currency: string }, readonly payment: { readonly id: string, readonly method: PaymentMethod, readonly reference: string | null, readonly receivedAt: string } }> } | null, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly useNumber: number, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesTotal: number } } | null } | null };

export type PrintAStatementQueryVariables = Exact<{
  id: string;
  packages?: string | null | undefined;
  invoices?: string | null | undefined;
  payments?: string | null | undefined;
}>;


export type PrintAStatementQuery = { readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string, readonly number: number | null, readonly owing: { readonly amount: string, readonly currency: string }, readonly credit: { readonly amount: string, readonly currency: string }, readonly packages: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: PatientPackageStatus, readonly purchasedAt: string, readonly expiresOn: string | null, readonly usesTotal: number, readonly usesRedeemed: number, readonly usesAvailable: number }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly invoices: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: string, readonly status: InvoiceStatus, readonly issuedAt: string, readonly lines: ReadonlyArray<{ readonly description: string }>, readonly total: { readonly amount: string, readonly currency: string }, readonly balanceDue: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly payments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly method: PaymentMethod, readonly reference: string | null, readonly receivedAt: string, readonly amount: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string }, readonly void: { readonly reason: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type ReportChoicesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ReportChoicesQuery = { readonly packages: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly isArchived: boolean }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly treatments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly isArchived: boolean }>, readonly staffMembers: ReadonlyArray<{ readonly id: string, readonly name: string, readonly isActive: boolean }> };

export type CreditRowFragment = { readonly patientName: string, readonly oldestOn: string, readonly patient: { readonly id: string, readonly number: number | null }, readonly credit: { readonly amount: string, readonly currency: string } };

export type CreditReportQueryVariables = Exact<{
  asOf: string;
}>;


export type CreditReportQuery = { readonly patientCreditReport: { readonly knownAt: string, readonly total: { readonly amount: string, readonly currency: string }, readonly rows: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly patientName: string, readonly oldestOn: string, readonly patient: { readonly id: string, readonly number: number | null }, readonly credit: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type MoreCreditQueryVariables = Exact<{
  asOf: string;
  knownAt: string;
  after: string;
}>;


export type MoreCreditQuery = { readonly patientCreditReport: { readonly rows: { readonly nodes: ReadonlyArray<{ readonly patientName: string, readonly oldestOn: string, readonly patient: { readonly id: string, readonly number: number | null }, readonly credit: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type LiabilityFiguresFragment = { readonly opening: { readonly amount: string, readonly currency: string }, readonly sold: { readonly amount: string, readonly currency: string }, readonly redeemed: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string }, readonly suspense: { readonly amount: string, readonly currency: string }, readonly expired: { readonly amount: string, readonly currency: string }, readonly adjusted: { readonly amount: string, readonly currency: string }, readonly closing: { readonly amount: string, readonly currency: string }, readonly liability: { readonly amount: string, readonly currency: string }, readonly receivable: { readonly amount: string, readonly currency: string }, readonly ofWhichExpired: { readonly amount: string, readonly currency: string } };

export type LiabilityRowFragment = { readonly invoiceNumber: string | null, readonly name: string, readonly patientPackage: { readonly id: string } | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string, readonly number: number | null } | null, readonly package: { readonly id: string } | null, readonly figures: { readonly opening: { readonly amount: string, readonly currency: string }, readonly sold: { readonly amount: string, readonly currency: string }, readonly redeemed: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string }, readonly suspense: { readonly amount: string, readonly currency: string }, readonly expired: { readonly amount: string, readonly currency: string }, readonly adjusted: { readonly amount: string, readonly currency: string }, readonly closing: { readonly amount: string, readonly currency: string }, readonly liability: { readonly amount: string, readonly currency: string }, readonly receivable: { readonly amount: string, readonly currency: string }, readonly ofWhichExpired: { readonly amount: string, readonly currency: string } } };

export type LiabilityReportQueryVariables = Exact<{
  during: DateRange;
  groupBy: LiabilityGrouping;
  filter: PackageLiabilityFilter;
}>;


export type LiabilityReportQuery = { readonly packageLiabilityReport: { readonly knownAt: string, readonly summary: { readonly opening: { readonly amount: string, readonly currency: string }, readonly sold: { readonly amount: string, readonly currency: string }, readonly redeemed: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string }, readonly suspense: { readonly amount: string, readonly currency: string }, readonly expired: { readonly amount: string, readonly currency: string }, readonly adjusted: { readonly amount: string, readonly currency: string }, readonly closing: { readonly amount: string, readonly currency: string }, readonly liability: { readonly amount: string, readonly currency: string }, readonly receivable: { readonly amount: string, readonly currency: string }, readonly ofWhichExpired: { readonly amount: string, readonly currency: string } }, readonly rows: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly invoiceNumber: string | null, readonly name: string, readonly patientPackage: { readonly id: string } | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string, readonly number: number | null } | null, readonly package: { readonly id: string } | null, readonly figures: { readonly opening: { readonly amount: string, readonly currency: string }, readonly sold: { readonly amount: string, readonly currency: string }, readonly redeemed: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string }, readonly suspense: { readonly amount: string, readonly currency: string }, readonly expired: { readonly amount: string, readonly currency: string }, readonly adjusted: { readonly amount: string, readonly currency: string }, readonly closing: { readonly amount: string, readonly currency: string }, readonly liability: { readonly amount: string, readonly currency: string }, readonly receivable: { readonly amount: string, readonly currency: string }, readonly ofWhichExpired: { readonly amount: string, readonly currency: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type MoreLiabilityQueryVariables = Exact<{
  during: DateRange;
  groupBy: LiabilityGrouping;
  filter: PackageLiabilityFilter;
  knownAt: string;
  after: string;
}>;


export type MoreLiabilityQuery = { readonly packageLiabilityReport: { readonly rows: { readonly nodes: ReadonlyArray<{ readonly invoiceNumber: string | null, readonly name: string, readonly patientPackage: { readonly id: string } | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string, readonly number: number | null } | null, readonly package: { readonly id: string } | null, readonly figures: { readonly opening: { readonly amount: string, readonly currency: string }, readonly sold: { readonly amount: string, readonly currency: string }, readonly redeemed: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string }, readonly suspense: { readonly amount: string, readonly currency: string }, readonly expired: { readonly amount: string, readonly currency: string }, readonly adjusted: { readonly amount: string, readonly currency: string }, readonly closing: { readonly amount: string, readonly currency: string }, readonly liability: { readonly amount: string, readonly currency: string }, readonly receivable: { readonly amount: string, readonly currency: string }, readonly ofWhichExpired: { readonly amount: string, readonly currency: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type LiabilityByMonthQueryVariables = Exact<{
  during: DateRange;
  filter: PackageLiabilityFilter;
}>;


export type LiabilityByMonthQuery = { readonly packageLiabilityReport: { readonly rows: { readonly nodes: ReadonlyArray<{ readonly month: string | null, readonly figures: { readonly liability: { readonly amount: string, readonly currency: string }, readonly ofWhichExpired: { readonly amount: string, readonly currency: string } } }> } } };

export type LiabilityEntryFragment = { readonly id: string, readonly on: string, readonly kind: LiabilityEntryKind, readonly recordedAt: string, readonly amount: { readonly amount: string, readonly currency: string }, readonly balanceAfter: { readonly amount: string, readonly currency: string } };

export type LiabilityEntriesQueryVariables = Exact<{
  during: DateRange;
  filter: PackageLiabilityFilter;
  knownAt: string;
  after?: string | null | undefined;
}>;


export type LiabilityEntriesQuery = { readonly packageLiabilityReport: { readonly entries: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly on: string, readonly kind: LiabilityEntryKind, readonly recordedAt: string, readonly amount: { readonly amount: string, readonly currency: string }, readonly balanceAfter: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type SalesSumsFragment = { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } };

export type SaleRowFragment = { readonly patientName: string, readonly patientNumber: number | null, readonly packageName: string, readonly purchasedAt: string, readonly invoiceNumber: string, readonly usesRedeemed: number, readonly usesRemaining: number, readonly expiresOn: string | null, readonly status: PatientPackageStatus, readonly staffName: string | null, readonly patientPackage: { readonly id: string, readonly patient: { readonly id: string } }, readonly price: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } };

export type SalesReportQueryVariables = Exact<{
  filter: PackageSalesFilter;
}>;


export type SalesReportQuery = { readonly packageSalesReport: { readonly summary: { readonly usesSold: number, readonly usesRedeemed: number, readonly usesRemaining: number, readonly packagesSold: number, readonly byStaffMember: ReadonlyArray<{ readonly packagesSold: number, readonly staffMember: { readonly id: string, readonly name: string }, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } }>, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } }, readonly rows: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly patientName: string, readonly patientNumber: number | null, readonly packageName: string, readonly purchasedAt: string, readonly invoiceNumber: string, readonly usesRedeemed: number, readonly usesRemaining: number, readonly expiresOn: string | null, readonly status: PatientPackageStatus, readonly staffName: string | null, readonly patientPackage: { readonly id: string, readonly patient: { readonly id: string } }, readonly price: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type MoreSalesQueryVariables = Exact<{
  filter: PackageSalesFilter;
  after: string;
}>;


export type MoreSalesQuery = { readonly packageSalesReport: { readonly rows: { readonly nodes: ReadonlyArray<{ readonly patientName: string, readonly patientNumber: number | null, readonly packageName: string, readonly purchasedAt: string, readonly invoiceNumber: string, readonly usesRedeemed: number, readonly usesRemaining: number, readonly expiresOn: string | null, readonly status: PatientPackageStatus, readonly staffName: string | null, readonly patientPackage: { readonly id: string, readonly patient: { readonly id: string } }, readonly price: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type SalesByMonthQueryVariables = Exact<{
  month1: PackageSalesFilter;
  month2: PackageSalesFilter;
  month3: PackageSalesFilter;
  month4: PackageSalesFilter;
  month5: PackageSalesFilter;
  month6: PackageSalesFilter;
  month7: PackageSalesFilter;
  month8: PackageSalesFilter;
  month9: PackageSalesFilter;
  month10: PackageSalesFilter;
  month11: PackageSalesFilter;
  month12: PackageSalesFilter;
}>;


export type SalesByMonthQuery = { readonly month1: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month2: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month3: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month4: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month5: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month6: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month7: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month8: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month9: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month10: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month11: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } }, readonly month12: { readonly summary: { readonly packagesSold: number, readonly invoiced: { readonly amount: string, readonly currency: string }, readonly collected: { readonly amount: string, readonly currency: string }, readonly refunded: { readonly amount: string, readonly currency: string } } } };

export type TakingsSumsFragment = { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } };

export type TakingsPageFragment = { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } }, readonly byMethod: ReadonlyArray<{ readonly method: PaymentMethod, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } }>, readonly rows: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly takenAt: string, readonly kind: TakingsKind, readonly method: PaymentMethod, readonly patientName: string, readonly patientNumber: number | null, readonly reference: string | null, readonly staffName: string, readonly payment: { readonly id: string, readonly patient: { readonly id: string } }, readonly amount: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type TakingRowFragment = { readonly takenAt: string, readonly kind: TakingsKind, readonly method: PaymentMethod, readonly patientName: string, readonly patientNumber: number | null, readonly reference: string | null, readonly staffName: string, readonly payment: { readonly id: string, readonly patient: { readonly id: string } }, readonly amount: { readonly amount: string, readonly currency: string } };

export type TakingsReportQueryVariables = Exact<{
  filter: TakingsFilter;
}>;


export type TakingsReportQuery = { readonly takingsReport: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } }, readonly byMethod: ReadonlyArray<{ readonly method: PaymentMethod, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } }>, readonly rows: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly takenAt: string, readonly kind: TakingsKind, readonly method: PaymentMethod, readonly patientName: string, readonly patientNumber: number | null, readonly reference: string | null, readonly staffName: string, readonly payment: { readonly id: string, readonly patient: { readonly id: string } }, readonly amount: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type MoreTakingsQueryVariables = Exact<{
  filter: TakingsFilter;
  after: string;
}>;


export type MoreTakingsQuery = { readonly takingsReport: { readonly rows: { readonly nodes: ReadonlyArray<{ readonly takenAt: string, readonly kind: TakingsKind, readonly method: PaymentMethod, readonly patientName: string, readonly patientNumber: number | null, readonly reference: string | null, readonly staffName: string, readonly payment: { readonly id: string, readonly patient: { readonly id: string } }, readonly amount: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type MyTakingsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyTakingsQuery = { readonly myTakings: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } }, readonly byMethod: ReadonlyArray<{ readonly method: PaymentMethod, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } }>, readonly rows: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly takenAt: string, readonly kind: TakingsKind, readonly method: PaymentMethod, readonly patientName: string, readonly patientNumber: number | null, readonly reference: string | null, readonly staffName: string, readonly payment: { readonly id: string, readonly patient: { readonly id: string } }, readonly amount: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type MoreOfMyTakingsQueryVariables = Exact<{
  after: string;
}>;


export type MoreOfMyTakingsQuery = { readonly myTakings: { readonly rows: { readonly nodes: ReadonlyArray<{ readonly takenAt: string, readonly kind: TakingsKind, readonly method: PaymentMethod, readonly patientName: string, readonly patientNumber: number | null, readonly reference: string | null, readonly staffName: string, readonly payment: { readonly id: string, readonly patient: { readonly id: string } }, readonly amount: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type TakingsByMonthQueryVariables = Exact<{
  month1: TakingsFilter;
  month2: TakingsFilter;
  month3: TakingsFilter;
  month4: TakingsFilter;
  month5: TakingsFilter;
  month6: TakingsFilter;
  month7: TakingsFilter;
  month8: TakingsFilter;
  month9: TakingsFilter;
  month10: TakingsFilter;
  month11: TakingsFilter;
  month12: TakingsFilter;
}>;


export type TakingsByMonthQuery = { readonly month1: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month2: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month3: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month4: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month5: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month6: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month7: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month8: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month9: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month10: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month11: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } }, readonly month12: { readonly summary: { readonly payments: number, readonly refunds: number, readonly received: { readonly amount: string, readonly currency: string }, readonly paidBack: { readonly amount: string, readonly currency: string }, readonly net: { readonly amount: string, readonly currency: string } } } };

export type UsageSumsFragment = { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } };

export type UseRowFragment = { readonly usedAt: string, readonly patientName: string, readonly patientNumber: number | null, readonly packageName: string, readonly treatmentName: string, readonly practitionerName: string | null, readonly reason: RedemptionReason, readonly usesRemainingAfter: number, readonly isSuperseded: boolean, readonly commissionBasis: CommissionBasis, readonly redemption: { readonly id: string, readonly patientPackage: { readonly id: string, readonly patient: { readonly id: string } } }, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } };

export type UsageReportQueryVariables = Exact<{
  filter: PackageUsageFilter;
}>;


export type UsageReportQuery = { readonly packageUsageReport: { readonly summary: { readonly arrivals: number, readonly noShows: number, readonly lateCancellations: number, readonly uses: number, readonly byCommissionBasis: ReadonlyArray<{ readonly commissionBasis: CommissionBasis, readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } }>, readonly byStaffMember: ReadonlyArray<{ readonly uses: number, readonly staffMember: { readonly id: string, readonly name: string } | null, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } }>, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } }, readonly rows: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly usedAt: string, readonly patientName: string, readonly patientNumber: number | null, readonly packageName: string, readonly treatmentName: string, readonly practitionerName: string | null, readonly reason: RedemptionReason, readonly usesRemainingAfter: number, readonly isSuperseded: boolean, readonly commissionBasis: CommissionBasis, readonly redemption: { readonly id: string, readonly patientPackage: { readonly id: string, readonly patient: { readonly id: string } } }, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type MoreUsesQueryVariables = Exact<{
  filter: PackageUsageFilter;
  after: string;
}>;


export type MoreUsesQuery = { readonly packageUsageReport: { readonly rows: { readonly nodes: ReadonlyArray<{ readonly usedAt: string, readonly patientName: string, readonly patientNumber: number | null, readonly packageName: string, readonly treatmentName: string, readonly practitionerName: string | null, readonly reason: RedemptionReason, readonly usesRemainingAfter: number, readonly isSuperseded: boolean, readonly commissionBasis: CommissionBasis, readonly redemption: { readonly id: string, readonly patientPackage: { readonly id: string, readonly patient: { readonly id: string } } }, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type UsageByMonthQueryVariables = Exact<{
  month1: PackageUsageFilter;
  month2: PackageUsageFilter;
  month3: PackageUsageFilter;
  month4: PackageUsageFilter;
  month5: PackageUsageFilter;
  month6: PackageUsageFilter;
  month7: PackageUsageFilter;
  month8: PackageUsageFilter;
  month9: PackageUsageFilter;
  month10: PackageUsageFilter;
  month11: PackageUsageFilter;
  month12: PackageUsageFilter;
}>;


export type UsageByMonthQuery = { readonly month1: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month2: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month3: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month4: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month5: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month6: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month7: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month8: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month9: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month10: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month11: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } }, readonly month12: { readonly summary: { readonly uses: number, readonly value: { readonly amount: string, readonly currency: string }, readonly patientPays: { readonly amount: string, readonly currency: string } } } };

export type ClinicSetUpFragment = { readonly id: string, readonly version: number, readonly name: string, readonly timeZone: string, readonly currency: string, readonly address: string | null, readonly receiptFooter: string | null };

export type ClinicSetUpQueryVariables = Exact<{ [key: string]: never; }>;


export type ClinicSetUpQuery = { readonly viewer: { readonly clinic: { readonly id: string, readonly version: number, readonly name: string, readonly timeZone: string, readonly currency: string, readonly address: string | null, readonly receiptFooter: string | null } } };

export type UpdateClinicMutationVariables = Exact<{
  input: UpdateClinicInput;
}>;


export type UpdateClinicMutation = { readonly updateClinic:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UpdateClinicPayload', readonly clinic: { readonly id: string, readonly version: number, readonly name: string, readonly timeZone: string, readonly currency: string, readonly address: string | null, readonly receiptFooter: string | null } }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type FeeSetUpFragment = { readonly id: string, readonly version: number, readonly name: string, readonly isArchived: boolean, readonly amount: { readonly amount: string, readonly currency: string } };

export type FeesSetUpQueryVariables = Exact<{ [key: string]: never; }>;


export type FeesSetUpQuery = { readonly noShowFees: ReadonlyArray<{ readonly id: string, readonly version: number, readonly name: string, readonly isArchived: boolean, readonly amount: { readonly amount: string, readonly currency: string } }> };

export type CreateFeeMutationVariables = Exact<{
  input: CreateNoShowFeeInput;
}>;


export type CreateFeeMutation = { readonly createNoShowFee:
    | { readonly __typename: 'CreateNoShowFeePayload', readonly noShowFee: { readonly id: string, readonly version: number, readonly name: string, readonly isArchived: boolean, readonly amount: { readonly amount: string, readonly currency: string } } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type UpdateFeeMutationVariables = Exact<{
  input: UpdateNoShowFeeInput;
}>;


export type UpdateFeeMutation = { readonly updateNoShowFee:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UpdateNoShowFeePayload', readonly noShowFee: { readonly id: string, readonly version: number, readonly name: string, readonly isArchived: boolean, readonly amount: { readonly amount: string, readonly currency: string } } }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type ArchiveFeeMutationVariables = Exact<{
  input: ArchiveNoShowFeeInput;
}>;


export type ArchiveFeeMutation = { readonly archiveNoShowFee:
    | { readonly __typename: 'ArchiveNoShowFeePayload', readonly noShowFee: { readonly id: string, readonly version: number, readonly name: string, readonly isArchived: boolean, readonly amount: { readonly amount: string, readonly currency: string } } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type OfferSetUpFragment = { readonly id: string, readonly version: number, readonly name: string, readonly uses: number, readonly validForDays: number | null, readonly category: string | null, readonly description: string | null, readonly position: number | null, readonly isArchived: boolean, readonly price: { readonly amount: string, readonly currency: string }, readonly eligibleItems: ReadonlyArray<{ readonly treatment: { readonly id: string, readonly name: string }, readonly patientPays: { readonly amount: string, readonly currency: string } }>, readonly useLimits: ReadonlyArray<{ readonly uses: number, readonly treatments: ReadonlyArray<{ readonly id: string }>, readonly priceShare: { readonly amount: string } | null }> };

export type OffersSetUpQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OffersSetUpQuery = { readonly packages: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly name: string, readonly uses: number, readonly validForDays: number | null, readonly category: string | null, readonly description: string | null, readonly position: number | null, readonly isArchived: boolean, readonly price: { readonly amount: string, readonly currency: string }, readonly eligibleItems: ReadonlyArray<{ readonly treatment: { readonly id: string, readonly name: string }, readonly patientPays: { readonly amount: string, readonly currency: string } }>, readonly useLimits: ReadonlyArray<{ readonly uses: number, readonly treatments: ReadonlyArray<{ readonly id: string }>, readonly priceShare: { readonly amount: string } | null }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CreateOfferMutationVariables = Exact<{
  input: CreatePackageInput;
}>;


export type CreateOfferMutation = { readonly createPackage:
    | { readonly __typename: 'CreatePackagePayload', readonly package: { readonly id: string, readonly version: number, readonly name: string, readonly uses: number, readonly validForDays: number | null, readonly category: string | null, readonly description: string | null, readonly position: number | null, readonly isArchived: boolean, readonly price: { readonly amount: string, readonly currency: string }, readonly eligibleItems: ReadonlyArray<{ readonly treatment: { readonly id: string, readonly name: string }, readonly patientPays: { readonly amount: string, readonly currency: string } }>, readonly useLimits: ReadonlyArray<{ readonly uses: number, readonly treatments: ReadonlyArray<{ readonly id: string }>, readonly priceShare: { readonly amount: string } | null }> } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type UpdateOfferMutationVariables = Exact<{
  input: UpdatePackageInput;
}>;


export type UpdateOfferMutation = { readonly updatePackage:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UpdatePackagePayload', readonly package: { readonly id: string, readonly version: number, readonly name: string, readonly uses: number, readonly validForDays: number | null, readonly category: string | null, readonly description: string | null, readonly position: number | null, readonly isArchived: boolean, readonly price: { readonly amount: string, readonly currency: string }, readonly eligibleItems: ReadonlyArray<{ readonly treatment: { readonly id: string, readonly name: string }, readonly patientPays: { readonly amount: string, readonly currency: string } }>, readonly useLimits: ReadonlyArray<{ readonly uses: number, readonly treatments: ReadonlyArray<{ readonly id: string }>, readonly priceShare: { readonly amount: string } | null }> } }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type ArchiveOfferMutationVariables = Exact<{
  input: ArchivePackageInput;
}>;


export type ArchiveOfferMutation = { readonly archivePackage:
    | { readonly __typename: 'ArchivePackagePayload', readonly package: { readonly id: string, readonly version: number, readonly name: string, readonly uses: number, readonly validForDays: number | null, readonly category: string | null, readonly description: string | null, readonly position: number | null, readonly isArchived: boolean, readonly price: { readonly amount: string, readonly currency: string }, readonly eligibleItems: ReadonlyArray<{ readonly treatment: { readonly id: string, readonly name: string }, readonly patientPays: { readonly amount: string, readonly currency: string } }>, readonly useLimits: ReadonlyArray<{ readonly uses: number, readonly treatments: ReadonlyArray<{ readonly id: string }>, readonly priceShare: { readonly amount: string } | null }> } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type BreakageFragment = { readonly method: BreakageMethod, readonly expectedPercent: string | null, readonly from: string | null, readonly setAt: string | null, readonly setBy: { readonly name: string } | null };

export type PolicySetUpFragment = { readonly id: string, readonly policy: { readonly version: number, readonly allowsExpiry: boolean, readonly shortestValidityDays: number | null, readonly breakage: { readonly method: BreakageMethod, readonly expectedPercent: string | null, readonly from: string | null, readonly setAt: string | null, readonly setBy: { readonly name: string } | null }, readonly comingBreakage: ReadonlyArray<{ readonly method: BreakageMethod, readonly expectedPercent: string | null, readonly from: string | null, readonly setAt: string | null, readonly setBy: { readonly name: string } | null }> } };

export type PolicySetUpQueryVariables = Exact<{ [key: string]: never; }>;


export type PolicySetUpQuery = { readonly viewer: { readonly clinic: { readonly id: string, readonly policy: { readonly version: number, readonly allowsExpiry: boolean, readonly shortestValidityDays: number | null, readonly breakage: { readonly method: BreakageMethod, readonly expectedPercent: string | null, readonly from: string | null, readonly setAt: string | null, readonly setBy: { readonly name: string } | null }, readonly comingBreakage: ReadonlyArray<{ readonly method: BreakageMethod, readonly expectedPercent: string | null, readonly from: string | null, readonly setAt: string | null, readonly setBy: { readonly name: string } | null }> } } } };

export type UpdateClinicPolicyMutationVariables = Exact<{
  input: UpdateClinicPolicyInput;
}>;


export type UpdateClinicPolicyMutation = { readonly updateClinicPolicy:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UpdateClinicPolicyPayload', readonly clinic: { readonly id: string, readonly policy: { readonly version: number, readonly allowsExpiry: boolean, readonly shortestValidityDays: number | null, readonly breakage: { readonly method: BreakageMethod, readonly expectedPercent: string | null, readonly from: string | null, readonly setAt: string | null, readonly setBy: { readonly name: string } | null }, readonly comingBreakage: ReadonlyArray<{ readonly method: BreakageMethod, readonly expectedPercent: string | null, readonly from: string | null, readonly setAt: string | null, readonly setBy: { readonly name: string } | null }> } } }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type SetBreakagePolicyMutationVariables = Exact<{
  input: SetBreakagePolicyInput;
}>;


export type SetBreakagePolicyMutation = { readonly setBreakagePolicy:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SetBreakagePolicyPayload', readonly clinic: { readonly id: string, readonly policy: { readonly version: number, readonly allowsExpiry: boolean, readonly shortestValidityDays: number | null, readonly breakage: { readonly method: BreakageMethod, readonly expectedPercent: string | null, readonly from: string | null, readonly setAt: string | null, readonly setBy: { readonly name: string } | null }, readonly comingBreakage: ReadonlyArray<{ readonly method: BreakageMethod, readonly expectedPercent: string | null, readonly from: string | null, readonly setAt: string | null, readonly setBy: { readonly name: string } | null }> } } }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type StaffSetUpFragment = { readonly id: string, readonly version: number, readonly name: string, readonly email: string | null, readonly role: Role, readonly isBookable: boolean, readonly isActive: boolean, readonly treatments: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type StaffSetUpQueryVariables = Exact<{ [key: string]: never; }>;


export type StaffSetUpQuery = { readonly staffMembers: ReadonlyArray<{ readonly id: string, readonly version: number, readonly name: string, readonly email: string | null, readonly role: Role, readonly isBookable: boolean, readonly isActive: boolean, readonly treatments: ReadonlyArray<{ readonly id: string, readonly name: string }> }> };

export type CreateStaffMemberMutationVariables = Exact<{
  input: CreateStaffMemberInput;
}>;


export type CreateStaffMemberMutation = { readonly createStaffMember:
    | { readonly __typename: 'CreateStaffMemberPayload', readonly staffMember: { readonly id: string, readonly version: number, readonly name: string, readonly email: string | null, readonly role: Role, readonly isBookable: boolean, readonly isActive: boolean, readonly treatments: ReadonlyArray<{ readonly id: string, readonly name: string }> } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type UpdateStaffMemberMutationVariables = Exact<{
  input: UpdateStaffMemberInput;
}>;


export type UpdateStaffMemberMutation = { readonly updateStaffMember:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UpdateStaffMemberPayload', readonly staffMember: { readonly id: string, readonly version: number, readonly name: string, readonly email: string | null, readonly role: Role, readonly isBookable: boolean, readonly isActive: boolean, readonly treatments: ReadonlyArray<{ readonly id: string, readonly name: string }> } }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type ArchiveStaffMemberMutationVariables = Exact<{
  input: ArchiveStaffMemberInput;
}>;


export type ArchiveStaffMemberMutation = { readonly archiveStaffMember:
    | { readonly __typename: 'ArchiveStaffMemberPayload', readonly staffMember: { readonly id: string, readonly version: number, readonly name: string, readonly email: string | null, readonly role: Role, readonly isBookable: boolean, readonly isActive: boolean, readonly treatments: ReadonlyArray<{ readonly id: string, readonly name: string }> }, readonly bookedAppointments: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string } }> }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type TreatmentSetUpFragment = { readonly id: string, readonly version: number, readonly name: string, readonly kind: TreatmentKind, readonly durationMinutes: number, readonly category: string | null, readonly description: string | null, readonly position: number | null, readonly isArchived: boolean, readonly price: { readonly amount: string, readonly currency: string } };

export type TreatmentsSetUpQueryVariables = Exact<{ [key: string]: never; }>;


export type TreatmentsSetUpQuery = { readonly treatments: ReadonlyArray<{ readonly id: string, readonly version: number, readonly name: string, readonly kind: TreatmentKind, readonly durationMinutes: number, readonly category: string | null, readonly description: string | null, readonly position: number | null, readonly isArchived: boolean, readonly price: { readonly amount: string, readonly currency: string } }> };

export type CreateTreatmentMutationVariables = Exact<{
  input: CreateTreatmentInput;
}>;


export type CreateTreatmentMutation = { readonly createTreatment:
    | { readonly __typename: 'CreateTreatmentPayload', readonly treatment: { readonly id: string, readonly version: number, readonly name: string, readonly kind: TreatmentKind, readonly durationMinutes: number, readonly category: string | null, readonly description: string | null, readonly position: number | null, readonly isArchived: boolean, readonly price: { readonly amount: string, readonly currency: string } } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type UpdateTreatmentMutationVariables = Exact<{
  input: UpdateTreatmentInput;
}>;


export type UpdateTreatmentMutation = { readonly updateTreatment:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UpdateTreatmentPayload', readonly treatment: { readonly id: string, readonly version: number, readonly name: string, readonly kind: TreatmentKind, readonly durationMinutes: number, readonly category: string | null, readonly description: string | null, readonly position: number | null, readonly isArchived: boolean, readonly price: { readonly amount: string, readonly currency: string } } }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type ArchiveTreatmentMutationVariables = Exact<{
  input: ArchiveTreatmentInput;
}>;


export type ArchiveTreatmentMutation = { readonly archiveTreatment:
    | { readonly __typename: 'ArchiveTreatmentPayload', readonly treatment: { readonly id: string, readonly version: number, readonly name: string, readonly kind: TreatmentKind, readonly durationMinutes: number, readonly category: string | null, readonly description: string | null, readonly position: number | null, readonly isArchived: boolean, readonly price: { readonly amount: string, readonly currency: string } } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type VisitOfTheDayFragment = { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null };

export type VisitsOfTheDayQueryVariables = Exact<{
  during: DateRange;
  after?: string | null | undefined;
}>;


export type VisitsOfTheDayQuery = { readonly appointments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type NextVisitQueryVariables = Exact<{
  during: DateRange;
}>;


export type NextVisitQuery = { readonly appointments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly startsAt: string }> } };

export type FollowTheDaySubscriptionVariables = Exact<{
  during: DateRange;
}>;


export type FollowTheDaySubscription = { readonly appointmentsChanged: { readonly kind: ChangeKind, readonly appointments: ReadonlyArray<{ readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null }> } };

export type NoShowFeesQueryVariables = Exact<{ [key: string]: never; }>;


export type NoShowFeesQuery = { readonly noShowFees: ReadonlyArray<{ readonly id: string, readonly name: string, readonly amount: { readonly amount: string, readonly currency: string } }> };

export type OptionsOfAVisitQueryVariables = Exact<{
  id: string;
}>;


export type OptionsOfAVisitQuery = { readonly appointment: { readonly id: string, readonly packageOptions: ReadonlyArray<{ readonly isEligible: boolean, readonly patientPackage: { readonly id: string, readonly name: string } }> } | null };

export type ArriveMutationVariables = Exact<{
  input: ArriveAppointmentInput;
}>;


export type ArriveMutation = { readonly arriveAppointment:
    | { readonly __typename: 'ArriveAppointmentPayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null }, readonly warnings: ReadonlyArray<{ readonly code: AppointmentWarningCode, readonly message: string, readonly appointment: { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly practitioner: { readonly id: string, readonly name: string } | null } | null }> }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly balanceDue: { readonly amount: string, readonly currency: string } }
    | { readonly __typename: 'PackageExpired', readonly expiresOn: string, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type NoShowMutationVariables = Exact<{
  input: MarkNoShowInput;
}>;


export type NoShowMutation = { readonly markNoShow:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'MarkNoShowPayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null }, readonly warnings: ReadonlyArray<{ readonly code: AppointmentWarningCode, readonly message: string, readonly appointment: { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly practitioner: { readonly id: string, readonly name: string } | null } | null }> }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly balanceDue: { readonly amount: string, readonly currency: string } }
    | { readonly __typename: 'PackageExpired', readonly expiresOn: string, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageUsedUp', readonly usesTotal: number, readonly usesReserved: number, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type CancelAVisitMutationVariables = Exact<{
  input: CancelAppointmentInput;
}>;


export type CancelAVisitMutation = { readonly cancelAppointment:
    | { readonly __typename: 'CancelAppointmentPayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly balanceDue: { readonly amount: string, readonly currency: string } }
    | { readonly __typename: 'PackageExpired', readonly expiresOn: string, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageUsedUp', readonly usesTotal: number, readonly usesReserved: number, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type UndoArrivalMutationVariables = Exact<{
  input: UndoArrivalInput;
}>;


export type UndoArrivalMutation = { readonly undoArrival:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'PaymentApplied', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UndoArrivalPayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null } }
    | { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type UndoNoShowMutationVariables = Exact<{
  input: UndoNoShowInput;
}>;


export type UndoNoShowMutation = { readonly undoNoShow:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'PaymentApplied', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UndoNoShowPayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null } }
    | { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type UndoCancellationMutationVariables = Exact<{
  input: UndoCancellationInput;
}>;


export type UndoCancellationMutation = { readonly undoCancellation:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: ProblemCode, readonly message: string, readonly values: ReadonlyArray<{ readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'PaymentApplied', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UndoCancellationPayload', readonly appointment: { readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly note: string | null, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly id: string, readonly name: string }, readonly practitioner: { readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly amount: string, readonly currency: string }, readonly redemption: { readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly id: string, readonly name: string, readonly usesAvailable: number } } | null, readonly invoice: { readonly id: string, readonly number: string, readonly balanceDue: { readonly amount: string, readonly currency: string } } | null }, readonly warnings: ReadonlyArray<{ readonly code: AppointmentWarningCode, readonly message: string, readonly appointment: { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly patient: { readonly id: string, readonly firstName: string, readonly lastName: string }, readonly practitioner: { readonly id: string, readonly name: string } | null } | null }> }
    | { readonly __typename: 'WrongStatus', readonly status: AppointmentStatus, readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type WhoIsSignedInQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoIsSignedInQuery = { readonly viewer: { readonly role: Role, readonly permissions: ReadonlyArray<Permission>, readonly staffMember: { readonly id: string, readonly name: string }, readonly clinic: { readonly id: string, readonly name: string, readonly timeZone: string, readonly currency: string } } };

export type FindPatientsQueryVariables = Exact<{
  search: string;
}>;


export type FindPatientsQuery = { readonly patients: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number | null, readonly firstName: string, readonly lastName: string, readonly phone: string | null, readonly dateOfBirth: string | null, readonly owing: { readonly amount: string, readonly currency: string } }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RefusedFragmentDoc = new TypedDocumentString(`
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
    `, {"fragmentName":"Refused"}) as unknown as TypedDocumentString<RefusedFragment, unknown>;
export const OptionOfAVisitFragmentDoc = new TypedDocumentString(`
    fragment OptionOfAVisit on PackageOption {
  isEligible
  isPreselected
  refusalCode
  refusalMessage
  patientPays {
    amount
    currency
  }
  patientPackage {
    id
    name
    usesTotal
    usesAvailable
    expiresOn
    invoice {
      id
      balanceDue {
        amount
        currency
      }
    }
  }
}
    `, {"fragmentName":"OptionOfAVisit"}) as unknown as TypedDocumentString<OptionOfAVisitFragment, unknown>;
export const WarnedOfFragmentDoc = new TypedDocumentString(`
    fragment WarnedOf on AppointmentWarning {
  code
  message
  appointment {
    id
    startsAt
    endsAt
    patient {
      id
      firstName
      lastName
    }
    practitioner {
      id
      name
    }
  }
}
    `, {"fragmentName":"WarnedOf"}) as unknown as TypedDocumentString<WarnedOfFragment, unknown>;
export const PackageOfAPatientFragmentDoc = new TypedDocumentString(`
    fragment PackageOfAPatient on PatientPackage {
  id
  version
  name
  status
  price {
    amount
    currency
  }
  expiresOn
  usesTotal
  usesRedeemed
  usesReserved
  usesRemaining
  usesAvailable
  lots {
    kind
    available
  }
  useLimits {
    treatments {
      name
    }
    uses
    available
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
  refund {
    amount {
      amount
      currency
    }
    at
  }
}
    `, {"fragmentName":"PackageOfAPatient"}) as unknown as TypedDocumentString<PackageOfAPatientFragment, unknown>;
export const InvoiceOfAPatientFragmentDoc = new TypedDocumentString(`
    fragment InvoiceOfAPatient on Invoice {
  id
  number
  kind
  status
  issuedAt
  lines {
    description
  }
  total {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  balanceDue {
    amount
    currency
  }
}
    `, {"fragmentName":"InvoiceOfAPatient"}) as unknown as TypedDocumentString<InvoiceOfAPatientFragment, unknown>;
export const PaymentOfAPatientFragmentDoc = new TypedDocumentString(`
    fragment PaymentOfAPatient on Payment {
  id
  method
  reference
  receivedAt
  receivedBy {
    id
    name
  }
  amount {
    amount
    currency
  }
  unapplied {
    amount
    currency
  }
  void {
    reason
  }
}
    `, {"fragmentName":"PaymentOfAPatient"}) as unknown as TypedDocumentString<PaymentOfAPatientFragment, unknown>;
export const VisitOfAPatientFragmentDoc = new TypedDocumentString(`
    fragment VisitOfAPatient on Appointment {
  id
  status
  startsAt
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
    }
  }
}
    `, {"fragmentName":"VisitOfAPatient"}) as unknown as TypedDocumentString<VisitOfAPatientFragment, unknown>;
export const PrintedInvoiceFragmentDoc = new TypedDocumentString(`
    fragment PrintedInvoice on Invoice {
  id
  number
  status
  issuedAt
  patient {
    id
    firstName
    lastName
    number
  }
  lines {
    description
    amount {
      amount
      currency
    }
  }
  total {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  balanceDue {
    amount
    currency
  }
  applications {
    amount {
      amount
      currency
    }
    payment {
      id
      method
      reference
      receivedAt
    }
  }
}
    `, {"fragmentName":"PrintedInvoice"}) as unknown as TypedDocumentString<PrintedInvoiceFragment, unknown>;
export const PrintedVisitFragmentDoc = new TypedDocumentString(`
    fragment PrintedVisit on Appointment {
  id
  startsAt
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  redemption {
    id
    status
    useNumber
    patientPackage {
      id
      name
      usesTotal
    }
  }
}
    `, {"fragmentName":"PrintedVisit"}) as unknown as TypedDocumentString<PrintedVisitFragment, unknown>;
export const CreditRowFragmentDoc = new TypedDocumentString(`
    fragment CreditRow on PatientCreditRow {
  patient {
    id
    number
  }
  patientName
  oldestOn
  credit {
    amount
    currency
  }
}
    `, {"fragmentName":"CreditRow"}) as unknown as TypedDocumentString<CreditRowFragment, unknown>;
export const LiabilityFiguresFragmentDoc = new TypedDocumentString(`
    fragment LiabilityFigures on PackageLiability {
  opening {
    amount
    currency
  }
  sold {
    amount
    currency
  }
  redeemed {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  suspense {
    amount
    currency
  }
  expired {
    amount
    currency
  }
  adjusted {
    amount
    currency
  }
  closing {
    amount
    currency
  }
  liability {
    amount
    currency
  }
  receivable {
    amount
    currency
  }
  ofWhichExpired {
    amount
    currency
  }
}
    `, {"fragmentName":"LiabilityFigures"}) as unknown as TypedDocumentString<LiabilityFiguresFragment, unknown>;
export const LiabilityRowFragmentDoc = new TypedDocumentString(`
    fragment LiabilityRow on PackageLiabilityRow {
  patientPackage {
    id
  }
  invoiceNumber
  patient {
    id
    firstName
    lastName
    number
  }
  package {
    id
  }
  name
  figures {
    ...LiabilityFigures
  }
}
    fragment LiabilityFigures on PackageLiability {
  opening {
    amount
    currency
  }
  sold {
    amount
    currency
  }
  redeemed {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  suspense {
    amount
    currency
  }
  expired {
    amount
    currency
  }
  adjusted {
    amount
    currency
  }
  closing {
    amount
    currency
  }
  liability {
    amount
    currency
  }
  receivable {
    amount
    currency
  }
  ofWhichExpired {
    amount
    currency
  }
}`, {"fragmentName":"LiabilityRow"}) as unknown as TypedDocumentString<LiabilityRowFragment, unknown>;
export const LiabilityEntryFragmentDoc = new TypedDocumentString(`
    fragment LiabilityEntry on LiabilityEntry {
  id
  on
  kind
  amount {
    amount
    currency
  }
  balanceAfter {
    amount
    currency
  }
  recordedAt
}
    `, {"fragmentName":"LiabilityEntry"}) as unknown as TypedDocumentString<LiabilityEntryFragment, unknown>;
export const SalesSumsFragmentDoc = new TypedDocumentString(`
    fragment SalesSums on PackageSalesSummary {
  packagesSold
  invoiced {
    amount
    currency
  }
  collected {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
}
    `, {"fragmentName":"SalesSums"}) as unknown as TypedDocumentString<SalesSumsFragment, unknown>;
export const SaleRowFragmentDoc = new TypedDocumentString(`
    fragment SaleRow on PackageSalesRow {
  patientPackage {
    id
    patient {
      id
    }
  }
  patientName
  patientNumber
  packageName
  purchasedAt
  invoiceNumber
  price {
    amount
    currency
  }
  collected {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  usesRedeemed
  usesRemaining
  expiresOn
  status
  staffName
}
    `, {"fragmentName":"SaleRow"}) as unknown as TypedDocumentString<SaleRowFragment, unknown>;
export const TakingsSumsFragmentDoc = new TypedDocumentString(`
    fragment TakingsSums on TakingsSummary {
  received {
    amount
    currency
  }
  paidBack {
    amount
    currency
  }
  net {
    amount
    currency
  }
  payments
  refunds
}
    `, {"fragmentName":"TakingsSums"}) as unknown as TypedDocumentString<TakingsSumsFragment, unknown>;
export const TakingRowFragmentDoc = new TypedDocumentString(`
    fragment TakingRow on TakingsRow {
  payment {
    id
    patient {
      id
    }
  }
  takenAt
  kind
  method
  amount {
    amount
    currency
  }
  patientName
  patientNumber
  reference
  staffName
}
    `, {"fragmentName":"TakingRow"}) as unknown as TypedDocumentString<TakingRowFragment, unknown>;
export const TakingsPageFragmentDoc = new TypedDocumentString(`
    fragment TakingsPage on TakingsReport {
  summary {
    ...TakingsSums
  }
  byMethod {
    method
    received {
      amount
      currency
    }
    paidBack {
      amount
      currency
    }
    net {
      amount
      currency
    }
  }
  rows(first: 50) {
    totalCount
    nodes {
      ...TakingRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment TakingsSums on TakingsSummary {
  received {
    amount
    currency
  }
  paidBack {
    amount
    currency
  }
  net {
    amount
    currency
  }
  payments
  refunds
}
fragment TakingRow on TakingsRow {
  payment {
    id
    patient {
      id
    }
  }
  takenAt
  kind
  method
  amount {
    amount
    currency
  }
  patientName
  patientNumber
  reference
  staffName
}`, {"fragmentName":"TakingsPage"}) as unknown as TypedDocumentString<TakingsPageFragment, unknown>;
export const UsageSumsFragmentDoc = new TypedDocumentString(`
    fragment UsageSums on PackageUsageSummary {
  uses
  value {
    amount
    currency
  }
  patientPays {
    amount
    currency
  }
}
    `, {"fragmentName":"UsageSums"}) as unknown as TypedDocumentString<UsageSumsFragment, unknown>;
export const UseRowFragmentDoc = new TypedDocumentString(`
    fragment UseRow on PackageUsageRow {
  redemption {
    id
    patientPackage {
      id
      patient {
        id
      }
    }
  }
  usedAt
  patientName
  patientNumber
  packageName
  treatmentName
  practitionerName
  reason
  value {
    amount
    currency
  }
  patientPays {
    amount
    currency
  }
  usesRemainingAfter
  isSuperseded
  commissionBasis
}
    `, {"fragmentName":"UseRow"}) as unknown as TypedDocumentString<UseRowFragment, unknown>;
export const ClinicSetUpFragmentDoc = new TypedDocumentString(`
    fragment ClinicSetUp on Clinic {
  id
  version
  name
  timeZone
  currency
  address
  receiptFooter
}
    `, {"fragmentName":"ClinicSetUp"}) as unknown as TypedDocumentString<ClinicSetUpFragment, unknown>;
export const FeeSetUpFragmentDoc = new TypedDocumentString(`
    fragment FeeSetUp on NoShowFee {
  id
  version
  name
  amount {
    amount
    currency
  }
  isArchived
}
    `, {"fragmentName":"FeeSetUp"}) as unknown as TypedDocumentString<FeeSetUpFragment, unknown>;
export const OfferSetUpFragmentDoc = new TypedDocumentString(`
    fragment OfferSetUp on Package {
  id
  version
  name
  price {
    amount
    currency
  }
  uses
  validForDays
  category
  description
  position
  eligibleItems {
    treatment {
      id
      name
    }
    patientPays {
      amount
      currency
    }
  }
  useLimits {
    treatments {
      id
    }
    uses
    priceShare {
      amount
    }
  }
  isArchived
}
    `, {"fragmentName":"OfferSetUp"}) as unknown as TypedDocumentString<OfferSetUpFragment, unknown>;
export const BreakageFragmentDoc = new TypedDocumentString(`
    fragment Breakage on BreakagePolicy {
  method
  expectedPercent
  from
  setAt
  setBy {
    name
  }
}
    `, {"fragmentName":"Breakage"}) as unknown as TypedDocumentString<BreakageFragment, unknown>;
export const PolicySetUpFragmentDoc = new TypedDocumentString(`
    fragment PolicySetUp on Clinic {
  id
  policy {
    version
    allowsExpiry
    shortestValidityDays
    breakage {
      ...Breakage
    }
    comingBreakage {
      ...Breakage
    }
  }
}
    fragment Breakage on BreakagePolicy {
  method
  expectedPercent
  from
  setAt
  setBy {
    name
  }
}`, {"fragmentName":"PolicySetUp"}) as unknown as TypedDocumentString<PolicySetUpFragment, unknown>;
export const StaffSetUpFragmentDoc = new TypedDocumentString(`
    fragment StaffSetUp on StaffMember {
  id
  version
  name
  email
  role
  isBookable
  treatments {
    id
    name
  }
  isActive
}
    `, {"fragmentName":"StaffSetUp"}) as unknown as TypedDocumentString<StaffSetUpFragment, unknown>;
export const TreatmentSetUpFragmentDoc = new TypedDocumentString(`
    fragment TreatmentSetUp on Treatment {
  id
  version
  name
  kind
  durationMinutes
  price {
    amount
    currency
  }
  category
  description
  position
  isArchived
}
    `, {"fragmentName":"TreatmentSetUp"}) as unknown as TypedDocumentString<TreatmentSetUpFragment, unknown>;
export const VisitOfTheDayFragmentDoc = new TypedDocumentString(`
    fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}
    `, {"fragmentName":"VisitOfTheDay"}) as unknown as TypedDocumentString<VisitOfTheDayFragment, unknown>;
export const BookingChoicesDocument = new TypedDocumentString(`
    query BookingChoices {
  treatments {
    id
    name
    kind
    durationMinutes
    price {
      amount
      currency
    }
  }
  staffMembers {
    id
    name
    isBookable
    treatments {
      id
    }
  }
}
    `, {"hash":"sha256:2797fea34d3edcbf785dc2cc9645b14c3429b7ba748fda2f9e35d048d8c5601a"}) as unknown as TypedDocumentString<BookingChoicesQuery, BookingChoicesQueryVariables>;
export const PatientOfABookingDocument = new TypedDocumentString(`
    query PatientOfABooking($id: ID!) {
  patient(id: $id) {
    id
    firstName
    lastName
  }
}
    `, {"hash":"sha256:5d9b9e1d3d155db8b8c1e9d771da2cbb96ddd037edfe1c68066ca8dbc916b4bc"}) as unknown as TypedDocumentString<PatientOfABookingQuery, PatientOfABookingQueryVariables>;
export const OptionsOfABookingDocument = new TypedDocumentString(`
    query OptionsOfABooking($patientId: ID!, $treatmentId: ID!, $startsAt: DateTime!) {
  packageOptions(
    patientId: $patientId
    treatmentId: $treatmentId
    startsAt: $startsAt
  ) {
    ...OptionOfAVisit
  }
}
    fragment OptionOfAVisit on PackageOption {
  isEligible
  isPreselected
  refusalCode
  refusalMessage
  patientPays {
    amount
    currency
  }
  patientPackage {
    id
    name
    usesTotal
    usesAvailable
    expiresOn
    invoice {
      id
      balanceDue {
        amount
        currency
      }
    }
  }
}`, {"hash":"sha256:fa12d9ba0fac9f27bd3cc9c230113b3b82f06a1cefb853a36f61dd188502ef48"}) as unknown as TypedDocumentString<OptionsOfABookingQuery, OptionsOfABookingQueryVariables>;
export const BusyOnTheDayDocument = new TypedDocumentString(`
    query BusyOnTheDay($during: DateRange!, $starts: OpenDateRange!, $patientId: ID!, $practitionerId: ID, $hasPractitioner: Boolean!) {
  ofThePatient: appointments(
    filter: {patientId: $patientId, status: [BOOKED, ARRIVED], starts: $starts}
    first: 50
  ) {
    nodes {
      id
      startsAt
      endsAt
    }
  }
  ofThePractitioner: appointments(
    during: $during
    practitionerId: $practitionerId
    filter: {status: [BOOKED, ARRIVED]}
    first: 100
  ) @include(if: $hasPractitioner) {
    nodes {
      id
      startsAt
      endsAt
      practitioner {
        id
        name
      }
    }
  }
}
    `, {"hash":"sha256:ca0825bbb9e4a91f0bebd8b22d0788c70cac322b1125449fdc11face96dcd479"}) as unknown as TypedDocumentString<BusyOnTheDayQuery, BusyOnTheDayQueryVariables>;
export const BookAVisitDocument = new TypedDocumentString(`
    mutation BookAVisit($input: BookAppointmentInput!) {
  bookAppointment(input: $input) {
    ... on BookAppointmentPayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
      warnings {
        ...WarnedOf
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment WarnedOf on AppointmentWarning {
  code
  message
  appointment {
    id
    startsAt
    endsAt
    patient {
      id
      firstName
      lastName
    }
    practitioner {
      id
      name
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:d6416e71930efd18ebdcab4a298cc9473e3f904d13daa5bb933e04fcdb12c21c"}) as unknown as TypedDocumentString<BookAVisitMutation, BookAVisitMutationVariables>;
export const RegisterPatientDocument = new TypedDocumentString(`
    mutation RegisterPatient($input: CreatePatientInput!) {
  createPatient(input: $input) {
    ... on CreatePatientPayload {
      __typename
      patient {
        id
        number
        firstName
        lastName
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:de5ebbe88ce048251229b76a02407f942c005295878b52021051112bab61f054"}) as unknown as TypedDocumentString<RegisterPatientMutation, RegisterPatientMutationVariables>;
export const TheVisitDocument = new TypedDocumentString(`
    query TheVisit($id: ID!) {
  appointment(id: $id) {
    ...VisitOfTheDay
    redemption {
      id
      useNumber
      patientPackage {
        id
        version
        name
        usesTotal
        usesAvailable
        expiresOn
      }
    }
    invoice {
      id
      number
      total {
        amount
        currency
      }
      paid {
        amount
        currency
      }
    }
    packageOptions {
      ...OptionOfAVisit
    }
  }
}
    fragment OptionOfAVisit on PackageOption {
  isEligible
  isPreselected
  refusalCode
  refusalMessage
  patientPays {
    amount
    currency
  }
  patientPackage {
    id
    name
    usesTotal
    usesAvailable
    expiresOn
    invoice {
      id
      balanceDue {
        amount
        currency
      }
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:c189479c981ac1c0e9a8e4230ad9cd667043c4e9e95d12b4c9f3767f81cdf138"}) as unknown as TypedDocumentString<TheVisitQuery, TheVisitQueryVariables>;
export const FollowTheVisitDocument = new TypedDocumentString(`
    subscription FollowTheVisit($patientId: ID!) {
  patientChanged(patientId: $patientId) {
    kind
    changed
  }
}
    `, {"hash":"sha256:84b7e265af9251fd099995d8ba8f9976f1e37124ecb928f74dc2a9e291c7e295"}) as unknown as TypedDocumentString<FollowTheVisitSubscription, FollowTheVisitSubscriptionVariables>;
export const PutAPackageOnDocument = new TypedDocumentString(`
    mutation PutAPackageOn($input: RedeemPackageInput!) {
  redeemPackage(input: $input) {
    ... on RedeemPackagePayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:c12640b4c880a9a2582e8735a61f68315a80a54568f3480a3f6a388812687ada"}) as unknown as TypedDocumentString<PutAPackageOnMutation, PutAPackageOnMutationVariables>;
export const TakeThePackageOffDocument = new TypedDocumentString(`
    mutation TakeThePackageOff($input: RemovePackageInput!) {
  removePackage(input: $input) {
    ... on RemovePackagePayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:95a23b854237f6aec61e8cae456260b74df4591a2479958cbca997fe00655238"}) as unknown as TypedDocumentString<TakeThePackageOffMutation, TakeThePackageOffMutationVariables>;
export const MoveAVisitDocument = new TypedDocumentString(`
    mutation MoveAVisit($input: RescheduleAppointmentInput!) {
  rescheduleAppointment(input: $input) {
    ... on RescheduleAppointmentPayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
      warnings {
        ...WarnedOf
      }
    }
    ...Refused
    ... on PastExpiry {
      expiresOn
      patientPackage {
        id
        name
        version
      }
    }
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment WarnedOf on AppointmentWarning {
  code
  message
  appointment {
    id
    startsAt
    endsAt
    patient {
      id
      firstName
      lastName
    }
    practitioner {
      id
      name
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:13fdf7ecb983db5c8fdab23b352af137ea6bc03d6eb51b0ee057fe3ce9baf4bd"}) as unknown as TypedDocumentString<MoveAVisitMutation, MoveAVisitMutationVariables>;
export const MoveTheExpiryDocument = new TypedDocumentString(`
    mutation MoveTheExpiry($input: ChangePackageExpiryInput!) {
  changePackageExpiry(input: $input) {
    ... on ChangePackageExpiryPayload {
      __typename
      patientPackage {
        id
        version
        expiresOn
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:6dd259a390814d1815f3c4cad749f907df885f5872948e5a7b98086b1aaa640c"}) as unknown as TypedDocumentString<MoveTheExpiryMutation, MoveTheExpiryMutationVariables>;
export const ChangeAVisitDocument = new TypedDocumentString(`
    mutation ChangeAVisit($input: UpdateAppointmentInput!) {
  updateAppointment(input: $input) {
    ... on UpdateAppointmentPayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
      warnings {
        ...WarnedOf
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment WarnedOf on AppointmentWarning {
  code
  message
  appointment {
    id
    startsAt
    endsAt
    patient {
      id
      firstName
      lastName
    }
    practitioner {
      id
      name
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:3ecfd3239ec4a30de029689ab7975ffec27d55d57365f54dec8fecb324d815c3"}) as unknown as TypedDocumentString<ChangeAVisitMutation, ChangeAVisitMutationVariables>;
export const AdjustTheUsesDocument = new TypedDocumentString(`
    mutation AdjustTheUses($input: AdjustPackageUsesInput!) {
  adjustPackageUses(input: $input) {
    ... on AdjustPackageUsesPayload {
      __typename
      patientPackage {
        id
        version
        name
      }
      entry {
        id
        usesChange
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:9302409d8d7935926924d1c799cd2322c54ae9612325a2861568ad77f3dc434e"}) as unknown as TypedDocumentString<AdjustTheUsesMutation, AdjustTheUsesMutationVariables>;
export const UndoAdjustedUsesDocument = new TypedDocumentString(`
    mutation UndoAdjustedUses($input: UndoUseAdjustmentInput!) {
  undoUseAdjustment(input: $input) {
    ... on UndoUseAdjustmentPayload {
      __typename
      patientPackage {
        id
        version
        name
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:c0074d3a7528e0744dfcdeb51efaf8ed3df23574ef25b69795fd7ef52285440b"}) as unknown as TypedDocumentString<UndoAdjustedUsesMutation, UndoAdjustedUsesMutationVariables>;
export const ChangeTheExpiryDocument = new TypedDocumentString(`
    mutation ChangeTheExpiry($input: ChangePackageExpiryInput!) {
  changePackageExpiry(input: $input) {
    ... on ChangePackageExpiryPayload {
      __typename
      patientPackage {
        id
        version
        status
        expiresOn
      }
    }
    ...Refused
    ... on ExpiryBeforeBookings {
      appointments {
        id
        startsAt
        treatment {
          id
          name
        }
      }
    }
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:d5add528ace4a7f4af7f28912f5cceb388a676d1f102d1dabd06d1e3aaff8de4"}) as unknown as TypedDocumentString<ChangeTheExpiryMutation, ChangeTheExpiryMutationVariables>;
export const CreditOfAPatientDocument = new TypedDocumentString(`
    query CreditOfAPatient($id: ID!) {
  payments(
    filter: {patientId: $id, hasUnapplied: true}
    orderBy: RECEIVED_AT_ASC
    first: 100
  ) {
    nodes {
      id
      method
      reference
      receivedAt
      unapplied {
        amount
        currency
      }
    }
  }
  patient(id: $id) {
    id
    invoices(status: [UNPAID, PARTIALLY_PAID], first: 100) {
      nodes {
        id
        number
        lines {
          description
        }
        balanceDue {
          amount
          currency
        }
      }
    }
  }
}
    `, {"hash":"sha256:312536b07e8bce2782e2a7c21162cd49dcde7105593525864ecfada7aaa51e7b"}) as unknown as TypedDocumentString<CreditOfAPatientQuery, CreditOfAPatientQueryVariables>;
export const ApplyCreditDocument = new TypedDocumentString(`
    mutation ApplyCredit($input: ApplyPaymentInput!) {
  applyPayment(input: $input) {
    ... on ApplyPaymentPayload {
      __typename
      payment {
        id
        unapplied {
          amount
          currency
        }
      }
      invoice {
        id
        number
        balanceDue {
          amount
          currency
        }
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:d99810613e35dfbf26e30a96f8d4d0d7d4c1060efe8b1dea52b558167aadb32e"}) as unknown as TypedDocumentString<ApplyCreditMutation, ApplyCreditMutationVariables>;
export const PayCreditOutDocument = new TypedDocumentString(`
    mutation PayCreditOut($input: RefundPaymentInput!) {
  refundPayment(input: $input) {
    ... on RefundPaymentPayload {
      __typename
      payment {
        id
        unapplied {
          amount
          currency
        }
        refunded {
          amount
          currency
        }
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:423026e5b96dd5411501b3d6d66a2f2298aa834ef0cf123cc6e944e1de05dfa9"}) as unknown as TypedDocumentString<PayCreditOutMutation, PayCreditOutMutationVariables>;
export const DeleteASaleDocument = new TypedDocumentString(`
    mutation DeleteASale($input: DeletePackageSaleInput!) {
  deletePackageSale(input: $input) {
    ... on DeletePackageSalePayload {
      __typename
      deletedPatientPackageId
      patient {
        id
        credit {
          amount
          currency
        }
      }
      releasedAppointments {
        id
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:22bb7b0a5b0d0e0e5309c6ca03274652ed56d17d1d9ff569fc12445379324bad"}) as unknown as TypedDocumentString<DeleteASaleMutation, DeleteASaleMutationVariables>;
export const EditAPatientDocument = new TypedDocumentString(`
    mutation EditAPatient($input: UpdatePatientInput!) {
  updatePatient(input: $input) {
    ... on UpdatePatientPayload {
      __typename
      patient {
        id
        version
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:0b0bf24146c9f4a396f8d7c325f68d44e8bf921ab1c2346f1744ef70e3b05dcc"}) as unknown as TypedDocumentString<EditAPatientMutation, EditAPatientMutationVariables>;
export const ArchiveAPatientDocument = new TypedDocumentString(`
    mutation ArchiveAPatient($input: ArchivePatientInput!) {
  archivePatient(input: $input) {
    ... on ArchivePatientPayload {
      __typename
      patient {
        id
        version
        isArchived
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:574b43ffab9c11d65c77e3db3b21bbbb497d3bd09d610f3e86507b6c6acc43e6"}) as unknown as TypedDocumentString<ArchiveAPatientMutation, ArchiveAPatientMutationVariables>;
export const MoneyOnAnInvoiceDocument = new TypedDocumentString(`
    query MoneyOnAnInvoice($id: ID!) {
  invoice(id: $id) {
    id
    number
    paid {
      amount
      currency
    }
    applications {
      amount {
        amount
        currency
      }
      payment {
        id
        method
        reference
        receivedAt
      }
    }
  }
}
    `, {"hash":"sha256:60d494cb22ac928545ef0d97454688c201af4f8d5166a533d983ce4f0a9aa7c5"}) as unknown as TypedDocumentString<MoneyOnAnInvoiceQuery, MoneyOnAnInvoiceQueryVariables>;
export const TakeMoneyOffAnInvoiceDocument = new TypedDocumentString(`
    mutation TakeMoneyOffAnInvoice($input: UnapplyPaymentInput!) {
  unapplyPayment(input: $input) {
    ... on UnapplyPaymentPayload {
      __typename
      payment {
        id
        unapplied {
          amount
          currency
        }
      }
      invoice {
        id
        number
        balanceDue {
          amount
          currency
        }
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:a206868b529c419a97672487ee21fd5d12c7b1393c0a8b45884a16cbda1fa765"}) as unknown as TypedDocumentString<TakeMoneyOffAnInvoiceMutation, TakeMoneyOffAnInvoiceMutationVariables>;
export const ThePatientDocument = new TypedDocumentString(`
    query ThePatient($id: ID!) {
  patient(id: $id) {
    id
    version
    number
    firstName
    lastName
    dateOfBirth
    email
    phone
    lastVisitAt
    possibleDuplicates {
      id
      number
      firstName
      lastName
      isArchived
    }
    isArchived
    credit {
      amount
      currency
    }
    owing {
      amount
      currency
    }
    packages(first: 50) {
      totalCount
      nodes {
        ...PackageOfAPatient
      }
    }
    appointments(first: 50) {
      totalCount
      nodes {
        ...VisitOfAPatient
      }
    }
    invoices(first: 50) {
      totalCount
      nodes {
        ...InvoiceOfAPatient
      }
    }
    payments(first: 1) {
      totalCount
    }
  }
}
    fragment PackageOfAPatient on PatientPackage {
  id
  version
  name
  status
  price {
    amount
    currency
  }
  expiresOn
  usesTotal
  usesRedeemed
  usesReserved
  usesRemaining
  usesAvailable
  lots {
    kind
    available
  }
  useLimits {
    treatments {
      name
    }
    uses
    available
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
  refund {
    amount {
      amount
      currency
    }
    at
  }
}
fragment InvoiceOfAPatient on Invoice {
  id
  number
  kind
  status
  issuedAt
  lines {
    description
  }
  total {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  balanceDue {
    amount
    currency
  }
}
fragment VisitOfAPatient on Appointment {
  id
  status
  startsAt
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
    }
  }
}`, {"hash":"sha256:0ed8433ced5b5616ddc319df23a4ad4b53a146893e1f5e07d1f7d52a9658e7d5"}) as unknown as TypedDocumentString<ThePatientQuery, ThePatientQueryVariables>;
export const PaymentsOfAPatientDocument = new TypedDocumentString(`
    query PaymentsOfAPatient($id: ID!) {
  patient(id: $id) {
    id
    payments(first: 50) {
      nodes {
        ...PaymentOfAPatient
      }
    }
  }
}
    fragment PaymentOfAPatient on Payment {
  id
  method
  reference
  receivedAt
  receivedBy {
    id
    name
  }
  amount {
    amount
    currency
  }
  unapplied {
    amount
    currency
  }
  void {
    reason
  }
}`, {"hash":"sha256:e7b745ca45efe6a52695bc725f01fa3d91391f35364366f83be1b840f19e8fe5"}) as unknown as TypedDocumentString<PaymentsOfAPatientQuery, PaymentsOfAPatientQueryVariables>;
export const FollowThePatientDocument = new TypedDocumentString(`
    subscription FollowThePatient($patientId: ID!) {
  patientChanged(patientId: $patientId) {
    kind
    changed
    patient {
      id
      version
    }
  }
}
    `, {"hash":"sha256:3048beb67954f10c340534d95d28047864c1b56fb3c32e59fadd36277add4e7e"}) as unknown as TypedDocumentString<FollowThePatientSubscription, FollowThePatientSubscriptionVariables>;
export const HistoryOfAPackageDocument = new TypedDocumentString(`
    query HistoryOfAPackage($id: ID!, $after: String) {
  patientPackage(id: $id) {
    id
    history(first: 100, after: $after) {
      nodes {
        id
        sequence
        kind
        at
        note
        actor {
          id
          name
        }
        appointment {
          id
          startsAt
          treatment {
            id
            name
          }
        }
        usesAvailableAfter
        usesRemainingAfter
        expiresOnBefore
        expiresOnAfter
        staffMemberAfter {
          id
          name
        }
        usesChange
        undoneBy {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:31f601466d5e636472d2166624c9666a1d25c7256db1e7445dacb35d9d0c8b4e"}) as unknown as TypedDocumentString<HistoryOfAPackageQuery, HistoryOfAPackageQueryVariables>;
export const ListPatientsDocument = new TypedDocumentString(`
    query ListPatients($search: String, $orderBy: PatientOrder, $after: String) {
  patients(search: $search, orderBy: $orderBy, first: 30, after: $after) {
    totalCount
    nodes {
      id
      number
      firstName
      lastName
      phone
      lastVisitAt
      owing {
        amount
        currency
      }
      credit {
        amount
        currency
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:3e39142afd87b98ea35011c1ccfa2da215a6c92d4db75b3ddc256678f7f10627"}) as unknown as TypedDocumentString<ListPatientsQuery, ListPatientsQueryVariables>;
export const RefundOfAPackageDocument = new TypedDocumentString(`
    query RefundOfAPackage($patientPackageId: ID!) {
  refundPreview(patientPackageId: $patientPackageId) {
    patientPackage {
      id
      version
      name
    }
    usesRemaining
    usedValue {
      amount
      currency
    }
    collected {
      amount
      currency
    }
    suggestedAmount {
      amount
      currency
    }
    retainedAmount {
      amount
      currency
    }
    minimumAmount {
      amount
      currency
    }
    maximumAmount {
      amount
      currency
    }
    affectedAppointments {
      id
      startsAt
      treatment {
        id
        name
      }
    }
  }
}
    `, {"hash":"sha256:f7855c8d7188a501807497a4268e9560556cbc9aadf53eda55c45e157c067580"}) as unknown as TypedDocumentString<RefundOfAPackageQuery, RefundOfAPackageQueryVariables>;
export const RefundAPackageDocument = new TypedDocumentString(`
    mutation RefundAPackage($input: RefundPackageInput!) {
  refundPackage(input: $input) {
    ... on RefundPackagePayload {
      __typename
      patientPackage {
        id
        status
      }
      refund {
        amount {
          amount
          currency
        }
      }
      releasedAppointments {
        id
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:6f9ea0ce02accb2abdd875b94bbbba84daa331002ac4f416f35b936cae7d5fe4"}) as unknown as TypedDocumentString<RefundAPackageMutation, RefundAPackageMutationVariables>;
export const PackagesOnOfferDocument = new TypedDocumentString(`
    query PackagesOnOffer($after: String) {
  packages(first: 50, after: $after) {
    nodes {
      id
      name
      uses
      validForDays
      price {
        amount
        currency
      }
      eligibleItems {
        treatment {
          name
        }
      }
      useLimits {
        treatments {
          name
        }
        uses
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:cf1f16a16b2184e2499cd43493d883c50075cc75ab850a39ff94758421232ff2"}) as unknown as TypedDocumentString<PackagesOnOfferQuery, PackagesOnOfferQueryVariables>;
export const SellAPackageDocument = new TypedDocumentString(`
    mutation SellAPackage($input: SellPackageInput!) {
  sellPackage(input: $input) {
    ... on SellPackagePayload {
      __typename
      patientPackage {
        id
        name
        status
      }
      invoice {
        id
        number
        balanceDue {
          amount
          currency
        }
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:39c37319ecddddb2f583f5d4b3c61de656520cbc8ca47f2020cc346f31125621"}) as unknown as TypedDocumentString<SellAPackageMutation, SellAPackageMutationVariables>;
export const TakeAPaymentDocument = new TypedDocumentString(`
    mutation TakeAPayment($input: ReceivePaymentInput!) {
  receivePayment(input: $input) {
    ... on ReceivePaymentPayload {
      __typename
      payment {
        id
        amount {
          amount
          currency
        }
        unapplied {
          amount
          currency
        }
      }
      invoices {
        id
        number
        balanceDue {
          amount
          currency
        }
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}`, {"hash":"sha256:858b860b85026d7a33f115d418256a12c44347c74818fe79f42982478eb0ecd1"}) as unknown as TypedDocumentString<TakeAPaymentMutation, TakeAPaymentMutationVariables>;
export const LetterheadDocument = new TypedDocumentString(`
    query Letterhead {
  viewer {
    clinic {
      id
      name
      address
      receiptFooter
    }
  }
}
    `, {"hash":"sha256:8ba3fae8e50c028af33bcdf7fc10cf67743a6fed7ff25ffcf7d55ab2d2ff854f"}) as unknown as TypedDocumentString<LetterheadQuery, LetterheadQueryVariables>;
export const PrintAnInvoiceDocument = new TypedDocumentString(`
    query PrintAnInvoice($id: ID!) {
  invoice(id: $id) {
    ...PrintedInvoice
    appointment {
      ...PrintedVisit
    }
  }
}
    fragment PrintedInvoice on Invoice {
  id
  number
  status
  issuedAt
  patient {
    id
    firstName
    lastName
    number
  }
  lines {
    description
    amount {
      amount
      currency
    }
  }
  total {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  balanceDue {
    amount
    currency
  }
  applications {
    amount {
      amount
      currency
    }
    payment {
      id
      method
      reference
      receivedAt
    }
  }
}
fragment PrintedVisit on Appointment {
  id
  startsAt
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  redemption {
    id
    status
    useNumber
    patientPackage {
      id
      name
      usesTotal
    }
  }
}`, {"hash":"sha256:e2cf85e12d0d03cc6947ba751213fe430948f7e3104e6ae07a13ee0b1881ede8"}) as unknown as TypedDocumentString<PrintAnInvoiceQuery, PrintAnInvoiceQueryVariables>;
export const PrintAReceiptDocument = new TypedDocumentString(`
    query PrintAReceipt($id: ID!) {
  appointment(id: $id) {
    ...PrintedVisit
    invoice {
      ...PrintedInvoice
    }
  }
}
    fragment PrintedInvoice on Invoice {
  id
  number
  status
  issuedAt
  patient {
    id
    firstName
    lastName
    number
  }
  lines {
    description
    amount {
      amount
      currency
    }
  }
  total {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  balanceDue {
    amount
    currency
  }
  applications {
    amount {
      amount
      currency
    }
    payment {
      id
      method
      reference
      receivedAt
    }
  }
}
fragment PrintedVisit on Appointment {
  id
  startsAt
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  redemption {
    id
    status
    useNumber
    patientPackage {
      id
      name
      usesTotal
    }
  }
}`, {"hash":"sha256:cd3b321f347588ae11f9ddb7158c0cd87c1881e8dd98846c19dc24f7e911d28e"}) as unknown as TypedDocumentString<PrintAReceiptQuery, PrintAReceiptQueryVariables>;
export const PrintAStatementDocument = new TypedDocumentString(`
    query PrintAStatement($id: ID!, $packages: String, $invoices: String, $payments: String) {
  patient(id: $id) {
    id
    firstName
    lastName
    number
    owing {
      amount
      currency
    }
    credit {
      amount
      currency
    }
    packages(first: 100, after: $packages) {
      nodes {
        id
        name
        status
        purchasedAt
        expiresOn
        usesTotal
        usesRedeemed
        usesAvailable
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    invoices(first: 100, after: $invoices) {
      nodes {
        id
        number
        status
        issuedAt
        lines {
          description
        }
        total {
          amount
          currency
        }
        balanceDue {
          amount
          currency
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    payments(first: 100, after: $payments) {
      nodes {
        id
        method
        reference
        receivedAt
        amount {
          amount
          currency
        }
        refunded {
          amount
          currency
        }
        void {
          reason
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:93755a8d6c76c470733cf7ee4cfe170dc75fe4bd27518289424b71d840c3a940"}) as unknown as TypedDocumentString<PrintAStatementQuery, PrintAStatementQueryVariables>;
export const ReportChoicesDocument = new TypedDocumentString(`
    query ReportChoices($after: String) {
  packages(includeArchived: true, first: 100, after: $after) {
    nodes {
      id
      name
      isArchived
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  treatments(includeArchived: true) {
    id
    name
    isArchived
  }
  staffMembers(includeInactive: true) {
    id
    name
    isActive
  }
}
    `, {"hash":"sha256:ac0327a12acc0940bae3438366a246b2bcb4f789bfa32ddca6aff09d12579188"}) as unknown as TypedDocumentString<ReportChoicesQuery, ReportChoicesQueryVariables>;
export const CreditReportDocument = new TypedDocumentString(`
    query CreditReport($asOf: Date!) {
  patientCreditReport(asOf: $asOf) {
    knownAt
    total {
      amount
      currency
    }
    rows(first: 50) {
      totalCount
      nodes {
        ...CreditRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment CreditRow on PatientCreditRow {
  patient {
    id
    number
  }
  patientName
  oldestOn
  credit {
    amount
    currency
  }
}`, {"hash":"sha256:b710c7f499bf478354d3bb613d4d616c3fc592cd89a51f808633df6f1ca3d393"}) as unknown as TypedDocumentString<CreditReportQuery, CreditReportQueryVariables>;
export const MoreCreditDocument = new TypedDocumentString(`
    query MoreCredit($asOf: Date!, $knownAt: DateTime!, $after: String!) {
  patientCreditReport(asOf: $asOf, knownAt: $knownAt) {
    rows(first: 50, after: $after) {
      nodes {
        ...CreditRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment CreditRow on PatientCreditRow {
  patient {
    id
    number
  }
  patientName
  oldestOn
  credit {
    amount
    currency
  }
}`, {"hash":"sha256:8f07a829f5c3e6fb17083c39304990fbe06e58de424a575461e1989865675aec"}) as unknown as TypedDocumentString<MoreCreditQuery, MoreCreditQueryVariables>;
export const LiabilityReportDocument = new TypedDocumentString(`
    query LiabilityReport($during: DateRange!, $groupBy: LiabilityGrouping!, $filter: PackageLiabilityFilter!) {
  packageLiabilityReport(during: $during, groupBy: $groupBy, filter: $filter) {
    knownAt
    summary {
      ...LiabilityFigures
    }
    rows(first: 50) {
      totalCount
      nodes {
        ...LiabilityRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment LiabilityFigures on PackageLiability {
  opening {
    amount
    currency
  }
  sold {
    amount
    currency
  }
  redeemed {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  suspense {
    amount
    currency
  }
  expired {
    amount
    currency
  }
  adjusted {
    amount
    currency
  }
  closing {
    amount
    currency
  }
  liability {
    amount
    currency
  }
  receivable {
    amount
    currency
  }
  ofWhichExpired {
    amount
    currency
  }
}
fragment LiabilityRow on PackageLiabilityRow {
  patientPackage {
    id
  }
  invoiceNumber
  patient {
    id
    firstName
    lastName
    number
  }
  package {
    id
  }
  name
  figures {
    ...LiabilityFigures
  }
}`, {"hash":"sha256:903bd5396aefeae840484ff29e02ad0a6bfc4e9a31f104c4e7b0f6fa9b034027"}) as unknown as TypedDocumentString<LiabilityReportQuery, LiabilityReportQueryVariables>;
export const MoreLiabilityDocument = new TypedDocumentString(`
    query MoreLiability($during: DateRange!, $groupBy: LiabilityGrouping!, $filter: PackageLiabilityFilter!, $knownAt: DateTime!, $after: String!) {
  packageLiabilityReport(
    during: $during
    groupBy: $groupBy
    filter: $filter
    knownAt: $knownAt
  ) {
    rows(first: 50, after: $after) {
      nodes {
        ...LiabilityRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment LiabilityFigures on PackageLiability {
  opening {
    amount
    currency
  }
  sold {
    amount
    currency
  }
  redeemed {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  suspense {
    amount
    currency
  }
  expired {
    amount
    currency
  }
  adjusted {
    amount
    currency
  }
  closing {
    amount
    currency
  }
  liability {
    amount
    currency
  }
  receivable {
    amount
    currency
  }
  ofWhichExpired {
    amount
    currency
  }
}
fragment LiabilityRow on PackageLiabilityRow {
  patientPackage {
    id
  }
  invoiceNumber
  patient {
    id
    firstName
    lastName
    number
  }
  package {
    id
  }
  name
  figures {
    ...LiabilityFigures
  }
}`, {"hash":"sha256:03ec5024caaaceb7d05caabe8b2d1dd32f6139442e1d5fefb18d597b16b557e9"}) as unknown as TypedDocumentString<MoreLiabilityQuery, MoreLiabilityQueryVariables>;
export const LiabilityByMonthDocument = new TypedDocumentString(`
    query LiabilityByMonth($during: DateRange!, $filter: PackageLiabilityFilter!) {
  packageLiabilityReport(during: $during, groupBy: MONTH, filter: $filter) {
    rows(first: 12) {
      nodes {
        month
        figures {
          liability {
            amount
            currency
          }
          ofWhichExpired {
            amount
            currency
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:9a9252a4d01a85d6a01f041d3dd93f2e11952052bc3612d017a4da5b734b98cd"}) as unknown as TypedDocumentString<LiabilityByMonthQuery, LiabilityByMonthQueryVariables>;
export const LiabilityEntriesDocument = new TypedDocumentString(`
    query LiabilityEntries($during: DateRange!, $filter: PackageLiabilityFilter!, $knownAt: DateTime!, $after: String) {
  packageLiabilityReport(during: $during, filter: $filter, knownAt: $knownAt) {
    entries(first: 50, after: $after) {
      totalCount
      nodes {
        ...LiabilityEntry
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment LiabilityEntry on LiabilityEntry {
  id
  on
  kind
  amount {
    amount
    currency
  }
  balanceAfter {
    amount
    currency
  }
  recordedAt
}`, {"hash":"sha256:a440ca86202e022d6046477ac722f2eeb75311b736e69b6b948355ffd5134a6d"}) as unknown as TypedDocumentString<LiabilityEntriesQuery, LiabilityEntriesQueryVariables>;
export const SalesReportDocument = new TypedDocumentString(`
    query SalesReport($filter: PackageSalesFilter!) {
  packageSalesReport(filter: $filter) {
    summary {
      ...SalesSums
      usesSold
      usesRedeemed
      usesRemaining
      byStaffMember {
        staffMember {
          id
          name
        }
        packagesSold
        invoiced {
          amount
          currency
        }
        collected {
          amount
          currency
        }
        refunded {
          amount
          currency
        }
      }
    }
    rows(first: 50) {
      totalCount
      nodes {
        ...SaleRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SalesSums on PackageSalesSummary {
  packagesSold
  invoiced {
    amount
    currency
  }
  collected {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
}
fragment SaleRow on PackageSalesRow {
  patientPackage {
    id
    patient {
      id
    }
  }
  patientName
  patientNumber
  packageName
  purchasedAt
  invoiceNumber
  price {
    amount
    currency
  }
  collected {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  usesRedeemed
  usesRemaining
  expiresOn
  status
  staffName
}`, {"hash":"sha256:d9a00fd3a41a0e0f0c8467b85f0310ebadbb4fc053f6c64296ef83be1c309a67"}) as unknown as TypedDocumentString<SalesReportQuery, SalesReportQueryVariables>;
export const MoreSalesDocument = new TypedDocumentString(`
    query MoreSales($filter: PackageSalesFilter!, $after: String!) {
  packageSalesReport(filter: $filter) {
    rows(first: 50, after: $after) {
      nodes {
        ...SaleRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SaleRow on PackageSalesRow {
  patientPackage {
    id
    patient {
      id
    }
  }
  patientName
  patientNumber
  packageName
  purchasedAt
  invoiceNumber
  price {
    amount
    currency
  }
  collected {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  usesRedeemed
  usesRemaining
  expiresOn
  status
  staffName
}`, {"hash":"sha256:24a3bec8bde4efcd115ec59178853a01d474f38735b577f52c19f0a9ef577f4b"}) as unknown as TypedDocumentString<MoreSalesQuery, MoreSalesQueryVariables>;
export const SalesByMonthDocument = new TypedDocumentString(`
    query SalesByMonth($month1: PackageSalesFilter!, $month2: PackageSalesFilter!, $month3: PackageSalesFilter!, $month4: PackageSalesFilter!, $month5: PackageSalesFilter!, $month6: PackageSalesFilter!, $month7: PackageSalesFilter!, $month8: PackageSalesFilter!, $month9: PackageSalesFilter!, $month10: PackageSalesFilter!, $month11: PackageSalesFilter!, $month12: PackageSalesFilter!) {
  month1: packageSalesReport(filter: $month1) {
    summary {
      ...SalesSums
    }
  }
  month2: packageSalesReport(filter: $month2) {
    summary {
      ...SalesSums
    }
  }
  month3: packageSalesReport(filter: $month3) {
    summary {
      ...SalesSums
    }
  }
  month4: packageSalesReport(filter: $month4) {
    summary {
      ...SalesSums
    }
  }
  month5: packageSalesReport(filter: $month5) {
    summary {
      ...SalesSums
    }
  }
  month6: packageSalesReport(filter: $month6) {
    summary {
      ...SalesSums
    }
  }
  month7: packageSalesReport(filter: $month7) {
    summary {
      ...SalesSums
    }
  }
  month8: packageSalesReport(filter: $month8) {
    summary {
      ...SalesSums
    }
  }
  month9: packageSalesReport(filter: $month9) {
    summary {
      ...SalesSums
    }
  }
  month10: packageSalesReport(filter: $month10) {
    summary {
      ...SalesSums
    }
  }
  month11: packageSalesReport(filter: $month11) {
    summary {
      ...SalesSums
    }
  }
  month12: packageSalesReport(filter: $month12) {
    summary {
      ...SalesSums
    }
  }
}
    fragment SalesSums on PackageSalesSummary {
  packagesSold
  invoiced {
    amount
    currency
  }
  collected {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
}`, {"hash":"sha256:e08b9e5a53b1ecad40fdcf0f6634ae2094ae11b62a0797b7b1385bc70f3964bb"}) as unknown as TypedDocumentString<SalesByMonthQuery, SalesByMonthQueryVariables>;
export const TakingsReportDocument = new TypedDocumentString(`
    query TakingsReport($filter: TakingsFilter!) {
  takingsReport(filter: $filter) {
    ...TakingsPage
  }
}
    fragment TakingsSums on TakingsSummary {
  received {
    amount
    currency
  }
  paidBack {
    amount
    currency
  }
  net {
    amount
    currency
  }
  payments
  refunds
}
fragment TakingsPage on TakingsReport {
  summary {
    ...TakingsSums
  }
  byMethod {
    method
    received {
      amount
      currency
    }
    paidBack {
      amount
      currency
    }
    net {
      amount
      currency
    }
  }
  rows(first: 50) {
    totalCount
    nodes {
      ...TakingRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
fragment TakingRow on TakingsRow {
  payment {
    id
    patient {
      id
    }
  }
  takenAt
  kind
  method
  amount {
    amount
    currency
  }
  patientName
  patientNumber
  reference
  staffName
}`, {"hash":"sha256:65ee5bededd3b4b7268ce4a016011d86feafb617bd4da54ba0752d1ba6efbd38"}) as unknown as TypedDocumentString<TakingsReportQuery, TakingsReportQueryVariables>;
export const MoreTakingsDocument = new TypedDocumentString(`
    query MoreTakings($filter: TakingsFilter!, $after: String!) {
  takingsReport(filter: $filter) {
    rows(first: 50, after: $after) {
      nodes {
        ...TakingRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment TakingRow on TakingsRow {
  payment {
    id
    patient {
      id
    }
  }
  takenAt
  kind
  method
  amount {
    amount
    currency
  }
  patientName
  patientNumber
  reference
  staffName
}`, {"hash":"sha256:3dabb75352488f322012480a11b5fd60e8cfd3d68e6f473cba8fd7d8b86e8e2f"}) as unknown as TypedDocumentString<MoreTakingsQuery, MoreTakingsQueryVariables>;
export const MyTakingsDocument = new TypedDocumentString(`
    query MyTakings {
  myTakings {
    ...TakingsPage
  }
}
    fragment TakingsSums on TakingsSummary {
  received {
    amount
    currency
  }
  paidBack {
    amount
    currency
  }
  net {
    amount
    currency
  }
  payments
  refunds
}
fragment TakingsPage on TakingsReport {
  summary {
    ...TakingsSums
  }
  byMethod {
    method
    received {
      amount
      currency
    }
    paidBack {
      amount
      currency
    }
    net {
      amount
      currency
    }
  }
  rows(first: 50) {
    totalCount
    nodes {
      ...TakingRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
fragment TakingRow on TakingsRow {
  payment {
    id
    patient {
      id
    }
  }
  takenAt
  kind
  method
  amount {
    amount
    currency
  }
  patientName
  patientNumber
  reference
  staffName
}`, {"hash":"sha256:cc18c4c161ef370719e2b8a76eea63de76de498bb01f8bdc5d815fb09bb20fb3"}) as unknown as TypedDocumentString<MyTakingsQuery, MyTakingsQueryVariables>;
export const MoreOfMyTakingsDocument = new TypedDocumentString(`
    query MoreOfMyTakings($after: String!) {
  myTakings {
    rows(first: 50, after: $after) {
      nodes {
        ...TakingRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment TakingRow on TakingsRow {
  payment {
    id
    patient {
      id
    }
  }
  takenAt
  kind
  method
  amount {
    amount
    currency
  }
  patientName
  patientNumber
  reference
  staffName
}`, {"hash":"sha256:153282e47f10c76f46744b8d1917c7a0acab93121da19e9fa4e43d8b27b06c3c"}) as unknown as TypedDocumentString<MoreOfMyTakingsQuery, MoreOfMyTakingsQueryVariables>;
export const TakingsByMonthDocument = new TypedDocumentString(`
    query TakingsByMonth($month1: TakingsFilter!, $month2: TakingsFilter!, $month3: TakingsFilter!, $month4: TakingsFilter!, $month5: TakingsFilter!, $month6: TakingsFilter!, $month7: TakingsFilter!, $month8: TakingsFilter!, $month9: TakingsFilter!, $month10: TakingsFilter!, $month11: TakingsFilter!, $month12: TakingsFilter!) {
  month1: takingsReport(filter: $month1) {
    summary {
      ...TakingsSums
    }
  }
  month2: takingsReport(filter: $month2) {
    summary {
      ...TakingsSums
    }
  }
  month3: takingsReport(filter: $month3) {
    summary {
      ...TakingsSums
    }
  }
  month4: takingsReport(filter: $month4) {
    summary {
      ...TakingsSums
    }
  }
  month5: takingsReport(filter: $month5) {
    summary {
      ...TakingsSums
    }
  }
  month6: takingsReport(filter: $month6) {
    summary {
      ...TakingsSums
    }
  }
  month7: takingsReport(filter: $month7) {
    summary {
      ...TakingsSums
    }
  }
  month8: takingsReport(filter: $month8) {
    summary {
      ...TakingsSums
    }
  }
  month9: takingsReport(filter: $month9) {
    summary {
      ...TakingsSums
    }
  }
  month10: takingsReport(filter: $month10) {
    summary {
      ...TakingsSums
    }
  }
  month11: takingsReport(filter: $month11) {
    summary {
      ...TakingsSums
    }
  }
  month12: takingsReport(filter: $month12) {
    summary {
      ...TakingsSums
    }
  }
}
    fragment TakingsSums on TakingsSummary {
  received {
    amount
    currency
  }
  paidBack {
    amount
    currency
  }
  net {
    amount
    currency
  }
  payments
  refunds
}`, {"hash":"sha256:813cf6a95546cbd454aca3973ee54eadf256c3cbc75e2095f383186e047f8838"}) as unknown as TypedDocumentString<TakingsByMonthQuery, TakingsByMonthQueryVariables>;
export const UsageReportDocument = new TypedDocumentString(`
    query UsageReport($filter: PackageUsageFilter!) {
  packageUsageReport(filter: $filter) {
    summary {
      ...UsageSums
      arrivals
      noShows
      lateCancellations
      byCommissionBasis {
        commissionBasis
        uses
        value {
          amount
          currency
        }
        patientPays {
          amount
          currency
        }
      }
      byStaffMember {
        staffMember {
          id
          name
        }
        uses
        value {
          amount
          currency
        }
        patientPays {
          amount
          currency
        }
      }
    }
    rows(first: 50) {
      totalCount
      nodes {
        ...UseRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment UsageSums on PackageUsageSummary {
  uses
  value {
    amount
    currency
  }
  patientPays {
    amount
    currency
  }
}
fragment UseRow on PackageUsageRow {
  redemption {
    id
    patientPackage {
      id
      patient {
        id
      }
    }
  }
  usedAt
  patientName
  patientNumber
  packageName
  treatmentName
  practitionerName
  reason
  value {
    amount
    currency
  }
  patientPays {
    amount
    currency
  }
  usesRemainingAfter
  isSuperseded
  commissionBasis
}`, {"hash":"sha256:a58487f25f965218db3b6e1a4af3bbe82a49f8e6b573b80d53ba5591cc26ad65"}) as unknown as TypedDocumentString<UsageReportQuery, UsageReportQueryVariables>;
export const MoreUsesDocument = new TypedDocumentString(`
    query MoreUses($filter: PackageUsageFilter!, $after: String!) {
  packageUsageReport(filter: $filter) {
    rows(first: 50, after: $after) {
      nodes {
        ...UseRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment UseRow on PackageUsageRow {
  redemption {
    id
    patientPackage {
      id
      patient {
        id
      }
    }
  }
  usedAt
  patientName
  patientNumber
  packageName
  treatmentName
  practitionerName
  reason
  value {
    amount
    currency
  }
  patientPays {
    amount
    currency
  }
  usesRemainingAfter
  isSuperseded
  commissionBasis
}`, {"hash":"sha256:228d5eb34370a9afb32684d9f6b479ec75f009e0d0bd2e13f66ab2d35dd7afc8"}) as unknown as TypedDocumentString<MoreUsesQuery, MoreUsesQueryVariables>;
export const UsageByMonthDocument = new TypedDocumentString(`
    query UsageByMonth($month1: PackageUsageFilter!, $month2: PackageUsageFilter!, $month3: PackageUsageFilter!, $month4: PackageUsageFilter!, $month5: PackageUsageFilter!, $month6: PackageUsageFilter!, $month7: PackageUsageFilter!, $month8: PackageUsageFilter!, $month9: PackageUsageFilter!, $month10: PackageUsageFilter!, $month11: PackageUsageFilter!, $month12: PackageUsageFilter!) {
  month1: packageUsageReport(filter: $month1) {
    summary {
      ...UsageSums
    }
  }
  month2: packageUsageReport(filter: $month2) {
    summary {
      ...UsageSums
    }
  }
  month3: packageUsageReport(filter: $month3) {
    summary {
      ...UsageSums
    }
  }
  month4: packageUsageReport(filter: $month4) {
    summary {
      ...UsageSums
    }
  }
  month5: packageUsageReport(filter: $month5) {
    summary {
      ...UsageSums
    }
  }
  month6: packageUsageReport(filter: $month6) {
    summary {
      ...UsageSums
    }
  }
  month7: packageUsageReport(filter: $month7) {
    summary {
      ...UsageSums
    }
  }
  month8: packageUsageReport(filter: $month8) {
    summary {
      ...UsageSums
    }
  }
  month9: packageUsageReport(filter: $month9) {
    summary {
      ...UsageSums
    }
  }
  month10: packageUsageReport(filter: $month10) {
    summary {
      ...UsageSums
    }
  }
  month11: packageUsageReport(filter: $month11) {
    summary {
      ...UsageSums
    }
  }
  month12: packageUsageReport(filter: $month12) {
    summary {
      ...UsageSums
    }
  }
}
    fragment UsageSums on PackageUsageSummary {
  uses
  value {
    amount
    currency
  }
  patientPays {
    amount
    currency
  }
}`, {"hash":"sha256:b17db4cf9fcb8b09feed9af342b59f5665fff8c356d0df6e6175ae48b3021a5a"}) as unknown as TypedDocumentString<UsageByMonthQuery, UsageByMonthQueryVariables>;
export const ClinicSetUpDocument = new TypedDocumentString(`
    query ClinicSetUp {
  viewer {
    clinic {
      ...ClinicSetUp
    }
  }
}
    fragment ClinicSetUp on Clinic {
  id
  version
  name
  timeZone
  currency
  address
  receiptFooter
}`, {"hash":"sha256:58d1f69ab58885e71c3317e742a019ce744e4baaf23fb24cf45390b61579fb4b"}) as unknown as TypedDocumentString<ClinicSetUpQuery, ClinicSetUpQueryVariables>;
export const UpdateClinicDocument = new TypedDocumentString(`
    mutation UpdateClinic($input: UpdateClinicInput!) {
  updateClinic(input: $input) {
    ... on UpdateClinicPayload {
      __typename
      clinic {
        ...ClinicSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment ClinicSetUp on Clinic {
  id
  version
  name
  timeZone
  currency
  address
  receiptFooter
}`, {"hash":"sha256:d1780491051887fe7dc77a6de403ef71b53309a8a04508e8c616d57a8e428c97"}) as unknown as TypedDocumentString<UpdateClinicMutation, UpdateClinicMutationVariables>;
export const FeesSetUpDocument = new TypedDocumentString(`
    query FeesSetUp {
  noShowFees(includeArchived: true) {
    ...FeeSetUp
  }
}
    fragment FeeSetUp on NoShowFee {
  id
  version
  name
  amount {
    amount
    currency
  }
  isArchived
}`, {"hash":"sha256:52171bc9ba49256a7c3101e91496490c319482416a84ec775abc8cbbb268d543"}) as unknown as TypedDocumentString<FeesSetUpQuery, FeesSetUpQueryVariables>;
export const CreateFeeDocument = new TypedDocumentString(`
    mutation CreateFee($input: CreateNoShowFeeInput!) {
  createNoShowFee(input: $input) {
    ... on CreateNoShowFeePayload {
      __typename
      noShowFee {
        ...FeeSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment FeeSetUp on NoShowFee {
  id
  version
  name
  amount {
    amount
    currency
  }
  isArchived
}`, {"hash":"sha256:b3a9748b1d293c8e28aeccacc347fc5b9161f92e032db78fda21f7ea01323542"}) as unknown as TypedDocumentString<CreateFeeMutation, CreateFeeMutationVariables>;
export const UpdateFeeDocument = new TypedDocumentString(`
    mutation UpdateFee($input: UpdateNoShowFeeInput!) {
  updateNoShowFee(input: $input) {
    ... on UpdateNoShowFeePayload {
      __typename
      noShowFee {
        ...FeeSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment FeeSetUp on NoShowFee {
  id
  version
  name
  amount {
    amount
    currency
  }
  isArchived
}`, {"hash":"sha256:05e6ba6d0774e55da3bb0a27f467d3f82c0d2bf17bf5aff7acd6edf8ca363801"}) as unknown as TypedDocumentString<UpdateFeeMutation, UpdateFeeMutationVariables>;
export const ArchiveFeeDocument = new TypedDocumentString(`
    mutation ArchiveFee($input: ArchiveNoShowFeeInput!) {
  archiveNoShowFee(input: $input) {
    ... on ArchiveNoShowFeePayload {
      __typename
      noShowFee {
        ...FeeSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment FeeSetUp on NoShowFee {
  id
  version
  name
  amount {
    amount
    currency
  }
  isArchived
}`, {"hash":"sha256:f0a7b7e50fc890a9ad9e617b0999ff41ade96d796639bf75cdd84d5e5acb5b06"}) as unknown as TypedDocumentString<ArchiveFeeMutation, ArchiveFeeMutationVariables>;
export const OffersSetUpDocument = new TypedDocumentString(`
    query OffersSetUp($after: String) {
  packages(includeArchived: true, first: 50, after: $after) {
    nodes {
      ...OfferSetUp
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment OfferSetUp on Package {
  id
  version
  name
  price {
    amount
    currency
  }
  uses
  validForDays
  category
  description
  position
  eligibleItems {
    treatment {
      id
      name
    }
    patientPays {
      amount
      currency
    }
  }
  useLimits {
    treatments {
      id
    }
    uses
    priceShare {
      amount
    }
  }
  isArchived
}`, {"hash":"sha256:2fcf60beb031193f8c8fc4e277285bdb61438fdabb08cc0f62abc09200be5eaf"}) as unknown as TypedDocumentString<OffersSetUpQuery, OffersSetUpQueryVariables>;
export const CreateOfferDocument = new TypedDocumentString(`
    mutation CreateOffer($input: CreatePackageInput!) {
  createPackage(input: $input) {
    ... on CreatePackagePayload {
      __typename
      package {
        ...OfferSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment OfferSetUp on Package {
  id
  version
  name
  price {
    amount
    currency
  }
  uses
  validForDays
  category
  description
  position
  eligibleItems {
    treatment {
      id
      name
    }
    patientPays {
      amount
      currency
    }
  }
  useLimits {
    treatments {
      id
    }
    uses
    priceShare {
      amount
    }
  }
  isArchived
}`, {"hash":"sha256:3acfb01f533327615761e99bb7ab0641b364b927359f66fda0697abd2155e645"}) as unknown as TypedDocumentString<CreateOfferMutation, CreateOfferMutationVariables>;
export const UpdateOfferDocument = new TypedDocumentString(`
    mutation UpdateOffer($input: UpdatePackageInput!) {
  updatePackage(input: $input) {
    ... on UpdatePackagePayload {
      __typename
      package {
        ...OfferSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment OfferSetUp on Package {
  id
  version
  name
  price {
    amount
    currency
  }
  uses
  validForDays
  category
  description
  position
  eligibleItems {
    treatment {
      id
      name
    }
    patientPays {
      amount
      currency
    }
  }
  useLimits {
    treatments {
      id
    }
    uses
    priceShare {
      amount
    }
  }
  isArchived
}`, {"hash":"sha256:166d1592c266457b5cc5cc6a9c8b389665fe1c5b541099e47d79afe27705a2d0"}) as unknown as TypedDocumentString<UpdateOfferMutation, UpdateOfferMutationVariables>;
export const ArchiveOfferDocument = new TypedDocumentString(`
    mutation ArchiveOffer($input: ArchivePackageInput!) {
  archivePackage(input: $input) {
    ... on ArchivePackagePayload {
      __typename
      package {
        ...OfferSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment OfferSetUp on Package {
  id
  version
  name
  price {
    amount
    currency
  }
  uses
  validForDays
  category
  description
  position
  eligibleItems {
    treatment {
      id
      name
    }
    patientPays {
      amount
      currency
    }
  }
  useLimits {
    treatments {
      id
    }
    uses
    priceShare {
      amount
    }
  }
  isArchived
}`, {"hash":"sha256:19454d7fe4853357792779208871146e37d166860466b7cfeac6bda37a7b5323"}) as unknown as TypedDocumentString<ArchiveOfferMutation, ArchiveOfferMutationVariables>;
export const PolicySetUpDocument = new TypedDocumentString(`
    query PolicySetUp {
  viewer {
    clinic {
      ...PolicySetUp
    }
  }
}
    fragment Breakage on BreakagePolicy {
  method
  expectedPercent
  from
  setAt
  setBy {
    name
  }
}
fragment PolicySetUp on Clinic {
  id
  policy {
    version
    allowsExpiry
    shortestValidityDays
    breakage {
      ...Breakage
    }
    comingBreakage {
      ...Breakage
    }
  }
}`, {"hash":"sha256:93b1e8e5343630db30e61e3cf892c840556efd0c4891ce1776973960b57aa0ca"}) as unknown as TypedDocumentString<PolicySetUpQuery, PolicySetUpQueryVariables>;
export const UpdateClinicPolicyDocument = new TypedDocumentString(`
    mutation UpdateClinicPolicy($input: UpdateClinicPolicyInput!) {
  updateClinicPolicy(input: $input) {
    ... on UpdateClinicPolicyPayload {
      __typename
      clinic {
        ...PolicySetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment Breakage on BreakagePolicy {
  method
  expectedPercent
  from
  setAt
  setBy {
    name
  }
}
fragment PolicySetUp on Clinic {
  id
  policy {
    version
    allowsExpiry
    shortestValidityDays
    breakage {
      ...Breakage
    }
    comingBreakage {
      ...Breakage
    }
  }
}`, {"hash":"sha256:afbec6846279e2d566be8d6cc4946f900974de28fae5bba899c3c66489125832"}) as unknown as TypedDocumentString<UpdateClinicPolicyMutation, UpdateClinicPolicyMutationVariables>;
export const SetBreakagePolicyDocument = new TypedDocumentString(`
    mutation SetBreakagePolicy($input: SetBreakagePolicyInput!) {
  setBreakagePolicy(input: $input) {
    ... on SetBreakagePolicyPayload {
      __typename
      clinic {
        ...PolicySetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment Breakage on BreakagePolicy {
  method
  expectedPercent
  from
  setAt
  setBy {
    name
  }
}
fragment PolicySetUp on Clinic {
  id
  policy {
    version
    allowsExpiry
    shortestValidityDays
    breakage {
      ...Breakage
    }
    comingBreakage {
      ...Breakage
    }
  }
}`, {"hash":"sha256:088d00e0e4c26d5101cb9a78f97d1a315540e49a97ff58f3fcd7b30f25d4501b"}) as unknown as TypedDocumentString<SetBreakagePolicyMutation, SetBreakagePolicyMutationVariables>;
export const StaffSetUpDocument = new TypedDocumentString(`
    query StaffSetUp {
  staffMembers(includeInactive: true) {
    ...StaffSetUp
  }
}
    fragment StaffSetUp on StaffMember {
  id
  version
  name
  email
  role
  isBookable
  treatments {
    id
    name
  }
  isActive
}`, {"hash":"sha256:b4f787d33dbe7e50666d572f66229bf26692fc0598ead8adb5dd65dcaa8057f8"}) as unknown as TypedDocumentString<StaffSetUpQuery, StaffSetUpQueryVariables>;
export const CreateStaffMemberDocument = new TypedDocumentString(`
    mutation CreateStaffMember($input: CreateStaffMemberInput!) {
  createStaffMember(input: $input) {
    ... on CreateStaffMemberPayload {
      __typename
      staffMember {
        ...StaffSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment StaffSetUp on StaffMember {
  id
  version
  name
  email
  role
  isBookable
  treatments {
    id
    name
  }
  isActive
}`, {"hash":"sha256:08fa939eebbfee5054fe97aae4b4c6904e0837091732681bf6be0d05b7459fb6"}) as unknown as TypedDocumentString<CreateStaffMemberMutation, CreateStaffMemberMutationVariables>;
export const UpdateStaffMemberDocument = new TypedDocumentString(`
    mutation UpdateStaffMember($input: UpdateStaffMemberInput!) {
  updateStaffMember(input: $input) {
    ... on UpdateStaffMemberPayload {
      __typename
      staffMember {
        ...StaffSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment StaffSetUp on StaffMember {
  id
  version
  name
  email
  role
  isBookable
  treatments {
    id
    name
  }
  isActive
}`, {"hash":"sha256:5ba43218ae188164427c8478080eb4b226172fe35f868465ec0b28d268dc35b7"}) as unknown as TypedDocumentString<UpdateStaffMemberMutation, UpdateStaffMemberMutationVariables>;
export const ArchiveStaffMemberDocument = new TypedDocumentString(`
    mutation ArchiveStaffMember($input: ArchiveStaffMemberInput!) {
  archiveStaffMember(input: $input) {
    ... on ArchiveStaffMemberPayload {
      __typename
      staffMember {
        ...StaffSetUp
      }
      bookedAppointments {
        id
        startsAt
        endsAt
        patient {
          id
          firstName
          lastName
        }
        treatment {
          id
          name
        }
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment StaffSetUp on StaffMember {
  id
  version
  name
  email
  role
  isBookable
  treatments {
    id
    name
  }
  isActive
}`, {"hash":"sha256:b729f40089334f284d61a697a9f54d471d18c004778c8a4e9a9f855fbf490b16"}) as unknown as TypedDocumentString<ArchiveStaffMemberMutation, ArchiveStaffMemberMutationVariables>;
export const TreatmentsSetUpDocument = new TypedDocumentString(`
    query TreatmentsSetUp {
  treatments(includeArchived: true) {
    ...TreatmentSetUp
  }
}
    fragment TreatmentSetUp on Treatment {
  id
  version
  name
  kind
  durationMinutes
  price {
    amount
    currency
  }
  category
  description
  position
  isArchived
}`, {"hash":"sha256:ca7c3bad8ccfaf0d34b88a63080995951cb87346e4eadb678e48eb9b501dbc64"}) as unknown as TypedDocumentString<TreatmentsSetUpQuery, TreatmentsSetUpQueryVariables>;
export const CreateTreatmentDocument = new TypedDocumentString(`
    mutation CreateTreatment($input: CreateTreatmentInput!) {
  createTreatment(input: $input) {
    ... on CreateTreatmentPayload {
      __typename
      treatment {
        ...TreatmentSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment TreatmentSetUp on Treatment {
  id
  version
  name
  kind
  durationMinutes
  price {
    amount
    currency
  }
  category
  description
  position
  isArchived
}`, {"hash":"sha256:0f7d285f1b9c9f303f779a0d56c574e475d1cb8218e08c04a61e585781c9f988"}) as unknown as TypedDocumentString<CreateTreatmentMutation, CreateTreatmentMutationVariables>;
export const UpdateTreatmentDocument = new TypedDocumentString(`
    mutation UpdateTreatment($input: UpdateTreatmentInput!) {
  updateTreatment(input: $input) {
    ... on UpdateTreatmentPayload {
      __typename
      treatment {
        ...TreatmentSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment TreatmentSetUp on Treatment {
  id
  version
  name
  kind
  durationMinutes
  price {
    amount
    currency
  }
  category
  description
  position
  isArchived
}`, {"hash":"sha256:eef87073dea824f5a530212dd3826a9a5b78211b57184211b194b40d1e3cbc3c"}) as unknown as TypedDocumentString<UpdateTreatmentMutation, UpdateTreatmentMutationVariables>;
export const ArchiveTreatmentDocument = new TypedDocumentString(`
    mutation ArchiveTreatment($input: ArchiveTreatmentInput!) {
  archiveTreatment(input: $input) {
    ... on ArchiveTreatmentPayload {
      __typename
      treatment {
        ...TreatmentSetUp
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment TreatmentSetUp on Treatment {
  id
  version
  name
  kind
  durationMinutes
  price {
    amount
    currency
  }
  category
  description
  position
  isArchived
}`, {"hash":"sha256:1c425f84c05ef73f1144784b0db30d4c4fcdc57fd6affe423901b4f821334ed9"}) as unknown as TypedDocumentString<ArchiveTreatmentMutation, ArchiveTreatmentMutationVariables>;
export const VisitsOfTheDayDocument = new TypedDocumentString(`
    query VisitsOfTheDay($during: DateRange!, $after: String) {
  appointments(during: $during, first: 100, after: $after) {
    nodes {
      ...VisitOfTheDay
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:86457d164d8cd00ff4bce7bb293ebbdb1073f407646ea481cfe0973bcbe847ef"}) as unknown as TypedDocumentString<VisitsOfTheDayQuery, VisitsOfTheDayQueryVariables>;
export const NextVisitDocument = new TypedDocumentString(`
    query NextVisit($during: DateRange!) {
  appointments(during: $during, first: 1) {
    nodes {
      id
      startsAt
    }
  }
}
    `, {"hash":"sha256:82919dcaa9826db05e4610357bef2f17697586f7578e92a80544681e45564525"}) as unknown as TypedDocumentString<NextVisitQuery, NextVisitQueryVariables>;
export const FollowTheDayDocument = new TypedDocumentString(`
    subscription FollowTheDay($during: DateRange!) {
  appointmentsChanged(during: $during) {
    kind
    appointments {
      ...VisitOfTheDay
    }
  }
}
    fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:0d086ed4c6171755c9ba82b3571fb929682f0a54c8d4fcfb10d640cd45ef01a4"}) as unknown as TypedDocumentString<FollowTheDaySubscription, FollowTheDaySubscriptionVariables>;
export const NoShowFeesDocument = new TypedDocumentString(`
    query NoShowFees {
  noShowFees {
    id
    name
    amount {
      amount
      currency
    }
  }
}
    `, {"hash":"sha256:dde4e17645b8fc5b574002e72f1f88361b5f5d8f05fba5bce2875a577c4d95c6"}) as unknown as TypedDocumentString<NoShowFeesQuery, NoShowFeesQueryVariables>;
export const OptionsOfAVisitDocument = new TypedDocumentString(`
    query OptionsOfAVisit($id: ID!) {
  appointment(id: $id) {
    id
    packageOptions {
      isEligible
      patientPackage {
        id
        name
      }
    }
  }
}
    `, {"hash":"sha256:82597689c6a602afb4616e7b89930c0f0fb05d645224d0588ac365b800181a3e"}) as unknown as TypedDocumentString<OptionsOfAVisitQuery, OptionsOfAVisitQueryVariables>;
export const ArriveDocument = new TypedDocumentString(`
    mutation Arrive($input: ArriveAppointmentInput!) {
  arriveAppointment(input: $input) {
    ... on ArriveAppointmentPayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
      warnings {
        ...WarnedOf
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment WarnedOf on AppointmentWarning {
  code
  message
  appointment {
    id
    startsAt
    endsAt
    patient {
      id
      firstName
      lastName
    }
    practitioner {
      id
      name
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:9ad0735a260693ac226f6a7ac290d74c2e56b8e5f977b0ecd866e05c7ecff63d"}) as unknown as TypedDocumentString<ArriveMutation, ArriveMutationVariables>;
export const NoShowDocument = new TypedDocumentString(`
    mutation NoShow($input: MarkNoShowInput!) {
  markNoShow(input: $input) {
    ... on MarkNoShowPayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
      warnings {
        ...WarnedOf
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment WarnedOf on AppointmentWarning {
  code
  message
  appointment {
    id
    startsAt
    endsAt
    patient {
      id
      firstName
      lastName
    }
    practitioner {
      id
      name
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:172a0773e648bd767b3b1803ba977022677771d01b13415c1337ed1204ef0627"}) as unknown as TypedDocumentString<NoShowMutation, NoShowMutationVariables>;
export const CancelAVisitDocument = new TypedDocumentString(`
    mutation CancelAVisit($input: CancelAppointmentInput!) {
  cancelAppointment(input: $input) {
    ... on CancelAppointmentPayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:cb1b53c17d903ffdd97b10c31d805501054a2fd9cee5215dfb4003228539ff34"}) as unknown as TypedDocumentString<CancelAVisitMutation, CancelAVisitMutationVariables>;
export const UndoArrivalDocument = new TypedDocumentString(`
    mutation UndoArrival($input: UndoArrivalInput!) {
  undoArrival(input: $input) {
    ... on UndoArrivalPayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:7d8a3c7131dab93a7d697eaad596217b6812532f5028ecf05bdeb33e4e2447d9"}) as unknown as TypedDocumentString<UndoArrivalMutation, UndoArrivalMutationVariables>;
export const UndoNoShowDocument = new TypedDocumentString(`
    mutation UndoNoShow($input: UndoNoShowInput!) {
  undoNoShow(input: $input) {
    ... on UndoNoShowPayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:b91aa5fb9dd473b4f358bb33e8e891ed836ec2165a8deb68999a2de16a2e32ea"}) as unknown as TypedDocumentString<UndoNoShowMutation, UndoNoShowMutationVariables>;
export const UndoCancellationDocument = new TypedDocumentString(`
    mutation UndoCancellation($input: UndoCancellationInput!) {
  undoCancellation(input: $input) {
    ... on UndoCancellationPayload {
      __typename
      appointment {
        ...VisitOfTheDay
      }
      warnings {
        ...WarnedOf
      }
    }
    ...Refused
  }
}
    fragment Refused on Refusal {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      path
      code
      message
      values {
        name
        value
      }
    }
  }
  ... on NotFullyPaid {
    balanceDue {
      amount
      currency
    }
  }
  ... on PackageExpired {
    expiresOn
  }
  ... on PackageUsedUp {
    usesTotal
    usesReserved
  }
  ... on WrongStatus {
    status
  }
  ... on AmountOutOfRange {
    minimum {
      amount
      currency
    }
    maximum {
      amount
      currency
    }
  }
}
fragment WarnedOf on AppointmentWarning {
  code
  message
  appointment {
    id
    startsAt
    endsAt
    patient {
      id
      firstName
      lastName
    }
    practitioner {
      id
      name
    }
  }
}
fragment VisitOfTheDay on Appointment {
  id
  version
  status
  startsAt
  endsAt
  note
  patient {
    id
    firstName
    lastName
  }
  treatment {
    id
    name
  }
  practitioner {
    id
    name
  }
  patientTotal {
    amount
    currency
  }
  redemption {
    id
    status
    patientPackage {
      id
      name
      usesAvailable
    }
  }
  invoice {
    id
    number
    balanceDue {
      amount
      currency
    }
  }
}`, {"hash":"sha256:3f64f663bb6090999a5b6e027b87a6a2bb164d7673ce9f314c142d8be7373cb0"}) as unknown as TypedDocumentString<UndoCancellationMutation, UndoCancellationMutationVariables>;
export const WhoIsSignedInDocument = new TypedDocumentString(`
    query WhoIsSignedIn {
  viewer {
    staffMember {
      id
      name
    }
    role
    permissions
    clinic {
      id
      name
      timeZone
      currency
    }
  }
}
    `, {"hash":"sha256:0193852528e09610d3f0b5dafb8903ab8f5a92122d260086f019a0540307f1f6"}) as unknown as TypedDocumentString<WhoIsSignedInQuery, WhoIsSignedInQueryVariables>;
export const FindPatientsDocument = new TypedDocumentString(`
    query FindPatients($search: String!) {
  patients(search: $search, first: 8) {
    totalCount
    nodes {
      id
      number
      firstName
      lastName
      phone
      dateOfBirth
      owing {
        amount
        currency
      }
    }
  }
}
    `, {"hash":"sha256:b14ce879f37739109adbc104cd6c6a62d75656f41c7d29d798098363cc38b5ac"}) as unknown as TypedDocumentString<FindPatientsQuery, FindPatientsQueryVariables>;