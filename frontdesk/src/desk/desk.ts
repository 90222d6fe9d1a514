import { Client, type Failure, type RunOptions, type TypedDocument } from "gql-packages-client";
import { connectLive, type Handlers } from "gql-packages-client/live";
import { createContext, useContext } from "react";
import type { Permission } from "../generated/graphql";
import type { Session, Viewer } from "../session/session";
import { graphqlAddress } from "../session/settings";
import { RequestLog } from "./request-log";

/** Whether the live connection is there. */
export type Link = "opening" | "live" | "lost";

/** Everything that a screen needs: who is there, the API, and what was sent. */
export class Desk {
  readonly log = new RequestLog();
  readonly #client: Client;
  /** The texts of the documents that are sent by their hash. */
  readonly #texts = new Map<string, string>();
  #link: Link = "opening";
  readonly #linkListeners = new Set<() => void>();
  readonly #live: ReturnType<typeof connectLive>;

  readonly #first: Viewer;

  constructor(readonly session: Session, viewer: Viewer) {
    this.#first = viewer;
    this.#client = new Client({
      url: graphqlAddress,
      token: session.token,
      documentIds: true,
      storage: keysOf(viewer),
      fetch: this.#recorded,
    });
    this.#live = connectLive({ url: graphqlAddress, token: session.token, documentIds: true });
  }

  /** Who is there, and of which clinic: as it was read last. */
  get viewer(): Viewer {
    const state = this.session.state();
    return "viewer" in state ? state.viewer : this.#first;
  }

  may(permission: Permission): boolean {
    return this.viewer.permissions.includes(permission);
  }

  /** Whether there is nothing that this person could change. */
  get isViewOnly(): boolean {
    return this.viewer.permissions.every((one) => /_READ$|^API_EXPLORE$/.test(one));
  }

  /** The data of a document. Throws a Failure, or the signal's reason. */
  run<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options?: RunOptions,
  ): Promise<Result> {
    this.#learn(document);
    return this.#client.run(document, variables, options);
  }

  /** Send a mutation under the key of the form of this name: once, however often it is sent. */
  submit<Result, Variables extends { readonly input: object }>(
    form: string,
    document: TypedDocument<Result, Variables>,
    variables: { readonly input: Omit<Variables["input"], "idempotencyKey"> },
  ): Promise<Result> {
    this.#learn(document);
    // The form adds the key, whether the input's type requires one or not.
    return this.#client.form(form).submit(document as TypedDocument<Result, never>, variables as never);
  }

  /** Drop the form's key: its outcome was seen. */
  close(form: string): Promise<void> {
    return this.#client.form(form).close().catch(() => undefined);
  }

  /** Follow a subscription. Gives back what ends it. */
  follow<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    handlers: Pick<Handlers<Result>, "read" | "changed"> & { ended?: (failure: Failure) => unknown },
  ): () => void {
    const entry = this.log.begin(document.toString(), variables);
    let events = 0;
    const heard = (answer: Result) => {
      this.#become("live");
      const took = events++ === 0 ? { took: performance.now() - begun } : {};
      this.log.end(entry.number, { answer: { data: answer }, events, ...took });
    };
    const begun = performance.now();
    return this.#live(document, variables, {
      read: (answer) => (heard(answer), handlers.read(answer)),
      changed: (answer) => (heard(answer), handlers.changed(answer)),
      lost: () => this.#become("lost"),
      ended: (failure) => handlers.ended?.(failure),
    });
  }

  readonly link = () => this.#link;

  readonly onLink = (listener: () => void) => {
    this.#linkListeners.add(listener);
    return () => void this.#linkListeners.delete(listener);
  };

  #learn(document: { readonly __meta__?: Readonly<Record<string, unknown>> | undefined }): void {
    const hash = document.__meta__?.["hash"];
    if (typeof hash === "string") this.#texts.set(hash, document.toString());
  }

  #become(link: Link): void {
    if (this.#link === link) return;
    this.#link = link;
    for (const listener of this.#linkListeners) listener();
  }

  /** Documents are sent by their hash, and recorded with their text. */
  readonly #recorded: typeof fetch = async (url, init) => {
    const { documentId, query, variables } = JSON.parse(String(init?.body)) as {
      documentId?: string;
      query?: string;
      variables?: unknown;
    };
    const text = query ?? this.#texts.get(documentId ?? "") ?? "";
    const entry = this.log.begin(text, variables);
    const begun = performance.now();
    try {
      const response = await fetch(url, init);
      const answer = (await response.clone().json().catch(() => undefined)) as unknown;
      this.log.end(entry.number, { answer, took: performance.now() - begun });
      return response;
    } catch (error) {
      this.log.end(entry.number, { answer: String(error), took: performance.now() - begun });
      throw error;
    }
  };
}

/** Keys outlive a reload, and belong to one person of one clinic. */
function keysOf(viewer: Viewer) {
  const prefix = `gql-packages:${viewer.clinic.id}:${viewer.staffMember.id}:`;
  return {
    getItem: (name: string) => localStorage.getItem(prefix + name),
    setItem: (name: string, value: string) => localStorage.setItem(prefix + name, value),
    removeItem: (name: string) => localStorage.removeItem(prefix + name),
  };
}

const DeskContext = createContext<Desk | undefined>(undefined);

export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error("There is no desk around this part.");
  return desk;
}
