import { clockTime, middleDate } from '#platform/web/french/dates.ts';
import type { Moment } from '#platform/web/kit/timeline.tsx';
import { REFUSAL_REASONS } from '../../api/decisions.ts';
import type { History } from '../../api/validation.ts';
import { dotted, PROFILE_WORDS } from '../words.ts';

const VERBS = { accepted: 'accepté', refused: 'refusé', replaced: 'mis en remplacement', added: 'saisi' } as const;

type Dated = Moment & { readonly at: string };

/** Everything that happened to a stay, latest first. */
export function historyMoments(history: Pick<History, 'codings' | 'analyses' | 'decisions'>): readonly Moment[] {
  const found: readonly Dated[] = [
    ...history.analyses.map(({ id, number, at, engine, proposals }) =>
      moment(id, at, `Analyse n° ${number}`, `${proposals} propositions, ${engine}`),
    ),
    ...history.decisions.map((decision) => {
      const why = decision.reason === null ? '' : `, ${REFUSAL_REASONS[decision.reason]}`;
      const undone = decision.undone === null ? '' : ` · annulé par ${decision.undone.by.name}`;
      const who = `${decision.by.name}, ${PROFILE_WORDS[decision.by.profile]}${undone}`;
      return moment(
        decision.id,
        decision.at,
        `${decision.role} ${dotted(decision.code)} ${VERBS[decision.kind]}${why}`,
        who,
      );
    }),
    ...history.codings.flatMap(({ version, at, by, reopened }) => [
      moment(`v${version}`, at, `Codage clos, version ${version}`, `${by.name}, ${PROFILE_WORDS[by.profile]}`),
      ...(reopened === null
        ? []
        : [
            moment(
              `r${version}`,
              reopened.at,
              `Version ${version} rouverte`,
              `${reopened.by.name} : ${reopened.reason}`,
            ),
          ]),
    ]),
  ];
  return found.toSorted((a, b) => b.at.localeCompare(a.at));
}

function moment(id: string, at: string, title: string, text: string): Dated {
  return { id, at, time: 'past', date: middleDate(at), dateNote: clockTime(at), title, text };
}
