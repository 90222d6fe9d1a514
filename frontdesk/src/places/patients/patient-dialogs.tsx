import { useRef } from "react";
import { useDesk } from "../../desk/desk";
import { addressOf, go, useRoute } from "../../shell/router";
import { AdjustDialog } from "./adjust-dialog";
import { ApplyCreditDialog } from "./apply-credit-dialog";
import { DeleteSaleDialog } from "./delete-sale-dialog";
import { EditDialog } from "./edit-dialog";
import { ExpiryDialog } from "./expiry-dialog";
import type { Patient } from "./patient-screen";
import { dialogAddress } from "./patient-screen";
import type { Bought } from "./package-card";
import { PayOutDialog } from "./pay-out-dialog";
import { PaymentDialog } from "./payment-dialog";
import { RefundDialog } from "./refund-dialog";
import { SellDialog } from "./sell-dialog";
import { UnapplyDialog } from "./unapply-dialog";

interface Props {
  readonly patient: Patient;
  readonly reload: () => Promise<void>;
}

/** The dialog over the patient that the address asks for, if the person may. */
export function PatientDialogs({ patient, reload }: Props) {
  const desk = useDesk();
  const { params } = useRoute();
  const from = params.get("from");
  const close = () => go(addressOf("patients", [patient.id], from ? { visit: from } : {}));
  const read = () => void reload().catch(() => undefined);
  const done = () => {
    close();
    read();
  };
  const shared = { patient, onDone: done, onClose: close };
  const bought = useBought(patient, params.get("package"));
  const invoiceId = params.get("invoice");
  switch (params.get("do")) {
    case "edit":
      return desk.may("PATIENTS_EDIT") && <EditDialog {...shared} reload={reload} />;
    case "sell":
      return desk.may("PACKAGES_SELL") && <SellDialog {...shared} visitId={from} />;
    case "pay":
      return desk.may("PACKAGES_SELL") && <PaymentDialog {...shared} invoiceId={invoiceId} />;
    case "apply":
      return desk.may("PACKAGES_SELL") && <ApplyCreditDialog {...shared} />;
    case "payout":
      return desk.may("MONEY_RETURN") && <PayOutDialog {...shared} paymentId={params.get("payment")} amount={params.get("amount")} />;
    case "unapply": {
      const payOut = (payment: string, amount: string) => {
        go(dialogAddress(patient.id, "payout", { payment, amount }));
        read();
      };
      return desk.may("MONEY_RETURN") && invoiceId && (
        <UnapplyDialog invoiceId={invoiceId} onPayOut={payOut} onDone={done} onClose={close} />
      );
    }
    case "expiry":
      return desk.may("PACKAGES_ADJUST") && bought && <ExpiryDialog {...shared} bought={bought} reload={reload} />;
    case "adjust":
      return desk.may("USES_ADJUST") && bought && <AdjustDialog {...shared} bought={bought} reload={reload} />;
    case "refund":
      return desk.may("MONEY_RETURN") && bought && <RefundDialog {...shared} bought={bought} />;
    case "delete":
      return desk.may("MONEY_RETURN") && bought && <DeleteSaleDialog {...shared} bought={bought} />;
    default:
      return null;
  }
}

/** The package that the address names, as it was seen last: its dialog stays until the outcome is known. */
function useBought({ packages }: Patient, asked: string | null): Bought | undefined {
  const last = useRef<Bought>(undefined);
  const found = packages.nodes.find(({ id }) => id === asked);
  if (found || last.current?.id !== asked) last.current = found;
  return last.current;
}
