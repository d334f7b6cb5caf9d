import { as } from '#platform/http/testing.ts';
import type { BookingScene, ScenePractice } from './scene.ts';
import type { VisitorBrowser } from './visitor-browser.ts';

/** Tuesday 24 November 2026, 9:20 in Paris. */
export const TUESDAY_920 = '2026-11-24T08:20:00Z';

/** Holds a time. */
export async function held(browser: VisitorBrowser, { slug, consultation }: ScenePractice, debut = TUESDAY_920) {
  const page = await browser.go(`/rendez-vous/${slug}/garder`, { motif: consultation, debut });
  const request = /garde=([0-9a-f-]{36})/.exec(page.at)![1]!;
  return { page, request, address: `/rendez-vous/${slug}/${request}` };
}

/** Goes to the last page before confirming, for the holder of the account. @returns the address of the booking */
export async function chosen(browser: VisitorBrowser, practice: ScenePractice, debut = TUESDAY_920, connu = 'non') {
  const { address } = await held(browser, practice, debut);
  const personne = /name="personne"\s+value="([0-9a-f-]{36})"/.exec((await browser.get(address)).body)![1]!;
  await browser.go(`${address}/pour`, { personne, connu });
  return address;
}

/** Books as a signed-in patient, for themself. @returns the identifier of the appointment */
export async function booked(browser: VisitorBrowser, practice: ScenePractice, debut = TUESDAY_920): Promise<string> {
  const { at } = await browser.go(`${await chosen(browser, practice, debut)}/confirmer`);
  return /mes-rendez-vous\/([0-9a-f-]{36})/.exec(at)![1]!;
}

/** What the public search answers. */
export async function results(scene: BookingScene, query: string) {
  const response = await scene.visitor().api('GET', `/api/booking/search?${query}`);
  const { results: found } = response.json<{
    results: { name: string; days: { day: string; site: string[]; video: string[] }[] }[];
  }>();
  return found;
}

/** The times a page offers as buttons, in its order, as ISO instants. */
export function timesIn(page: string): readonly string[] {
  return [...page.matchAll(/class="time"\s+name="debut"\s+value="([^"]+)"/g)].map(([, time]) => time!);
}

/** The personal link of the last mail, without its origin. */
export function linkOf({ mails }: BookingScene): string {
  return /http:\/\/localhost(\/r\/\S+)/.exec(mails.at(-1)!.text)![1]!;
}

/** Sends a text as a document of the consultation. */
export async function attach(
  scene: BookingScene,
  { consultation, person }: ScenePractice,
  text: string,
  fields: Readonly<Record<string, string>> = { title: 'Préparation', confirmed: 'yes' },
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([text], { type: 'text/plain' }), 'preparation.txt');
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const response = await scene.server.inject({
    ...{ method: 'POST', url: `/api/booking/reasons/${consultation}/documents` },
    headers: { ...as(person), 'content-type': request.headers.get('content-type')! },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return {
    status: response.statusCode,
    json: response.json<{ id: string; state: string; heldFor: string | null; code?: string }>(),
  };
}
