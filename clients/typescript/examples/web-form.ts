// A form of a web page, without any framework: it sells a package once, whatever the network does.
import { Client, isFailure, isRefused, SellWithAPartPaymentDocument } from "gql-packages-client";

/** The draft of a sale, as the page stores it. */
export interface Draft {
  readonly form: string;
  readonly patientId: string;
  readonly packageId: string;
  readonly paid: string;
}

/** One client for the page. */
export function connect(url: string, token: () => Promise<string>, storage: Storage): Client {
  return new Client({ url, token, storage });
}

/** What the page says once the button was pressed. */
export async function sell(client: Client, draft: Draft, signal?: AbortSignal): Promise<string> {
  const form = client.form(draft.form);
  const payment = { amount: draft.paid, method: "CARD" } as const;
  const input = { patientId: draft.patientId, packageId: draft.packageId, payment };
  try {
    const { sellPackage: result } = await form.submit(
      SellWithAPartPaymentDocument,
      { input },
      signal ? { signal } : {},
    );
    if (isRefused(result)) return MAYBE[result.code] ?? refusal(result);
    await form.close().catch(() => undefined); // it was sold, whatever the storage says
    return `${result.invoice.number}: ${result.invoice.balanceDue.amount} is still to pay.`;
  } catch (failure) {
    if (!isFailure(failure)) throw failure;
    if (failure.outcome === "unknown") return "It may have been sold. Press again to find out.";
    return "Nothing was sold. Press again.";
  }
}

function refusal({ path, message }: { readonly path: readonly string[] | null; readonly message: string }) {
  return `${path?.join(".") ?? "Not sold"}: ${message}`;
}

/** Refusals of the key: what was sent under it before may have been done. */
const MAYBE: Readonly<Partial<Record<string, string>>> = {
  IDEMPOTENCY_KEY_IN_USE: "It may have been sold. Press again to find out.",
  IDEMPOTENCY_KEY_MISMATCH: "It may have been sold, as it was before you changed it: look at the patient first.",
};
