import { useId, useState } from 'react';
import { Problem, type FieldProblem } from '../../api/problem.ts';
import { sortProblems, type SortedProblems } from './field-problems.ts';

/** What a field component needs of its form; made by `form.field('name')`. */
export interface FieldBinding<Value> {
  readonly id: string;
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error: string | undefined;
}

/** A form being filled. */
export interface FormState<Values> {
  readonly values: Values;
  readonly set: (change: Partial<Values>) => void;
  readonly field: <Name extends keyof Values & string>(name: Name) => FieldBinding<Values[Name]>;
  /** Where a field is in the page, for the links of the summary. */
  readonly idOf: (name: string) => string;
  readonly problems: SortedProblems;
  /** The server's sentence when it refused; null otherwise. */
  readonly refusal: string | null;
  /** Counts refusals, so that the summary takes the focus each time. */
  readonly attempts: number;
  readonly busy: boolean;
  readonly submit: () => Promise<void>;
}

interface FormOptions<Values> {
  readonly initial: Values;
  /** What the screen can already tell is wrong; the server checks again. */
  readonly check?: (values: Values) => readonly FieldProblem[];
  /** Sends the values; a `Problem` it throws is shown at the fields it names and at the top. */
  readonly submit: (values: Values) => Promise<unknown>;
}

const none: SortedProblems = { byField: {}, others: [] };

/** Holds a form's values, sends them, and brings what was refused back to its fields. */
export function useForm<Values extends object>(options: FormOptions<Values>): FormState<Values> {
  const prefix = useId();
  const [values, setValues] = useState(options.initial);
  const [problems, setProblems] = useState(none);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [attempts, setAttempts] = useState(0);
  const [busy, setBusy] = useState(false);
  const idOf = (name: string): string => `${prefix}-${name}`;

  const refuse = (message: string | null, found: readonly FieldProblem[]) => {
    setRefusal(message);
    setProblems(sortProblems(found, Object.keys(values)));
    setAttempts((count) => count + 1);
  };

  const set = (change: Partial<Values>) => {
    setValues((former) => ({ ...former, ...change }));
    setProblems(({ byField, others }) => ({
      byField: Object.fromEntries(Object.entries(byField).filter(([name]) => !(name in change))),
      others,
    }));
  };

  const submit = async () => {
    const found = options.check?.(values) ?? [];
    if (found.length > 0) return refuse(null, found);
    setBusy(true);
    try {
      await options.submit(values);
      setProblems(none);
      setRefusal(null);
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      refuse(cause.message, cause.errors);
    } finally {
      setBusy(false);
    }
  };

  return {
    values,
    set,
    idOf,
    problems,
    refusal,
    attempts,
    busy,
    submit,
    field: (name) => ({
      id: idOf(name),
      name,
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<Values>),
      error: problems.byField[name],
    }),
  };
}
