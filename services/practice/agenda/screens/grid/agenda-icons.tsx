import {
  IconArmchair,
  IconBan,
  IconChecks,
  IconCircleCheck,
  IconClockQuestion,
  IconHome,
  IconHourglass,
  IconPlus,
  IconStethoscope,
  IconUserX,
  IconVideo,
} from '@tabler/icons-react';
import type { Icon } from '#platform/web/screen-module.ts';
import type { AppointmentState } from '../../api/vocabulary.ts';

/** The icon of each state, the same everywhere in the agenda. */
export const STATE_ICONS: Readonly<Record<AppointmentState, Icon>> = {
  booked: IconClockQuestion,
  confirmed: IconCircleCheck,
  arrived: IconArmchair,
  'in-progress': IconStethoscope,
  done: IconChecks,
  missed: IconUserX,
  cancelled: IconBan,
};

const GRID_ICONS = { ...STATE_ICONS, video: IconVideo, home: IconHome, plus: IconPlus, offer: IconHourglass };
type GridIconName = keyof typeof GRID_ICONS;

/** The drawings the grid refers to: a week holds hundreds of icons, each then one element instead of four. */
export function GridIconSprite() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      {Object.entries(GRID_ICONS).map(([name, Drawing]) => (
        <symbol key={name} id={`agenda-${name}`} viewBox="0 0 24 24">
          <Drawing size={24} stroke={1.75} />
        </symbol>
      ))}
    </svg>
  );
}

/** One icon of the sprite, silent: the cell says its state in words. */
export function GridIcon({ name, className }: { readonly name: GridIconName; readonly className: string | undefined }) {
  return (
    <svg className={className} aria-hidden="true">
      <use href={`#agenda-${name}`} />
    </svg>
  );
}
