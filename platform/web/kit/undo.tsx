import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconExclamationCircle, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Problem } from '../api/problem.ts';
import { addNotice, removeNotice, shownNotices, useNotices, type Notice } from './notices.ts';
import styles from './undo.module.css';

/** Undoes the last act announced that can still be; the shell gives it the key Z. */
export function undoLatest(): void {
  shownNotices()
    .findLast(({ undo }) => undo !== null)
    ?.undo?.();
}

/** Says that something could not be done, with the server's own sentence. */
export function announceFailure(cause: unknown): void {
  const text = cause instanceof Problem ? cause.message : 'Cela n’a pas pu se faire. Rien n’a été changé.';
  addNotice({ tone: 'bad', text, undo: null, milliseconds: 12_000 });
}

/**
 * Says what was done and, for ten seconds, lets it be undone: undo rather than "are you sure".
 *
 * @param done past participle last: "Séjour 26-07731 reporté".
 * @param undo the inverse act; its failure is announced.
 */
export function announceDone(done: string, undo?: () => Promise<unknown>): void {
  const id: number = addNotice({
    tone: 'ok',
    text: done,
    undo:
      undo === undefined
        ? null
        : () => {
            removeNotice(id);
            undo().then(() => announceDone('C’est annulé'), announceFailure);
          },
    milliseconds: undo === undefined ? 5000 : 10_000,
  });
}

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => removeNotice(notice.id), notice.milliseconds);
    return () => clearTimeout(timer);
  }, [held, notice]);
  const ToneIcon = notice.tone === 'ok' ? IconCheck : IconExclamationCircle;
  return (
    <div
      className={styles.notice}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.mark} data-tone={notice.tone}>
        <ToneIcon size={20} stroke={1.75} />
      </span>
      <span className={styles.text}>{notice.text}</span>
      {notice.undo !== null && (
        <Button variant="subtle" leftSection={<IconArrowBackUp size={18} stroke={1.75} />} onClick={notice.undo}>
          Annuler
        </Button>
      )}
      <ActionIcon variant="subtle" aria-label="Fermer" onClick={() => removeNotice(notice.id)}>
        <IconX size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

/** Where notices appear, read out as they come; time stops while one points at them. Mounted once. */
export function NoticeList() {
  const notices = useNotices();
  return (
    <div className={styles.list} role="log" aria-label="Ce qui vient d’être fait" data-print="hide">
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  );
}
