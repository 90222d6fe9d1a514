/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** Days of the clinic's calendar, both included. */
export type DateRange = {
  /** The first day. */
  readonly from: string;
  /** The last day. */
  readonly to: string;
};

/** What becomes of a row of an import, or would on a dry run. */
export type ImportOutcome =
  /** It is made. */
  | 'CREATED'
  /** It has problems: nothing of the import is written. */
  | 'REFUSED'
  /** The same row was imported before; what it made stays as it is. */
  | 'UNCHANGED';

/** A patient to import. */
export type ImportPatientRow = {
  /** The date of birth, if it is known: from 1900 to today in the clinic. */
  readonly dateOfBirth?: string | null | undefined;
  /** The e-mail address, if one is known; at most 254 characters. */
  readonly email?: string | null | undefined;
  /** What the patient is called where they come from: 1 to 100 characters, unique in the clinic for ever. */
  readonly externalId: string;
  /** Given name or names: 1 to 200 characters. */
  readonly firstName: string;
  /** Family name, by which patients are listed: 1 to 200 characters. */
  readonly lastName: string;
  /** The phone number, if one is known; at most 50 characters. */
  readonly phone?: string | null | undefined;
};

/** Patients to import. */
export type ImportPatientsInput = {
  /** Says what would become of each row, and writes nothing; the key is not used up by it. */
  readonly dryRun?: boolean;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
  /** The patients: 1 to 300. */
  readonly rows: ReadonlyArray<ImportPatientRow>;
};

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

/** An arrival that was a mistake. */
export type UndoArrivalInput = {
  /** The arrived appointment. */
  readonly appointmentId: string;
  /** Chosen by the client, once for each intended change: 16 to 128 letters, digits or any of `_ . : -`, such as a UUID. Sending the same input again under the same key gives the first outcome again and never does it twice. */
  readonly idempotencyKey: string;
};

export type FollowAPatientsPackagesSubscriptionVariables = Exact<{
  patientId: string;
}>;


export type FollowAPatientsPackagesSubscription = { readonly patientPackagesChanged: { readonly __typename: 'PatientPackagesChange', readonly kind: ChangeKind, readonly deletedPatientPackageIds: ReadonlyArray<string>, readonly patient: { readonly __typename: 'Patient', readonly id: string, readonly credit: { readonly __typename: 'Money', readonly amount: string, readonly currency: string }, readonly owing: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } }, readonly patientPackages: ReadonlyArray<{ readonly __typename: 'PatientPackage', readonly id: string, readonly version: number, readonly name: string, readonly status: PatientPackageStatus, readonly expiresOn: string | null, readonly usesTotal: number, readonly usesReserved: number, readonly usesRedeemed: number, readonly usesRemaining: number, readonly usesAvailable: number }> } };

export type FollowTheDaysVisitsSubscriptionVariables = Exact<{
  during: DateRange;
  practitionerId?: string | null | undefined;
}>;


export type FollowTheDaysVisitsSubscription = { readonly appointmentsChanged: { readonly __typename: 'AppointmentsChange', readonly kind: ChangeKind, readonly appointments: ReadonlyArray<{ readonly __typename: 'Appointment', readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly patient: { readonly __typename: 'Patient', readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly __typename: 'Treatment', readonly id: string, readonly name: string }, readonly practitioner: { readonly __typename: 'StaffMember', readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly __typename: 'Money', readonly amount: string, readonly currency: string }, readonly redemption: { readonly __typename: 'Redemption', readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly usesAvailable: number } } | null }> } };

export type ImportPatientsMutationVariables = Exact<{
  input: ImportPatientsInput;
}>;


export type ImportPatientsMutation = { readonly importPatients:
    | { readonly __typename: 'ImportPatientsPayload', readonly dryRun: boolean, readonly created: number, readonly unchanged: number, readonly refused: number, readonly rows: ReadonlyArray<{ readonly __typename: 'ImportedRow', readonly row: number, readonly externalId: string, readonly outcome: ImportOutcome, readonly duplicateRows: ReadonlyArray<number>, readonly patient: { readonly __typename: 'Patient', readonly id: string, readonly firstName: string, readonly lastName: string } | null, readonly possibleDuplicates: ReadonlyArray<{ readonly __typename: 'Patient', readonly id: string, readonly firstName: string, readonly lastName: string }>, readonly problems: ReadonlyArray<{ readonly __typename: 'ImportProblem', readonly code: RefusalCode, readonly path: ReadonlyArray<string>, readonly message: string }> }> }
    | { readonly __typename: 'ImportRefused', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly rows: ReadonlyArray<{ readonly __typename: 'ImportedRow', readonly row: number, readonly externalId: string, readonly problems: ReadonlyArray<{ readonly __typename: 'ImportProblem', readonly code: RefusalCode, readonly path: ReadonlyArray<string>, readonly message: string }> }> }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly __typename: 'InputProblem', readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type MarkANoShowMutationVariables = Exact<{
  input: MarkNoShowInput;
}>;


export type MarkANoShowMutation = { readonly markNoShow:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly limit: { readonly __typename: 'UseLimitBalance', readonly uses: number, readonly reserved: number, readonly redeemed: number } }
    | { readonly __typename: 'MarkNoShowPayload', readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly status: AppointmentStatus, readonly version: number, readonly patientTotal: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } }, readonly invoice: { readonly __typename: 'Invoice', readonly id: string, readonly number: string, readonly status: InvoiceStatus, readonly balanceDue: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } } | null, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly usesReserved: number, readonly usesRedeemed: number, readonly usesRemaining: number, readonly usesAvailable: number } | null }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly balanceDue: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } }
    | { readonly __typename: 'PackageExpired', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly expiresOn: string, readonly date: string }
    | { readonly __typename: 'PackageUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly usesTotal: number, readonly usesReserved: number, readonly usesRedeemed: number }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly status: AppointmentStatus }
   };

