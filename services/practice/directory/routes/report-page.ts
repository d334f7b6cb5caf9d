import { z } from 'zod';
import { html, type Html } from '#platform/http/page.ts';
import { route, type Route } from '#platform/http/route.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { field, refusal, refusedBy, type Refused } from '#platform/site/fields.ts';
import { noticeSchema } from '../api/moderation.ts';
import { openCase } from '../moderation/opening.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { publicProfile } from '../public-profiles.ts';

const KINDS = [
  ['discrimination', 'Une mention qui écarte des patients (CSS, AME, origine…)'],
  ['refusal-of-care', 'Un refus de soins'],
  ['illegal-content', 'Un contenu manifestement illicite'],
  ['infringement', 'Une image ou une marque utilisée sans droit'],
] as const;

const typedSchema = z.record(z.string(), z.string().max(5000).optional());

/** `/signaler?profil=…`: a plain form that anybody may send, and the number that answers it (MAI-282, MAI-285). */
export function reportPages(needs: DirectoryNeeds): readonly Route[] {
  const { commons } = needs.databases;
  const form = async (slug: string | undefined, refused: Refused | null) => {
    const profile = slug === undefined ? null : await publicProfile(commons, slug);
    const whom = profile === null ? null : `${profile.first_name} ${profile.last_name}`;
    const body = formOf(profile?.slug ?? null, whom, refused);
    const description = 'Signalez une mention qui écarte des patients, un refus de soins ou un contenu illicite.';
    return needs.site.page({
      title: 'Signaler',
      description,
      body,
      narrow: true,
      status: refused === null ? 200 : 422,
    });
  };
  return [
    route({
      ...{ method: 'GET', path: '/signaler', summary: 'Form to report', access: 'public', answer: 'page' },
      query: z.object({ profil: z.string().max(200).optional() }),
      handle: (call) => form(call.query.profil, null),
    }),
    route({
      ...{ method: 'POST', path: '/signaler', summary: 'Reports', access: 'public', answer: 'page', perMinute: 10 },
      body: typedSchema,
      handle: async (call) => {
        const typed = call.body;
        try {
          const parsed = noticeSchema.safeParse({ ...typed, slug: typed['slug'] || null });
          if (!parsed.success) throw incomplete(parsed.error);
          const number = await openCase(needs, call.act, parsed.data);
          return needs.site.page({ title: 'Signalement reçu', body: received(number), narrow: true });
        } catch (error) {
          return form(typed['slug'], refusedBy(error, typed));
        }
      },
    }),
  ];
}

function formOf(slug: string | null, whom: string | null, refused: Refused | null): Html {
  const chosen = refused?.typed['kind'] ?? 'discrimination';
  const reasonError = refused?.errors.find((one) => one.field === 'reason');
  return html`<h1>Signaler${whom !== null && html` le profil de ${whom}`}</h1>
    ${refusal(refused)}
    <p>Une personne lit chaque signalement. Vous recevez un numéro et un accusé de réception par e-mail.</p>
    <form method="post" action="/signaler" class="stack">
      <input type="hidden" name="slug" value="${slug}" />
      <fieldset class="stack">
        <legend>Ce que vous signalez</legend>
        ${KINDS.map(
          ([value, words]) =>
            html`<label class="choice"
              ><input type="radio" name="kind" value="${value}" ${value === chosen && html` checked`} /> ${words}</label
            >`,
        )}
      </fieldset>
      ${slug === null && field({ name: 'place', label: 'Où (adresse de la page, nom du cabinet)' }, refused)}
      <div class="field">
        <label for="reason">Ce que vous avez vu ou vécu</label>
        <textarea
          class="input"
          id="reason"
          name="reason"
          rows="5"
          required
          ${reasonError && html` aria-invalid="true"`}
        >
${refused?.typed['reason']}</textarea>
        ${reasonError && html`<p class="error">${reasonError.message}</p>`}
      </div>
      ${field({ name: 'name', label: 'Votre nom', autocomplete: 'name' }, refused)}
      ${field({ name: 'email', label: 'Votre adresse e-mail', type: 'email', autocomplete: 'email' }, refused)}
      <p class="actions"><button class="button" type="submit">Envoyer le signalement</button></p>
    </form>`;
}

function received(number: string): Html {
  return html`<h1>Votre signalement est enregistré</h1>
    <p>
      Son numéro est <strong>${number}</strong> : notez-le. Un accusé de réception part à votre adresse, trois fois par
      jour au plus.
    </p>
    <p class="actions"><a class="button" href="/">Revenir à la recherche</a></p>`;
}

function incomplete(error: z.ZodError): Invalid {
  const errors = error.issues.map(({ path, code, message }) => ({ field: path.join('.'), rule: code, message }));
  return new Invalid('request.invalid', 'Certaines informations sont à corriger.', errors);
}
