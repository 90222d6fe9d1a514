import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";
import { type ErrorCode, ServerError } from "./failures.js";
import { Form } from "./form.js";
import { Keys } from "./keys.js";
import { PATIENCE, type Patience } from "./repeating.js";
import { type Answer, type Connection, type Request, send, type Token } from "./sending.js";
import { type KeyStorage, MemoryStorage } from "./storage.js";

/** A document that knows what it asks for and what is answered, and perhaps its own hash. */
export type TypedDocument<Result, Variables> = DocumentTypeDecoration<Result, Variables> & {
  toString(): string;
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined;
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
    const { status, data, errors, extensions } = await this.#send(
      request,
      init?.signal ? { signal: init.signal } : {},
    );
    const faults = errors.length > 0 ? { errors } : {};
    const body = JSON.stringify({ data, ...faults, extensions });
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
