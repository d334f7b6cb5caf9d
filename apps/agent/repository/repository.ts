import { NotFound, Unauthenticated, Conflict } from '#platform/kernel/errors.ts';
import { CONFIG, type FileKind, type Storage } from '../storage/storage.ts';
import { fingerprint } from './blobs.ts';
import { compress, decompress } from './compression.ts';
import { freshConfig, polynomialOf, readConfig, type Config } from './config.ts';
import { Damaged } from './damaged.ts';
import { freshMasterKey, openKeyFile, readKeyFile, sealKeyFile, type ScryptCost } from './key-files.ts';
import { Sealer, type MasterKey } from './sealing.ts';

/** The kinds of file that hold sealed JSON. */
export type JsonKind = Extract<FileKind, 'index' | 'locks' | 'snapshots'>;

const COMPRESSED = 2;
const KEYS_TRIED = 20;

/** A repository whose password was right. */
export class Repository {
  readonly storage: Storage;
  readonly config: Config;
  readonly key: MasterKey;
  /** Of the key file that the password opened. */
  readonly keyName: string;
  readonly sealer: Sealer;

  constructor(storage: Storage, config: Config, key: MasterKey, keyName: string) {
    this.storage = storage;
    this.config = config;
    this.key = key;
    this.keyName = keyName;
    this.sealer = new Sealer(key);
  }

  get polynomial(): bigint {
    return polynomialOf(this.config);
  }

  /** @throws Damaged when the file is not the one of its name, or does not open. */
  async load(kind: JsonKind, name: string): Promise<unknown> {
    const bytes = await this.storage.read({ kind, name });
    if (fingerprint(bytes) !== name) throw new Damaged(`${kind} ${name.slice(0, 8)} n’a pas son empreinte`);
    const opened = this.sealer.open(bytes);
    const json = opened[0] === COMPRESSED ? decompress(opened.subarray(1)) : opened;
    return JSON.parse(json.toString('utf8'));
  }

  /** @param json as it is to be kept. @returns the name of the new file. */
  async save(kind: JsonKind, json: string): Promise<string> {
    const compressed = compress(Buffer.from(json, 'utf8'));
    const bytes = this.sealer.seal(Buffer.concat([Buffer.from([COMPRESSED]), compressed]));
    const name = fingerprint(bytes);
    await this.storage.write({ kind, name }, bytes);
    return name;
  }
}

/** Who makes a key file, and when. */
export interface Maker {
  readonly username: string;
  readonly hostname: string;
  /** RFC 3339. */
  readonly created: string;
}

/** @throws Conflict when there is a repository already. */
export async function initRepository(
  storage: Storage,
  password: string,
  maker: Maker,
  cost?: ScryptCost,
): Promise<Repository> {
  if ((await readConfigFile(storage)) !== null || (await storage.list('keys')).length > 0) {
    throw new Conflict('agent.repository.exists', `Il y a déjà un dépôt ici : ${storage.place}. Rien n’a été modifié.`);
  }
  await storage.create();
  const key = freshMasterKey();
  const { name, bytes } = await sealKeyFile(key, password, maker, cost);
  const config = freshConfig();
  await storage.write({ kind: 'keys', name }, bytes);
  await storage.write(CONFIG, new Sealer(key).seal(Buffer.from(JSON.stringify(config))));
  return new Repository(storage, config, key, name);
}

/**
 * @throws NotFound when there is no repository, Unauthenticated when the password opens none of its keys.
 */
export async function openRepository(storage: Storage, password: string): Promise<Repository> {
  const sealedConfig = await readConfigFile(storage);
  if (sealedConfig === null) {
    throw new NotFound('agent.repository.none', `Il n’y a pas de dépôt ici : ${storage.place}.`);
  }
  const names = (await storage.list('keys')).map(({ name }) => name).slice(0, KEYS_TRIED);
  for (const name of names) {
    const key = await openKeyFile(readKeyFile(await storage.read({ kind: 'keys', name })), password);
    if (key !== null) {
      return new Repository(storage, readConfig(new Sealer(key).open(sealedConfig)), key, name);
    }
  }
  throw new Unauthenticated(
    'agent.key.wrong',
    'Mauvaise clé : ce mot de passe n’ouvre pas ce dépôt. Rien n’a été lu ni écrit.',
  );
}

async function readConfigFile(storage: Storage): Promise<Buffer | null> {
  return storage.read(CONFIG).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
}
