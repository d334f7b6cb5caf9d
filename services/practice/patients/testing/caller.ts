import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import type { Reach } from '#platform/http/session.ts';
import { as, type TestPerson } from '#platform/http/testing.ts';
import type { Alike, PatientFile, PatientList, TypedPatient } from '../api/patients.ts';

/** Somebody of the scene, with the professionals for whom they may read. */
export interface ScenePerson extends TestPerson {
  readonly kind: 'person' | 'token' | 'patient';
  readonly reach: Reach;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly raw: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

interface TestFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Somebody of the scene, who calls the real routes. */
export class PatientsCaller {
  readonly person: ScenePerson;
  readonly #server: FastifyInstance;

  constructor(server: FastifyInstance, person: ScenePerson) {
    this.#server = server;
    this.person = person;
  }

  async call(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer> {
    const payload = body === undefined ? {} : { payload: body };
    const url = `/api/patients${path}`;
    return read(await this.#server.inject({ method, url, headers: as(this.person), ...payload }));
  }

  /** Calls, and expects to be answered. */
  async do<Result>(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Result> {
    const answer = await this.call(method, path, body);
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.body.slice(0, 500)}`);
    return answer.json as Result;
  }

  async form(path: string, files: readonly TestFile[], fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const { name, content } of files) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      form.append('files', new Blob([new Uint8Array(bytes)]), name);
    }
    const encoded = new Response(form);
    const headers = { ...as(this.person), 'content-type': encoded.headers.get('content-type')! };
    const payload = Buffer.from(await encoded.arrayBuffer());
    return read(await this.#server.inject({ method: 'POST', url: `/api/patients${path}`, headers, payload }));
  }

  /** Opens a file, even if another looks the same. @returns its identifier */
  async create(given: Partial<TypedPatient> & Pick<TypedPatient, 'birthName' | 'birthFirstNames'>): Promise<string> {
    const { id } = await this.do<{ id: string; alike: Alike[] }>('POST', '', { ...given, evenIfAlike: true });
    return id;
  }

  file(patientId: string): Promise<PatientFile> {
    return this.do('GET', `/${patientId}`);
  }

  async search(typed: string): Promise<PatientList['patients']> {
    const { patients } = await this.do<PatientList>('GET', `?q=${encodeURIComponent(typed)}`);
    return patients;
  }
}

function read(response: Awaited<ReturnType<FastifyInstance['inject']>>): Answer {
  const json = /json/.test(String(response.headers['content-type'])) ? (response.json() as Answer['json']) : {};
  return {
    ...{ status: response.statusCode, json, body: response.body, raw: response.rawPayload, headers: response.headers },
  };
}