export type RegisterAPatientMutationVariables = Exact<{
  input: CreatePatientInput;
}>;


export type RegisterAPatientMutation = { readonly createPatient:
    | { readonly __typename: 'CreatePatientPayload', readonly patient: { readonly __typename: 'Patient', readonly id: string, readonly number: number | null, readonly firstName: string, readonly lastName: string, readonly email: string | null, readonly phone: string | null, readonly dateOfBirth: string | null, readonly version: number }, readonly possibleDuplicates: ReadonlyArray<{ readonly __typename: 'Patient', readonly id: string, readonly number: number | null, readonly firstName: string, readonly lastName: string, readonly dateOfBirth: string | null }> }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null, readonly problems: ReadonlyArray<{ readonly __typename: 'InputProblem', readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type TheDaysVisitsQueryVariables = Exact<{
  during: DateRange;
  practitionerId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TheDaysVisitsQuery = { readonly appointments: { readonly __typename: 'AppointmentConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Appointment', readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly patient: { readonly __typename: 'Patient', readonly id: string, readonly firstName: string, readonly lastName: string }, readonly treatment: { readonly __typename: 'Treatment', readonly id: string, readonly name: string }, readonly practitioner: { readonly __typename: 'StaffMember', readonly id: string, readonly name: string } | null, readonly patientTotal: { readonly __typename: 'Money', readonly amount: string, readonly currency: string }, readonly redemption: { readonly __typename: 'Redemption', readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly usesAvailable: number } } | null }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { readonly viewer: { readonly __typename: 'Viewer', readonly role: Role, readonly permissions: ReadonlyArray<Permission>, readonly staffMember: { readonly __typename: 'StaffMember', readonly id: string, readonly name: string }, readonly clinic: { readonly __typename: 'Clinic', readonly id: string, readonly name: string, readonly timeZone: string, readonly currency: string } } };

export type FindThePatientQueryVariables = Exact<{
  search: string;
}>;


export type FindThePatientQuery = { readonly patients: { readonly __typename: 'PatientConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Patient', readonly id: string, readonly firstName: string, readonly lastName: string, readonly phone: string | null, readonly credit: { readonly __typename: 'Money', readonly amount: string, readonly currency: string }, readonly owing: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } }> } };

export type WhatIsOnOfferQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type WhatIsOnOfferQuery = { readonly packages: { readonly __typename: 'PackageConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Package', readonly id: string, readonly name: string, readonly uses: number, readonly validForDays: number | null, readonly price: { readonly __typename: 'Money', readonly amount: string, readonly currency: string }, readonly eligibleItems: ReadonlyArray<{ readonly __typename: 'EligibleItem', readonly treatment: { readonly __typename: 'Treatment', readonly id: string, readonly name: string, readonly price: { readonly __typename: 'Money', readonly amount: string } }, readonly patientPays: { readonly __typename: 'Money', readonly amount: string } }> }> } };

export type SellWithAPartPaymentMutationVariables = Exact<{
  input: SellPackageInput;
}>;


export type SellWithAPartPaymentMutation = { readonly sellPackage:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SellPackagePayload', readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly status: PatientPackageStatus, readonly expiresOn: string | null, readonly usesAvailable: number }, readonly invoice: { readonly __typename: 'Invoice', readonly id: string, readonly number: string, readonly status: InvoiceStatus, readonly total: { readonly __typename: 'Money', readonly amount: string }, readonly balanceDue: { readonly __typename: 'Money', readonly amount: string } }, readonly payment: { readonly __typename: 'Payment', readonly id: string, readonly unapplied: { readonly __typename: 'Money', readonly amount: string } } | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type NotYetUsableQueryVariables = Exact<{
  patientId: string;
  treatmentId: string;
  startsAt: string;
}>;


export type NotYetUsableQuery = { readonly packageOptions: ReadonlyArray<{ readonly __typename: 'PackageOption', readonly isEligible: boolean, readonly isPreselected: boolean, readonly refusalCode: RefusalCode | null, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly status: PatientPackageStatus, readonly usesAvailable: number }, readonly patientPays: { readonly __typename: 'Money', readonly amount: string } | null }> };

export type ReceiveTheRestMutationVariables = Exact<{
  input: ReceivePaymentInput;
}>;


