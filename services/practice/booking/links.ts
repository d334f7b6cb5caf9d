import { createHash } from 'node:crypto';
import { NotFound } from '#platform/kernel/errors.ts';
import { newSecret } from '#platform/kernel/ids.ts';
import { idOfHex } from '#platform/kernel/link-secrets.ts';
import type { Databases, OrganizationDatabase } from '#platform/database/databases.ts';
import type { AppointmentBrief } from '#services/practice/agenda/module.ts';
import type { Where } from './needs.ts';

/** An appointment reached by its link. */
export interface Linked extends Where {
  readonly appointmentId: string;
  /** The file it was made for. */
  readonly patientId: string | null;
}

const SHAPE = /^a([0-9a-f]{32})([\w-]{43})$/;

/**
 * A personal link to an appointment, for a message to its patient: it confirms, moves, cancels without signing in, and
 * shows nothing but when and where. `/r/` then `a`, the organisation, 256 bits; only their hash is kept.
 */
export async function appointmentLink(
  { organizationId, database }: { readonly organizationId: string; readonly database: OrganizationDatabase },
  { id: appointmentId, patientId }: Pick<AppointmentBrief, 'id' | 'patientId'>,
  publicUrl: URL,
  now: Temporal.Instant,
): Promise<string> {
  const secret = `a${organizationId.replaceAll('-', '')}${newSecret()}`;
  await database
    .insertInto('booking.links')
    .values({
      ...{ secret_hash: hashOf(secret), appointment_id: appointmentId, patient_id: patientId },
      made_at: now.toString(),
    })
    .execute();
  return new URL(`/r/${secret}`, publicUrl).href;
}

/** @throws {NotFound} for a forged, mistyped or erased link, which whoever shows it makes look the same. */
export async function followLink(databases: Pick<Databases, 'organization'>, secret: string): Promise<Linked> {
  const [, organization, random] = SHAPE.exec(secret) ?? [];
  if (organization === undefined || random === undefined) throw linkUnknown();
  const organizationId = idOfHex(organization);
  const database = await databases.organization(organizationId);
  const row = await database
    .selectFrom('booking.links')
    .select(['appointment_id', 'patient_id'])
    .where('secret_hash', '=', hashOf(secret))
    .executeTakeFirst();
  if (row === undefined) throw linkUnknown();
  return { organizationId, database, appointmentId: row.appointment_id, patientId: row.patient_id };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** What any link that opens nothing is answered. */
export function linkUnknown(): NotFound {
  return new NotFound(
    'booking.link-unknown',
    'Ce lien n’est pas, ou plus, valable. Votre rendez-vous n’a pas changé. Ouvrez le dernier message reçu, ou retrouvez-le dans « Mes rendez-vous ».',
  );
}
