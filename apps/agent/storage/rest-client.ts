import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Forbidden, NotFound, TooLarge, Unavailable } from '#platform/kernel/errors.ts';
import type { FileKind, FileName, Storage, StoredFile } from './storage.ts';

/** How long a server that does not answer is asked again, and the first pause; each is twice the one before. */
export interface Patience {
  readonly forMilliseconds: number;
  readonly firstPause: number;
}
const USUAL_PATIENCE: Patience = { forMilliseconds: 15 * 60_000, firstPause: 500 };
const LONGEST_PAUSE = 60_000;
const VERSION_2 = 'application/vnd.x.restic.rest.v2';

const listSchema = z.array(z.object({ name: z.string(), size: z.int() }));

/** A repository behind a server that speaks restic's REST protocol, version 2. */
export class RestClient implements Storage {
  readonly place: string;
  readonly #base: string;
  readonly #headers: Record<string, string>;
  readonly #patience: Patience;
  #staging: string | null = null;

  /** @param address with user and password if the server wants them. */
  constructor(address: string, patience: Patience = USUAL_PATIENCE) {
    const url = new URL(address.endsWith('/') ? address : `${address}/`);
    const credentials = [url.username, url.password].map(decodeURIComponent).join(':');
    this.#headers =
      credentials === ':' ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
    url.username = '';
    url.password = '';
    this.#base = url.href;
    this.place = `rest:${url.href}`;
    this.#patience = patience;
  }

  async create(): Promise<void> {
    await this.#ask('POST', '?create=true');
  }

  async list(kind: FileKind): Promise<StoredFile[]> {
    const response = await this.#ask('GET', `${kind}/`, { accept: VERSION_2 }).catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
    if (response === null) return [];
    if (response.headers.get('content-type') !== VERSION_2) {
      throw new Unavailable('agent.storage.protocol', 'Ce serveur ne parle pas la version 2 du protocole de dépôt.');
    }
    return listSchema.parse(JSON.parse(response.body.toString('utf8')));
  }

  async read(file: FileName): Promise<Buffer> {
    return (await this.#ask('GET', pathOf(file))).body;
  }

  async readRange(file: FileName, offset: number, length: number): Promise<Buffer> {
    const range = `bytes=${offset}-${offset + length - 1}`;
    const { status, body } = await this.#ask('GET', pathOf(file), { range });
    // A server may ignore the range.
    return status === 206 ? body : body.subarray(offset, offset + length);
  }

  async write(file: FileName, bytes: Buffer): Promise<void> {
    await this.#post(file, () => Promise.resolve(new Blob([new Uint8Array(bytes)])));
  }

  async take(file: FileName, from: string): Promise<void> {
    await this.#post(file, () => openAsBlob(from));
    await rm(from, { force: true });
  }

  async remove(file: FileName): Promise<void> {
    await this.#ask('DELETE', pathOf(file)).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error;
    });
  }

  async staging(): Promise<string> {
    this.#staging ??= await mkdtemp(path.join(os.tmpdir(), 'cabinet-agent-'));
    return this.#staging;
  }

  async close(): Promise<void> {
    if (this.#staging !== null) await rm(this.#staging, { recursive: true, force: true });
    this.#staging = null;
  }

  /** An answer that was lost makes the second request meet the first one's file: then it is there, and whole. */
  async #post(file: FileName, content: () => Promise<Blob>): Promise<void> {
    const blob = await content();
    try {
      await this.#ask('POST', pathOf(file), { 'content-type': 'application/octet-stream' }, blob);
    } catch (error) {
      if (!(error instanceof Forbidden) || file.kind === 'config') throw error;
      const there = await this.#ask('HEAD', pathOf(file)).catch(() => null);
      if (there?.headers.get('content-length') !== String(blob.size)) throw error;
    }
  }

  async #ask(method: string, place: string, headers: Record<string, string> = {}, body?: Blob): Promise<Answer> {
    const until = performance.now() + this.#patience.forMilliseconds;
    for (let wait = this.#patience.firstPause; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      const outcome = await this.#once(method, place, headers, body);
      if (!(outcome instanceof Error)) return outcome;
      if (!(outcome instanceof Unavailable) || performance.now() + wait > until) throw outcome;
      // Machines that were cut off together do not come back together.
      await pause(wait * (0.5 + Math.random()));
    }
  }

  async #once(method: string, place: string, headers: Record<string, string>, body?: Blob): Promise<Answer | Error> {
    try {
      const response = await fetch(this.#base + place, {
        method,
        headers: { ...this.#headers, ...headers },
        ...(body === undefined ? {} : { body }),
      });
      const content = Buffer.from(await response.arrayBuffer());
      return refusal(response.status, place) ?? { status: response.status, headers: response.headers, body: content };
    } catch {
      return new Unavailable('agent.storage.unreachable', `Le serveur de sauvegarde ne répond pas : ${this.place}.`);
    }
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

function pathOf({ kind, name }: FileName): string {
  return kind === 'config' ? 'config' : `${kind}/${name}`;
}

/** What a status means for the caller; `Unavailable` is asked again. */
function refusal(status: number, place: string): Error | null {
  if (status === 200 || status === 206) return null;
  if (status === 404) return new NotFound('agent.storage.missing', `Le dépôt n’a pas ce fichier : ${place}.`);
  if (status === 401) return new Forbidden('agent.storage.credentials', 'Le serveur refuse cet identifiant.');
  if (status === 403 || status === 405 || status === 416) {
    return new Forbidden('agent.storage.refused', `Le serveur refuse cette opération (${status}) : ${place}.`);
  }
  if (status === 507 || status === 413) {
    return new TooLarge('agent.storage.full', 'L’espace souscrit est plein : rien de plus n’a été enregistré.');
  }
  return new Unavailable('agent.storage.failing', `Le serveur de sauvegarde est en défaut (${status}).`);
}
