import { quotesOf, type Aside } from './candidates.ts';
import type { CodeTable } from './code-table.ts';
import type { Judgement } from '../reading/context-cues.ts';
import type { Mention, Reading } from '../reading/mentions.ts';
import type { Code } from '../reference.ts';
import type { AsideReason, SetAside } from '../types.ts';

interface AsideContext {
  readonly codes: readonly Code[];
  readonly table: CodeTable;
  /** Codes proposed all the same, from another place of the text. */
  readonly proposed: ReadonlySet<string>;
}

const REASONS: Readonly<
  Record<Exclude<Judgement, 'affirmed'>, { readonly reason: AsideReason; readonly words: string }>
> = {
  negated: { reason: 'negated', words: 'Niée' },
  excluded: { reason: 'excluded-later', words: 'Évoquée puis écartée' },
  hypothesis: { reason: 'hypothesis', words: 'Non confirmée' },
  family: { reason: 'family', words: 'Concerne la famille' },
};

/** What was seen and is not proposed, with what decided it: coders check that first. */
export function asideOf(reading: Reading, asides: readonly Aside[], context: AsideContext): SetAside[] {
  const groups = new Map<string, Mention[]>();
  for (const mention of reading.mentions) {
    if (mention.judged.judgement === 'affirmed') continue;
    const code = context.table.usable(context.codes[mention.codes[0]!]!.code);
    if (code === null || context.proposed.has(code)) continue;
    const known = groups.get(code);
    if (known === undefined) groups.set(code, [mention]);
    else known.push(mention);
  }
  const judged = [...groups].map(([code, mentions]): Aside => {
    const { judgement, cue } = mentions[0]!.judged;
    const { reason, words } = REASONS[judgement as Exclude<Judgement, 'affirmed'>];
    const said = cue.length === 0 ? '' : ` : « ${reading.text.slice(cue[0]!.start, cue.at(-1)!.end)} »`;
    return { code, reason, text: `${words}${said}.`, quotes: quotesOf(mentions) };
  });
  return [...asides.filter(({ code }) => !context.proposed.has(code)), ...judged]
    .map((aside) => ({ ...aside, label: context.table.get(aside.code)?.label ?? aside.code }))
    .toSorted((a, b) => a.quotes[0]!.start - b.quotes[0]!.start || (a.code < b.code ? -1 : 1));
}
