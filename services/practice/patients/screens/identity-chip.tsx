import { IconShield, IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import { StateChip, type Tone } from '#platform/web/kit/chip.tsx';
import type { Icon } from '#platform/web/screen-module.ts';
import type { IdentityStatus } from '../api/vocabulary.ts';
import { IDENTITY_WORDS } from './words.ts';

const LOOKS: Readonly<Record<IdentityStatus, readonly [Tone, Icon]>> = {
  ...{ provisional: ['neutral', IconShieldQuestion], retrieved: ['info', IconShield] },
  ...{ validated: ['info', IconShieldCheck], qualified: ['ok', IconShieldCheck] },
};

/** How sure an identity is, in a word, a shape and a ground. */
export function IdentityChip({
  status,
  doubtful = false,
}: {
  readonly status: IdentityStatus;
  readonly doubtful?: boolean;
}) {
  const [tone, icon] = LOOKS[status];
  if (doubtful)
    return (
      <StateChip tone="bad" icon={IconShieldQuestion}>
        Identité douteuse
      </StateChip>
    );
  return (
    <StateChip tone={tone} icon={icon}>
      {IDENTITY_WORDS[status]}
    </StateChip>
  );
}