export type ReceiveTheRestMutation = { readonly receivePayment:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'ReceivePaymentPayload', readonly payment: { readonly __typename: 'Payment', readonly id: string, readonly amount: { readonly __typename: 'Money', readonly amount: string }, readonly unapplied: { readonly __typename: 'Money', readonly amount: string } }, readonly invoices: ReadonlyArray<{ readonly __typename: 'Invoice', readonly id: string, readonly number: string, readonly status: InvoiceStatus, readonly balanceDue: { readonly __typename: 'Money', readonly amount: string } }>, readonly patient: { readonly __typename: 'Patient', readonly id: string, readonly credit: { readonly __typename: 'Money', readonly amount: string, readonly currency: string }, readonly owing: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } } }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type PackageOptionsQueryVariables = Exact<{
  patientId: string;
  treatmentId: string;
  startsAt: string;
}>;


export type PackageOptionsQuery = { readonly packageOptions: ReadonlyArray<{ readonly __typename: 'PackageOption', readonly isEligible: boolean, readonly isPreselected: boolean, readonly refusalCode: RefusalCode | null, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly status: PatientPackageStatus, readonly usesAvailable: number }, readonly patientPays: { readonly __typename: 'Money', readonly amount: string } | null }> };

export type BookWithThePreselectedPackageMutationVariables = Exact<{
  input: BookAppointmentInput;
}>;


export type BookWithThePreselectedPackageMutation = { readonly bookAppointment:
    | { readonly __typename: 'BookAppointmentPayload', readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly version: number, readonly status: AppointmentStatus, readonly startsAt: string, readonly endsAt: string, readonly patientTotal: { readonly __typename: 'Money', readonly amount: string, readonly currency: string }, readonly redemption: { readonly __typename: 'Redemption', readonly id: string, readonly status: RedemptionStatus, readonly value: { readonly __typename: 'Money', readonly amount: string }, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly usesReserved: number, readonly usesAvailable: number } } | null } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageExpired', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type RescheduleMutationVariables = Exact<{
  input: RescheduleAppointmentInput;
}>;


export type RescheduleMutation = { readonly rescheduleAppointment:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PastExpiry', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'RescheduleAppointmentPayload', readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly version: number, readonly startsAt: string, readonly redemption: { readonly __typename: 'Redemption', readonly id: string, readonly status: RedemptionStatus } | null } }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'VersionConflict', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type ArriveMutationVariables = Exact<{
  input: ArriveAppointmentInput;
}>;


export type ArriveMutation = { readonly arriveAppointment:
    | { readonly __typename: 'ArriveAppointmentPayload', readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly status: AppointmentStatus }, readonly invoice: { readonly __typename: 'Invoice', readonly id: string, readonly number: string, readonly status: InvoiceStatus, readonly lines: ReadonlyArray<{ readonly __typename: 'InvoiceLine', readonly description: string, readonly amount: { readonly __typename: 'Money', readonly amount: string } }>, readonly balanceDue: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } }, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly usesReserved: number, readonly usesRedeemed: number, readonly usesRemaining: number } | null }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageExpired', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type WhatIsLeftQueryVariables = Exact<{
  id: string;
}>;


