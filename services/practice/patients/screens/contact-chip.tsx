import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react';
import { StateChip } from '#platform/web/kit/chip.tsx';
import type { ContactState } from '../api/vocabulary.ts';
import { CONTACT_WORDS } from './words.ts';

/** Marks a contact that does not work or was not confirmed for a year; nothing beside one that is good. */
export function ContactChip({ state }: { readonly state: ContactState }) {
  if (state === 'to-correct') {
    return (
      <StateChip tone="bad" icon={IconAlertTriangle}>
        {CONTACT_WORDS[state]}
      </StateChip>
    );
  }
  if (state !== 'to-check') return null;
  return (
    <StateChip tone="warn" icon={IconClockExclamation}>
      {CONTACT_WORDS[state]}
    </StateChip>
  );
}
