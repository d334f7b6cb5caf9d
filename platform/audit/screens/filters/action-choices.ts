import type { ShownSummary } from '../../entry-shapes.ts';
import type { Choice } from './choice-list.tsx';

/** Actions under the head of their module, each module first offered whole. */
export function actionChoices(actions: ShownSummary['actions']): readonly Choice[] {
  const modules = Object.entries(Object.groupBy(actions, ({ action }) => action.split('.')[0] ?? action));
  return modules
    .map(([module, held = []]) => {
      const group = held[0]?.module ?? module;
      const lines = held.reduce((sum, one) => sum + one.lines, 0);
      const each = held
        .map((one): Choice => ({ value: one.action, name: one.name, lines: one.lines, group }))
        .toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
      const whole: Choice = { value: module, name: `Tout : ${group.toLowerCase()}`, lines, group };
      return { group, choices: each.length === 1 ? each : [whole, ...each] };
    })
    .toSorted((one, other) => one.group.localeCompare(other.group, 'fr'))
    .flatMap(({ choices }) => choices);
}

/** What an action chosen is called; a beginning that is not offered is shown as it is. */
export function chosenActionName(choices: readonly Choice[], action: string): string {
  return choices.find(({ value }) => value === action)?.name ?? action;
}
