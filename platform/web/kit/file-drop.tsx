import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import { fileSize } from '../french/numbers.ts';
import styles from './file-drop.module.css';

interface FileDropProps {
  /** What is expected: "Comptes rendus à coder". */
  readonly label: string;
  /** In words: "PDF, Word ou texte, 10 Mo au plus". */
  readonly help: string;
  /** As the `accept` of an input: `.pdf,.docx,.txt`. */
  readonly accept: string;
  readonly maxBytes: number;
  readonly several?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

const acceptable = (file: File, accept: string): boolean =>
  accept.split(',').some((kind) => file.name.toLowerCase().endsWith(kind.trim().toLowerCase()));

/** Files dropped, or chosen with the keyboard; what does not fit is refused by name, the rest is taken. */
export function FileDrop({ label, help, accept, maxBytes, several = true, disabled = false, onFiles }: FileDropProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, several ? undefined : 1);
    const fit = files.filter((file) => acceptable(file, accept) && file.size <= maxBytes);
    setRefused(
      files
        .filter((file) => !fit.includes(file))
        .map(
          (file) =>
            `${file.name} : ${file.size > maxBytes ? `plus de ${fileSize(maxBytes)}` : 'ce genre de fichier n’est pas lu ici'}`,
        ),
    );
    if (fit.length > 0) onFiles(fit);
    if (input.current !== null) input.current.value = '';
  };
  const hover = (event: DragEvent, entering: boolean) => {
    event.preventDefault();
    setOver(entering && !disabled);
  };
  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={(event) => hover(event, false)}
      onDrop={(event) => {
        hover(event, false);
        if (!disabled) take(event.dataTransfer.files);
      }}
    >
      <IconUpload size={24} stroke={1.5} />
      <div className={styles.words}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        <span id={`${id}-help`} className={styles.help}>
          {help}
        </span>
      </div>
      <input
        ref={input}
        id={id}
        type="file"
        className={styles.input}
        tabIndex={-1}
        accept={accept}
        multiple={several}
        disabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={({ currentTarget }) => take(currentTarget.files)}
      />
      <Button disabled={disabled} onClick={() => input.current?.click()} aria-describedby={`${id}-help`}>
        {several ? 'Choisir des fichiers' : 'Choisir un fichier'}
      </Button>
      <ul className={styles.refused} role="alert">
        {refused.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
