import { ExtractionPool } from '#platform/documents/extraction-pool.ts';
import type { Documents } from '#platform/documents/documents.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import { AnalysisPool } from '#services/coding/analysis/pool.ts';
import { openCodeBook } from '#services/coding/engine-code-book.ts';
import { codingModule } from '#services/coding/module.ts';
import type { CodingNeeds } from '#services/coding/needs.ts';
import type { OpenedSurroundings } from './surroundings.ts';

/** One thread reads reports; the other core of the smallest machine stays with the requests. */
const ANALYSIS_THREADS = 1;

/** Raises coding with the classification in memory and its threads of analysis. */
export async function raiseCoding(
  around: OpenedSurroundings,
  rooms: { readonly outbox: Outbox; readonly documents: Documents; readonly mail: MailOutbox },
) {
  const { log, clock, keys, databases, settings, folder, lifetime } = around;
  const cacheDirectory = folder.cache;
  const codes = await openCodeBook();
  const pool = new AnalysisPool({ log, threads: ANALYSIS_THREADS, cacheDirectory });
  const extraction = new ExtractionPool();
  lifetime.closes('analysis threads', () => pool.close());
  lifetime.closes('extraction threads', () => extraction.close());
  const needs: CodingNeeds = {
    ...{ log, clock, keys, ...rooms, pool, codes, operatorAddress: settings.operatorMail },
    commons: databases.commons,
    extractText: (content, kind) => extraction.extract(content, kind),
  };
  return { module: codingModule(needs), needs, warm: () => pool.warm() };
}
