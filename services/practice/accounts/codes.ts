import { smsOfCode } from '#platform/identity/module.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Address } from './address.ts';
import type { AccountsNeeds } from './desk.ts';

const PURPOSE = 'accounts.sign-in';

/**
 * Sends six digits to an address, known or not: from outside both look the same.
 * @param from address of the request
 * @throws {TooMany} `identity.code-too-soon`
 */
export async function sendCode(needs: AccountsNeeds, address: Address, from: string | null): Promise<void> {
  const { commons, codes, mail, sms, clock, publicUrl } = needs;
  await commons.transaction().execute(async (transaction) => {
    const issued = await codes.issue(transaction, { purpose: PURPOSE, subject: address.value }, from);
    const message = { key: `accounts.code:${newId()}`, kind: 'accounts.code', to: address.value, at: clock.now() };
    if (address.kind === 'phone') {
      await sms.send(transaction, { ...message, text: smsOfCode(issued, publicUrl) });
      return;
    }
    const text = [
      `${issued.code} est votre code. Il sert une seule fois, pendant ${issued.minutes} minutes.`,
      'Personne ne vous le demandera. Si vous n’avez rien demandé, ignorez ce message.',
    ].join('\n\n');
    await mail.send(transaction, { ...message, subject: 'Votre code de connexion', text });
  });
}

/**
 * Uses a code up: the address is then proved.
 * @throws {Invalid} `identity.wrong-code`, `identity.code-over` on the field `code`.
 */
export function useCode({ codes }: AccountsNeeds, address: Address, typed: string): Promise<void> {
  return codes.verify({ purpose: PURPOSE, subject: address.value }, typed);
}
