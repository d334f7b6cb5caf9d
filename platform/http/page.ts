/** Text that is already safe HTML; made by `html` only, so that nothing else reaches a page unescaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** They stand in a page where the nonces of its own style and script go. */
export const STYLE_NONCE = '__STYLE_NONCE__';
export const SCRIPT_NONCE = '__SCRIPT_NONCE__';

/** The text of a document as it leaves: the first mark of each kind is the page's own, whatever anybody wrote further. */
export function withNonces(document: Html, nonces: { readonly style: string; readonly script: string }): string {
  return document.text.replace(STYLE_NONCE, nonces.style).replace(SCRIPT_NONCE, nonces.script);
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A template whose every value is escaped unless it is `Html` itself; lists are joined, absent values leave nothing:
 * `` html`<p>${name}</p>` ``.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(strings.map((text, at) => text + rendered(values[at])).join(''));
}

function rendered(value: Piece): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(rendered).join('');
  return String(value).replaceAll(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** What a page route answers: a whole document, or the address where to go on (status 303). */
export type PageAnswer = { readonly document: Html; readonly status?: number } | { readonly location: string };

/** Renders a refusal as a document, for routes that answer pages. */
export type ProblemPage = (problem: {
  readonly status: number;
  readonly code: string;
  /** French sentence. */
  readonly title: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}) => Html;
