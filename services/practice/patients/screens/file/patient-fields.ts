import type { FieldProblem } from '#platform/web/api/problem.ts';
import type { PatientFile } from '../../api/patients.ts';

/** The form of a file, as it is typed; '' is what is not known. */
export interface TypedFile {
  readonly birthName: string;
  readonly birthFirstNames: string;
  readonly usedName: string;
  readonly usedFirstName: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly birthPlaceCode: string;
  readonly phone: string;
  readonly secondPhone: string;
  readonly email: string;
  readonly addressLine: string;
  readonly postalCode: string;
  readonly city: string;
  readonly alert: string;
  readonly smsReminders: boolean;
  readonly emailReminders: boolean;
}

const TEXTS = [
  ...(['birthName', 'birthFirstNames', 'usedName', 'usedFirstName', 'birthDate', 'sex', 'birthPlaceCode'] as const),
  ...(['phone', 'secondPhone', 'email', 'addressLine', 'postalCode', 'city', 'alert'] as const),
] as const;

/** A file that is not there yet, or the one before us. */
export function typedFile(file: PatientFile | null): TypedFile {
  const texts = Object.fromEntries(TEXTS.map((field) => [field, file?.[field] ?? ''])) as Record<
    (typeof TEXTS)[number],
    string
  >;
  return { ...texts, smsReminders: file?.smsReminders ?? true, emailReminders: file?.emailReminders ?? true };
}

/** As the server takes it: what is empty is not known. */
export function sentFile(typed: TypedFile) {
  const texts = Object.fromEntries(TEXTS.map((field) => [field, typed[field].trim() || null]));
  const { smsReminders, emailReminders, birthName, birthFirstNames } = typed;
  return { ...texts, birthName, birthFirstNames, smsReminders, emailReminders };
}

/** What differs from the file, so that two people who change different things do not meet. */
export function changedFields(typed: TypedFile, file: PatientFile): Partial<ReturnType<typeof sentFile>> {
  const [sent, former] = [sentFile(typed), sentFile(typedFile(file))];
  const fields = Object.keys(sent) as (keyof typeof sent)[];
  return Object.fromEntries(
    fields.filter((field) => sent[field] !== former[field]).map((field) => [field, sent[field]]),
  );
}

/** What the screen can already tell is missing. */
export function fileProblems({ birthName, birthFirstNames }: TypedFile): readonly FieldProblem[] {
  return [
    ...(birthName.trim() === ''
      ? [{ field: 'birthName', rule: 'required', message: 'Écrivez le nom de naissance.' }]
      : []),
    ...(birthFirstNames.trim() === ''
      ? [{ field: 'birthFirstNames', rule: 'required', message: 'Écrivez au moins un prénom.' }]
      : []),
  ];
}