export type WhatIsLeftQuery = { readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly status: PatientPackageStatus, readonly purchasedAt: string, readonly expiresOn: string | null, readonly usesTotal: number, readonly usesReserved: number, readonly usesRedeemed: number, readonly usesRemaining: number, readonly usesAvailable: number, readonly redemptions: { readonly __typename: 'RedemptionConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Redemption', readonly id: string, readonly status: RedemptionStatus, readonly reason: RedemptionReason | null, readonly value: { readonly __typename: 'Money', readonly amount: string }, readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly startsAt: string, readonly treatment: { readonly __typename: 'Treatment', readonly id: string, readonly name: string } }, readonly invoice: { readonly __typename: 'Invoice', readonly id: string, readonly number: string } | null }> }, readonly history: { readonly __typename: 'PackageEntryConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'PackageEntry', readonly id: string, readonly sequence: number, readonly kind: PackageEntryKind, readonly at: string, readonly usesAvailableAfter: number, readonly usesRemainingAfter: number, readonly actor: { readonly __typename: 'StaffMember', readonly id: string, readonly name: string }, readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly startsAt: string } | null }> } } | null };

export type UndoTheArrivalMutationVariables = Exact<{
  input: UndoArrivalInput;
}>;


export type UndoTheArrivalMutation = { readonly undoArrival:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PaymentApplied', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'UndoArrivalPayload', readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly status: AppointmentStatus, readonly redemption: { readonly __typename: 'Redemption', readonly id: string, readonly status: RedemptionStatus } | null }, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly usesReserved: number, readonly usesRedeemed: number, readonly usesRemaining: number } | null }
    | { readonly __typename: 'WrongStatus', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type ArriveAfterAllMutationVariables = Exact<{
  input: ArriveAppointmentInput;
}>;


export type ArriveAfterAllMutation = { readonly arriveAppointment:
    | { readonly __typename: 'ArriveAppointmentPayload', readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly status: AppointmentStatus }, readonly invoice: { readonly __typename: 'Invoice', readonly id: string, readonly number: string, readonly status: InvoiceStatus, readonly lines: ReadonlyArray<{ readonly __typename: 'InvoiceLine', readonly description: string, readonly amount: { readonly __typename: 'Money', readonly amount: string } }>, readonly balanceDue: { readonly __typename: 'Money', readonly amount: string, readonly currency: string } }, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly usesReserved: number, readonly usesRedeemed: number, readonly usesRemaining: number } | null }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageExpired', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type CollectFromCreditMutationVariables = Exact<{
  input: ApplyPaymentInput;
}>;


export type CollectFromCreditMutation = { readonly applyPayment:
    | { readonly __typename: 'AmountOutOfRange', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'ApplyPaymentPayload', readonly payment: { readonly __typename: 'Payment', readonly id: string, readonly unapplied: { readonly __typename: 'Money', readonly amount: string } }, readonly invoice: { readonly __typename: 'Invoice', readonly id: string, readonly status: InvoiceStatus, readonly balanceDue: { readonly __typename: 'Money', readonly amount: string }, readonly patient: { readonly __typename: 'Patient', readonly id: string, readonly credit: { readonly __typename: 'Money', readonly amount: string }, readonly owing: { readonly __typename: 'Money', readonly amount: string } } } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type BookAnotherVisitMutationVariables = Exact<{
  input: BookAppointmentInput;
}>;


export type BookAnotherVisitMutation = { readonly bookAppointment:
    | { readonly __typename: 'BookAppointmentPayload', readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly status: AppointmentStatus, readonly startsAt: string, readonly patientTotal: { readonly __typename: 'Money', readonly amount: string }, readonly redemption: { readonly __typename: 'Redemption', readonly id: string, readonly status: RedemptionStatus, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string } } | null } }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageExpired', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type RemoveThePackageMutationVariables = Exact<{
  input: RemovePackageInput;
}>;


export type RemoveThePackageMutation = { readonly removePackage:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'RemovePackagePayload', readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly patientTotal: { readonly __typename: 'Money', readonly amount: string }, readonly redemption: { readonly __typename: 'Redemption', readonly id: string, readonly status: RedemptionStatus } | null }, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly usesReserved: number, readonly usesAvailable: number } }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type PutItBackMutationVariables = Exact<{
  input: RedeemPackageInput;
}>;


export type PutItBackMutation = { readonly redeemPackage:
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageExpired', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PaymentApplied', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'RedeemPackagePayload', readonly redemption: { readonly __typename: 'Redemption', readonly id: string, readonly status: RedemptionStatus, readonly patientPays: { readonly __typename: 'Money', readonly amount: string } }, readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly patientTotal: { readonly __typename: 'Money', readonly amount: string } }, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly usesReserved: number, readonly usesAvailable: number } }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type CancelMutationVariables = Exact<{
  input: CancelAppointmentInput;
}>;


export type CancelMutation = { readonly cancelAppointment:
    | { readonly __typename: 'CancelAppointmentPayload', readonly appointment: { readonly __typename: 'Appointment', readonly id: string, readonly status: AppointmentStatus }, readonly patientPackage: { readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly usesReserved: number, readonly usesAvailable: number } | null }
    | { readonly __typename: 'InvalidInput', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'ItemUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'NotFullyPaid', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageExpired', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'PackageUsedUp', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'SimpleRefusal', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
    | { readonly __typename: 'WrongStatus', readonly code: RefusalCode, readonly message: string, readonly path: ReadonlyArray<string> | null }
   };

export type ThePatientsScreenQueryVariables = Exact<{
  id: string;
}>;


export type ThePatientsScreenQuery = { readonly patient: { readonly __typename: 'Patient', readonly id: string, readonly firstName: string, readonly lastName: string, readonly credit: { readonly __typename: 'Money', readonly amount: string, readonly currency: string }, readonly owing: { readonly __typename: 'Money', readonly amount: string, readonly currency: string }, readonly packages: { readonly __typename: 'PatientPackageConnection', readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly __typename: 'PatientPackage', readonly id: string, readonly name: string, readonly status: PatientPackageStatus, readonly expiresOn: string | null, readonly usesRemaining: number, readonly usesAvailable: number }> }, readonly appointments: { readonly __typename: 'AppointmentConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Appointment', readonly id: string, readonly startsAt: string, readonly status: AppointmentStatus, readonly treatment: { readonly __typename: 'Treatment', readonly id: string, readonly name: string }, readonly patientTotal: { readonly __typename: 'Money', readonly amount: string } }> }, readonly invoices: { readonly __typename: 'InvoiceConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Invoice', readonly id: string, readonly number: string, readonly kind: InvoiceKind, readonly status: InvoiceStatus, readonly total: { readonly __typename: 'Money', readonly amount: string }, readonly balanceDue: { readonly __typename: 'Money', readonly amount: string } }> }, readonly payments: { readonly __typename: 'PaymentConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Payment', readonly id: string, readonly method: PaymentMethod, readonly receivedAt: string, readonly amount: { readonly __typename: 'Money', readonly amount: string }, readonly unapplied: { readonly __typename: 'Money', readonly amount: string } }> } } | null };

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

