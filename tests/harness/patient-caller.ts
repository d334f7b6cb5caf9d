import { Caller } from './caller.ts';
import type { RunningCabinet } from './cabinet.ts';
import { mailTo } from './outbox.ts';

/** A reason one may book on line, with its free times. */
interface OfferedReason {
  readonly id: string;
  readonly name: string;
  /** ISO instants */
  readonly times: readonly string[];
}

/** A patient in their own account, who talks to a running Cabinet over HTTP. */
export class PatientCaller extends Caller {
  readonly #personId: string;

  private constructor(cabinet: RunningCabinet, personId: string) {
    super(cabinet);
    this.#personId = personId;
  }

  /** Proves the address by the code it receives, and says who one is. */
  static async signIn(
    cabinet: RunningCabinet,
    address: string,
    name: { readonly firstName: string; readonly birthName: string },
  ): Promise<PatientCaller> {
    const visitor = new Caller(cabinet);
    await visitor.do('POST', '/api/accounts/codes', { address });
    const { text } = await mailTo(cabinet, address, /code/i);
    await visitor.do('POST', '/api/accounts/sessions', { address, code: /\d{6}/.exec(text)![0] });
    const person = { relation: 'self', ...name, birthDate: '1986-11-24' };
    const { id } = await visitor.do<{ id: string }>('POST', '/api/accounts/people', person);
    const patient = new PatientCaller(cabinet, id);
    for (const [cookie, value] of visitor.cookies) patient.cookies.set(cookie, value);
    return patient;
  }

  /** What a professional offers on line under one name. */
  async offered(slug: string, name: string): Promise<OfferedReason> {
    const path = `/api/booking/practitioners/${slug}/times`;
    const { reasons } = await this.do<{ reasons: OfferedReason[] }>('GET', path);
    return reasons.find((reason) => reason.name === name)!;
  }

  /** Books a time for oneself. @returns the appointment's identifier */
  async book(slug: string, reasonId: string, startsAt: string): Promise<string> {
    const wish = { slug, reasonId, startsAt };
    const { requestId } = await this.do<{ requestId: string }>('POST', '/api/booking/holds', wish);
    const confirmed = { slug, requestId, personId: this.#personId };
    const made = await this.do<{ appointmentId: string }>('POST', '/api/booking/appointments', confirmed);
    return made.appointmentId;
  }
}
