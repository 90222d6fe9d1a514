import type { ComponentProps, ReactNode } from "react";

export interface ButtonProps extends Omit<ComponentProps<"button">, "className"> {
  readonly tone?: "strong" | "plain" | "quiet" | "danger" | "inverse";
  /** It says that it works, and does nothing when it is pressed again. */
  readonly isBusy?: boolean;
  /** A button with an icon alone. */
  readonly isSquare?: boolean;
  /** What it does, where there is an icon alone. */
  readonly label?: string;
  readonly children: ReactNode;
}

export function Button({ tone = "plain", isBusy = false, isSquare = false, label, onClick, ...others }: ButtonProps) {
  return (
    <button
      type="button"
      {...others}
      className={`button button-${tone}${isSquare ? " button-square" : ""}`}
      // It keeps the focus while it is busy, as a disabled one would not.
      aria-disabled={isBusy || undefined}
      {...(label ? { "aria-label": label, title: label } : {})}
      onClick={(event) => (isBusy ? event.preventDefault() : onClick?.(event))}
    />
  );
}
