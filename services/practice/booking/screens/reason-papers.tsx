import { useRead } from '#platform/web/api/queries.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { PanelPart } from '#platform/web/kit/side-panel.tsx';
import type { Papers } from '../api/papers.ts';
import { DocumentLines } from './document-lines.tsx';
import { NewDocument } from './new-document.tsx';
import { RequestedForm } from './requested-form.tsx';
import styles from './papers.module.css';

/** What goes with a reason: documents that patients read before they confirm, papers they are asked for (MAI-104). */
export function ReasonPapers({ reasonId }: Readonly<Record<string, unknown>>) {
  const path = `/api/booking/reasons/${String(reasonId)}/papers`;
  const read = useRead<Papers>(path);
  return (
    <Loaded from={read}>
      {({ documents, requested }) => (
        <>
          <PanelPart title="Documents montrés aux patients">
            <div className={styles.part}>
              <DocumentLines documents={documents} path={path} />
              <NewDocument reasonId={String(reasonId)} path={path} />
            </div>
          </PanelPart>
          <PanelPart title="Documents demandés aux patients">
            <RequestedForm reasonId={String(reasonId)} path={path} requested={requested} />
          </PanelPart>
        </>
      )}
    </Loaded>
  );
}
