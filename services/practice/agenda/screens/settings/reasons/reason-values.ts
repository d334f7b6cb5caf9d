import type { ReasonView } from '../../../api/resources.ts';
import type { Online, Place } from '../../../api/vocabulary.ts';

/** A reason as one fills it: numbers are text until they are sent. */
export interface ReasonValues {
  readonly name: string;
  readonly publicName: string;
  readonly minutes: string;
  readonly beforeMinutes: string;
  readonly afterMinutes: string;
  readonly place: string;
  readonly color: number;
  readonly online: string;
  readonly noticeHours: string;
  readonly horizonDays: string;
  readonly changeNoticeHours: string;
  readonly dailyQuota: string;
  readonly instructions: string;
  readonly resourceIds: readonly string[];
  readonly needs: readonly string[];
}

const HOUR = 60;

/** What the form begins with. */
export function reasonValues(reason: ReasonView | null, everyone: readonly string[]): ReasonValues {
  const hours = (minutes: number): string => String(minutes / HOUR).replace('.', ',');
  return {
    name: reason?.name ?? '',
    publicName: reason?.publicName ?? '',
    minutes: String(reason?.minutes ?? 20),
    beforeMinutes: String(reason?.beforeMinutes ?? 0),
    afterMinutes: String(reason?.afterMinutes ?? 0),
    place: reason?.place ?? 'site',
    color: reason?.color ?? 1,
    online: reason?.online ?? 'nobody',
    noticeHours: hours(reason?.noticeMinutes ?? HOUR),
    horizonDays: String(reason?.horizonDays ?? 60),
    changeNoticeHours: hours(reason?.changeNoticeMinutes ?? 24 * HOUR),
    dailyQuota: reason?.dailyQuota == null ? '' : String(reason.dailyQuota),
    instructions: reason?.instructions ?? '',
    resourceIds: reason?.resourceIds ?? everyone,
    needs: reason?.needs[0]?.resourceIds ?? [],
  };
}

/** What is sent: hours become minutes, what is empty is left to the rule of the house. */
export function reasonSent(values: ReasonValues) {
  const number = (text: string): number => Number(text.replace(',', '.'));
  return {
    name: values.name.trim(),
    publicName: values.publicName.trim() || values.name.trim(),
    minutes: number(values.minutes),
    beforeMinutes: number(values.beforeMinutes),
    afterMinutes: number(values.afterMinutes),
    place: values.place as Place,
    color: values.color,
    online: values.online as Online,
    noticeMinutes: Math.round(number(values.noticeHours) * HOUR),
    horizonDays: number(values.horizonDays),
    changeNoticeMinutes: Math.round(number(values.changeNoticeHours) * HOUR),
    dailyQuota: values.dailyQuota === '' ? null : number(values.dailyQuota),
    instructions: values.instructions.trim() || null,
    resourceIds: [...values.resourceIds],
    needs: values.needs.length === 0 ? [] : [{ quantity: 1, resourceIds: [...values.needs] }],
  };
}
