import { createHash, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Invalid } from '#platform/kernel/errors.ts';
import { Sealer, type MasterKey } from './sealing.ts';

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** Cost of one guess of the password. About half a second; tests take less. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
const USUAL_COST: ScryptCost = { N: 32768, r: 8, p: 5 };

const MEMORY = 256 * 1024 * 1024;
const SALT = 64;

const base64 = z.base64().transform((encoded) => Buffer.from(encoded, 'base64'));
const keyFileSchema = z.object({
  created: z.string(),
  username: z.string(),
  hostname: z.string(),
  kdf: z.literal('scrypt'),
  N: z.int().min(2),
  r: z.int().min(1),
  p: z.int().min(1),
  salt: base64.refine((salt) => salt.length === SALT),
  data: base64,
});
/** One password of a repository: the master key, sealed under it. Not encrypted itself. */
export type KeyFile = z.infer<typeof keyFileSchema>;

const masterKeySchema = z.object({ mac: z.object({ k: base64, r: base64 }), encrypt: base64 });

export function freshMasterKey(): MasterKey {
  return { encrypt: randomBytes(32), k: randomBytes(16), r: randomBytes(16) };
}

/** @throws Invalid when the file is no key file. */
export function readKeyFile(bytes: Buffer): KeyFile {
  const parsed = keyFileSchema.safeParse(readJson(bytes));
  if (!parsed.success) throw new Invalid('agent.key.unreadable', 'Ce fichier n’est pas une clé de dépôt.');
  return parsed.data;
}

/** The master key that the password opens, or `null` when it opens nothing. */
export async function openKeyFile(file: KeyFile, password: string): Promise<MasterKey | null> {
  const sealer = new Sealer(await passwordKey(password, file.salt, file));
  let opened: Buffer;
  try {
    opened = sealer.open(file.data);
  } catch {
    return null;
  }
  const { encrypt, mac } = masterKeySchema.parse(readJson(opened));
  return { encrypt, k: mac.k, r: mac.r };
}

/** A key file that `password` opens, and its name. */
export async function sealKeyFile(
  key: MasterKey,
  password: string,
  by: { readonly username: string; readonly hostname: string; readonly created: string },
  cost: ScryptCost = USUAL_COST,
): Promise<{ name: string; bytes: Buffer }> {
  const salt = randomBytes(SALT);
  const master = { mac: { k: text(key.k), r: text(key.r) }, encrypt: text(key.encrypt) };
  const data = new Sealer(await passwordKey(password, salt, cost)).seal(Buffer.from(JSON.stringify(master)));
  const bytes = Buffer.from(
    JSON.stringify({
      created: by.created,
      username: by.username,
      hostname: by.hostname,
      kdf: 'scrypt',
      N: cost.N,
      r: cost.r,
      p: cost.p,
      salt: text(salt),
      data: text(data),
    }),
  );
  return { name: createHash('sha256').update(bytes).digest('hex'), bytes };
}

async function passwordKey(password: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<MasterKey> {
  const bytes = await derive(password, salt, 64, { N, r, p, maxmem: MEMORY });
  return { encrypt: bytes.subarray(0, 32), k: bytes.subarray(32, 48), r: bytes.subarray(48, 64) };
}

function text(bytes: Buffer): string {
  return bytes.toString('base64');
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
