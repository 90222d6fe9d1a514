/** A whole number as it was written; what is none becomes -1, which the API refuses with the range that it wants. */
export function wholeOf(written: string): number {
  return /^\d{1,9}$/.test(written.trim()) ? Number(written) : -1;
}

/** The same where nothing may be written: null. */
export function wholeOrNone(written: string): number | null {
  return written.trim() === "" ? null : wholeOf(written);
}

/** A text where nothing may be written: null. */
export const textOrNone = (written: string): string | null => written.trim() || null;
