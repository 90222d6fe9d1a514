/** The first letters of a name, in any script. */
export function Avatar({ name }: { readonly name: string }) {
  const words = name.split(/\s+/u).filter(Boolean);
  const shown = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = shown.map((word) => [...(word ?? "")][0] ?? "").join("");
  return <span className="avatar" aria-hidden="true">{letters.toLocaleUpperCase()}</span>;
}
