import { useEffect, type ReactNode } from 'react';
import styles from './auth-page.module.css';

interface AuthPageProps {
  /** "Se connecter", "Choisir un mot de passe". */
  readonly title: string;
  /** One sentence: where one is, what will follow. */
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** Other ways: forgotten password, another account. */
  readonly foot?: ReactNode;
}

/** A page of the doorstep (sign-in, password, invitation): one title, one thing to do. */
export function AuthPage({ title, lead, children, foot }: AuthPageProps) {
  useEffect(() => {
    document.title = `${title} · Cabinet`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header>
        <h1 id="page-title" className={styles.title}>
          {title}
        </h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      </header>
      {children}
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </div>
  );
}
