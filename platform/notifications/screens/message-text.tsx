import { Button } from '@mantine/core';
import type { TextPart } from '../links.ts';
import styles from './local-outbox.module.css';

/** What separates a mail from its signature (RFC 3676 section 4.3). */
const SIGNATURE = '-- \n';

/** The text of a mail as its reader sees it: paragraphs, links, a lone link as a button. */
export function MessageText({ paragraphs }: { readonly paragraphs: readonly (readonly TextPart[])[] }) {
  return (
    <div className={styles.message}>
      {paragraphs.map((parts, at) => (
        <Paragraph key={at} parts={parts} />
      ))}
    </div>
  );
}

function Paragraph({ parts }: { readonly parts: readonly TextPart[] }) {
  const [first] = parts;
  if (first === undefined) return null;
  if ('words' in first) {
    if (first.words.startsWith(SIGNATURE))
      return <p className={styles.signature}>{first.words.slice(SIGNATURE.length)}</p>;
    return <p>{parts.map(inline)}</p>;
  }
  if (parts.length > 1) return <p>{parts.map(inline)}</p>;
  return (
    <>
      <Button component="a" href={first.url} rel="noreferrer" variant="filled" fullWidth>
        Ouvrir dans Cabinet
      </Button>
      <p className={styles.address}>{first.url}</p>
    </>
  );
}

function inline(part: TextPart, at: number) {
  if ('words' in part) return part.words;
  return (
    <a key={`${at} ${part.url}`} href={part.url} rel="noreferrer">
      {part.url}
    </a>
  );
}
