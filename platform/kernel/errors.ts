/**
 * The one family of errors. A room throws one of these; `platform/http` turns it once into an RFC 9457 problem.
 * `code` is stable and public (`coding.stay.not-reviewed`); `message` is the French sentence a person reads: it says
 * what happened and what to do, and holds no health data, secret or personal data.
 */
export abstract class CabinetError extends Error {
  abstract readonly status: number;
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The object does not exist, or belongs to someone else: both look the same from outside. */
export class NotFound extends CabinetError {
  readonly status = 404;
}

/** It was there and has been taken away for good: whoever keeps its address may forget it. */
export class Gone extends CabinetError {
  readonly status = 410;
}

/** No session, or a session that must prove more (second factor, fresh password). */
export class Unauthenticated extends CabinetError {
  readonly status = 401;
}

/** Known person, right missing. */
export class Forbidden extends CabinetError {
  readonly status = 403;
}

/** What a program needs to go on after a conflict: the present state, other choices. Never names nor free text. */
export type Facts = Readonly<Record<string, unknown>>;

/** The state of the object does not allow the act (already decided, just taken, not reviewed). */
export class Conflict extends CabinetError {
  readonly status = 409;
  /** Leaves beside the sentence as `facts` of the problem. */
  readonly facts: Facts | null;

  constructor(code: string, message: string, facts: Facts | null = null) {
    super(code, message);
    this.facts = facts;
  }
}

/** Too large, too many files, too long. */
export class TooLarge extends CabinetError {
  readonly status = 413;
}

/** Kind of content that is not accepted. */
export class Unsupported extends CabinetError {
  readonly status = 415;
}

/** A limit of rate or of attempts; `retryAfterSeconds` says when to come back. */
export class TooMany extends CabinetError {
  readonly status = 429;
  readonly retryAfterSeconds: number;

  constructor(code: string, message: string, retryAfterSeconds: number) {
    super(code, message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Something we depend on does not answer; nothing was lost. */
export class Unavailable extends CabinetError {
  readonly status = 503;
}

/** One thing wrong in what was sent. `field` is a path (`patient.birthDate`), `rule` a stable word (`required`). */
export interface FieldError {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** What was sent breaks a rule; names each field and rule. */
export class Invalid extends CabinetError {
  readonly status = 422;
  readonly errors: readonly FieldError[];

  constructor(code: string, message: string, errors: readonly FieldError[] = []) {
    super(code, message);
    this.errors = errors;
  }
}
