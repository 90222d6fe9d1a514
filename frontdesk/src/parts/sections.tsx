import { useEffect, useRef } from "react";
import "./sections.css";

export interface Section {
  readonly path: string;
  readonly title: string;
  readonly address: string;
}

interface Props {
  readonly label: string;
  readonly sections: readonly Section[];
  readonly current: string;
}

/** The parts of a place, each with an address of its own. */
export function Sections({ label, sections, current }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Where there is little room the list scrolls: the current one is seen.
    const { current: shown } = list;
    const link = shown?.querySelector<HTMLElement>("[aria-current]");
    if (shown && link) shown.scrollLeft = link.offsetLeft - shown.offsetLeft - 40;
  }, [current]);
  return (
    <nav className="sections" aria-label={label}>
      <ul ref={list}>
        {sections.map(({ path, title, address }) => (
          <li key={path}>
            <a href={address} aria-current={path === current ? "page" : undefined}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
