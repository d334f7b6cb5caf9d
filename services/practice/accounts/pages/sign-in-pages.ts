import { html, type Html } from '#platform/http/page.ts';
import { field, refusal, type Refused } from '#platform/site/fields.ts';

/** The one box: an address that proves who comes back. */
export function addressForm(options: {
  readonly onward: string;
  readonly sms: boolean;
  readonly refused?: Refused | null;
}): Html {
  const { onward, sms, refused = null } = options;
  return html`${refusal(refused)}<form method="post" action="/connexion">
<input type="hidden" name="suite" value="${onward}">
${field(
  {
    ...{ name: 'adresse', label: sms ? 'Votre e-mail ou votre mobile' : 'Votre e-mail', autocomplete: sms ? 'username' : 'email' },
    help: 'Un code à six chiffres y est envoyé. Pas de mot de passe à retenir.',
  },
  refused,
)}
<p class="actions"><button class="button wide" type="submit">Recevoir un code</button></p>
</form>`;
}

/** Where the six digits are typed. */
export function codeForm(options: {
  readonly codeId: string;
  readonly onward: string;
  readonly sentTo: string;
  readonly refused?: Refused | null;
}): Html {
  const { codeId, onward, sentTo, refused = null } = options;
  return html`${refusal(refused)}<form method="post" action="/connexion/code">
<input type="hidden" name="suite" value="${onward}"><input type="hidden" name="demande" value="${codeId}">
<input type="hidden" name="envoye" value="${sentTo}">
${field(
  {
    ...{ name: 'code', label: 'Code à six chiffres', help: `Envoyé à ${sentTo}. Il sert une fois, pendant 10 minutes.` },
    ...{ autocomplete: 'one-time-code', inputmode: 'numeric', code: true },
  },
  refused,
)}
<p class="actions"><button class="button wide" type="submit">Continuer</button></p>
</form>
<p class="actions"><a class="link" href="/connexion?suite=${encodeURIComponent(onward)}">Demander un autre code</a></p>`;
}
