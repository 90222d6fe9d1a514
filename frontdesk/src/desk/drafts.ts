const PREFIX = "gql-packages:draft:";

/** A form as it is kept over reloads, until the tab is closed. */
export interface KeptForm<Draft> {
  /** Tells this intended change from an earlier one of the same form: it has a key of its own. */
  readonly id: string;
  readonly draft: Draft;
  /** It was sent, and no answer has come: it may have been recorded. */
  readonly isSent: boolean;
}

/** The form of this name, as it was left. */
export function keptForm<Draft>(name: string): KeptForm<Draft> | undefined {
  const kept = sessionStorage.getItem(PREFIX + name);
  return kept === null ? undefined : (JSON.parse(kept) as KeptForm<Draft>);
}

export function keepForm<Draft>(name: string, form: KeptForm<Draft>): void {
  sessionStorage.setItem(PREFIX + name, JSON.stringify(form));
}

export function forgetForm(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}

/** Forget all forms: another person signs in. */
export function forgetForms(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}
