import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { as, type TestPerson } from '#platform/http/testing.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { AppointmentView } from '#services/practice/agenda/module.ts';
import type { Reminder, RemindersDay, SettingsChange } from '../api.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

/** Somebody of the scene, who calls the real routes. */
export class RemindersCaller {
  readonly #server: FastifyInstance;
  readonly #person: TestPerson;

  constructor(server: FastifyInstance, person: TestPerson) {
    this.#server = server;
    this.#person = person;
  }

  async call(method: Method, url: string, body?: object) {
    const payload = body === undefined ? {} : { payload: body };
    const response = await this.#server.inject({ method, url, headers: as(this.#person), ...payload });
    const json = response.body === '' ? {} : response.json<Record<string, unknown>>();
    return { status: response.statusCode, json, body: response.body };
  }

  /** Calls, and expects to be answered. */
  async do<Result>(method: Method, url: string, body?: object): Promise<Result> {
    const answer = await this.call(method, url, body);
    assert.ok(answer.status < 300, `${method} ${url}: ${answer.status} ${answer.body.slice(0, 500)}`);
    return answer.json as Result;
  }

  /** Opens a file. @returns its identifier */
  async patient(birthName: string, more: { phone?: string; email?: string } = {}): Promise<string> {
    const given = { birthName, birthFirstNames: 'Solène', ...more, evenIfAlike: true };
    const { id } = await this.do<{ id: string }>('POST', '/api/patients', given);
    return id;
  }

  book(given: { resourceId: string; reasonId: string; patientId: string; startsAt: string }) {
    const override = { override: { reason: 'Essai' } };
    return this.do<AppointmentView>('POST', '/api/agenda/appointments', { id: newId(), ...given, ...override });
  }

  async reminders(appointmentId: string): Promise<readonly Reminder[]> {
    const path = `/api/reminders/appointments/${appointmentId}`;
    return (await this.do<{ reminders: Reminder[] }>('GET', path)).reminders;
  }

  /** What became of each reminder of an appointment, first due first. */
  async outcomes(appointmentId: string): Promise<readonly string[]> {
    const all = await this.reminders(appointmentId);
    return all.map(({ channel, state, cause }) => [channel, state, cause].filter(Boolean).join(' '));
  }

  day(day: string): Promise<RemindersDay> {
    return this.do('GET', `/api/reminders/days/${day}`);
  }

  settings(professionalId: string, change: Partial<SettingsChange>): Promise<unknown> {
    const settings = { active: true, channel: 'sms', leadMinutes: [1440], ...change };
    return this.do('PUT', `/api/reminders/settings/${professionalId}`, settings);
  }
}
