import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import type { Refused, VisitActs } from '../acts/visit-acts.ts';
import { TimeButtons } from '../booking/free-times.tsx';
import { visitName } from '../reading/columns.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { movedWords } from '../time-view.tsx';
import styles from './visit-panel.module.css';

interface RefusedDialogProps {
  readonly refused: Refused;
  readonly agenda: Agenda;
  readonly acts: VisitActs;
}

/** A move the agenda refused: nothing changed; the next three times, or deliberately over what is taken, with a reason. */
export function RefusedDialog({ refused, agenda, acts }: RefusedDialogProps) {
  const { visit, wish, why, next, mayOverride } = refused;
  const [reason, setReason] = useState('');
  const move = (place: typeof wish, override?: string) => {
    acts.forgetRefusal();
    void acts.move(visit, place, movedWords(visitName(visit), visit, place, agenda), override);
  };
  return (
    <Modal opened onClose={acts.forgetRefusal} title={`${visitName(visit)} n’a pas été déplacé`}>
      <div className={styles.form}>
        <p className={styles.why}>{why}</p>
        {next.length > 0 && (
          <TimeButtons
            times={next}
            agenda={agenda}
            named={false}
            onChoose={({ startsAt, resourceId }) => move({ ...wish, startsAt, resourceId })}
          />
        )}
        {mayOverride && (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (reason.trim() !== '') move(wish, reason.trim());
            }}
          >
            <TextField
              {...{ id: 'override-reason', name: 'reason', error: undefined, value: reason, onChange: setReason }}
              label="Placer quand même, parce que"
              help="Écrit dans l’historique et le journal."
              maxLength={300}
            />
            <Button type="submit" disabled={reason.trim() === ''}>
              Placer quand même
            </Button>
          </form>
        )}
      </div>
    </Modal>
  );
}
