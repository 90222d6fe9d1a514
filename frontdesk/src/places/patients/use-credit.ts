import type { Failure } from "gql-packages-client";
import { useEffect, useRef } from "react";
import { useAnswer } from "../../desk/use-answer";
import { CreditOfAPatientDocument, type CreditOfAPatientQuery } from "../../generated/graphql";
import { useFormats, useMessages } from "../../messages";
import type { Patient } from "./patient-screen";

type Payments = CreditOfAPatientQuery["payments"]["nodes"];
type Invoices = NonNullable<CreditOfAPatientQuery["patient"]>["invoices"]["nodes"];

interface Credit {
  /** The payments that have credit left, the oldest first; nothing while they are read. */
  readonly payments: Payments | undefined;
  /** The invoices that are due, the oldest first. */
  readonly invoices: Invoices;
  readonly failure: Failure | undefined;
  readonly reload: () => Promise<void>;
}

/** A patient's credit and what it can pay, read again when the patient's balance has changed. */
export function useCredit({ id, credit, owing }: Patient): Credit {
  const { data, failure, reload } = useAnswer(CreditOfAPatientDocument, { id }, { keep: true });
  const balance = `${credit.amount} ${owing.amount}`;
  const shown = useRef(balance);
  useEffect(() => {
    if (shown.current !== balance) reload().catch(() => undefined);
    shown.current = balance;
  }, [balance, reload]);
  const invoices = [...(data?.patient?.invoices.nodes ?? [])].reverse();
  return { payments: data?.payments.nodes, invoices, failure, reload };
}

interface Received {
  readonly method: Payments[number]["method"];
  readonly reference: string | null;
  readonly receivedAt: string;
}

/** A payment in a list: its amount there, how it came in, when, and its reference. */
export function usePaymentName(): (payment: Received, amount: Payments[number]["unapplied"]) => string {
  const { methods } = useMessages().patients;
  const { dayOf, money } = useFormats();
  return ({ method, reference, receivedAt }, amount) =>
    [money(amount), methods[method], dayOf(receivedAt), reference].filter(Boolean).join(" · ");
}
