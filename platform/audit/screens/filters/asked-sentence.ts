import type { ShownSummary } from '../../entry-shapes.ts';
import { actionChoices, chosenActionName } from './action-choices.ts';
import { datesWords } from './filter-words.ts';
import type { JournalFilters } from './journal-filters.ts';

/** What was asked of the journal, for paper: "Personne : Ada Exemple ; dates : le 12/03/2026." */
export function askedSentence(filters: JournalFilters, choices: ShownSummary | undefined): string {
  const { person, action, kind, object, from, to, address, words } = filters;
  const parts: readonly (readonly [name: string, value: string])[] = [
    ['personne', person && (choices?.actors.find(({ id }) => id === person)?.name ?? person)],
    ['action', action && chosenActionName(actionChoices(choices?.actions ?? []), action)],
    ['type d’objet', kind && (choices?.objects.find((one) => one.kind === kind)?.name ?? kind)],
    ['objet', object],
    ['dates', from || to ? datesWords(from, to) : ''],
    ['adresse', address],
    ['mots', words && `« ${words} »`],
  ];
  const said = parts.filter(([, value]) => value !== '').map(([name, value]) => `${name} : ${value}`);
  if (said.length === 0) return 'Journal entier.';
  const sentence = said.join(' ; ');
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
}
