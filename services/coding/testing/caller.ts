import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { newId } from '#platform/kernel/ids.ts';
import { as, type TestPerson } from '#platform/http/testing.ts';
import type { FileOutcome } from '../api/imports.ts';
import type { StayView } from '../api/review.ts';

export interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
  readonly body: string;
  readonly raw: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface TestFile {
  readonly name: string;
  readonly content: Buffer | string;
}

/** A person of the scene at the keyboard: calls the API as the screens do. */
export class Caller {
  readonly person: TestPerson;
  readonly #server: FastifyInstance;

  constructor(server: FastifyInstance, person: TestPerson) {
    this.#server = server;
    this.person = person;
  }

  async call(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<Answer> {
    const headers = as(this.person);
    const url = `/api/coding${path}`;
    return read(await this.#server.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) }));
  }

  /** The call must succeed. */
  async do<Body>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<Body> {
    const answer = await this.call(method, path, body);
    assert.equal(answer.status, 200, answer.body);
    return answer.json as Body;
  }

  /** The call must be refused. @returns status and code. */
  async refused(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<[number, unknown]> {
    const { status, json } = await this.call(method, path, body);
    return [status, json['code']];
  }

  async acknowledge(): Promise<void> {
    const { version } = await this.do<{ version: string }>('GET', '/acknowledgement');
    await this.do('POST', '/acknowledgement', { version });
  }

  /** A stay with pasted text, put in the queue of analyses; wait for the jobs to be idle. */
  async paste(text: string, facts: object = {}): Promise<StayView> {
    return this.do('POST', '/stays', { localId: '26-07731', admittedOn: '2026-10-08', text, analyze: 'now', ...facts });
  }

  stay(stayId: string): Promise<StayView> {
    return this.do('GET', `/stays/${stayId}`);
  }

  /** Sends a decision, as of the stay that the person has before them. */
  decide(view: StayView, decision: object): Promise<StayView> {
    const path = `/stays/${view.stay.id}/decisions`;
    return this.do('POST', path, { id: newId(), madeUpon: view.decisionsVersion, ...decision });
  }

  /** Accepts every proposal one by one. */
  async acceptEach(view: StayView): Promise<StayView> {
    let present = view;
    for (const { key, decision } of view.analysis?.proposals ?? []) {
      if (decision === null) present = await this.decide(present, { kind: 'accept', proposalKey: key });
    }
    return present;
  }

  /** Validates with everything stated. */
  validate(view: StayView, statement: object = {}): Promise<StayView> {
    return this.do('POST', `/stays/${view.stay.id}/validate`, statementFor(view, statement));
  }

  async upload(files: readonly TestFile[], fields: Readonly<Record<string, string>> = {}): Promise<FileOutcome[]> {
    const answer = await this.form('/imports', files, fields);
    assert.equal(answer.status, 200, answer.body);
    return answer.json['files'] as FileOutcome[];
  }

  async form(path: string, files: readonly TestFile[], fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const { name, content } of files) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      form.append('file', new Blob([new Uint8Array(bytes)]), name);
    }
    const encoded = new Response(form);
    const headers = { ...as(this.person), 'content-type': encoded.headers.get('content-type')! };
    const payload = Buffer.from(await encoded.arrayBuffer());
    return read(await this.#server.inject({ method: 'POST', url: `/api/coding${path}`, headers, payload }));
  }
}

/** What a person states when validating: both empty roles confirmed, nothing else known. */
export function statementFor(view: StayView, statement: object = {}): object {
  return {
    ...{ madeUpon: view.decisionsVersion, emptyRoles: ['AE', 'DAS'], severity: 'not-determined' },
    ...{ dependency: 'not-coded-here', ...statement },
  };
}

function read(response: Awaited<ReturnType<FastifyInstance['inject']>>): Answer {
  const json = /json/.test(String(response.headers['content-type'])) ? (response.json() as Answer['json']) : {};
  return {
    status: response.statusCode,
    json,
    body: response.body,
    raw: response.rawPayload,
    headers: response.headers,
  };
}
