import { pageAddress } from "./settings";

const KEPT = "gql-packages:linked";
const LINK = /^#patient=([\w-]{1,120})$/;

/** An address that leads to the patient. The id stands behind the `#`: no server is told of it. */
export function linkTo(patientId: string): string {
  return `${pageAddress}#patient=${patientId}`;
}

/** Keep who was linked to: signing in may lead elsewhere and back. */
export function keepLinked(): void {
  const id = LINK.exec(location.hash)?.[1];
  if (!id) return;
  sessionStorage.setItem(KEPT, id);
  history.replaceState(null, "", location.pathname + location.search);
}

/** The id of the patient who was linked to, once. */
export function takeLinked(): string | undefined {
  const id = sessionStorage.getItem(KEPT) ?? undefined;
  sessionStorage.removeItem(KEPT);
  return id;
}
