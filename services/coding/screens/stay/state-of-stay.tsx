import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconFileText,
  IconHelpCircle,
  IconLoader,
  IconLockOpen,
  IconRefreshAlert,
  IconUpload,
} from '@tabler/icons-react';
import { StateChip, type Tone } from '#platform/web/kit/chip.tsx';
import type { Icon } from '#platform/web/screen-module.ts';
import type { StayState } from '../../api/vocabulary.ts';
import { STATE_WORDS } from '../words.ts';

const LOOK: Readonly<Record<StayState, { readonly tone: Tone; readonly icon: Icon }>> = {
  'awaiting-report': { tone: 'neutral', icon: IconUpload },
  imported: { tone: 'saffron', icon: IconFileText },
  analysing: { tone: 'info', icon: IconLoader },
  'scope-doubt': { tone: 'saffron', icon: IconHelpCircle },
  'out-of-scope': { tone: 'neutral', icon: IconCircleX },
  unreadable: { tone: 'bad', icon: IconRefreshAlert },
  'to-review': { tone: 'brand', icon: IconCircleDashed },
  validated: { tone: 'ok', icon: IconCircleCheck },
  reopened: { tone: 'warn', icon: IconLockOpen },
};

/** Where a stay is on its way: word, shape and tone. */
export function StateOfStay({ state }: { readonly state: StayState }) {
  const { tone, icon } = LOOK[state];
  return (
    <StateChip tone={tone} icon={icon}>
      {STATE_WORDS[state]}
    </StateChip>
  );
}
