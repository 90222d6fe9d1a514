import { Combobox, ComboboxItem, ComboboxPopover, ComboboxProvider } from "@ariakit/react";
import { useEffect, useRef, useState } from "react";
import { useFormats, useMessages } from "../messages";
import { Icon } from "../parts/icon";
import { failureInWords } from "../desk/in-words";
import { addressOf, go } from "./router";
import { type PatientFound, usePatientsFound } from "./use-patients-found";
import "./patient-search.css";

/** Finds a patient while it is typed. Ctrl+K or ⌘K brings the focus here from everywhere. */
export function PatientSearch() {
  const messages = useMessages();
  const words = messages.search;
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useSearchKey(input);
  const { search, found, more, failure, isSettled } = usePatientsFound(text);

  const open = (patient: PatientFound) => {
    setText("");
    go(addressOf("patients", [patient.id]));
  };

  return (
    <search className="find">
      <ComboboxProvider value={text} setValue={setText} resetValueOnHide={false}>
        <Icon name="search" />
        <Combobox
          ref={input}
          className="find-input"
          aria-label={words.label}
          aria-keyshortcuts="Control+K Meta+K"
          placeholder={words.placeholder}
          autoSelect
          autoComplete="list"
          spellCheck={false}
        />
        <kbd aria-hidden="true">{words.key}</kbd>
        {search !== "" && (
          // A list box has options; what there is instead is none.
          <ComboboxPopover
            role={found.length > 0 ? "listbox" : "group"}
            className="popover find-list"
            gutter={6}
            sameWidth
            aria-label={words.results}
          >
            {found.map((patient) => (
              <FoundPatient key={patient.id} patient={patient} open={open} />
            ))}
            {isSettled && found.length === 0 && (
              <p className="find-none">{failure ? failureInWords(failure, messages) : words.none(search)}</p>
            )}
            {found.length > 0 && more > 0 && <p className="find-none muted">{words.more(more)}</p>}
          </ComboboxPopover>
        )}
      </ComboboxProvider>
      <span role="status" className="only-spoken">
        {isSettled && (failure ? failureInWords(failure, messages) : words.found(found.length))}
      </span>
    </search>
  );
}

interface FoundProps {
  readonly patient: PatientFound;
  readonly open: (patient: PatientFound) => void;
}

/** One that was found, in the list below a search box. */
export function FoundPatient({ patient, open }: FoundProps) {
  const words = useMessages().search;
  const { money } = useFormats();
  return (
    <ComboboxItem className="find-item" value={patient.id} setValueOnClick={false} onClick={() => open(patient)}>
      <strong><bdi>{patient.firstName} {patient.lastName}</bdi></strong>
      {patient.number !== null && <span className="muted number">#{patient.number}</span>}
      <span className="muted">{patient.phone}</span>
      {Number(patient.owing.amount) > 0 && (
        <span className="badge badge-alarm">{words.owing(money(patient.owing))}</span>
      )}
    </ComboboxItem>
  );
}

function useSearchKey(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, [input]);
}
