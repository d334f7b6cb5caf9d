import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useRead } from '#platform/web/api/queries.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Link, useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import type { StayList } from '../../api/stays.ts';
import { Acknowledged } from '../acknowledgement/acknowledged.tsx';
import { TO_REVIEW_QUERY } from '../stay/neighbours.ts';
import { stayToResume } from './stay-to-resume.ts';

/** Goes to the stay to take up again. */
export function ResumePage() {
  return (
    <Acknowledged>
      <Page title="Reprendre le codage">
        <Resume />
      </Page>
    </Acknowledged>
  );
}

function Resume() {
  const list = useRead<StayList>('/api/coding/stays', { query: TO_REVIEW_QUERY });
  const go = useGo();
  const next = list.data === undefined ? null : stayToResume(list.data.stays);
  useEffect(() => {
    if (next !== null) go(`/codage/${next}`, { replace: true });
  }, [next, go]);
  return (
    <Loaded from={list}>
      {() =>
        next === null && (
          <EmptyState icon={IconCircleCheck} title="Rien à relire" action={<Link to="/codage">Voir les séjours</Link>}>
            Tous les séjours analysés sont codés.
          </EmptyState>
        )
      }
    </Loaded>
  );
}
