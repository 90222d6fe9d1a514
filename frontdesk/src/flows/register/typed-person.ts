/** A patient who is not registered yet. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly phone: string;
  readonly email: string;
}

const NOBODY: Person = { firstName: "", lastName: "", dateOfBirth: "", phone: "", email: "" };

/** What is known of someone who was searched and not found: "Ana Lima", "604 555 0133", "ana@example.org". */
export function typedPerson(text: string): Person {
  const typed = text.trim();
  if (typed.includes("@")) return { ...NOBODY, email: typed };
  if (/^[+\d][\d\s().-]*$/.test(typed)) return { ...NOBODY, phone: typed };
  const [firstName = "", ...others] = typed.split(/\s+/);
  return { ...NOBODY, firstName, lastName: others.join(" ") };
}
