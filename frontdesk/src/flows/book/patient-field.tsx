import { Combobox, ComboboxItem, ComboboxPopover, ComboboxProvider } from "@ariakit/react";
import { useEffect, useId, useRef } from "react";
import { failureInWords } from "../../desk/in-words";
import { useDesk } from "../../desk/desk";
import type { Form } from "../../desk/use-form";
import { useMessages } from "../../messages";
import { Icon } from "../../parts/icon";
import { FoundPatient } from "../../shell/patient-search";
import { type PatientFound, usePatientsFound } from "../../shell/use-patients-found";
import { type BookingDraft, chosenPatient } from "./booking-draft";

/** Finds the patient while it is typed, and says who was chosen. */
export function PatientField({ form }: { readonly form: Form<BookingDraft> }) {
  const mayRegister = useDesk().may("PATIENTS_EDIT");
  const messages = useMessages();
  const { book, search: words } = messages;
  const id = useId();
  const { patientId, patientName } = form.draft;
  const { search, found, more, failure, isSettled } = usePatientsFound(patientId ? "" : patientName);
  const problem = form.claim("patientId");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!patientId) input.current?.focus();
  }, []);
  const choose = (patient: PatientFound) => form.set(chosenPatient(patient));
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>{book.patient}</label>
      <ComboboxProvider
        value={patientName}
        setValue={(text) => text !== patientName && form.set({ patientId: "", patientName: text })}
        resetValueOnHide={false}
      >
        <Combobox
          ref={input}
          id={id}
          className={patientId ? "patient-chosen" : undefined}
          placeholder={words.placeholder}
          autoSelect
          spellCheck={false}
          aria-describedby={problem ? `${id}-problem` : undefined}
          aria-invalid={problem ? true : undefined}
        />
        {search !== "" && (
          <ComboboxPopover className="popover find-list" gutter={4} sameWidth fixed aria-label={words.results}>
            {found.map((patient) => <FoundPatient key={patient.id} patient={patient} open={choose} />)}
            {isSettled && found.length === 0 && (
              <p className="find-none">{failure ? failureInWords(failure, messages) : words.none(search)}</p>
            )}
            {found.length > 0 && more > 0 && <p className="find-none muted">{words.more(more)}</p>}
            {isSettled && mayRegister && (
              <ComboboxItem className="find-item" setValueOnClick={false} onClick={() => form.set({ isRegistering: true })}>
                <Icon name="plus" /> {book.registerNew(search)}
              </ComboboxItem>
            )}
          </ComboboxPopover>
        )}
      </ComboboxProvider>
      <span role="status" className="only-spoken">{isSettled && !failure && words.found(found.length)}</span>
      {problem && <span id={`${id}-problem`} className="field-problem">{problem}</span>}
    </div>
  );
}
