import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { seal, unseal } from './encryption.ts';

const KEY_BYTES = 32;

/** What a derived key is for. One root per owner, one derived key per purpose: none can stand in for another. */
export type KeyPurpose = 'text' | 'objects' | 'database-password' | 'audit-seal' | 'sign-in' | 'links' | 'webhooks';

/**
 * The keys of every organisation (and of the commons, owner `commons`), each wrapped by the master key in a file of
 * its own, apart from the databases and their dumps. Destroying the file makes all that the owner's key protects
 * unreadable for good.
 */
export class KeyStore {
  readonly #folder: string;
  readonly #masterKey: Buffer;
  readonly #roots = new Map<string, Buffer>();

  private constructor(folder: string, masterKey: Buffer) {
    this.#folder = folder;
    this.#masterKey = masterKey;
  }

  /**
   * Opens the store, making the folder and the master key on first use.
   * @param masterKeyFile 32 bytes in base64, mode 600; never to be saved with the data.
   * @throws when the file holds anything else.
   */
  static async open(folder: string, masterKeyFile: string): Promise<KeyStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await createOnce(masterKeyFile, randomBytes(KEY_BYTES).toString('base64'));
    const masterKey = Buffer.from((await readFile(masterKeyFile, 'utf8')).trim(), 'base64');
    if (masterKey.length !== KEY_BYTES) throw new Error(`${masterKeyFile} must hold 32 bytes in base64`);
    return new KeyStore(folder, masterKey);
  }

  /** Makes the owner's root key if there is none yet. */
  async create(owner: string): Promise<void> {
    const wrapped = seal(this.#masterKey, randomBytes(KEY_BYTES), owner);
    await createOnce(this.#file(owner), wrapped.toString('base64'));
  }

  /**
   * The owner's key for one purpose, 32 bytes.
   * @throws when the owner has no key: never made, or destroyed.
   */
  async key(owner: string, purpose: KeyPurpose): Promise<Buffer> {
    const root = await this.#root(owner);
    return Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `cabinet:${purpose}`, KEY_BYTES));
  }

  /** Destroys the owner's key. There is no way back. */
  async destroy(owner: string): Promise<void> {
    this.#roots.delete(owner);
    await rm(this.#file(owner), { force: true });
  }

  async #root(owner: string): Promise<Buffer> {
    const known = this.#roots.get(owner);
    if (known !== undefined) return known;
    const wrapped = Buffer.from(await readFile(this.#file(owner), 'utf8'), 'base64');
    const root = unseal(this.#masterKey, wrapped, owner);
    this.#roots.set(owner, root);
    return root;
  }

  #file(owner: string): string {
    return path.join(this.#folder, `${owner}.key`);
  }
}

/** Written aside, synced and renamed: after a power cut the file is whole or absent, and never replaced. */
async function createOnce(file: string, content: string): Promise<void> {
  if (
    await readFile(file).then(
      () => true,
      () => false,
    )
  )
    return;
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(draft, content, { mode: 0o600, flush: true });
  await rename(draft, file);
  const folder = await open(path.dirname(file));
  await folder.sync();
  await folder.close();
}
