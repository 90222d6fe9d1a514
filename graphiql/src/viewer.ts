import { inWords } from "./answer-columns";
import { graphqlAddress } from "./settings";

/** Who is signed in, where, and as what. */
export interface Viewer {
  id: string;
  name: string;
  role: string;
  clinic: string;
  timeZone: string;
  currency: string;
  /** Whether there is anything to be changed by them. */
  canWrite: boolean;
}

/** The server refuses the token. */
export class Refused extends Error {}

const WHO = "query Who { viewer { staffMember { id name } role permissions clinic { name timeZone currency } } }";

/** The token's staff member. Throws Refused with the server's message if there is none. */
export async function viewerOf(token: string): Promise<Viewer> {
  const response = await fetch(graphqlAddress, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: WHO }),
  });
  const answer = await response.json();
  if (answer.errors?.length) {
    const [error] = answer.errors;
    if (isUnauthenticated(answer)) throw new Refused(error.message);
    throw new Error(error.message);
  }
  const { staffMember, role, permissions, clinic } = answer.data.viewer;
  const { name, timeZone, currency } = clinic;
  const canWrite = permissions.some((permission: string) => !/(_READ|^API_EXPLORE)$/.test(permission));
  const who = { id: staffMember.id, name: staffMember.name, role: inWords(role) };
  return { ...who, clinic: name, timeZone, currency, canWrite };
}

export function isUnauthenticated(answer: { errors?: readonly unknown[] }): boolean {
  return (answer.errors ?? []).some(
    (error) =>
      (error as { extensions?: { code?: string } }).extensions?.code === "UNAUTHENTICATED",
  );
}
