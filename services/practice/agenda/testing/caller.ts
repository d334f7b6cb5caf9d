import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { newId } from '#platform/kernel/ids.ts';
import { as, type TestPerson } from '#platform/http/testing.ts';
import type { AppointmentDetail, NewAppointment } from '../api/appointments.ts';
import type { AgendaViewAnswer } from '../api/view.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>> & { readonly code?: string };
  readonly body: string;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Somebody of the scene, who calls the real routes. */
export class AgendaCaller {
  readonly person: TestPerson;
  readonly #server: FastifyInstance;

  constructor(server: FastifyInstance, person: TestPerson) {
    this.#server = server;
    this.person = person;
  }

  async call(method: Method, path: string, body?: object): Promise<Answer> {
    const payload = body === undefined ? {} : { payload: body };
    const url = path.startsWith('/api/') ? path : `/api/agenda${path}`;
    const response = await this.#server.inject({ method, url, headers: as(this.person), ...payload });
    const json = /json/.test(String(response.headers['content-type'])) ? (response.json() as Answer['json']) : {};
    return { status: response.statusCode, json, body: response.body };
  }

  /** Calls, and expects to be answered. */
  async do<Result>(method: Method, path: string, body?: object): Promise<Result> {
    const answer = await this.call(method, path, body);
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.body.slice(0, 500)}`);
    return answer.json as Result;
  }

  /** Calls, and expects this refusal. @returns its facts */
  async refused(code: string, method: Method, path: string, body?: object): Promise<Readonly<Record<string, unknown>>> {
    const answer = await this.call(method, path, body);
    assert.equal(answer.json.code, code, `${method} ${path}: ${answer.status} ${answer.body.slice(0, 500)}`);
    return (answer.json['facts'] ?? {}) as Readonly<Record<string, unknown>>;
  }

  book(given: Omit<NewAppointment, 'id'> & { readonly id?: string }): Promise<AppointmentDetail> {
    return this.do('POST', '/appointments', { id: newId(), ...given });
  }

  act(
    appointment: Pick<AppointmentDetail, 'id' | 'version'>,
    act: string,
    body: object = {},
  ): Promise<AppointmentDetail> {
    return this.do('POST', `/appointments/${appointment.id}/${act}`, { version: appointment.version, ...body });
  }

  view(from: string, days = 1): Promise<AgendaViewAnswer> {
    return this.do('GET', `/view?from=${from}&days=${days}`);
  }
}
