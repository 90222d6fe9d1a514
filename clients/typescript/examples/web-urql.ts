// urql with a normalised cache: screens that stay true after own changes, and after those of others.
import {
  Client as Urql,
  createRequest,
  fetchExchange,
  gql,
  subscriptionExchange,
  type TypedDocumentNode,
} from "@urql/core";
import { type Cache, cacheExchange, type KeyingConfig } from "@urql/exchange-graphcache";
import {
  type Client,
  FollowAPatientsPackagesDocument,
  ThePatientsScreenDocument,
  type ThePatientsScreenQuery,
  type TypedDocument,
} from "gql-packages-client";
import introspection from "gql-packages-client/introspection.json" with { type: "json" };
import type { Live } from "gql-packages-client/live";

/** The same document as urql knows them; `gql` of Apollo Client does the same. */
export function node<Result, Variables extends object>(
  document: TypedDocument<Result, Variables>,
): TypedDocumentNode<Result, Variables> {
  return gql<Result, Variables>(document.toString());
}

export function urql(client: Client, live: Live, url: string): Urql {
  const exchanges = [cache(), fetchExchange, subscriptions(live)];
  return new Urql({ url, exchanges, fetch: client.fetch, preferGetMethod: false });
}

/** Things are kept by their id, and what has none (money, pages) with the thing that it belongs to. */
function cache() {
  const parts = introspection.__schema.types.filter(
    (type) => type.kind === "OBJECT" && !type.fields?.some((field) => field.name === "id"),
  );
  const keys: KeyingConfig = Object.fromEntries(parts.map(({ name }) => [name, () => null]));
  return cacheExchange({
    schema: introspection,
    keys,
    updates: {
      Mutation: {
        bookAppointment: (_, { input }, store) => forgetLists(store, patientOf(input)),
        receivePayment: (_, { input }, store) => forgetLists(store, patientOf(input)),
        sellPackage: (_, { input }, store) => forgetLists(store, patientOf(input)),
      },
    },
  });
}

function patientOf(input: unknown): string {
  return (input as { readonly patientId: string }).patientId;
}

/** What is in a list of the patient's may be another now: it is read again where it is shown. */
function forgetLists(store: Cache, id: string): void {
  const patient = { __typename: "Patient", id };
  for (const { fieldName, arguments: given } of store.inspectFields(patient)) {
    if (LISTS.has(fieldName)) store.invalidate(patient, fieldName, given);
  }
}

const LISTS = new Set(["appointments", "invoices", "packages", "payments"]);

function subscriptions(live: Live) {
  return subscriptionExchange({
    forwardSubscription: ({ query = "", variables }, { context }) => ({
      subscribe: (sink) => {
        // What is waited for here, and fails, counts as missed: it is told again.
        const tell = (data: unknown) => {
          sink.next({ data: data as Record<string, unknown> });
          return (context as Partial<Telling>).readAgain?.();
        };
        const ended = (why: Error) => sink.error(why);
        const document = { toString: () => query };
        return { unsubscribe: live(document, variables, { read: tell, changed: tell, ended }) };
      },
    }),
  });
}

/** What a subscription of urql is given, to be called each time that something is told. */
interface Telling {
  readonly readAgain: () => Promise<void>;
}

/** Show the patient's screen, and again on each change, own or others', until it is stopped. */
export function showPatient(
  web: Urql,
  id: string,
  show: (screen: ThePatientsScreenQuery["patient"]) => void,
): () => void {
  const request = createRequest(node(ThePatientsScreenDocument), { id });
  const showing = web.executeQuery(request).subscribe(({ data }) => data && show(data.patient));
  // Changed objects are in the cache already; lists, and data without events, are read again. With a
  // key of its own, because a query sent before this event would return older data.
  const readAgain = async () => {
    const reading = { ...request, key: ++readings };
    const { error } = await web.executeQuery(reading, { requestPolicy: "network-only" }).toPromise();
    if (error) throw error;
  };
  const changes = createRequest(node(FollowAPatientsPackagesDocument), { patientId: id });
  const telling: Telling = { readAgain };
  const told = web.executeSubscription({ ...changes, key: ++readings }, telling as object);
  const following = told.subscribe(() => undefined);
  return () => {
    showing.unsubscribe();
    following.unsubscribe();
  };
}

let readings = 0;
