import { randomInt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { Invalid, TooMany } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Address } from './address.ts';
import { hashOf, keyedHash, type AccountsNeeds, type CommonsTransaction } from './desk.ts';

const MINUTES = 10;
const ATTEMPTS = 5;
const PER_HOUR = 5;

/**
 * Sends six digits to an address, known or not: from outside both look the same.
 * @param browser secret of the browser that asks; the code serves there only.
 * @returns identifier of the code
 * @throws {TooMany} `accounts.too-many-codes` past five an hour for one address.
 */
export async function sendCode(needs: AccountsNeeds, address: Address, browser: string): Promise<string> {
  if (address.kind === 'phone' && needs.sms === null) throw noSms();
  return needs.commons.transaction().execute(async (transaction) => {
    await refuseTooMany(needs, transaction, address);
    const id = newId();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const now = needs.machine.now();
    await transaction
      .insertInto('accounts.codes')
      .values({
        ...{ id, address: address.value, code_hash: keyedHash(needs, `${id} ${code}`), browser_hash: hashOf(browser) },
        ...{ asked_at: now.toString(), expires_at: now.add({ minutes: MINUTES }).toString() },
      })
      .execute();
    await deliver(needs, transaction, { id, code, address });
    return id;
  });
}

/**
 * Checks the digits typed and uses the code up.
 * @returns the address now proved
 * @throws {Invalid} `accounts.code-refused`
 */
export async function useCode(needs: AccountsNeeds, id: string, browser: string, typed: string): Promise<Address> {
  const now = needs.machine.now().toString();
  // Counted in a statement of its own, so that a wrong guess stays counted whatever follows.
  const row = await needs.commons
    .updateTable('accounts.codes')
    .set({ attempts: sql<number>`attempts + 1` })
    .where('id', '=', id)
    .where('browser_hash', '=', hashOf(browser))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('attempts', '<', ATTEMPTS)
    .returning(['address', 'code_hash'])
    .executeTakeFirst();
  const given = keyedHash(needs, `${id} ${typed.replaceAll(/\D/g, '')}`);
  if (row === undefined || !timingSafeEqual(row.code_hash, given)) throw refusedCode(row !== undefined);
  const used = await needs.commons
    .updateTable('accounts.codes')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows === 0n) throw refusedCode(false);
  return { kind: row.address.includes('@') ? 'email' : 'phone', value: row.address };
}

async function refuseTooMany(needs: AccountsNeeds, transaction: CommonsTransaction, { value }: Address): Promise<void> {
  const since = needs.machine.now().subtract({ hours: 1 }).toString();
  const { asked } = await transaction
    .selectFrom('accounts.codes')
    .select(({ fn }) => fn.countAll<number>().as('asked'))
    .where('address', '=', value)
    .where('asked_at', '>', since)
    .executeTakeFirstOrThrow();
  if (asked < PER_HOUR) return;
  const sentence = 'Plusieurs codes ont déjà été envoyés à cette adresse. Utilisez le dernier, ou réessayez dans une heure.';
  throw new TooMany('accounts.too-many-codes', sentence, 3600);
}

async function deliver(
  needs: AccountsNeeds,
  transaction: CommonsTransaction,
  { id, code, address }: { readonly id: string; readonly code: string; readonly address: Address },
): Promise<void> {
  const message = { key: `accounts.code:${id}`, kind: 'accounts.code', to: address.value, at: needs.clock.now() };
  if (address.kind === 'phone') {
    await needs.sms?.send(transaction, { ...message, text: `${code} est votre code Cabinet. Il sert une fois, pendant 10 minutes.` });
    return;
  }
  const text = [
    `${code} est votre code. Il sert une seule fois, pendant ${MINUTES} minutes, dans le navigateur où vous l’avez demandé.`,
    'Personne de Cabinet ni de votre cabinet médical ne vous le demandera. Si vous n’avez rien demandé, ignorez ce message.',
  ].join('\n\n');
  await needs.mail.send(transaction, { ...message, subject: 'Votre code de connexion', text });
}

function refusedCode(again: boolean): Invalid {
  const message = again ? 'Ce code n’est pas le bon.' : 'Ce code n’est plus valable : demandez-en un autre.';
  return new Invalid('accounts.code-refused', message, [{ field: 'code', rule: 'code', message }]);
}

function noSms(): Invalid {
  const message = 'Les SMS ne partent pas d’ici : donnez une adresse e-mail.';
  return new Invalid('accounts.no-sms', message, [{ field: 'adresse', rule: 'channel', message }]);
}
