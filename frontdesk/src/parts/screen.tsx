import { type ReactNode, useEffect, useRef } from "react";
import { useMessages } from "../messages";

interface Props {
  readonly title: string;
  /** What stands beside the heading. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A place's screen. Coming here brings the focus to its heading, and its name into the title. */
export function Screen({ title, beside, children }: Props) {
  const { app } = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${app.name}`;
  }, [title, app.name]);
  useEffect(() => {
    if (hasMoved) heading.current?.focus();
    hasMoved = true;
  }, []);
  return (
    <div className="screen">
      <header className="screen-head">
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {beside}
      </header>
      {children}
    </div>
  );
}

/** The page's first screen leaves the focus where a browser has it. */
let hasMoved = false;
