import { isAPIError } from 'better-auth/api';
import { CabinetError, Conflict, Invalid, Unauthenticated } from '#platform/kernel/errors.ts';
import { LOCK_MS } from './attempt-rules.ts';
import { locked } from './attempts.ts';
import { challengeOver } from './challenge.ts';

/** CIM-17: one answer, whether the e-mail exists or not. */
const wrongCredentials = (): CabinetError =>
  new Unauthenticated('identity.wrong-credentials', 'Adresse e-mail ou mot de passe incorrect.');

/** Not a 401: on the account page the session is still good. */
export const wrongCode = (): CabinetError =>
  new Invalid('identity.wrong-code', 'Ce code n’est pas le bon, ou a déjà servi. Attendez le suivant et réessayez.', [
    { field: 'code', rule: 'wrong', message: 'Code inexact ou déjà utilisé.' },
  ]);

export const wrongPassword = (): CabinetError =>
  new Invalid('identity.wrong-password', 'Ce mot de passe n’est pas le vôtre.', [
    { field: 'password', rule: 'wrong', message: 'Ce mot de passe n’est pas le vôtre.' },
  ]);

const linkRefused = (): CabinetError =>
  new Invalid('identity.link-refused', 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.', [
    { field: 'token', rule: 'expired', message: 'Lien déjà utilisé ou expiré.' },
  ]);

const noSession = (): CabinetError => new Unauthenticated('session.required', 'Connectez-vous pour continuer.');

const noSecondFactor = (): CabinetError =>
  new Conflict('identity.second-factor-absent', 'Aucune double vérification n’est en cours sur ce compte.');

/** The library's codes, in our family and in French. */
const REFUSALS: Readonly<Record<string, () => CabinetError>> = {
  INVALID_EMAIL: wrongCredentials,
  INVALID_EMAIL_OR_PASSWORD: wrongCredentials,
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  INVALID_TWO_FACTOR_COOKIE: challengeOver,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: challengeOver,
  ACCOUNT_TEMPORARILY_LOCKED: () => locked(LOCK_MS / 1000),
  INVALID_TOKEN: linkRefused,
  USER_NOT_FOUND: linkRefused,
  INVALID_PASSWORD: wrongPassword,
  CREDENTIAL_ACCOUNT_NOT_FOUND: wrongPassword,
  UNAUTHORIZED: noSession,
  TOTP_ALREADY_ENABLED: () =>
    new Conflict('identity.second-factor-present', 'La double vérification est déjà active sur ce compte.'),
  TOTP_NOT_ENABLED: noSecondFactor,
  TWO_FACTOR_NOT_ENABLED: noSecondFactor,
  BACKUP_CODES_NOT_ENABLED: noSecondFactor,
};

/** What the library answered, with the cookies it wants set; or the refusal, so that its traces may be committed. */
export type LibraryAnswer<Answer> =
  | { readonly answer: Answer; readonly cookies: readonly string[] }
  | { readonly refusal: CabinetError };

/** Calls the library; an error that is not one of its refusals passes through. */
export async function ask<Answer>(
  call: () => Promise<{ headers: Headers; response: Answer }>,
): Promise<LibraryAnswer<Answer>> {
  try {
    const { headers, response } = await call();
    return { answer: response, cookies: headers.getSetCookie() };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return { refusal };
  }
}

function refusalOf(error: unknown): CabinetError | null {
  if (error instanceof CabinetError) return error;
  if (!isAPIError(error)) return null;
  const code = (error.body as { code?: string } | undefined)?.code ?? String(error.status);
  return REFUSALS[code]?.() ?? null;
}
