/** One thing wrong in what was sent: `field` is a path (`patient.birthDate`), `rule` a stable word (`required`). */
export interface FieldProblem {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** What the server answers when it refuses: RFC 9457, with a stable `code` and French sentences. */
export interface ProblemDocument {
  readonly type: string;
  /** What happened and what to do. */
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** To quote to whoever keeps the server: its log knows this number. '' when no answer came. */
  readonly requestId: string;
  readonly errors: readonly FieldProblem[];
  /** After a conflict, what helps to go on: the present state, other choices. Read through the schema of the room. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Code given when no answer came: the network or the server is away. */
const UNREACHABLE = 'web.unreachable';

/** A refusal or a failure of the server, fit to be shown: `message` is a French sentence. */
export class Problem extends Error {
  readonly document: ProblemDocument;
  /** Seconds to wait before asking again, when the server says so. */
  readonly retryAfterSeconds: number | null;

  constructor(document: ProblemDocument, retryAfterSeconds: number | null = null) {
    super(document.title);
    this.name = 'Problem';
    this.document = document;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get code(): string {
    return this.document.code;
  }

  /** 0 when no answer came. */
  get status(): number {
    return this.document.status;
  }

  get errors(): readonly FieldProblem[] {
    return this.document.errors;
  }
}

const sentences: Readonly<Record<number, string>> = {
  401: 'Votre session est terminée. Reconnectez-vous pour continuer.',
  403: 'Vous n’avez pas le droit de faire cela. Demandez à une personne qui administre votre organisation.',
  404: 'Cet élément n’existe pas, ou n’existe plus.',
  413: 'Ce fichier est trop lourd.',
  429: 'Trop de demandes à la suite. Attendez un instant, puis recommencez.',
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown, fallback: string): string => (typeof value === 'string' ? value : fallback);

const fieldProblems = (value: unknown): FieldProblem[] =>
  Array.isArray(value)
    ? value.filter(isRecord).map((error) => ({
        field: text(error['field'], ''),
        rule: text(error['rule'], ''),
        message: text(error['message'], 'Valeur à corriger.'),
      }))
    : [];

/**
 * Reads the body of a refused request, whatever came: a problem document, or the page of some proxy on the way.
 *
 * @param body what the answer held once parsed, or null.
 */
export function readProblem(status: number, body: unknown, retryAfterSeconds: number | null = null): Problem {
  const held = isRecord(body) ? body : {};
  const fallback = sentences[status] ?? 'Le serveur n’a pas pu répondre. Rien n’a été enregistré : réessayez.';
  const document: ProblemDocument = {
    type: text(held['type'], 'about:blank'),
    title: text(held['detail'], text(held['title'], fallback)),
    status,
    code: text(held['code'], `http.${String(status)}`),
    requestId: text(held['requestId'], ''),
    errors: fieldProblems(held['errors']),
    ...(isRecord(held['facts']) ? { facts: held['facts'] } : {}),
  };
  return new Problem(document, retryAfterSeconds);
}

/** The problem of a request that got no answer at all. */
export function unreachable(): Problem {
  return new Problem({
    type: 'about:blank',
    title: 'Le serveur ne répond pas. Vérifiez la connexion : votre saisie reste sur cette page.',
    status: 0,
    code: UNREACHABLE,
    requestId: '',
    errors: [],
  });
}
