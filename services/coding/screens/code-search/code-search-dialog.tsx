import { Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useId, useState, type KeyboardEvent } from 'react';
import { useRead } from '#platform/web/api/queries.ts';
import { ROLES, type Role } from '../../engine/types.ts';
import type { FinalCode } from '../../api/decisions.ts';
import type { ChosenCode } from '../review/new-decision.ts';
import type { ReviewLine } from '../review/review-lines.ts';
import { dotted, ROLE_NAMES } from '../words.ts';
import { ChoiceLine } from './choice-line.tsx';
import { nextTakable, searchChoices, type FoundCode } from './search-choices.ts';
import styles from './code-search-dialog.module.css';

/** What is asked of the search: another code for a line, or one more code. */
export type CodeQuestion =
  | { readonly kind: 'replace'; readonly line: ReviewLine }
  | { readonly kind: 'add'; readonly role: Role; readonly written: string };

interface CodeSearchDialogProps {
  readonly question: CodeQuestion;
  readonly kept: readonly FinalCode[];
  /** Proposals that nobody decided on. */
  readonly waiting: readonly ReviewLine[];
  readonly onClose: () => void;
  readonly onChoose: (chosen: ChosenCode, role: Role) => void;
}

const TYPING_MILLISECONDS = 90;

/** Finds a code by its letters or by words; what is not admitted in the role stays in sight, with why. */
export function CodeSearchDialog({ question, kept, waiting, onClose, onChoose }: CodeSearchDialogProps) {
  const id = useId();
  const line = question.kind === 'replace' ? question.line : null;
  const [role, setRole] = useState<Role>(question.kind === 'replace' ? question.line.role : question.role);
  const [text, setText] = useState(question.kind === 'add' ? question.written : '');
  const [pointed, setPointed] = useState<number | null>(null);
  const [asked] = useDebouncedValue(text.trim(), TYPING_MILLISECONDS);
  const search = useRead<{ codes: readonly FoundCode[] }>('/api/coding/codes', {
    query: { q: asked, limit: 30 },
    enabled: asked !== '',
    keepFormer: true,
  });
  const choices = searchChoices(asked === '' ? [] : (search.data?.codes ?? []), {
    role,
    replaces: line,
    kept: kept.filter(({ code }) => code !== (line?.decision?.code ?? line?.code)),
    waiting: waiting.filter(({ id: own }) => own !== line?.id),
    alternatives: asked === '' ? (line?.proposal?.alternatives ?? []) : [],
  });
  const current = pointed !== null && choices[pointed]?.whyNot === null ? pointed : nextTakable(choices, -1, 1);
  const take = (index: number) => {
    const choice = choices[index];
    if (choice?.whyNot === null) onChoose(choice, role);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setPointed(nextTakable(choices, current, event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(current);
    }
  };
  const title = line === null ? `Ajouter un code` : `Remplacer ${dotted(line.code)}`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={680}
      yOffset="10vh"
      centered={false}
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      <div className={styles.ask}>
        <TextInput
          data-autofocus
          className={styles.field ?? ''}
          label="Code ou mots"
          placeholder="E44, dénutrition, escarre talon…"
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setPointed(null);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls={id}
          aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
        />
        <SegmentedControl
          aria-label="Rôle"
          value={role}
          onChange={(value) => setRole(value as Role)}
          data={ROLES.map((one) => ({ value: one, label: one }))}
        />
      </div>
      <p className={styles.role}>
        En {role}, {ROLE_NAMES[role]}. {line === null && 'Le code portera « saisi par l’utilisateur ».'}
      </p>
      {choices.length > 0 && (
        <div id={id} role="listbox" aria-label="Codes trouvés" className={styles.list}>
          {choices.map((choice, index) => (
            <ChoiceLine
              key={choice.code}
              id={`${id}-${index}`}
              choice={choice}
              current={index === current}
              onTake={() => take(index)}
            />
          ))}
        </div>
      )}
      <p className={styles.nothing} role="status">
        {asked !== '' &&
          search.data !== undefined &&
          choices.length === 0 &&
          'Rien de ce nom dans la classification. Essayez un mot de moins, ou le début du code.'}
        {search.isError && search.error.message}
        {asked === '' && choices.length === 0 && 'Tapez le début d’un code ou quelques mots du libellé.'}
      </p>
    </Modal>
  );
}
