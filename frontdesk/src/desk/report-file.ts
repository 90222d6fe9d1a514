import { messageOf, type Session } from "../session/session";
import { pageAddress } from "../session/settings";
import { parametersOf, type ReportFile } from "./report-parameters";

/** Saves the report as a file for a spreadsheet. Throws with the server's words if it is refused. */
export async function downloadReport({ name, filter }: ReportFile, session: Session): Promise<void> {
  const token = session.token();
  const address = new URL(`reports/${name}.csv?${parametersOf(filter)}`, pageAddress);
  const response = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
  if (response.status === 401) session.token(token);
  if (!response.ok) throw new Error(await sentenceIn(response));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = /filename="?([\w.-]+)"?/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function sentenceIn(response: Response): Promise<string> {
  try {
    const { errors } = (await response.json()) as { errors: readonly [{ message: string }] };
    return errors[0].message;
  } catch (error) {
    return `${response.status}: ${messageOf(error)}`;
  }
}
