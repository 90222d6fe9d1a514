import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";
import { type DocumentAst, textOf } from "./document-text.js";
import { type ErrorCode, ServerError } from "./failures.js";
import { Form } from "./form.js";
import { IdempotencyKeys } from "./idempotency-keys.js";
import { PATIENCE, type Patience } from "./retry-policy.js";
import { type Answer, type Connection, type Request, send, type Token } from "./transport.js";
import { type KeyStorage, MemoryStorage } from "./storage.js";

/**
 * A document typed with its result and variables, and perhaps its own hash: one of this package, or a
 * TypedDocumentNode of Apollo Client, urql or graphql-codegen.
 */
export type TypedDocument<Result, Variables> = DocumentTypeDecoration<Result, Variables> & {
  toString(): string;
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined;
};

/** A document without types: its text, or the AST that `gql` makes of it. */
export type UntypedDocument = string | (DocumentAst & DocumentTypeDecoration<any, Anything>);

/** What urql says of variables that it does not know; a typed document's are not these. */
type Anything = { readonly [name: string]: unknown } | void | undefined;

/** Either of them. */
export type AnyDocument<Result, Variables> = TypedDocument<Result, Variables> | UntypedDocument;

export interface ClientOptions {
  /** The server's GraphQL endpoint: "https://…/graphql". */
  readonly url: string;
  readonly token: Token;
  /** Send document hashes instead of text. The server must have `persisted-documents.json`. */
  readonly documentIds?: boolean;
  /** Where forms' keys are stored. Default: in memory, lost on reload. */
  readonly storage?: KeyStorage;
  /** Makes a key of 16 to 128 letters, digits or `_.:-`. Default: `crypto.randomUUID`. */
  readonly makeKey?: () => string;
  readonly fetch?: typeof fetch;
  readonly patience?: Partial<Patience>;
}

export interface RunOptions {
  /** Aborts at once; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Milliseconds for all attempts together. */
  readonly deadline?: number;
}

/** Sends typed documents and retries them only where that is safe. */
export class Client {
  readonly #connection: Connection;
  readonly #keys: IdempotencyKeys;
  readonly #patience: Patience;
  readonly #byId: boolean;

  constructor(options: ClientOptions) {
    // The browser's fetch throws when called with another `this`.
    const ask = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
    this.#connection = { url: options.url, token: options.token, fetch: ask };
    this.#keys = new IdempotencyKeys(options.storage ?? new MemoryStorage(), options.makeKey);
    this.#byId = options.documentIds ?? false;
    this.#patience = { ...PATIENCE, ...options.patience };
  }

  /** Returns the data of the document. Throws a Failure, or the signal's reason. */
  run<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options?: RunOptions,
  ): Promise<Result>;
  run<Result>(document: UntypedDocument, variables?: object, options?: RunOptions): Promise<Result>;
  async run<Result, Variables>(
    document: AnyDocument<Result, Variables>,
    variables: Variables,
    options: RunOptions = {},
  ): Promise<Result> {
    const answer = await this.#send(requestOf(document, variables, this.#byId), options);
    const [error] = answer.errors;
    if (error === undefined) return answer.data as Result;
    const code: ErrorCode = error.extensions?.code ?? "INTERNAL";
    throw new ServerError(code, answer.errors, answer.status, answer.outcome);
  }

  /** The form of this name: use one name per intended change, and store it with the draft. */
  form(name: string): Form {
    return new Form(this, this.#keys, name);
  }

  /** For urql, Apollo and others: a `fetch` that adds the token and retries as `run` does. */
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

/** The request: the document's text, and its id if ids are sent. */
export function requestOf<Result, Variables>(
  document: AnyDocument<Result, Variables>,
  variables: Variables,
  byId: boolean,
): Request & { readonly query: string } {
  const hash = (document as Partial<TypedDocument<Result, Variables>>).__meta__?.["hash"];
  const id = byId && typeof hash === "string" ? { documentId: hash } : {};
  return { query: textOf(document), variables, ...id };
}
