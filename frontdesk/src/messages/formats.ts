/** Dates, times and amounts of one language and one zone. */
export interface Formats {
  readonly locale: string;
  readonly timeZone: string;
  /** "95,00 €"; a clinic has one currency, so that "$" needs no country. */
  readonly money: (money: { readonly amount: string; readonly currency: string }) => string;
  /** A whole number: "10,000" */
  readonly number: (value: number) => string;
  /** A Date: "29 Nov 2026" */
  readonly day: (date: string) => string;
  /** A Date with its weekday: "Sunday, 29 November" */
  readonly longDay: (date: string) => string;
  /** A DateTime's time: "09:30" */
  readonly time: (moment: string | Date) => string;
  /** From one DateTime to another: "09:30–10:15" */
  readonly times: (from: string, to: string) => string;
  /** A DateTime's day: "29 Nov 2026" */
  readonly dayOf: (moment: string | Date) => string;
  /** "29 Nov 2026, 09:30" */
  readonly moment: (moment: string | Date) => string;
}

export function formatsOf(locale: string, timeZone: string): Formats {
  const utc = { timeZone: "UTC" } as const;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...utc });
  const longDay = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", ...utc });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone });
  const dayOf = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const number = new Intl.NumberFormat(locale);
  const currencies = new Map<string, Intl.NumberFormat>();
  const currencyOf = (currency: string) => {
    const known = currencies.get(currency) ?? new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
    currencies.set(currency, known);
    return known;
  };
  return {
    locale,
    timeZone,
    // A text keeps all its digits.
    money: ({ amount, currency }) => currencyOf(currency).format(amount as Intl.StringNumericLiteral),
    number: (value) => number.format(value),
    day: (date) => day.format(new Date(`${date}T12:00:00Z`)),
    longDay: (date) => longDay.format(new Date(`${date}T12:00:00Z`)),
    time: (at) => time.format(new Date(at)),
    times: (from, to) => time.formatRange(new Date(from), new Date(to)),
    dayOf: (at) => dayOf.format(new Date(at)),
    moment: (at) => moment.format(new Date(at)),
  };
}
