import { useEffect, useRef } from 'react';
import styles from './form.module.css';

interface ErrorSummaryProps {
  readonly attempts: number;
  readonly refusal: string | null;
  readonly others: readonly string[];
  readonly fields: readonly { readonly id: string; readonly message: string }[];
}

const count = (number: number): string =>
  number === 1 ? 'Un point à corriger' : `${String(number)} points à corriger`;

/** What is wrong, at the top of a form, with a link to each field; takes the focus at each refusal. */
export function ErrorSummary({ attempts, refusal, others, fields }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempts > 0) box.current?.focus();
  }, [attempts]);
  if (refusal === null && others.length === 0 && fields.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary}>
      <p className={styles.summaryTitle}>{refusal ?? count(fields.length + others.length)}</p>
      <ul>
        {others
          .filter((message) => message !== refusal)
          .map((message) => (
            <li key={message}>{message}</li>
          ))}
        {fields.map(({ id, message }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
