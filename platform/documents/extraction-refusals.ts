import { Invalid, TooLarge, Unavailable, Unsupported, type CabinetError } from '#platform/kernel/errors.ts';

/** An error as it passes between threads: its status tells its class. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** What a worker refused, with the class it had there. */
export function errorOf({ status, code, message }: Refusal): CabinetError {
  if (status === 413) return new TooLarge(code, message);
  return status === 415 ? new Unsupported(code, message) : new Invalid(code, message);
}

/** It took longer than allowed. */
export function tooSlow(): Invalid {
  return new Invalid(
    'documents.too-slow',
    'La lecture de ce document prend trop de temps : elle a été arrêtée. Collez le texte du compte rendu.',
  );
}

/** It took more memory than allowed. */
export function tooHeavy(): TooLarge {
  return new TooLarge(
    'documents.too-heavy',
    'Ce document demande trop de mémoire : sa lecture a été arrêtée. Collez le texte du compte rendu.',
  );
}

/** The reader broke on it. */
export function damaged(): Invalid {
  return new Invalid(
    'documents.damaged',
    'Ce document est abîmé : il ne se lit pas. Enregistrez-le à nouveau, puis réessayez.',
  );
}

/** The pool is closed. */
export function stopped(): Unavailable {
  return new Unavailable('documents.extraction-stopped', 'Cabinet s’arrête. Rien n’a été perdu ; réessayez.');
}
