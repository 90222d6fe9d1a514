/** What a form about something that exists keeps beside its fields: how it was seen. */
export type Amended<Fields> = Fields & {
  readonly version: number;
  readonly seen: Fields;
  /** The fields that others changed meanwhile. */
  readonly meanwhile: readonly (keyof Fields & string)[];
};

export function amended<Fields extends object>(fields: Fields, version: number): Amended<Fields> {
  return { ...fields, version, seen: fields, meanwhile: [] };
}

/** The fields that the person changed. */
export function changedIn<Fields extends object>(draft: Amended<Fields>): readonly (keyof Fields & string)[] {
  return fieldsOf(draft.seen).filter((field) => !isSame(draft[field], draft.seen[field]));
}

/**
 * The draft over what it is now: what others changed is taken over, but for what the person changed
 * too, which stays as they wrote it.
 */
export function takenOver<Fields extends object>(draft: Amended<Fields>, now: Fields, version: number): Amended<Fields> {
  const mine = new Set<string>(changedIn(draft));
  const theirs = fieldsOf(now).filter((field) => !isSame(now[field], draft.seen[field]));
  const taken = Object.fromEntries(theirs.filter((field) => !mine.has(field)).map((field) => [field, now[field]]));
  return { ...draft, ...(taken as Partial<Fields>), version, seen: now, meanwhile: theirs };
}

/** The values of these fields alone. */
export function only<Values extends object>(values: Values, fields: readonly string[]): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([field]) => fields.includes(field))) as Partial<Values>;
}

const fieldsOf = <Fields extends object>(fields: Fields) => Object.keys(fields) as (keyof Fields & string)[];

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
