import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const VERSION_2 = 'application/vnd.x.restic.rest.v2';
const KINDS = ['data', 'index', 'keys', 'locks', 'snapshots'];

/** What a test may make the server do. */
export interface Faults {
  /** Answers to give instead, first come first served: a status, or a line cut after the file was stored. */
  next: (number | 'cut-after')[];
  /** Bytes that fit. */
  quota: number;
  appendOnly: boolean;
}

/** A server of restic's REST protocol, version 2, in memory: what tests of the client talk to, restic itself too. */
export class RestDouble {
  readonly files = new Map<string, Buffer>();
  readonly faults: Faults = { next: [], quota: Infinity, appendOnly: false };
  /** Each as `POST data`. */
  readonly requests: string[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  /** @returns the location of the repository, as restic writes it. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `rest:http://essai:secret@127.0.0.1:${(this.#server.address() as AddressInfo).port}/depot/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const [place = '', query = ''] = (request.url ?? '').replace(/^\/depot\//, '').split('?');
    const [kind = '', name = ''] = place.split('/');
    this.requests.push(`${request.method} ${kind}`);
    const fault = kind === 'data' && request.method === 'POST' ? this.faults.next.shift() : undefined;
    const end = (status: number, content: Buffer | string = '', headers: Record<string, string> = {}): void => {
      const bytes = Buffer.from(content);
      response.writeHead(status, { 'content-length': String(bytes.length), ...headers });
      response.end(request.method === 'HEAD' ? undefined : bytes);
    };
    if (request.headers.authorization !== `Basic ${Buffer.from('essai:secret').toString('base64')}`) end(401);
    else if (typeof fault === 'number') end(fault);
    else if (query === 'create=true') end(200);
    else if (KINDS.includes(kind) && name === '') this.#list(kind, request, end);
    else if (request.method === 'POST')
      this.#store(place, kind, name, body, fault === 'cut-after' ? () => void request.socket.destroy() : end);
    else if (request.method === 'DELETE') end(this.#remove(place, kind));
    else this.#read(place, request.headers.range, end);
  }

  #list(kind: string, request: IncomingMessage, end: End): void {
    const names = [...this.files.keys()].filter((place) => place.startsWith(`${kind}/`));
    const list = names.map((place) => ({ name: place.slice(kind.length + 1), size: this.files.get(place)!.length }));
    if (request.headers.accept === VERSION_2) end(200, JSON.stringify(list), { 'content-type': VERSION_2 });
    else end(200, JSON.stringify(list.map(({ name }) => name)), { 'content-type': 'application/vnd.x.restic.rest.v1' });
  }

  #store(place: string, kind: string, name: string, body: Buffer, end: End): void {
    const used = [...this.files.values()].reduce((sum, { length }) => sum + length, 0);
    if (this.files.has(place)) return end(403);
    if (kind !== 'config' && createHash('sha256').update(body).digest('hex') !== name) return end(400);
    if (used + body.length > this.faults.quota) return end(507);
    this.files.set(place, body);
    end(200);
  }

  #remove(place: string, kind: string): number {
    if (this.faults.appendOnly && kind !== 'locks') return 403;
    this.files.delete(place);
    return 200;
  }

  #read(place: string, range: string | undefined, end: End): void {
    const file = this.files.get(place);
    if (file === undefined) return end(404);
    const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
    if (asked === null) return end(200, file);
    end(206, file.subarray(Number(asked[1]), asked[2] === '' ? undefined : Number(asked[2]) + 1));
  }
}

type End = (status: number, content?: Buffer | string, headers?: Record<string, string>) => void;
