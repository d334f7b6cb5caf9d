import { html, type Html } from '#platform/http/page.ts';
import { field, refusal, type Refused } from '#platform/site/fields.ts';
import { phoneOf } from '#platform/site/french.ts';
import type { Address } from '../address.ts';

/** The one box: an address that proves who comes back. */
export function addressForm(options: { readonly onward: string; readonly refused?: Refused | null }): Html {
  const { onward, refused = null } = options;
  return html`${refusal(refused)}
    <form method="post" action="/connexion">
      <input type="hidden" name="suite" value="${onward}" />
      ${field(
        {
          ...{ name: 'adresse', label: 'Votre e-mail ou votre mobile', autocomplete: 'username' },
          help: 'Un code à six chiffres y est envoyé. Pas de mot de passe à retenir.',
        },
        refused,
      )}
      <p class="actions"><button class="button wide" type="submit">Recevoir un code</button></p>
    </form>`;
}

/** Where the six digits are typed. */
export function codeForm(options: {
  readonly address: Address;
  readonly onward: string;
  readonly refused?: Refused | null;
}): Html {
  const { address, onward, refused = null } = options;
  return html`${refusal(refused)}
    <form method="post" action="/connexion/code">
      <input type="hidden" name="suite" value="${onward}" /><input
        type="hidden"
        name="adresse"
        value="${address.value}"
      />
      ${field(
        {
          ...{
            name: 'code',
            label: 'Code à six chiffres',
            help: `Envoyé à ${shown(address)}. Il sert une fois, pendant 10 minutes.`,
          },
          ...{ autocomplete: 'one-time-code', inputmode: 'numeric', code: true },
        },
        refused,
      )}
      <p class="actions"><button class="button wide" type="submit">Continuer</button></p>
    </form>
    <p class="actions">
      <a class="link" href="/connexion?suite=${encodeURIComponent(onward)}">Demander un autre code</a>
    </p>`;
}

function shown({ kind, value }: Address): string {
  return kind === 'phone' ? phoneOf(value) : value;
}
