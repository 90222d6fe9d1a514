import { type ComponentProps, type ReactNode, useId } from "react";
import type { Form } from "../desk/use-form";

interface About<Draft> {
  readonly form: Form<Draft>;
  /** The draft's field. */
  readonly name: keyof Draft & string;
  /** Where the input has it, if not under its name: "payment.amount". */
  readonly path?: string;
  readonly label: string;
  readonly hint?: ReactNode;
}

type TextProps<Draft> = About<Draft> &
  Omit<ComponentProps<"input">, "form" | "name" | "value" | "onChange"> & {
    /** Shown before the input: a currency. */
    readonly unit?: string;
  };

/** A line of text: with its label, a hint, and what was refused about it. */
export function TextField<Draft extends object>({ form, name, path, label, hint, unit, ...others }: TextProps<Draft>) {
  return (
    <Labelled form={form} name={name} path={path} label={label} hint={hint}>
      {(given) => (
        <span className={unit ? "with-unit" : undefined}>
          {unit && <span className="unit muted" aria-hidden="true">{unit}</span>}
          <input
            autoComplete="off"
            {...others}
            {...given}
            value={String(form.draft[name] ?? "")}
            onChange={({ target }) => form.set({ [name]: target.value } as Partial<Draft>)}
          />
        </span>
      )}
    </Labelled>
  );
}

/** Several lines of text. */
export function LinesField<Draft extends object>({ rows = 3, ...about }: About<Draft> & { readonly rows?: number }) {
  const { form, name } = about;
  return (
    <Labelled {...about}>
      {(given) => (
        <textarea
          {...given}
          rows={rows}
          value={String(form.draft[name] ?? "")}
          onChange={({ target }) => form.set({ [name]: target.value } as Partial<Draft>)}
        />
      )}
    </Labelled>
  );
}

type CheckProps<Draft> = Omit<About<Draft>, "path">;

/** Yes or no. */
export function CheckField<Draft extends object>({ form, name, label, hint }: CheckProps<Draft>) {
  const id = useId();
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          checked={form.draft[name] === true}
          aria-describedby={hint ? id : undefined}
          onChange={({ target }) => form.set({ [name]: target.checked } as Partial<Draft>)}
        />
        {label}
      </label>
      {hint && <span id={id} className="field-hint">{hint}</span>}
    </div>
  );
}

type SelectProps<Draft> = About<Draft> & { readonly children: ReactNode };

/** One of several: the children are `option`s. */
export function SelectField<Draft extends object>({ children, ...about }: SelectProps<Draft>) {
  const { form, name } = about;
  return (
    <Labelled {...about}>
      {(given) => (
        <select
          {...given}
          value={String(form.draft[name] ?? "")}
          onChange={({ target }) => form.set({ [name]: target.value } as Partial<Draft>)}
        >
          {children}
        </select>
      )}
    </Labelled>
  );
}

type ChoiceProps<Draft> = About<Draft> & {
  readonly options: readonly { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode }[];
};

/** One of several that are all seen. */
export function ChoiceField<Draft extends object>({ form, name, path = name, label, options }: ChoiceProps<Draft>) {
  const id = useId();
  const problem = form.claim(path);
  return (
    <fieldset className="choice" aria-describedby={problem ? id : undefined}>
      <legend className="field-label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice-option">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={form.draft[name] === option.value}
            aria-invalid={problem ? true : undefined}
            onChange={() => form.set({ [name]: option.value } as Partial<Draft>)}
          />
          <span>
            {option.label}
            {option.hint && <small className="muted">{option.hint}</small>}
          </span>
        </label>
      ))}
      {problem && <span id={id} className="field-problem">{problem}</span>}
    </fieldset>
  );
}

interface Given {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

type LabelledProps<Draft> = Omit<About<Draft>, "path"> & {
  readonly path?: string | undefined;
  readonly children: (given: Given) => ReactNode;
};

/** A field of any kind, with its label, a hint, and what was refused about it. */
export function Labelled<Draft extends object>({ form, name, path = name, label, hint, children }: LabelledProps<Draft>) {
  const id = useId();
  const problem = form.claim(path);
  const about = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": about || undefined, "aria-invalid": problem ? true : undefined })}
      {hint && <span id={`${id}-hint`} className="field-hint">{hint}</span>}
      {problem && <span id={`${id}-problem`} className="field-problem">{problem}</span>}
    </div>
  );
}
