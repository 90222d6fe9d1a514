import { pageAddress } from "./settings";

/** The part of the address that never leaves the browser. */
const PREFIX = "#sign-in=";

export const hasCode = () => location.hash.startsWith(PREFIX);

/** The code in the link that a demo prints; it is taken out of the address and the history. */
export function codeInAddress(): string | undefined {
  if (!hasCode()) return undefined;
  const code = location.hash.slice(PREFIX.length);
  history.replaceState(null, "", location.pathname + location.search);
  return code;
}

/** The token for the code. Throws with the server's words if the code is no longer good. */
export async function tokenFor(code: string): Promise<string> {
  const response = await fetch(new URL("frontdesk/sign-in", pageAddress), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const answer = (await response.json().catch(() => ({}))) as { token?: string; message?: string };
  if (!response.ok || !answer.token) throw new Error(answer.message ?? "This server signs nobody in by a link.");
  return answer.token;
}
