import { z } from 'zod';
import { job, type Job } from '#platform/jobs/job.ts';
import { anomalyNumber } from './anomaly-rows.ts';
import { openSealed } from './context.ts';
import type { CodingNeeds } from './needs.ts';
import { dotted } from './validation-rules.ts';

const payload = z.object({ anomalyId: z.uuid() });

const KINDS = { anomaly: 'anomalie', inconsistency: 'incohérence', doubt: 'doute' } as const;

/**
 * Mails a reported anomaly to the operator, once: code, engine version, comment and the excerpt the coder chose;
 * nothing else of the report, no identifier of the stay a person would recognise, no name of the reporter (CIM-55).
 */
export function anomalyMailJob(needs: Pick<CodingNeeds, 'keys' | 'mail' | 'operatorAddress'>): Job {
  return job({
    ...{ name: 'coding.mail-anomaly', perOrganization: true, payload },
    handle: async (work) => {
      const id = work.payload.anomalyId;
      const query = work.database.selectFrom('coding.anomalies').selectAll().where('id', '=', id);
      const row = await query.executeTakeFirst();
      if (row === undefined) return;
      const context = { textKey: await needs.keys.key(work.organizationId, 'text') };
      const number = anomalyNumber(row.number);
      const excerpt =
        row.excerpt_sealed === null
          ? 'aucun extrait joint'
          : `« ${openSealed(context, `coding.anomalies.excerpt:${id}`, row.excerpt_sealed)} »`;
      const text = [
        `Un utilisateur du codage signale : ${KINDS[row.kind as keyof typeof KINDS]}.`,
        `Numéro : ${number}\nOrganisation : ${work.organizationId}\nSéjour : ${row.stay_id}`,
        row.code === null ? 'Sur : le résultat entier' : `Sur : ${row.proposal_key?.split(':')[0]} ${dotted(row.code)}`,
        `Moteur : ${row.engine}`,
        `Commentaire : ${openSealed(context, `coding.anomalies.comment:${id}`, row.comment_sealed)}`,
        `Extrait choisi par l’utilisateur : ${excerpt}`,
      ].join('\n\n');
      await work.commons.transaction().execute(async (transaction) => {
        await needs.mail.send(transaction, {
          ...{ to: needs.operatorAddress, subject: `Codage : signalement ${number}`, text },
          ...{ kind: 'coding.anomaly', key: `coding.anomaly:${id}`, at: Temporal.Instant.from(row.reported_at) },
          organizationId: work.organizationId,
        });
      });
    },
  });
}
