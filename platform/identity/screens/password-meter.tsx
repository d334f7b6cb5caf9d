import { useDebouncedValue } from '@mantine/hooks';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '#platform/web/api/request.ts';
import type { PasswordVerdict } from '../password-rule.ts';
import styles from './password-meter.module.css';

interface PasswordMeterProps {
  readonly password: string;
  readonly known: readonly string[];
}

const WORDS = ['', 'Très faible', 'Faible', 'Solide', 'Très solide'] as const;
const PAUSE_MS = 250;

/** How long a password would resist, in four steps and words; what would make it stronger. */
export function PasswordMeter({ password, known }: PasswordMeterProps) {
  const [asked] = useDebouncedValue(password, PAUSE_MS);
  const { data } = useQuery({
    // Never under a key of the page's cache that outlives it: a password is not to be kept.
    queryKey: ['password-strength', asked, ...known],
    queryFn: ({ signal }) =>
      api.post<PasswordVerdict>(
        '/api/identity/password-strength',
        { password: asked, known },
        { organization: null, signal },
      ),
    enabled: asked !== '',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (former) => former,
  });
  const verdict = password === '' ? undefined : data;
  const level = verdict?.level ?? 0;
  return (
    <div className={styles.meter}>
      <div className={styles.steps} data-level={level} aria-hidden>
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-on={step <= level || undefined} />
        ))}
      </div>
      <div className={styles.words} aria-live="polite">
        {verdict === undefined ? (
          <p>Douze caractères au moins. Une phrase de quelques mots sans lien entre eux convient.</p>
        ) : (
          <>
            <p className={styles.level} data-accepted={verdict.accepted}>
              {verdict.accepted ? (
                <IconCircleCheck size={18} stroke={1.75} />
              ) : (
                <IconInfoCircle size={18} stroke={1.75} />
              )}
              {WORDS[level]}
            </p>
            {verdict.advice.slice(0, 2).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </>
        )}
      </div>
    </div>
  );
}
