const PATHS = {
  day: "M4 7h16v13H4zM4 11h16M8 4v4M16 4v4",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.6-4 3-6 6.5-6s5.9 2 6.5 6M16 4.5a3.2 3.2 0 0 1 0 6.2M17.5 14.3c2.3.7 3.6 2.6 4 5.7",
  sell: "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
  book: "M4 7h16v13H4zM4 11h16M8 4v4M16 4v4M12 13v5M9.5 15.5h5",
  report: "M4 20V4M4 20h16M8.5 16v-5M13 16V8M17.5 16v-3",
  setup: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8v4.4M9 14.8v4.4",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
  plus: "M12 5v14M5 12h14",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  left: "M14.5 5l-7 7 7 7",
  right: "M9.5 5l7 7-7 7",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 12.5l4.5 4.5L19 7",
  alarm: "M12 4l9 16H3zM12 10v4.5M12 17.2v.1",
  code: "M8.5 6l-6 6 6 6M15.5 6l6 6-6 6",
  undo: "M4 9h10a5.5 5.5 0 0 1 0 11H9M4 9l4.5-4.5M4 9l4.5 4.5",
  ticket: "M4 8h16v3a1.5 1.5 0 0 0 0 3v3H4v-3a1.5 1.5 0 0 0 0-3z",
  coin: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 8v8M9.5 10.5c0-1 1-1.7 2.5-1.7s2.5.7 2.5 1.6c0 2.2-5 1-5 3.2 0 .9 1 1.6 2.5 1.6s2.5-.7 2.5-1.7",
  offline: "M4 4l16 16M8.5 15.5a5 5 0 0 1 5.5-1M5 12a10 10 0 0 1 3.5-2.3M12 8.7a10 10 0 0 1 7 3.3M12 19.2v.1",
  download: "M12 4v11M7.5 10.5l4.5 4.5 4.5-4.5M5 19.5h14",
  out: "M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9",
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words; what it means stands there too. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
