import { Outlet, useMatches, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { readProblem } from '#platform/web/api/problem.ts';
import { FailedState } from '#platform/web/kit/failed-state.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { useMay, useSession } from '#platform/web/session/session.tsx';
import { DetailsDue } from './details-due.tsx';
import { isCurrent } from './navigation.ts';
import { NetworkRefused } from './network-refused.tsx';
import { ACCOUNT, SecondFactorNeeded } from './second-factor-needed.tsx';
import { usePathname } from './use-pathname.ts';
import styles from './current-page.module.css';

/**
 * The page of the current address, if this person may see it. On going from page to page the focus comes here, and the
 * page's title names it to those who listen.
 */
export function CurrentPage() {
  const may = useMay();
  const { me, organization } = useSession();
  const pathname = usePathname();
  const atAccount = isCurrent({ path: ACCOUNT }, pathname);
  const blockedBy = atAccount ? null : (organization?.blockedBy ?? (me.person.detailsDue ? 'details' : null));
  const main = useRef<HTMLElement>(null);
  const { title, permission } = useMatches().at(-1)?.staticData ?? {};
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const former = useRef(path);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Cabinet`;
  }, [title]);
  useEffect(() => {
    if (former.current !== undefined && path !== former.current) main.current?.focus({ preventScroll: true });
    former.current = path;
  }, [path]);
  return (
    <main id="contenu" ref={main} tabIndex={-1} aria-labelledby="page-title" className={styles.main}>
      {blockedBy === 'second-factor' && <SecondFactorNeeded />}
      {blockedBy === 'network' && <NetworkRefused />}
      {blockedBy === 'details' && <DetailsDue />}
      {blockedBy === null && may(permission) && <Outlet />}
      {blockedBy === null && !may(permission) && (
        <Page title={title ?? 'Page fermée'}>
          <FailedState cause={readProblem(403, null)} />
        </Page>
      )}
    </main>
  );
}
