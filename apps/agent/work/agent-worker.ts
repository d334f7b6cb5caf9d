import { parentPort, workerData } from 'node:worker_threads';
import { Sealer } from '../repository/sealing.ts';
import { openStorage } from '../storage/open-storage.ts';
import { FileArchiver } from './file-archiver.ts';
import type { Answer, Job, WorkerMessage, WorkerStart } from './jobs.ts';
import { checkPack } from './pack-check.ts';
import { restoreBlobs } from './pack-restore.ts';

const start = revived(workerData as WorkerStart);
const sealer = new Sealer(start.key);
const storage = openStorage(start.location);
let archiver: FileArchiver | null = null;
let queue = Promise.resolve();

parentPort?.on('message', (job: Job) => {
  queue = queue.then(async () => {
    let message: WorkerMessage;
    try {
      message = { answer: await work(job) };
    } catch (error) {
      message = { failure: error instanceof Error ? error.message : String(error) };
    }
    parentPort?.postMessage(message);
  });
});

function work(job: Job): Answer | Promise<Answer> {
  switch (job.kind) {
    case 'archive':
      archiver ??= new FileArchiver(start, sealer);
      return archiver.archive(job.paths);
    case 'finish':
      return { packs: archiver?.finish() ?? [] };
    case 'check':
      return checkPack(storage, sealer, job);
    case 'restore':
      return restoreBlobs(storage, sealer, job);
  }
}

/** Buffers cross to another thread as plain arrays of bytes. */
function revived(given: WorkerStart): WorkerStart {
  const { encrypt, k, r } = given.key;
  return { ...given, key: { encrypt: Buffer.from(encrypt), k: Buffer.from(k), r: Buffer.from(r) } };
}
