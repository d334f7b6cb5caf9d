import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import type { FieldBinding } from '#platform/web/kit/form/use-form.ts';
import type { SeriesScope } from '../../api/appointments.ts';
import { SCOPE_WORDS } from '../words.ts';

/** How much of a series an act is for. */
export function ScopeField(binding: FieldBinding<string>) {
  const choices = (Object.keys(SCOPE_WORDS) as SeriesScope[]).map((value) => ({ value, label: SCOPE_WORDS[value] }));
  return <RadioField {...binding} label="Dans la série" choices={choices} />;
}
