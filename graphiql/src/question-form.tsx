import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useState, type FormEvent } from "react";
import { clinicTime, fromClinicTime } from "../../clients/typescript/src/clinic-time";
import { inWords } from "./answer-columns";
import { useAsk, useChosen, useDesk } from "./desk";
import { sent } from "./fetcher";
import { FIND, isObject, missingFrom, parsed, SUBJECTS, type SavedQuery, type Subject } from "./saved-queries";

interface Field {
  path: string[];
  label: string;
  kind: "search" | "day" | "moment" | Subject;
}

/** What a saved query has to know, to be filled in without writing JSON: the variables are the same. */
export function QuestionForm({ saved, variables }: { saved: SavedQuery; variables: string }) {
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const isFetching = useGraphiQL((state) => state.isFetching);
  const { run, updateActiveTabValues } = useGraphiQLActions();
  const values = parsed(variables);
  if (!values) return null;

  const change = (path: string[], value: string) => {
    const changed = JSON.stringify(withValue(values, path, value), null, 2);
    variableEditor?.setValue(changed);
    updateActiveTabValues({ variables: changed });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run();
  };
  return (
    <form className="asked" onSubmit={submit}>
      {fieldsOf(saved).map((field) => (
        <Input
          key={field.path.join(".")}
          field={field}
          value={String(valueAt(values, field.path) ?? "")}
          onChange={(value) => change(field.path, value)}
        />
      ))}
      <button disabled={isFetching}>{saved.isSubscription ? "Watch or stop" : saved === FIND ? "Find" : "Ask"}</button>
    </form>
  );
}

interface InputProps {
  field: Field;
  value: string;
  onChange: (value: string) => void;
}

function Input({ field, value, onChange }: InputProps) {
  const { timeZone } = useDesk().viewer;
  const { kind, label } = field;
  if (kind === "patient") return <PatientInput value={value} />;
  if (kind === "package" || kind === "treatment") return <Selection subject={kind} value={value} onChange={onChange} />;
  const text = missingFrom(value) ? "" : value;
  if (kind === "search") {
    return (
      <label className="wide">
        {label}
        <input type="search" autoFocus value={text} onChange={(event) => onChange(event.target.value)} autoComplete="off" />
      </label>
    );
  }
  if (kind === "day") {
    return (
      <label>
        {label}
        <input type="date" required value={text} onChange={(event) => event.target.value && onChange(event.target.value)} />
      </label>
    );
  }
  const shown = momentIn(value, timeZone);
  const change = (local: string) => {
    const [date = "", time = ""] = local.split("T");
    const isWhole = /^\d{4}-/.test(date) && time !== "";
    if (isWhole) onChange(fromClinicTime(date, time.slice(0, 5), timeZone));
  };
  return (
    <label>
      {label}
      <input type="datetime-local" required value={shown} onChange={(event) => change(event.target.value)} />
    </label>
  );
}

function PatientInput({ value }: { value: string }) {
  const { patient } = useChosen();
  const ask = useAsk();
  const isChosen = patient && (patient.id === value || missingFrom(value));
  return (
    <span className="label">
      Patient
      <span className="subject">
        {isChosen ? patient.name : missingFrom(value) ? "Not chosen yet" : value}
        <button type="button" className="quiet" onClick={() => ask(FIND)}>
          {isChosen ? "Another" : "Find"}
        </button>
      </span>
    </span>
  );
}

/** A package of the chosen patient, or a treatment of the clinic, by what it is. */
function Selection({ subject, value, onChange }: { subject: "package" | "treatment"; value: string; onChange: (id: string) => void }) {
  const { choice } = useDesk();
  const chosen = useChosen();
  const ask = useAsk();
  const choices = useChoices(subject, chosen.patient?.id);
  const now = missingFrom(value) ? (chosen[subject]?.id ?? "") : value;
  if (subject === "package" && !chosen.patient && !now) return <PatientInput value={"${patient}"} />;
  const known = choices.some(({ id }) => id === now);
  const change = (id: string) => {
    const found = choices.find((each) => each.id === id);
    if (!found) return;
    choice.choose({ [subject]: { type: SUBJECTS[subject], id, name: found.name } });
    onChange(id);
  };
  return (
    <>
      {subject === "package" && chosen.patient && <PatientInput value={chosen.patient.id} />}
      <label>
        {inWords(subject)}
        <select value={now} onChange={(event) => change(event.target.value)}>
          {!now && <option value="">Choose one</option>}
          {now && !known && <option value={now}>{chosen[subject]?.id === now ? chosen[subject].name : now}</option>}
          {choices.map(({ id, label }) => (
            <option key={id} value={id}>{label}</option>
          ))}
        </select>
        {subject === "package" && !chosen.patient && (
          <button type="button" className="quiet" onClick={() => ask(FIND)}>Find a patient</button>
        )}
      </label>
    </>
  );
}

