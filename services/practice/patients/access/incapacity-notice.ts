import { z } from 'zod';
import { job, type Job } from '#platform/jobs/job.ts';
import type { PatientsNeeds } from '../needs.ts';

/** Tells the patient by mail that their file was opened in spite of their ban; names no one and nothing of care. */
export function incapacityNoticeJob({ mail }: Pick<PatientsNeeds, 'mail'>): Job {
  return job({
    name: 'patients.incapacity-notice',
    perOrganization: true,
    payload: z.object({ openingId: z.uuid() }),
    handle: async ({ payload: { openingId }, database, commons, clock, organizationId }) => {
      const row = await database
        .selectFrom('patients.incapacity_openings as opening')
        .innerJoin('patients.patients as patient', 'patient.id', 'opening.patient_id')
        .select(['opening.notice', 'opening.notice_at', 'opening.opened_at', 'patient.email'])
        .where('opening.id', '=', openingId)
        .executeTakeFirst();
      if (row?.notice !== 'mailed' || row.notice_at !== null || row.email === null) return;
      const at = clock.now();
      const { email } = row;
      await commons.transaction().execute((transaction) =>
        mail.send(transaction, {
          ...{ to: email, kind: 'patients.incapacity', key: `patients.incapacity:${openingId}`, at, organizationId },
          subject: 'Votre dossier a été ouvert malgré votre opposition',
          text: NOTICE,
        }),
      );
      await database
        .updateTable('patients.incapacity_openings')
        .set({ notice_at: at.toString() })
        .where('id', '=', openingId)
        .execute();
    },
  });
}

const NOTICE = `Bonjour,

Un professionnel de santé d’un cabinet où vous êtes suivi a ouvert votre dossier malgré votre opposition, parce qu’il a jugé que vous n’étiez pas en état d’exprimer votre volonté. Cette ouverture se ferme d’elle-même au bout de quatre heures.

Son nom, le motif écrit et l’avis du responsable du cabinet vous sont dus : demandez-les au cabinet, ou lisez le journal des ouvertures dans votre compte.`;
