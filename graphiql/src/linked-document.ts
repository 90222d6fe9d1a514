/** A document that another page of this server asks to be opened, such as the front desk. */
export interface LinkedDocument {
  document: string;
  variables: Record<string, unknown>;
}

const KEPT = "gql-packages:linked-document";
const LINK = /^#document=([\w-]+=*)$/;

/** Keep what was linked to: signing in may lead elsewhere and back. It stands behind the `#`: no server is told of it. */
export function keepLinkedDocument(): void {
  const written = LINK.exec(location.hash)?.[1];
  if (!written) return;
  history.replaceState(null, "", location.pathname + location.search);
  sessionStorage.setItem(KEPT, written);
}

/** The document that was linked to, once. */
export function takeLinkedDocument(): LinkedDocument | undefined {
  const written = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (written === null) return undefined;
  try {
    const bytes = atob(written.replaceAll("-", "+").replaceAll("_", "/"));
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    const { document, variables } = JSON.parse(text);
    return typeof document === "string" ? { document, variables: variables ?? {} } : undefined;
  } catch {
    return undefined;
  }
}