interface Choosable {
  id: string;
  name: string;
  label: string;
}

const PACKAGES = `query PackagesToChooseFrom($id: ID!) {
  patient(id: $id) {
    packages(first: 100) { nodes { id name status usesTotal usesRemaining purchasedAt } }
  }
}`;
const TREATMENTS = "query TreatmentsToChooseFrom { treatments { id name } }";

/** Read when there is something to choose from. */
function useChoices(subject: "package" | "treatment", patientId: string | undefined): Choosable[] {
  const { session, viewer } = useDesk();
  const [choices, setChoices] = useState<Choosable[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const query = subject === "package" ? PACKAGES : TREATMENTS;
    setChoices([]);
    if (subject === "package" && !patientId) return;
    sent({ query, variables: subject === "package" ? { id: patientId } : {} }, session)
      .then(({ data }) => {
        if (isCurrent) setChoices(listed(data, viewer.timeZone));
      })
      // The question itself will say that the server is away.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [subject, patientId, session, viewer]);
  return choices;
}

interface Offered {
  treatments?: { id: string; name: string }[];
  patient?: {
    packages: {
      nodes: { id: string; name: string; status: string; usesTotal: number; usesRemaining: number; purchasedAt: string }[];
    };
  } | null;
}

function listed(data: unknown, timeZone: string): Choosable[] {
  const { treatments = [], patient } = (data ?? {}) as Offered;
  const packages = (patient?.packages.nodes ?? []).map((each) => {
    const sold = clinicTime(each.purchasedAt, timeZone).date;
    const left = `${each.usesRemaining} of ${each.usesTotal} left`;
    return { ...each, label: `${each.name}: ${inWords(each.status).toLowerCase()}, ${left}, sold ${sold}` };
  });
  return [...treatments.map((each) => ({ ...each, label: each.name })), ...packages];
}

const LABELS: Record<string, string> = { search: "Name, number, e-mail or telephone", startsAt: "Visit at" };

/** What is to be filled in: where the saved query has a placeholder. */
function fieldsOf(saved: SavedQuery): Field[] {
  const found: Field[] = [];
  const visit = (value: unknown, path: string[]) => {
    if (isObject(value)) return Object.entries(value).forEach(([name, part]) => visit(part, [...path, name]));
    const placeholder = typeof value === "string" ? missingFrom(value) : undefined;
    if (!placeholder) return;
    const name = path.at(-1)!;
    const isSubject = placeholder === "search" || placeholder in SUBJECTS;
    const kind = isSubject ? (placeholder as Field["kind"]) : String(value).includes("T") ? "moment" : "day";
    found.push({ path, kind, label: LABELS[name] ?? inWords(name) });
  };
  visit(JSON.parse(saved.variables), []);
  return found;
}

function momentIn(value: string, timeZone: string): string {
  try {
    const { date, time } = clinicTime(value, timeZone);
    return `${date}T${time}`;
  } catch {
    return "";
  }
}

function valueAt(values: Record<string, unknown>, path: string[]): unknown {
  return path.reduce<unknown>((place, step) => (isObject(place) ? place[step] : undefined), values);
}

function withValue(values: Record<string, unknown>, [step, ...rest]: string[], value: string): Record<string, unknown> {
  if (step === undefined) return values;
  const inner = values[step];
  return { ...values, [step]: rest.length > 0 ? withValue(isObject(inner) ? inner : {}, rest, value) : value };
}
