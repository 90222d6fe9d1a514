import { graphqlAddress } from "./settings";

/** Who is signed in, where, and as what. */
export interface Viewer {
  id: string;
  name: string;
  role: string;
  clinic: string;
}

/** The server refuses the token. */
export class Refused extends Error {}

const WHO = "query Who { viewer { staffMember { id name } role clinic { name } } }";

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
  const { staffMember, role, clinic } = answer.data.viewer;
  return { id: staffMember.id, name: staffMember.name, role: inWords(role), clinic: clinic.name };
}

export function isUnauthenticated(answer: { errors?: readonly unknown[] }): boolean {
  return (answer.errors ?? []).some(
    (error) =>
      (error as { extensions?: { code?: string } }).extensions?.code === "UNAUTHENTICATED",
  );
}

/** FRONT_DESK is "Front desk". */
function inWords(role: string): string {
  const words = role.replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
