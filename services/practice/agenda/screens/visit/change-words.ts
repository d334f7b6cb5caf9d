import type { ChangeKind, Snapshot } from '../../api/follow-up.ts';
import type { ResourceView } from '../../api/resources.ts';
import { clockText } from '../time/clock-text.ts';
import { dayTitle } from '../time/days.ts';
import type { ZoneTime } from '../time/zone-time.ts';
import { CHANGE_WORDS, STATE_WORDS } from '../words.ts';

interface Change {
  readonly kind: ChangeKind;
  readonly before: Snapshot | null;
  readonly after: Snapshot;
}

interface Context {
  readonly zone: ZoneTime;
  readonly resources: readonly Pick<ResourceView, 'id' | 'name'>[];
}

/** "Déplacé : jeudi 19 novembre 10:50 → 11:20", "État changé : en cours": one change of an appointment. */
export function changeWords({ kind, before, after }: Change, { zone, resources }: Context): string {
  const name = CHANGE_WORDS[kind];
  if (kind === 'state') return `${name} : ${STATE_WORDS[after.state]}`;
  if (before === null || kind === 'changed') return before === null ? `${name} : ${moment(after, zone)}` : name;
  const parts: string[] = [];
  const [from, to] = [zone.wall(before.startsAt), zone.wall(after.startsAt)];
  if (before.startsAt !== after.startsAt) {
    const sameDay = from.date === to.date;
    parts.push(`${moment(before, zone)} → ${sameDay ? clockText(to.minute) : moment(after, zone)}`);
  }
  if (before.resourceId !== after.resourceId) {
    parts.push(`avec ${resources.find(({ id }) => id === after.resourceId)?.name ?? 'un autre praticien'}`);
  }
  if (length(before) !== length(after)) parts.push(`${String(length(after))}\u00A0min`);
  return parts.length === 0 ? name : `${name} : ${parts.join(', ')}`;
}

const length = ({ startsAt, endsAt }: Snapshot): number => (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;

function moment({ startsAt }: Snapshot, zone: ZoneTime): string {
  const { date, minute } = zone.wall(startsAt);
  return `${dayTitle(date, date).toLowerCase()} ${clockText(minute)}`;
}
