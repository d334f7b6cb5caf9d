/**
 * Databases whose journal this process wrote to since the sealer last emptied it, each with the newest transaction
 * that did. Kept by the process and not by a parameter, so that writing a line asks nothing of the writer; what
 * another process or a crash leaves behind is found by the sealer's sweep.
 */
const written = new Map<string, bigint>();

/** @param transaction number of the writing transaction (`xid8`), which may not have ended yet. */
export function noteWriting(database: string, transaction: bigint): void {
  const known = written.get(database);
  if (known === undefined || known < transaction) written.set(database, transaction);
}

/** Names of the databases with lines that may be unsealed. */
export function writtenJournals(): readonly string[] {
  return [...written.keys()];
}

/**
 * Forgets a database once every transaction that wrote to it has ended and what it wrote is sealed.
 * @param oldestRunning oldest transaction still running in the snapshot in which nothing was left to seal.
 */
export function forgetWriting(database: string, oldestRunning: bigint): void {
  const newest = written.get(database);
  if (newest !== undefined && newest < oldestRunning) written.delete(database);
}
