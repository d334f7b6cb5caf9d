import {
  IconCheck,
  IconFileText,
  IconGitMerge,
  IconLock,
  IconLockOpen,
  IconNotes,
  IconStethoscope,
  IconUserPlus,
} from '@tabler/icons-react';
import { useRead } from '#platform/web/api/queries.ts';
import { clockTime, middleDate } from '#platform/web/french/dates.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Timeline, type Moment } from '#platform/web/kit/timeline.tsx';
import type { Icon } from '#platform/web/screen-module.ts';
import type { TimelineMoment } from '../../api/beside.ts';
import { ORIGIN_WORDS } from '../words.ts';
import { RESULT_WORDS } from './check-words.ts';

const LOOKS: Readonly<Record<TimelineMoment['kind'], readonly [string, Icon]>> = {
  ...{ created: ['Dossier ouvert', IconUserPlus], note: ['Note', IconNotes], document: ['Document', IconFileText] },
  ...{ consultation: ['Consultation', IconStethoscope], check: ['Identité contrôlée', IconCheck] },
  ...{ merge: ['Dossiers fusionnés', IconGitMerge], 'merge-undone': ['Fusion défaite', IconGitMerge] },
  ...{ opposition: ['Opposition inscrite', IconLock], 'opposition-lifted': ['Opposition levée', IconLockOpen] },
  ...{ consent: ['Information ou consentement', IconCheck], incapacity: ['Ouvert pour incapacité', IconLockOpen] },
};

/** What happened around the file, the latest first. */
export function FileTimeline({ patientId }: { readonly patientId: string }) {
  const read = useRead<{ readonly moments: readonly TimelineMoment[] }>(`/api/patients/${patientId}/timeline`);
  return <Loaded from={read}>{({ moments }) => <Timeline moments={moments.map(momentOf)} />}</Loaded>;
}

function momentOf({ id, kind, at, by, about }: TimelineMoment): Moment {
  const [title, icon] = LOOKS[kind];
  const said = aboutText(kind, about);
  return {
    ...{ id, time: 'past', date: middleDate(at), dateNote: clockTime(at), icon, title },
    ...(said === null && by === null ? {} : { text: [said, by].filter((part) => part !== null).join(', ') }),
  };
}

function aboutText(kind: TimelineMoment['kind'], about: string | null): string | null {
  if (about === null) return kind.startsWith('opposition') ? 'contre tout le cabinet' : null;
  if (kind === 'created') return ORIGIN_WORDS[about as keyof typeof ORIGIN_WORDS];
  if (kind === 'check') return RESULT_WORDS[about as keyof typeof RESULT_WORDS].toLowerCase();
  if (kind === 'consultation') return 'identité non vérifiée';
  return kind.startsWith('opposition') ? `contre ${about}` : about;
}
