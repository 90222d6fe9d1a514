import type { AnyDocument, Client, RunOptions, TypedDocument, UntypedDocument } from "./client.js";
import { ConnectionLost, DeadlinePassed, type Failure, isFailure, ServerError } from "./failures.js";
import type { IdempotencyKeys } from "./idempotency-keys.js";
import { refusedWith } from "./refusals.js";

/** Variables of a mutation without the idempotency key, which the form adds. */
export type Unkeyed<Variables extends { readonly input: unknown }> = Omit<Variables, "input"> & {
  readonly input: Omit<Variables["input"], "idempotencyKey">;
};

/** An input whose key is required, or may be left out by those who send it without a form. */
interface Keyed {
  readonly input: { readonly idempotencyKey?: string | null | undefined };
}

/** One intended change, done once however often it is sent. */
export class Form {
  readonly #client: Client;
  readonly #keys: IdempotencyKeys;

  constructor(client: Client, keys: IdempotencyKeys, readonly name: string) {
    this.#client = client;
    this.#keys = keys;
  }

  /** The form's key, for sending the mutation by other means. */
  key(): Promise<string> {
    return this.#keys.of(this.name);
  }

  /**
   * Send the mutation under the form's key. After a failure, submit again: the same key is sent, and
   * the outcome stays `unknown` until an answer arrives. After a refusal nothing was done, so the
   * next, corrected submission gets a new key.
   */
  submit<Result, Variables extends Keyed>(
    document: TypedDocument<Result, Variables>,
    variables: Unkeyed<Variables>,
    options?: RunOptions,
  ): Promise<Result>;
  submit<Result>(
    document: UntypedDocument,
    variables: { readonly input: object },
    options?: RunOptions,
  ): Promise<Result>;
  async submit<Result, Variables extends Keyed>(
    document: AnyDocument<Result, Variables>,
    variables: Unkeyed<Variables>,
    options: RunOptions = {},
  ): Promise<Result> {
    const idempotencyKey = await this.key();
    const keyed = { ...variables, input: { ...variables.input, idempotencyKey } };
    const request = await this.#keys.pending.begin(this.name, idempotencyKey);
    try {
      const typed = document as TypedDocument<Result, Variables>;
      const result = await this.#client.run(typed, keyed as unknown as Variables, options);
      await request.end("unknown");
      const refusal = refusedWith(result);
      if (refusal !== undefined && !KEPT.has(refusal)) await this.#renew(idempotencyKey);
      return result;
    } catch (thrown) {
      const outcome = await request.end(isFailure(thrown) ? thrown.outcome : "unknown");
      throw isFailure(thrown) && outcome === "unknown" ? asUnknown(thrown) : thrown;
    }
  }

  /** Drop the form's key. Call it with the draft, once the user has seen the outcome. */
  async close(): Promise<void> {
    await this.#keys.forget(this.name);
  }

  /** If the storage fails the old key is kept; the server then repeats the recorded refusal. */
  async #renew(key: string): Promise<void> {
    await this.#keys.forget(this.name, key).catch(() => undefined);
  }
}

/** Refusals about the key itself: another request was sent under it and may have been done. */
const KEPT: ReadonlySet<string> = new Set(["IDEMPOTENCY_KEY_IN_USE", "IDEMPOTENCY_KEY_MISMATCH"]);

/** The same failure with an unknown outcome, because an earlier attempt may have succeeded. */
function asUnknown(failure: Failure): Failure {
  if (failure.outcome === "unknown") return failure;
  if (failure.kind === "deadline") return new DeadlinePassed("unknown");
  if (failure.kind === "connection") return new ConnectionLost("unknown", failure.cause);
  return new ServerError(failure.code, failure.errors, failure.status, "unknown");
}
