import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { type Formats, formatsOf } from "./formats";
import { en } from "./en";

export type { Formats } from "./formats";

/** Every sentence of the front desk. Another language is a file beside `en.ts` that has all of them. */
export type Messages = typeof en;

/** English is there at once; the others are loaded when they are spoken. */
const OTHERS = import.meta.glob<{ readonly default: Messages }>(["./??.ts", "!./en.ts"]);

/** "de", "en": the catalogues that are there. */
export const LANGUAGES = ["en", ...Object.keys(OTHERS).map((path) => path.slice(2, -3))].sort();

const CHOSEN = "gql-packages:language";

/** The language that was chosen here before, else the first that the browser asks for and that is there. */
function firstLanguage(): string {
  const asked = [localStorage.getItem(CHOSEN) ?? "", ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return asked.find((tag) => LANGUAGES.includes(tag)) ?? "en";
}

/** How the browser's person writes dates and amounts in that language: "en-CA", "de-CH". */
function localeOf(language: string): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
}

interface Speech {
  readonly language: string;
  readonly messages: Messages;
  readonly choose: (language: string) => void;
}

const SpeechContext = createContext<Speech>({ language: "en", messages: en, choose: () => undefined });

/** Speaks the person's language inside; shows nothing before its catalogue is there. */
export function Speaking({ children }: { readonly children: ReactNode }) {
  const [wanted, setWanted] = useState(firstLanguage);
  const [spoken, setSpoken] = useState<Pick<Speech, "language" | "messages">>();
  useEffect(() => {
    let isLatest = true;
    const loaded = OTHERS[`./${wanted}.ts`]?.().then((module) => module.default) ?? Promise.resolve(en);
    void loaded.then((messages) => {
      if (!isLatest) return;
      document.documentElement.lang = wanted;
      setSpoken({ language: wanted, messages });
    });
    return () => void (isLatest = false);
  }, [wanted]);
  const speech = useMemo(() => {
    const choose = (language: string) => {
      localStorage.setItem(CHOSEN, language);
      setWanted(language);
    };
    return spoken && { ...spoken, choose };
  }, [spoken]);
  if (speech === undefined) return null;
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export const useSpeech = (): Speech => useContext(SpeechContext);

export const useMessages = (): Messages => useContext(SpeechContext).messages;

const ZoneContext = createContext("UTC");

/** Below it, moments are shown by this zone's clock. */
export const ZoneProvider = ZoneContext.Provider;

/** Dates, times and amounts as the person writes them, by the clinic's clock. */
export function useFormats(): Formats {
  const { language } = useSpeech();
  const timeZone = useContext(ZoneContext);
  return useMemo(() => formatsOf(localeOf(language), timeZone), [language, timeZone]);
}
