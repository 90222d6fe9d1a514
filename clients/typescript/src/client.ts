import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";
import { type ErrorCode, ServerError } from "./failures.js";
import { Keys, type KeyStorage, MemoryStorage } from "./keys.js";
import { refusedWith } from "./refusals.js";
import { PATIENCE, type Patience } from "./repeating.js";
import { type Answer, type Connection, type Request, send, type Token } from "./sending.js";

/** A document that knows what it asks for and what is answered, and perhaps its own hash. */
export type TypedDocument<Result, Variables> = DocumentTypeDecoration<Result, Variables> & {
  toString(): string;
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined;
};

/** Variables of a mutation as a form knows them: the key is put in for it. */
export type Unkeyed<Variables extends { readonly input: unknown }> = {
  readonly input: Omit<Variables["input"], "idempotencyKey">;
};

export interface ClientOptions {
  /** Where the server's GraphQL is: "https://…/graphql". */
  readonly url: string;
  readonly token: Token;
  /** Send the hashes of documents: the server has been given `persisted-documents.json`. */
  readonly documentIds?: boolean;
  /** Where the keys of forms are kept. Left out: in memory, and lost with it. */
  readonly storage?: KeyStorage;
  /** Makes a key of 16 to 128 letters, digits or `_.:-`. Left out: `crypto.randomUUID`. */
  readonly makeKey?: () => string;
  readonly fetch?: typeof fetch;
  readonly patience?: Partial<Patience>;
}

export interface RunOptions {
  /** Ends it at once; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Milliseconds for all attempts together. */
  readonly deadline?: number;
}

/** Sends typed documents; repeats them only where that is safe. */
export class Client {
  readonly #connection: Connection;
  readonly #keys: Keys;
  readonly #patience: Patience;
  readonly #byId: boolean;

  constructor(options: ClientOptions) {
    // Called as a method of the client, the browser's own fetch would refuse.
    const ask = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
    this.#connection = { url: options.url, token: options.token, fetch: ask };
    this.#keys = new Keys(options.storage ?? new MemoryStorage(), options.makeKey);
    this.#byId = options.documentIds ?? false;
    this.#patience = { ...PATIENCE, ...options.patience };
  }

  /** The data that the document asks for. Throws a Failure, or the signal's reason. */
  async run<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options: RunOptions = {},
  ): Promise<Result> {
    const answer = await this.#send(requestOf(document, variables, this.#byId), options);
    const [error] = answer.errors;
    if (error === undefined) return answer.data as Result;
    const code: ErrorCode = error.extensions?.code ?? "INTERNAL";
    throw new ServerError(code, answer.errors, answer.status, answer.outcome);
  }

  /** The form of this name: one for each thing that a person means to do, kept with its draft. */
  form(name: string): Form {
    return new Form(this, this.#keys, name);
  }

  /** For urql, Apollo and others: a `fetch` with the token, that repeats as `run` does. */
  readonly fetch: typeof fetch = async (_, init) => {
    const request = JSON.parse(String(init?.body)) as Request;
    const { status, data, errors } = await this.#send(request, init?.signal ? { signal: init.signal } : {});
    const body = JSON.stringify(errors.length > 0 ? { data, errors } : { data });
    return new Response(body, { status, headers: { "Content-Type": "application/json" } });
  };

  #send(request: Request, { deadline, signal }: RunOptions): Promise<Answer> {
    const patience = { ...this.#patience, ...(deadline === undefined ? {} : { deadline }) };
    return send(this.#connection, request, patience, signal);
  }
}

/** What asks for it: the text, and its id where that is to be sent. */
export function requestOf<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  byId: boolean,
): Request & { readonly query: string } {
  const hash = document.__meta__?.["hash"];
  const id = byId && typeof hash === "string" ? { documentId: hash } : {};
  return { query: document.toString(), variables, ...id };
}

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
   * Send the mutation under the form's key. After a failure, submit it again: the same key is sent.
   * After a refusal nothing was done, so what is submitted next, corrected, has a new key.
   */
  async submit<Result, Variables extends { readonly input: { readonly idempotencyKey: string } }>(
    document: TypedDocument<Result, Variables>,
    variables: Unkeyed<Variables>,
    options: RunOptions = {},
  ): Promise<Result> {
    const idempotencyKey = await this.key();
    const keyed = { ...variables, input: { ...variables.input, idempotencyKey } };
    const result = await this.#client.run(document, keyed as unknown as Variables, options);
    const refusal = refusedWith(result);
    if (refusal !== undefined && !KEPT.has(refusal)) {
      await this.#keys.forget(this.name, idempotencyKey);
    }
    return result;
  }

  /** Drop the form's key, together with its draft: once the person has seen what became of it. */
  async close(): Promise<void> {
    await this.#keys.forget(this.name);
  }
}

/** These say that something else was sent under this key, and it may have been done. */
const KEPT: ReadonlySet<string> = new Set(["IDEMPOTENCY_KEY_IN_USE", "IDEMPOTENCY_KEY_MISMATCH"]);
