import { html, type Html } from '#platform/http/page.ts';
import { Invalid, type FieldError } from '#platform/kernel/errors.ts';

/** A field of a form: label above, help under it, error beside. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value?: string | null;
  readonly help?: string;
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'search';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'email' | 'tel';
  /** `when-chosen`: needed only with a choice made above it. */
  readonly required?: boolean | 'when-chosen';
  readonly code?: boolean;
}

/** What was refused and what had been typed, so that a form comes back as it was left. */
export interface Refused {
  readonly message: string;
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string | undefined>>;
}

export function field(given: Field, refused?: Refused | null): Html {
  const error = refused?.errors.find((one) => one.field === given.name);
  const help = given.help === undefined ? null : html`<p class="help" id="${given.name}-aide">${given.help}</p>`;
  const said = [given.help === undefined ? '' : `${given.name}-aide`, error ? `${given.name}-erreur` : '']
    .join(' ')
    .trim();
  return html`<div class="field">
    <label for="${given.name}">${given.label}${given.required === false && ' (facultatif)'}</label> ${help}<input
      class="input${given.code === true && ' code'}"
      id="${given.name}"
      name="${given.name}"
      type="${given.type ?? 'text'}"
      value="${refused?.typed[given.name] ?? given.value}"
      ${given.autocomplete !== undefined && html` autocomplete="${given.autocomplete}"`}
      ${given.inputmode !== undefined && html` inputmode="${given.inputmode}"`}${(given.required ?? true) === true && html` required`}
      ${error && html` aria-invalid="true"`}${said !== '' && html` aria-describedby="${said}"`}
    />
    ${error && html`<p class="error" id="${given.name}-erreur">${error.message}</p>`}
  </div>`;
}

/** The sentence at the top of a form that was refused, with a link to each field at fault. */
export function refusal(refused: Refused | null | undefined): Html | null {
  if (refused === null || refused === undefined) return null;
  return html`<div class="alarm" role="alert">
    <p><strong>${refused.message}</strong></p>
    ${
      refused.errors.length > 0 &&
      html`<ul>
        ${refused.errors.map((one) => html`<li><a href="#${one.field}">${one.message}</a></li>`)}
      </ul>`
    }
  </div>`;
}

/** What a thrown refusal says to the form it concerns; anything else is thrown on. */
export function refusedBy(error: unknown, typed: Refused['typed']): Refused {
  if (error instanceof Invalid) return { message: error.message, errors: error.errors, typed };
  throw error;
}
