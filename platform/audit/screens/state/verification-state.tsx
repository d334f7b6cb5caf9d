import type { UseQueryResult } from '@tanstack/react-query';
import { IconAlertTriangle, IconHourglassEmpty, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { Problem } from '#platform/web/api/problem.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { minuteInParis } from '../paris-time.ts';
import type { Verified } from './use-verification.ts';

/** Beside the title: whether the journal is whole, when that was verified and over how many lines. */
export function VerificationState({ from }: { readonly from: UseQueryResult<Verified, Problem> }) {
  const { data, error, isFetching } = from;
  if (isFetching) {
    return (
      <span role="status">
        <StateChip icon={IconHourglassEmpty}>Vérification en cours</StateChip>
      </span>
    );
  }
  if (error !== null) {
    return (
      <>
        <StateChip tone="warn" icon={IconAlertTriangle}>
          Non vérifié
        </StateChip>
        <span role="alert">{error.message}</span>
      </>
    );
  }
  return data === undefined ? null : <Found {...data} />;
}

function Found({ found, at }: Verified) {
  const when = `vérifié à ${minuteInParis(at)}`;
  if (!found.intact) {
    return (
      <>
        <StateChip tone="bad" icon={IconShieldX}>
          Journal altéré
        </StateChip>
        <span role="status">{when}</span>
      </>
    );
  }
  const erased = found.erasedBatches > 0 ? ', les plus anciennes effacées à leur terme' : '';
  return (
    <>
      <StateChip tone="ok" icon={IconShieldCheck}>
        Journal intact
      </StateChip>
      <span role="status">
        {when}, {counted(found.entries, 'ligne')}
        {erased}
      </span>
    </>
  );
}
