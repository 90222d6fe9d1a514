export const APPEARANCES = ["system", "light", "dark"] as const;
export type Appearance = (typeof APPEARANCES)[number];

const CHOSEN = "gql-packages:appearance";

export function appearance(): Appearance {
  const kept = localStorage.getItem(CHOSEN);
  return APPEARANCES.find((one) => one === kept) ?? "system";
}

export function chooseAppearance(chosen: Appearance): void {
  localStorage.setItem(CHOSEN, chosen);
  followAppearance();
}

/** The style sheet has both: `color-scheme` decides. */
export function followAppearance(): void {
  document.documentElement.dataset["appearance"] = appearance();
}
