type Said = string | null | undefined;

/** Names and what is said of each; what is not known is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, Said])[] }) {
  return (
    <dl>
      {facts.map(([name, said]) => said && <div key={name}><dt>{name}</dt><dd>{said}</dd></div>)}
    </dl>
  );
}

/** "Ana Silva, #1042" */
export function nameAndNumber({ firstName, lastName, number }: { firstName: string; lastName: string; number: number | null }): string {
  return `${firstName} ${lastName}${number === null ? "" : `, #${number}`}`;
}
