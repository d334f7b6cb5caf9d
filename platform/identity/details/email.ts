import { Conflict } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Desk } from '../desk.ts';
import { oneTimeCodes, type CodeUse } from '../one-time-codes.ts';
import { ownerOf } from '../password-change.ts';
import { onPassword } from '../password-proof.ts';
import { findPersonByEmail, type Person } from '../persons.ts';
import type { PersonSession } from '../sessions.ts';
import { addressOf, type Visitor } from '../visitor.ts';
import { confirm, noteChange } from './details.ts';
import { settleAddress } from './refused-addresses.ts';

/**
 * Sends a code to the address that is to become one's own. The answer is the same when it is somebody else's, who is told
 * instead (MAI-009).
 * @throws {Invalid} `identity.wrong-password`  @throws {TooMany} `identity.code-too-soon`
 */
export async function startEmail(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  given: { readonly email: string; readonly password: string },
): Promise<void> {
  const { email } = given;
  await onPassword(desk, visitor, current, given.password, async (transaction, person) => {
    const at = desk.clock.now();
    const { code, minutes } = await oneTimeCodes(desk).issue(transaction, useOf(person, email), addressOf(visitor));
    const holder = await findPersonByEmail(transaction, email);
    const others = holder !== null && holder.id !== person.id;
    await desk.mail.send(transaction, {
      ...{ to: email, at, kind: 'identity.email-code', key: `identity.email-code:${newId()}` },
      subject: others ? 'Cette adresse est déjà celle de votre compte' : 'Confirmer votre nouvelle adresse',
      text: (others
        ? ['Bonjour,', 'Quelqu’un a voulu donner votre adresse à un autre compte Cabinet. Rien n’a changé au vôtre.']
        : ['Bonjour,', `Votre code : ${code}. Il sert une fois, pendant ${minutes} minutes. Ne le donnez à personne.`]
      ).join('\n\n'),
    });
    const object = { kind: 'person', id: person.id };
    await recordAct(transaction, visitor.act, { action: 'identity.email.started', object, at });
  });
}

/**
 * Signs in with the new address from now on, as its code came back; the former one is told.
 * @throws {Invalid} `identity.wrong-code`, `identity.code-over`  @throws {Conflict} `identity.email-unavailable`
 */
export async function confirmEmail(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  given: { readonly email: string; readonly code: string },
): Promise<void> {
  const person = await ownerOf(desk, current);
  const { email } = given;
  await oneTimeCodes(desk).verify(useOf(person, email), given.code);
  const at = desk.clock.now();
  await desk.commons.transaction().execute(async (transaction) => {
    const holder = await findPersonByEmail(transaction, email);
    if (holder !== null && holder.id !== person.id) {
      throw new Conflict('identity.email-unavailable', 'Cette adresse ne peut pas devenir celle de votre compte.');
    }
    const values = { email, updated_at: desk.machine.now().toString() };
    await transaction.updateTable('identity.persons').set(values).where('id', '=', person.id).execute();
    if (email !== person.email) await noteChange(transaction, person.id, 'email', person.email, at);
    await confirm(transaction, person.id, at);
    await settleAddress(transaction, person.id, at);
    if (email !== person.email) await tellFormer(desk, transaction, person, at);
    await recordAct(transaction, visitor.act, {
      ...{ action: 'identity.email.changed', object: { kind: 'person', id: person.id }, at },
    });
  });
}

async function tellFormer(
  desk: Desk,
  transaction: Parameters<Desk['mail']['send']>[0],
  person: Person,
  at: Temporal.Instant,
): Promise<void> {
  await desk.mail.send(transaction, {
    ...{ to: person.email, at, kind: 'identity.email-changed', key: `identity.email-changed:${newId()}` },
    subject: 'Votre adresse de connexion a changé',
    text: [
      `Bonjour ${person.name},`,
      'Votre compte Cabinet se connecte désormais avec une autre adresse : celle-ci n’y donne plus accès.',
      'Si ce n’était pas vous, prévenez aussitôt votre référent.',
    ].join('\n\n'),
  });
}

function useOf(person: Person, email: string): CodeUse {
  return { purpose: 'identity.email', subject: `${person.id} ${email}` };
}
