import type { Transaction } from 'kysely';
import { newId } from '#platform/kernel/ids.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { recordAct } from '#platform/audit/record.ts';
import { keyOf } from './attempts.ts';
import type { Desk } from './desk.ts';
import { mailOfNewDevice } from './sign-in-mails.ts';
import { actOf, addressOf, type Visitor } from './visitor.ts';

/** How a sign-in was completed. */
export type WayIn = 'password' | 'totp' | 'recovery' | 'sms' | 'passkey' | 'pro-sante-connect';

/** A sign-in, as its owner sees it. Times are ISO instants of the machine. */
export interface PastSignIn {
  readonly id: string;
  readonly at: string;
  readonly way: WayIn;
  readonly ip: string;
  readonly userAgent: string;
}

const SHOWN = 20;

/**
 * Writes down a sign-in, in the journal and where its owner sees it, and writes to them when the device is new: a leak is
 * seen (MAI-027). The first sign-in of all comes from no new device.
 */
export async function traceSignIn(
  desk: Desk,
  transaction: Transaction<CommonsTables>,
  visitor: Visitor,
  person: { readonly id: string; readonly name: string; readonly email: string },
  way: WayIn,
): Promise<void> {
  const mark = visitor.act.origin?.browserId ?? `agent ${visitor.userAgent}`;
  const device = keyOf(desk, 'device', `${person.id} ${mark}`);
  const { known, all } = await transaction
    .selectFrom('identity.sign_ins')
    .select(({ fn, eb }) => [
      fn.countAll().as('all'),
      fn
        .countAll()
        .filterWhere(eb('device', '=', device))
        .as('known'),
    ])
    .where('person_id', '=', person.id)
    .executeTakeFirstOrThrow();
  const id = newId();
  await transaction
    .insertInto('identity.sign_ins')
    .values({
      ...{ id, person_id: person.id, at: desk.machine.now().toString(), way, device },
      ...{ ip_address: addressOf(visitor), user_agent: visitor.userAgent },
    })
    .execute();
  const at = desk.clock.now();
  const isNew = Number(all) > 0 && Number(known) === 0;
  if (isNew) await desk.mail.send(transaction, mailOfNewDevice(desk.publicUrl, person, visitor, id, at));
  const object = { kind: 'person', id: person.id };
  await recordAct(transaction, actOf(visitor, person), {
    ...{ action: 'identity.sign-in', object, at },
    details: { by: way, ...(isNew ? { newDevice: true } : {}) },
  });
}

/** The person's last sign-ins, newest first. */
export async function lastSignIns(desk: Desk, personId: string): Promise<readonly PastSignIn[]> {
  const rows = await desk.commons
    .selectFrom('identity.sign_ins')
    .select(['id', 'at', 'way', 'ip_address', 'user_agent'])
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
  // The database's check admits no other word.
  return rows.map(({ ip_address: ip, user_agent: userAgent, way, ...row }) => ({
    ...{ ...row, way: way as WayIn, ip, userAgent },
  }));
}
