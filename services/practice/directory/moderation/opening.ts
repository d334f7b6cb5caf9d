import type { Act } from '#platform/kernel/act.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { CaseLine, Notice } from '../api/moderation.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { publicProfile } from '../public-profiles.ts';
import { CaseText } from './sealing.ts';

export interface ReportingNeeds extends Pick<DirectoryNeeds, 'databases' | 'keys' | 'clock' | 'operatorAddress'> {
  readonly mail: Pick<DirectoryNeeds['mail'], 'send'>;
}

/** From where somebody reports, when it is not a page anybody sees: a visit, or a document shown with a reason. */
export interface ReportedPlace {
  readonly organizationId: string;
  /** Null: the visit was in the agenda of a room or a device. */
  readonly professionalId: string | null;
  readonly documentId?: string;
  readonly place: string;
}

/** Anybody may give anybody's address: it gets this many acknowledgements in 24 hours, and the page says the number. */
const ACKNOWLEDGED_PER_DAY = 3;
/** The operator, told this often, has the list of what waits open already. */
const TOLD_PER_DAY = 30;

/** `S-42`: how people name a case. */
export function caseNumber(number: number | string): string {
  return `S-${String(number)}`;
}

/**
 * Opens a case for whoever reports a mention, a refusal or a content, with a number and an acknowledgement by mail
 * (MAI-282, MAI-285).
 * @returns the number, which the acknowledgement repeats
 */
export async function openCase(
  needs: ReportingNeeds,
  act: Act,
  given: Notice,
  from: ReportedPlace | null = null,
): Promise<string> {
  const { commons } = needs.databases;
  const now = needs.clock.now();
  const text = await CaseText.open(needs);
  const profile = given.slug === null ? null : await publicProfile(commons, given.slug);
  const concerned = from ?? {
    organizationId: profile?.organization_id ?? null,
    professionalId: profile?.professional_id ?? null,
    place: profile === null ? given.place || 'Non précisé' : `/praticien/${profile.slug}`,
  };
  const origin = originOf(from, profile !== null);
  return commons.transaction().execute(async (transaction) => {
    const { number } = await transaction
      .insertInto('directory.cases')
      .values({
        ...{ kind: given.kind, origin, place: concerned.place, opened_at: now.toString() },
        ...{ organization_id: concerned.organizationId, professional_id: concerned.professionalId },
        document_id: from?.documentId ?? null,
        reason_sealed: text.seal('directory.cases.reason', given.reason),
        contact_sealed: text.seal('directory.cases.contact', `${given.name} <${given.email}>`),
      })
      .returning('number')
      .executeTakeFirstOrThrow();
    const shown = caseNumber(number);
    await recordAct(transaction, act, {
      ...{ action: 'directory.case.opened', object: { kind: 'directory.case', id: shown }, at: now },
      details: { kind: given.kind, origin },
    });
    await needs.mail.send(transaction, {
      ...{ to: given.email, subject: `Votre signalement ${shown} est enregistré`, at: now },
      text: [
        `Nous avons bien reçu votre signalement. Son numéro est ${shown}.`,
        'Une personne le lit et décide ; la suite vous sera donnée à cette adresse.',
        'Si vous êtes en danger ou avez besoin de soins tout de suite, appelez le 15 ou le 112.',
      ].join('\n\n'),
      ...{ kind: 'directory.case-opened', key: `directory.case-opened:${shown}`, mostPerDay: ACKNOWLEDGED_PER_DAY },
    });
    await needs.mail.send(transaction, {
      ...{ to: needs.operatorAddress, subject: `Signalement ${shown} à examiner`, at: now },
      text: 'Un signalement attend une décision dans « Modération ».',
      ...{ kind: 'directory.case-waiting', key: `directory.case-waiting:${shown}`, mostPerDay: TOLD_PER_DAY },
    });
    return shown;
  });
}

function originOf(from: ReportedPlace | null, onProfile: boolean): CaseLine['origin'] {
  if (from !== null) return from.documentId === undefined ? 'appointment' : 'document';
  return onProfile ? 'profile' : 'notice';
}
