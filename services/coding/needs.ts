import type { Clock } from '#platform/kernel/clock.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Documents } from '#platform/documents/documents.ts';
import type { ExtractedText, TextKind } from '#platform/documents/extracted-text.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { AnalysisPool } from './analysis/pool.ts';
import type { CodeBook } from './code-book.ts';

/** What the composition root gives to coding. */
export interface CodingNeeds {
  readonly log: Log;
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'key'>;
  readonly outbox: Outbox;
  readonly documents: Documents;
  /** `extractTextInWorker` of documents: bounded in time and memory, refuses in French what has no text (a scan). */
  readonly extractText: (content: Uint8Array, kind: TextKind) => Promise<ExtractedText>;
  readonly mail: MailOutbox;
  /** Where the operator receives anomalies; its address is a setting. */
  readonly operatorAddress: string;
  readonly pool: Pick<AnalysisPool, 'analyze' | 'search'>;
  readonly codes: CodeBook;
  /** Where the operator's own figures are read; without it they are kept and not served. */
  readonly commons?: Commons;
}
