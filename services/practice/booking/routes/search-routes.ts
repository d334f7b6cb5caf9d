import { z } from 'zod';
import { dayInParis, type Clock } from '#platform/kernel/clock.ts';
import { route, type Route } from '#platform/http/route.ts';
import type { Site } from '#platform/site/site.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { CareKinds } from '#services/practice/reference/module.ts';
import { finder, homePage, searchPage } from '../pages/search-page.ts';
import { nameOf } from '../pages/practitioner-parts.ts';
import { instantOf, instantTexts } from '../projection/free-days.ts';
import { criteriaQuery, type Criteria } from '../search/criteria.ts';
import { DAYS_SHOWN, search } from '../search/searching.ts';
import type { Understanding, Understood } from '../search/understanding.ts';

export interface SearchNeeds {
  readonly commons: Commons;
  readonly clock: Clock;
  readonly kinds: CareKinds;
  readonly understanding: Understanding;
}

/** The kinds most people look for, as the first page proposes them. */
const PROPOSED = ['medecin-generaliste', 'pediatre', 'dermatologue', 'sage-femme', 'masseur-kinesitherapeute'];

/** The search: pages, and the same for programs. */
export function searchRoutes(needs: SearchNeeds, site: Site): readonly Route[] {
  const proposed = PROPOSED.flatMap((key) => needs.kinds.kind(key) ?? []);
  return [
    route({
      ...{ method: 'GET', path: '/', access: 'public', answer: 'page', perMinute: 6_000 },
      summary: 'The public search',
      handle: async () =>
        site.page({
          title: 'Trouver un soignant et prendre rendez-vous',
          description:
            'Les créneaux libres des soignants près de chez vous, par date. Prenez rendez-vous en ligne, sur place ou en vidéo.',
          body: homePage(proposed),
        }),
    }),
    route({
      ...{ method: 'GET', path: '/recherche', access: 'public', answer: 'page', perMinute: 6_000 },
      addressHolds: 'search',
      summary: 'Results of the public search',
      query: criteriaQuery,
      handle: async ({ query }) => {
        const { today, understood, page } = await found(needs, query);
        const first = page.days[0]!;
        const before = first.subtract({ days: DAYS_SHOWN });
        const body = searchPage({
          ...{ criteria: query, page, today, after: first.add({ days: DAYS_SHOWN }) },
          before: isAfter(first, today) ? (isAfter(today, before) ? today : before) : null,
          ...{
            called: calledOf(understood),
            unknownPlace: understood.unknownPlace,
            hasPlace: understood.place !== null,
          },
        });
        const what = [understood.kind?.name ?? query.quoi, query.ou].filter((part) => part !== '').join(', ');
        const description = `Prochains créneaux libres${what === '' ? '' : ` : ${what}`}. Prenez rendez-vous en ligne.`;
        return site.page({ title: what === '' ? 'Tous les soignants' : what, description, bar: finder(query), body });
      },
    }),
    route({
      ...{ method: 'GET', path: '/api/booking/search', access: 'public', perMinute: 60_000, query: criteriaQuery },
      summary: 'Professionals open to online booking, soonest first, with their free times over four days',
      answer: z.object({
        total: z.int(),
        kind: z.string().nullable().describe('Kind of care understood'),
        results: z.array(
          z.object({
            ...{
              professionalId: z.uuid(),
              slug: z.string(),
              name: z.string(),
              care: z.string(),
              city: z.string().nullable(),
            },
            ...{ metres: z.number().nullable(), earliest: z.string().nullable().describe('ISO instant') },
            days: z.array(z.object({ day: z.string(), site: z.array(z.string()), video: z.array(z.string()) })),
          }),
        ),
      }),
      handle: async ({ query }) => {
        const { understood, page } = await found(needs, query);
        return {
          ...{ total: page.total, kind: understood.kind?.key ?? null },
          results: page.found.map(({ profile, metres, earliest, days }) => ({
            ...{ professionalId: profile.professional_id, slug: profile.slug, name: nameOf(profile) },
            ...{ care: profile.care_name, city: profile.city, metres: metres === null ? null : Math.round(metres) },
            earliest: earliest === null ? null : instantOf(earliest).toString(),
            days: days.map(({ day, site: onSite, video }) => ({
              ...{ day, site: [...instantTexts(onSite)], video: [...instantTexts(video)] },
            })),
          })),
        };
      },
    }),
  ];
}

async function found(needs: SearchNeeds, criteria: Criteria) {
  const now = needs.clock.now();
  const understood = await needs.understanding.of(criteria);
  return { today: dayInParis(now), understood, page: await search(needs.commons, criteria, understood, now) };
}

/** « dermatologues », « médecins généralistes »; « soignants » when no kind was asked. */
function calledOf({ kind }: Understood): string {
  if (kind === null) return 'soignants';
  return kind.name
    .toLocaleLowerCase('fr')
    .split(' ')
    .map((word) => (/[sx]$/.test(word) ? word : `${word}s`))
    .join(' ')
    .replace('sages-femme', 'sages-femme');
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}