export const FollowAPatientsPackagesDocument = new TypedDocumentString(`
    subscription FollowAPatientsPackages($patientId: ID!) {
  patientPackagesChanged(patientId: $patientId) {
    __typename
    kind
    patient {
      __typename
      id
      credit {
        __typename
        amount
        currency
      }
      owing {
        __typename
        amount
        currency
      }
    }
    patientPackages {
      __typename
      id
      version
      name
      status
      expiresOn
      usesTotal
      usesReserved
      usesRedeemed
      usesRemaining
      usesAvailable
    }
    deletedPatientPackageIds
  }
}
    `, {"hash":"sha256:f7eb073a4ee52cd5a8e9aebb89bd28b63a28eb6566d263218d7ceae7f14d677c"}) as unknown as TypedDocumentString<FollowAPatientsPackagesSubscription, FollowAPatientsPackagesSubscriptionVariables>;
export const FollowTheDaysVisitsDocument = new TypedDocumentString(`
    subscription FollowTheDaysVisits($during: DateRange!, $practitionerId: ID) {
  appointmentsChanged(during: $during, practitionerId: $practitionerId) {
    __typename
    kind
    appointments {
      __typename
      id
      version
      status
      startsAt
      endsAt
      patient {
        __typename
        id
        firstName
        lastName
      }
      treatment {
        __typename
        id
        name
      }
      practitioner {
        __typename
        id
        name
      }
      patientTotal {
        __typename
        amount
        currency
      }
      redemption {
        __typename
        id
        status
        patientPackage {
          __typename
          id
          name
          usesAvailable
        }
      }
    }
  }
}
    `, {"hash":"sha256:a28d2a1d33fa0cef5e9354df1febd489a52d9a4c6cf5b277c56a2f824a99b84d"}) as unknown as TypedDocumentString<FollowTheDaysVisitsSubscription, FollowTheDaysVisitsSubscriptionVariables>;
export const ImportPatientsDocument = new TypedDocumentString(`
    mutation ImportPatients($input: ImportPatientsInput!) {
  importPatients(input: $input) {
    __typename
    ... on ImportPatientsPayload {
      dryRun
      created
      unchanged
      refused
      rows {
        __typename
        row
        externalId
        outcome
        patient {
          __typename
          id
          firstName
          lastName
        }
        possibleDuplicates {
          __typename
          id
          firstName
          lastName
        }
        duplicateRows
        problems {
          __typename
          code
          path
          message
        }
      }
    }
    ... on Refusal {
      code
      message
      path
    }
    ... on InvalidInput {
      problems {
        __typename
        path
        message
      }
    }
    ... on ImportRefused {
      rows {
        __typename
        row
        externalId
        problems {
          __typename
          code
          path
          message
        }
      }
    }
  }
}
    `, {"hash":"sha256:ef11752ebddf34dcc72a2f3d95c92b076d0b77d5f6cba276a21e3859b4c7939a"}) as unknown as TypedDocumentString<ImportPatientsMutation, ImportPatientsMutationVariables>;
export const MarkANoShowDocument = new TypedDocumentString(`
    mutation MarkANoShow($input: MarkNoShowInput!) {
  markNoShow(input: $input) {
    __typename
    ... on MarkNoShowPayload {
      appointment {
        __typename
        id
        status
        version
        patientTotal {
          __typename
          amount
          currency
        }
      }
      invoice {
        __typename
        id
        number
        status
        balanceDue {
          __typename
          amount
          currency
        }
      }
      patientPackage {
        __typename
        id
        usesReserved
        usesRedeemed
        usesRemaining
        usesAvailable
      }
    }
    ... on Refusal {
      code
      message
      path
    }
    ... on NotFullyPaid {
      balanceDue {
        __typename
        amount
        currency
      }
    }
    ... on PackageExpired {
      expiresOn
      date
    }
    ... on PackageUsedUp {
      usesTotal
      usesReserved
      usesRedeemed
    }
    ... on ItemUsedUp {
      limit {
        __typename
        uses
        reserved
        redeemed
      }
    }
    ... on WrongStatus {
      status
    }
  }
}
    `, {"hash":"sha256:25c61451341bff08c751494e9e35dc0b49617bd34ed59149251f744c3ff913e4"}) as unknown as TypedDocumentString<MarkANoShowMutation, MarkANoShowMutationVariables>;
export const RegisterAPatientDocument = new TypedDocumentString(`
    mutation RegisterAPatient($input: CreatePatientInput!) {
  createPatient(input: $input) {
    __typename
    ... on CreatePatientPayload {
      patient {
        __typename
        id
        number
        firstName
        lastName
        email
        phone
        dateOfBirth
        version
      }
      possibleDuplicates {
        __typename
        id
        number
        firstName
        lastName
        dateOfBirth
      }
    }
    ... on Refusal {
      code
      message
      path
    }
    ... on InvalidInput {
      problems {
        __typename
        path
        message
      }
    }
  }
}
    `, {"hash":"sha256:16ad5ba884cba6b8b3f7df30dc22e101fb282d3e916c94df18645b0eebfe8243"}) as unknown as TypedDocumentString<RegisterAPatientMutation, RegisterAPatientMutationVariables>;
