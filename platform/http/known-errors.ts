import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import pg from 'pg';
import { CabinetError, Conflict, Invalid, TooLarge, Unavailable, Unsupported } from '#platform/kernel/errors.ts';
import type { FieldError } from '#platform/kernel/errors.ts';

/** Connection refused, cut, or shut down by the administrator: the request may be repeated. */
const CONNECTION_LOST = /^(ECONNREFUSED|ECONNRESET|EPIPE|08...|57P0[1-3]|53300)$/;
/** Two transactions that could not both go on; one may go again. */
const CROSSED = /^(40001|40P01)$/;
/** Values PostgreSQL cannot keep: too long, out of range, no date, no such text (a NUL byte, half a character). */
const UNFIT = /^22(001|003|007|008|021|P02|P05)$/;
/** A unique or exclusion constraint that no room turned into a sentence of its own. */
const ALREADY_THERE = /^23(505|P01)$/;
/** How the reader of forms words its refusals, which carry no code. */
const BROKEN_FORM = /^(Unexpected end of |Part terminated early|Malformed |Multipart: )/;

/**
 * The refusal of what was thrown, or null when nobody foresaw it. A value the database cannot keep is the sender's even
 * where no schema stopped it: what was asked has not been done.
 */
export function asKnown(error: FastifyError | Error): CabinetError | null {
  if (error instanceof CabinetError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const place = error.validationContext ?? 'body';
    return new Invalid(
      'request.invalid',
      'Certaines informations sont à corriger.',
      error.validation.map(fieldError(place)),
    );
  }
  const { code, statusCode } = error as FastifyError;
  if (code !== undefined && CONNECTION_LOST.test(code)) {
    return new Unavailable('database.unavailable', 'La base de données ne répond pas. Rien n’a été perdu ; réessayez.');
  }
  return error instanceof pg.DatabaseError ? refusedByDatabase(error) : refusedByServer(error, statusCode);
}

function refusedByDatabase({ code = '' }: pg.DatabaseError): CabinetError | null {
  if (UNFIT.test(code)) return new Invalid('request.unfit', 'Une des valeurs envoyées ne peut pas être enregistrée.');
  if (ALREADY_THERE.test(code)) {
    return new Conflict('request.conflict', 'Cela existe déjà, ou vient d’être changé. Rechargez, puis recommencez.');
  }
  if (CROSSED.test(code)) {
    return new Unavailable(
      'database.crossed',
      'Une autre demande touchait la même chose. Rien n’a été perdu ; réessayez.',
    );
  }
  return null;
}

function refusedByServer(error: Error, status: number | undefined): CabinetError | null {
  if (status === 413 || status === 414) {
    return new TooLarge('request.too-large', 'Ce qui a été envoyé est trop volumineux.');
  }
  // The reader of forms says 406 of a body that is no form.
  if (status === 415 || status === 406) return unsupported();
  const refused = status !== undefined && status >= 400 && status < 500;
  if (!refused && !BROKEN_FORM.test(error.message)) return null;
  return new Invalid('request.unreadable', 'La demande n’a pas pu être lue.');
}

/** A kind of content that the route does not take. */
export function unsupported(): Unsupported {
  return new Unsupported('request.unsupported', 'Ce type de contenu n’est pas accepté ici.');
}

function fieldError(place: string) {
  return (issue: { instancePath: string; keyword: string; message?: string | undefined }): FieldError => {
    const path = issue.instancePath.split('/').filter(Boolean).join('.');
    return { field: path || place, rule: issue.keyword, message: issue.message ?? 'Valeur refusée.' };
  };
}
