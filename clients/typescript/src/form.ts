import type { Client, RunOptions, TypedDocument } from "./client.js";
import { ConnectionLost, DeadlinePassed, type Failure, isFailure, ServerError } from "./failures.js";
import type { Keys } from "./keys.js";
import { refusedWith } from "./refusals.js";

/** Variables of a mutation as a form knows them: the key is put in for it. */
export type Unkeyed<Variables extends { readonly input: unknown }> = Omit<Variables, "input"> & {
  readonly input: Omit<Variables["input"], "idempotencyKey">;
};

/** Something that a person means to do once, however often it has to be sent. */
export class Form {
  readonly #client: Client;
  readonly #keys: Keys;

  constructor(client: Client, keys: Keys, readonly name: string) {
    this.#client = client;
    this.#keys = keys;
  }

  /** The form's key, for whoever sends the mutation by other means. */
  key(): Promise<string> {
    return this.#keys.of(this.name);
  }

  /**
   * Send the mutation under the form's key. After a failure, submit it again: the same key is sent,
   * and what may have been done before has an `unknown` outcome until it is answered. After a
   * refusal nothing was done, so what is submitted next, corrected, has a new key.
   */
  async submit<Result, Variables extends { readonly input: { readonly idempotencyKey: string } }>(
    document: TypedDocument<Result, Variables>,
    variables: Unkeyed<Variables>,
    options: RunOptions = {},
  ): Promise<Result> {
    const idempotencyKey = await this.key();
    const keyed = { ...variables, input: { ...variables.input, idempotencyKey } };
    const sending = await this.#keys.doubts.begin(this.name, idempotencyKey);
    try {
      const result = await this.#client.run(document, keyed as unknown as Variables, options);
      await sending.end("unknown");
      const refusal = refusedWith(result);
      if (refusal !== undefined && !KEPT.has(refusal)) await this.#renew(idempotencyKey);
      return result;
    } catch (thrown) {
      const outcome = await sending.end(isFailure(thrown) ? thrown.outcome : "unknown");
      throw isFailure(thrown) && outcome === "unknown" ? asUnknown(thrown) : thrown;
    }
  }

  /** Drop the form's key, together with its draft: once the person has seen what became of it. */
  async close(): Promise<void> {
    await this.#keys.forget(this.name);
  }

  /** A storage that fails loses no answer: under the old key, it is given once more. */
  async #renew(key: string): Promise<void> {
    await this.#keys.forget(this.name, key).catch(() => undefined);
  }
}

/** These say that something else was sent under this key, and it may have been done. */
const KEPT: ReadonlySet<string> = new Set(["IDEMPOTENCY_KEY_IN_USE", "IDEMPOTENCY_KEY_MISMATCH"]);

/** The same failure, where an attempt before it may have done what it did not. */
function asUnknown(failure: Failure): Failure {
  if (failure.outcome === "unknown") return failure;
  if (failure.kind === "deadline") return new DeadlinePassed("unknown");
  if (failure.kind === "connection") return new ConnectionLost("unknown", failure.cause);
  return new ServerError(failure.code, failure.errors, failure.status, "unknown");
}
