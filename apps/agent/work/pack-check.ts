import { fingerprint, openBlob } from '../repository/blobs.ts';
import { decodePackHeader, TRAILER, type PackedBlob } from '../repository/pack-header.ts';
import type { Sealer } from '../repository/sealing.ts';
import type { Storage } from '../storage/storage.ts';
import type { Job, JobAnswers } from './jobs.ts';

/** Reads a whole pack: its fingerprint, its header, each of its blobs, and that the index tells the same. */
export async function checkPack(
  storage: Storage,
  sealer: Sealer,
  { pack, blobs }: Extract<Job, { kind: 'check' }>,
): Promise<JobAnswers['check']> {
  const bytes = await storage.read({ kind: 'data', name: pack });
  const name = pack.slice(0, 8);
  if (fingerprint(bytes) !== pack) {
    const damaged = blobs.filter((blob) => !opens(sealer, blob, bytes)).map(({ id }) => id.slice(0, 8));
    const which = damaged.length === 0 ? 'aucun bloc n’est touché' : `blocs abîmés : ${damaged.join(', ')}`;
    return { problems: [`Le paquet ${name} n’a pas son empreinte ; ${which}.`], bytes: bytes.length };
  }
  const problems: string[] = [];
  const listed = new Map(headerOf(sealer, bytes)?.map((blob) => [`${blob.type} ${blob.id}`, blob]));
  if (listed.size === 0) problems.push(`L’en-tête du paquet ${name} ne se lit pas.`);
  for (const blob of blobs) {
    const same = listed.get(`${blob.type} ${blob.id}`);
    if (listed.size > 0 && (same?.offset !== blob.offset || same.length !== blob.length)) {
      problems.push(
        `L’index et l’en-tête du paquet ${name} ne disent pas la même chose du bloc ${blob.id.slice(0, 8)}.`,
      );
    } else if (!opens(sealer, blob, bytes)) {
      problems.push(`Le bloc ${blob.id.slice(0, 8)} du paquet ${name} est abîmé.`);
    }
  }
  return { problems, bytes: bytes.length };
}

/** The blobs that a pack says it holds; `null` when it does not say so readably. */
function headerOf(sealer: Sealer, bytes: Buffer): PackedBlob[] | null {
  if (bytes.length < TRAILER) return null;
  const length = bytes.readUInt32LE(bytes.length - TRAILER);
  const from = bytes.length - TRAILER - length;
  if (from < 0) return null;
  try {
    return decodePackHeader(sealer.open(bytes.subarray(from, from + length)));
  } catch {
    return null;
  }
}

function opens(sealer: Sealer, blob: PackedBlob, pack: Buffer): boolean {
  try {
    openBlob(sealer, blob, pack.subarray(blob.offset, blob.offset + blob.length));
    return true;
  } catch {
    return false;
  }
}
