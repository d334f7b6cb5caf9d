import type { z } from 'zod';
import type { PracticeContext } from '#services/practice/professionals/module.ts';
import type { figuresAnswer } from './api.ts';
import { figuresOf } from './figures.ts';

const LOOKED_AT = { hours: 24 * 30 };

/** The figures of the last thirty days, over the whole practice: no patient is named. */
export async function readFigures({ database, now }: PracticeContext): Promise<z.output<typeof figuresAnswer>> {
  const since = now.subtract(LOOKED_AT).toString();
  const freed = await database
    .selectFrom('waiting_list.cascades')
    .select(['state', 'freed_at as freedAt', 'closed_at as closedAt'])
    .where('freed_at', '>', since)
    .execute();
  const requests = await database
    .selectFrom('waiting_list.requests as request')
    .leftJoin('waiting_list.offers as offer', (join) =>
      join.onRef('offer.request_id', '=', 'request.id').on('offer.sent_at', '>', since),
    )
    .select(['request.patient_id as patientId', 'request.created_at as createdAt', 'request.state'])
    .select(({ fn }) => fn.count<number>('offer.id').as('offers'))
    .groupBy('request.id')
    .execute();
  return figuresOf(
    freed,
    requests.map(({ state, offers, ...one }) => ({ ...one, waiting: state === 'waiting', offers: Number(offers) })),
    now,
  );
}