export const TheDaysVisitsDocument = new TypedDocumentString(`
    query TheDaysVisits($during: DateRange!, $practitionerId: ID, $first: Int, $after: String) {
  appointments(
    during: $during
    practitionerId: $practitionerId
    first: $first
    after: $after
  ) {
    __typename
    nodes {
      __typename
      id
      version
      status
      startsAt
      endsAt
      patient {
        __typename
        id
        firstName
        lastName
      }
      treatment {
        __typename
        id
        name
      }
      practitioner {
        __typename
        id
        name
      }
      patientTotal {
        __typename
        amount
        currency
      }
      redemption {
        __typename
        id
        status
        patientPackage {
          __typename
          id
          name
          usesAvailable
        }
      }
    }
    pageInfo {
      __typename
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:e0b7c08122aeecc03779311d642e0a6b3ce74a4aac0d8d9218a84c22d9fea575"}) as unknown as TypedDocumentString<TheDaysVisitsQuery, TheDaysVisitsQueryVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  viewer {
    __typename
    staffMember {
      __typename
      id
      name
    }
    role
    permissions
    clinic {
      __typename
      id
      name
      timeZone
      currency
    }
  }
}
    `, {"hash":"sha256:72cfb395b8d42fabf7858fb686ba764989cfaa6c25a2bbec2503054fc7855c44"}) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const FindThePatientDocument = new TypedDocumentString(`
    query FindThePatient($search: String!) {
  patients(search: $search, first: 10) {
    __typename
    nodes {
      __typename
      id
      firstName
      lastName
      phone
      credit {
        __typename
        amount
        currency
      }
      owing {
        __typename
        amount
        currency
      }
    }
  }
}
    `, {"hash":"sha256:d9886f3793bb3cc2930f9ef22056cc56c544d122ba01b713548a74f0b46b54f6"}) as unknown as TypedDocumentString<FindThePatientQuery, FindThePatientQueryVariables>;
export const WhatIsOnOfferDocument = new TypedDocumentString(`
    query WhatIsOnOffer($search: String) {
  packages(search: $search, first: 20) {
    __typename
    nodes {
      __typename
      id
      name
      price {
        __typename
        amount
        currency
      }
      uses
      validForDays
      eligibleItems {
        __typename
        treatment {
          __typename
          id
          name
          price {
            __typename
            amount
          }
        }
        patientPays {
          __typename
          amount
        }
      }
    }
  }
}
    `, {"hash":"sha256:389bf4fc17ea2e92ba6df61c0e83f7b2099eaf6b1125e4d5060e024fc84700a8"}) as unknown as TypedDocumentString<WhatIsOnOfferQuery, WhatIsOnOfferQueryVariables>;
