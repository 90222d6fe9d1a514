// urql, with the typed documents and with a fetch that repeats what is safe to repeat.
import { cacheExchange, Client as Urql, fetchExchange, gql, type TypedDocumentNode } from "@urql/core";
import {
  BookWithThePreselectedPackageDocument,
  type Client,
  ThePatientsScreenDocument,
  type TypedDocument,
} from "gql-packages-client";

/** The same document as urql knows them; `gql` of Apollo Client does the same. */
export function node<Result, Variables extends object>(
  document: TypedDocument<Result, Variables>,
): TypedDocumentNode<Result, Variables> {
  return gql<Result, Variables>(document.toString());
}

export function urql(client: Client, url: string): Urql {
  const exchanges = [cacheExchange, fetchExchange];
  return new Urql({ url, exchanges, fetch: client.fetch, preferGetMethod: false });
}

/** How many visits the patient has, before and after one more is booked. */
export async function bookOnceMore(
  client: Client,
  web: Urql,
  visit: { patientId: string; treatmentId: string; startsAt: string },
): Promise<readonly [number, number]> {
  const screen = node(ThePatientsScreenDocument);
  const visits = async () => {
    const { data, error } = await web.query(screen, { id: visit.patientId }).toPromise();
    if (error) throw error;
    return data?.patient?.appointments.nodes.length ?? 0;
  };
  const before = await visits();
  const form = client.form(`book ${visit.patientId} ${visit.startsAt}`);
  const input = { ...visit, usePreselected: true, idempotencyKey: await form.key() };
  const booked = await web
    .mutation(node(BookWithThePreselectedPackageDocument), { input })
    .toPromise();
  if (booked.error) throw booked.error;
  await form.close();
  return [before, await visits()];
}
