import { Button, Modal } from '@mantine/core';
import { IconBeach, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { ClosureView } from '../../../api/hours.ts';
import type { ResourceView } from '../../../api/resources.ts';
import { ZoneTime } from '../../time/zone-time.ts';
import { CLOSURE_WORDS } from '../../words.ts';
import { ClosureForm } from './closure-form.tsx';
import { closureText } from './closure-words.ts';
import styles from './hours.module.css';

interface ClosuresPartProps {
  readonly resource: ResourceView;
  readonly closures: readonly ClosureView[];
  readonly today: string;
}

/** Leave, absences, one closed Tuesday: what is put over the usual week. */
export function ClosuresPart({ resource, closures, today }: ClosuresPartProps) {
  const refresh = useRefresh();
  const [adding, setAdding] = useState(false);
  const zone = new ZoneTime(resource.timeZone);
  const remove = async (closure: ClosureView) => {
    await api.delete(`/api/agenda/closures/${closure.id}`);
    await refresh(['/api/agenda']);
    const { kind, label, startsAt, endsAt } = closure;
    announceDone('Fermeture retirée', async () => {
      const again = { id: crypto.randomUUID(), resourceIds: [resource.id], kind, label, startsAt, endsAt };
      await api.post('/api/agenda/closures', { ...again, appointments: 'keep' });
      await refresh(['/api/agenda']);
    });
  };
  return (
    <section aria-label="Congés et fermetures">
      <header className={styles.head}>
        <h2>Congés et fermetures</h2>
        <Button leftSection={<IconBeach size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
          Poser un congé
        </Button>
      </header>
      {closures.length === 0 && <p className={styles.help}>Aucun congé à venir.</p>}
      <ul className={styles.lines}>
        {closures.map((closure) => (
          <li key={closure.id}>
            <span>
              <strong>{closure.label ?? CLOSURE_WORDS[closure.kind]}</strong>, {closureText(closure, zone, today)}
              {closure.cancelled > 0 && `, ${counted(closure.cancelled, 'patient prévenu', 'patients prévenus')}`}
            </span>
            <Button
              variant="subtle"
              leftSection={<IconTrash size={16} stroke={1.75} />}
              onClick={() => void remove(closure).catch(announceFailure)}
            >
              Retirer
            </Button>
          </li>
        ))}
      </ul>
      <Modal opened={adding} onClose={() => setAdding(false)} title={`Fermer l’agenda de ${resource.name}`}>
        <ClosureForm resource={resource} zone={zone} today={today} onDone={() => setAdding(false)} />
      </Modal>
    </section>
  );
}