export const SellWithAPartPaymentDocument = new TypedDocumentString(`
    mutation SellWithAPartPayment($input: SellPackageInput!) {
  sellPackage(input: $input) {
    __typename
    ... on SellPackagePayload {
      patientPackage {
        __typename
        id
        name
        status
        expiresOn
        usesAvailable
      }
      invoice {
        __typename
        id
        number
        status
        total {
          __typename
          amount
        }
        balanceDue {
          __typename
          amount
        }
      }
      payment {
        __typename
        id
        unapplied {
          __typename
          amount
        }
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:3b6d5206b10f5f237766debb01a6038168717eb6f59c13d6400ee50328f0cc67"}) as unknown as TypedDocumentString<SellWithAPartPaymentMutation, SellWithAPartPaymentMutationVariables>;
export const NotYetUsableDocument = new TypedDocumentString(`
    query NotYetUsable($patientId: ID!, $treatmentId: ID!, $startsAt: DateTime!) {
  packageOptions(
    patientId: $patientId
    treatmentId: $treatmentId
    startsAt: $startsAt
  ) {
    __typename
    patientPackage {
      __typename
      id
      name
      status
      usesAvailable
    }
    isEligible
    isPreselected
    refusalCode
    patientPays {
      __typename
      amount
    }
  }
}
    `, {"hash":"sha256:35fddfb08939107a2c7319340d07ee1d3387a166d4948a778bde603be662ac35"}) as unknown as TypedDocumentString<NotYetUsableQuery, NotYetUsableQueryVariables>;
export const ReceiveTheRestDocument = new TypedDocumentString(`
    mutation ReceiveTheRest($input: ReceivePaymentInput!) {
  receivePayment(input: $input) {
    __typename
    ... on ReceivePaymentPayload {
      payment {
        __typename
        id
        amount {
          __typename
          amount
        }
        unapplied {
          __typename
          amount
        }
      }
      invoices {
        __typename
        id
        number
        status
        balanceDue {
          __typename
          amount
        }
      }
      patient {
        __typename
        id
        credit {
          __typename
          amount
          currency
        }
        owing {
          __typename
          amount
          currency
        }
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:d3a3fbe20cdfe6787279f0f817cecf393a7fe3ee9c1907d0ca28df82d95e1b61"}) as unknown as TypedDocumentString<ReceiveTheRestMutation, ReceiveTheRestMutationVariables>;
export const PackageOptionsDocument = new TypedDocumentString(`
    query PackageOptions($patientId: ID!, $treatmentId: ID!, $startsAt: DateTime!) {
  packageOptions(
    patientId: $patientId
    treatmentId: $treatmentId
    startsAt: $startsAt
  ) {
    __typename
    patientPackage {
      __typename
      id
      name
      status
      usesAvailable
    }
    isEligible
    isPreselected
    refusalCode
    patientPays {
      __typename
      amount
    }
  }
}
    `, {"hash":"sha256:263408e7533d88cf5d8f32f811510f2a644671604d217d5d08eefd38e294e98e"}) as unknown as TypedDocumentString<PackageOptionsQuery, PackageOptionsQueryVariables>;
export const BookWithThePreselectedPackageDocument = new TypedDocumentString(`
    mutation BookWithThePreselectedPackage($input: BookAppointmentInput!) {
  bookAppointment(input: $input) {
    __typename
    ... on BookAppointmentPayload {
      appointment {
        __typename
        id
        version
        status
        startsAt
        endsAt
        patientTotal {
          __typename
          amount
          currency
        }
        redemption {
          __typename
          id
          status
          value {
            __typename
            amount
          }
          patientPackage {
            __typename
            id
            name
            usesReserved
            usesAvailable
          }
        }
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:653c24ea905e98fcd9d0bb3bdef53e3a3b6d0df7120fa100c0885a0c07310d1a"}) as unknown as TypedDocumentString<BookWithThePreselectedPackageMutation, BookWithThePreselectedPackageMutationVariables>;
export const RescheduleDocument = new TypedDocumentString(`
    mutation Reschedule($input: RescheduleAppointmentInput!) {
  rescheduleAppointment(input: $input) {
    __typename
    ... on RescheduleAppointmentPayload {
      appointment {
        __typename
        id
        version
        startsAt
        redemption {
          __typename
          id
          status
        }
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:c189cfaeeb72e08a407834937e8e94e7a4a6f5fb227dfe3c53ebd723ed383a7e"}) as unknown as TypedDocumentString<RescheduleMutation, RescheduleMutationVariables>;
export const ArriveDocument = new TypedDocumentString(`
    mutation Arrive($input: ArriveAppointmentInput!) {
  arriveAppointment(input: $input) {
    __typename
    ... on ArriveAppointmentPayload {
      appointment {
        __typename
        id
        status
      }
      invoice {
        __typename
        id
        number
        status
        lines {
          __typename
          description
          amount {
            __typename
            amount
          }
        }
        balanceDue {
          __typename
          amount
          currency
        }
      }
      patientPackage {
        __typename
        id
        usesReserved
        usesRedeemed
        usesRemaining
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:78b1b6ad8f239871fc81f8965664a5e41e5582f806ab126a7a75d8e18632c7e5"}) as unknown as TypedDocumentString<ArriveMutation, ArriveMutationVariables>;
export const WhatIsLeftDocument = new TypedDocumentString(`
    query WhatIsLeft($id: ID!) {
  patientPackage(id: $id) {
    __typename
    id
    name
    status
    purchasedAt
    expiresOn
    usesTotal
    usesReserved
    usesRedeemed
    usesRemaining
    usesAvailable
    redemptions(first: 20) {
      __typename
      nodes {
        __typename
        id
        status
        reason
        value {
          __typename
          amount
        }
        appointment {
          __typename
          id
          startsAt
          treatment {
            __typename
            id
            name
          }
        }
        invoice {
          __typename
          id
          number
        }
      }
    }
    history(first: 50) {
      __typename
      nodes {
        __typename
        id
        sequence
        kind
        at
        actor {
          __typename
          id
          name
        }
        appointment {
          __typename
          id
          startsAt
        }
        usesAvailableAfter
        usesRemainingAfter
      }
    }
  }
}
    `, {"hash":"sha256:cd3c15915db93b17f4d9f06498482e50ae7fb6c38a8676d92d0cea602b070e34"}) as unknown as TypedDocumentString<WhatIsLeftQuery, WhatIsLeftQueryVariables>;
export const UndoTheArrivalDocument = new TypedDocumentString(`
    mutation UndoTheArrival($input: UndoArrivalInput!) {
  undoArrival(input: $input) {
    __typename
    ... on UndoArrivalPayload {
      appointment {
        __typename
        id
        status
        redemption {
          __typename
          id
          status
        }
      }
      patientPackage {
        __typename
        id
        usesReserved
        usesRedeemed
        usesRemaining
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:9cd6c9a195b52ef0cc773a46ab7ff70794840c7e89bd7bb56b4fe0bf06e674ae"}) as unknown as TypedDocumentString<UndoTheArrivalMutation, UndoTheArrivalMutationVariables>;
export const ArriveAfterAllDocument = new TypedDocumentString(`
    mutation ArriveAfterAll($input: ArriveAppointmentInput!) {
  arriveAppointment(input: $input) {
    __typename
    ... on ArriveAppointmentPayload {
      appointment {
        __typename
        id
        status
      }
      invoice {
        __typename
        id
        number
        status
        lines {
          __typename
          description
          amount {
            __typename
            amount
          }
        }
        balanceDue {
          __typename
          amount
          currency
        }
      }
      patientPackage {
        __typename
        id
        usesReserved
        usesRedeemed
        usesRemaining
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:3e5f9654e0e17c0a285f58188901ae946fd1282063be03bcd9b4bf79f5db45d5"}) as unknown as TypedDocumentString<ArriveAfterAllMutation, ArriveAfterAllMutationVariables>;
export const CollectFromCreditDocument = new TypedDocumentString(`
    mutation CollectFromCredit($input: ApplyPaymentInput!) {
  applyPayment(input: $input) {
    __typename
    ... on ApplyPaymentPayload {
      payment {
        __typename
        id
        unapplied {
          __typename
          amount
        }
      }
      invoice {
        __typename
        id
        status
        balanceDue {
          __typename
          amount
        }
        patient {
          __typename
          id
          credit {
            __typename
            amount
          }
          owing {
            __typename
            amount
          }
        }
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:26f71bbbfaecc1b0147f61cbc5cdb15b462acf1cfcba1daace86059dd6ce89de"}) as unknown as TypedDocumentString<CollectFromCreditMutation, CollectFromCreditMutationVariables>;
export const BookAnotherVisitDocument = new TypedDocumentString(`
    mutation BookAnotherVisit($input: BookAppointmentInput!) {
  bookAppointment(input: $input) {
    __typename
    ... on BookAppointmentPayload {
      appointment {
        __typename
        id
        status
        startsAt
        patientTotal {
          __typename
          amount
        }
        redemption {
          __typename
          id
          status
          patientPackage {
            __typename
            id
            name
          }
        }
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:50aa01f9be091e47d271363bc092d97784a5a6168690990292858e2fa57fc1d6"}) as unknown as TypedDocumentString<BookAnotherVisitMutation, BookAnotherVisitMutationVariables>;
export const RemoveThePackageDocument = new TypedDocumentString(`
    mutation RemoveThePackage($input: RemovePackageInput!) {
  removePackage(input: $input) {
    __typename
    ... on RemovePackagePayload {
      appointment {
        __typename
        id
        patientTotal {
          __typename
          amount
        }
        redemption {
          __typename
          id
          status
        }
      }
      patientPackage {
        __typename
        id
        name
        usesReserved
        usesAvailable
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:c740daa4f015d95747514e3db41349de40fae32bee83574ae8d9d593aa023eef"}) as unknown as TypedDocumentString<RemoveThePackageMutation, RemoveThePackageMutationVariables>;
export const PutItBackDocument = new TypedDocumentString(`
    mutation PutItBack($input: RedeemPackageInput!) {
  redeemPackage(input: $input) {
    __typename
    ... on RedeemPackagePayload {
      redemption {
        __typename
        id
        status
        patientPays {
          __typename
          amount
        }
      }
      appointment {
        __typename
        id
        patientTotal {
          __typename
          amount
        }
      }
      patientPackage {
        __typename
        id
        name
        usesReserved
        usesAvailable
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:51ecdafff6081c1b4600345f3c398622edab2ba855dfff08b6c1a49b2442e11e"}) as unknown as TypedDocumentString<PutItBackMutation, PutItBackMutationVariables>;
export const CancelDocument = new TypedDocumentString(`
    mutation Cancel($input: CancelAppointmentInput!) {
  cancelAppointment(input: $input) {
    __typename
    ... on CancelAppointmentPayload {
      appointment {
        __typename
        id
        status
      }
      patientPackage {
        __typename
        id
        name
        usesReserved
        usesAvailable
      }
    }
    ... on Refusal {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:4ed29dd7db07e424c7df4d6130c072ab4e8d6f25a8ecb62cd703f68ab7d765fe"}) as unknown as TypedDocumentString<CancelMutation, CancelMutationVariables>;
export const ThePatientsScreenDocument = new TypedDocumentString(`
    query ThePatientsScreen($id: ID!) {
  patient(id: $id) {
    __typename
    id
    firstName
    lastName
    credit {
      __typename
      amount
      currency
    }
    owing {
      __typename
      amount
      currency
    }
    packages(first: 20) {
      __typename
      totalCount
      nodes {
        __typename
        id
        name
        status
        expiresOn
        usesRemaining
        usesAvailable
      }
    }
    appointments(first: 20) {
      __typename
      nodes {
        __typename
        id
        startsAt
        status
        treatment {
          __typename
          id
          name
        }
        patientTotal {
          __typename
          amount
        }
      }
    }
    invoices(first: 20) {
      __typename
      nodes {
        __typename
        id
        number
        kind
        status
        total {
          __typename
          amount
        }
        balanceDue {
          __typename
          amount
        }
      }
    }
    payments(first: 20) {
      __typename
      nodes {
        __typename
        id
        method
        amount {
          __typename
          amount
        }
        unapplied {
          __typename
          amount
        }
        receivedAt
      }
    }
  }
}
    `, {"hash":"sha256:34b2eeed959b152e000ac7b4b7d05d0b8d1019bd95c988030f9020de9423febc"}) as unknown as TypedDocumentString<ThePatientsScreenQuery, ThePatientsScreenQueryVariables>;