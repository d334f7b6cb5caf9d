import { Button, Menu } from '@mantine/core';
import {
  IconArmchair,
  IconCalendarClock,
  IconCalendarX,
  IconCheck,
  IconDots,
  IconHourglassLow,
  IconStethoscope,
  IconUserX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import type { Icon } from '#platform/web/screen-module.ts';
import type { AppointmentDetail } from '../../api/appointments.ts';
import type { VisitActs } from '../acts/visit-acts.ts';
import { visitName } from '../reading/columns.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import styles from './visit-panel.module.css';

interface VisitActionsProps {
  readonly visit: AppointmentDetail;
  readonly agenda: Agenda;
  readonly acts: VisitActs;
}

/** The next step as one button (Enter), then what may happen instead. */
export function VisitActions({ visit, agenda, acts }: VisitActionsProps) {
  const [dialog, setDialog] = useState<'move' | 'cancel' | null>(null);
  const name = visitName(visit);
  const next = nextStep(visit, agenda);
  const step = () => {
    if (next !== null) void acts.step(visit, next.state, `${name} : ${next.done}`);
  };
  const open = visit.state === 'booked' || visit.state === 'confirmed';
  const movable = open || visit.state === 'arrived';
  useShortcut('enter', next?.verb ?? null, step, { enabled: next !== null, group: 'Visite' });
  useShortcut('r', 'Reporter', () => setDialog('move'), { enabled: movable, group: 'Visite' });
  return (
    <div className={styles.actions}>
      {next !== null && (
        <Button
          className={styles.main}
          variant="light"
          leftSection={<next.icon size={18} stroke={1.75} />}
          rightSection={<KeyHint keys="enter" />}
          onClick={({ detail }) => {
            // The second press of a double click falls on the step after.
            if (detail < 2) step();
          }}
        >
          {next.verb}
        </Button>
      )}
      {movable && (
        <Button leftSection={<IconCalendarClock size={18} stroke={1.75} />} onClick={() => setDialog('move')}>
          Reporter
        </Button>
      )}
      <Menu position="top-end">
        <Menu.Target>
          <Button leftSection={<IconDots size={18} stroke={1.75} />}>Plus</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {visit.state === 'booked' && (
            <Menu.Item onClick={() => void acts.step(visit, 'confirmed', `${name} : confirmé`)}>Confirmer</Menu.Item>
          )}
          {open && (
            <Menu.Item
              leftSection={<IconHourglassLow size={18} stroke={1.75} />}
              onClick={() =>
                void acts.late(visit, !visit.late, `${name} : ${visit.late ? 'plus en retard' : 'en retard'}`)
              }
            >
              {visit.late ? 'Plus en retard' : 'En retard'}
            </Menu.Item>
          )}
          {open && (
            <Menu.Item
              leftSection={<IconUserX size={18} stroke={1.75} />}
              onClick={() => void acts.step(visit, 'missed', `${name} : rendez-vous manqué`)}
            >
              Manqué
            </Menu.Item>
          )}
          {visit.state !== 'cancelled' && visit.state !== 'done' && (
            <Menu.Item
              color="bad"
              leftSection={<IconCalendarX size={18} stroke={1.75} />}
              onClick={() => setDialog('cancel')}
            >
              Annuler le rendez-vous
            </Menu.Item>
          )}
          {['arrived', 'in-progress', 'done', 'missed'].includes(visit.state) && (
            <Menu.Item onClick={() => void acts.step(visit, 'confirmed', `${name} : remis à confirmé`)}>
              Remettre à confirmé
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'move' && <MoveDialog {...{ visit, agenda, acts }} onClose={() => setDialog(null)} />}
      {dialog === 'cancel' && <CancelDialog visit={visit} acts={acts} onClose={() => setDialog(null)} />}
    </div>
  );
}

interface NextStep {
  readonly state: 'arrived' | 'in-progress' | 'done';
  readonly verb: string;
  readonly done: string;
  readonly icon: Icon;
}

/** What most likely comes next, or null when nothing does. A visit of another day is not called in. */
function nextStep(visit: AppointmentDetail, { zone, today }: Agenda): NextStep | null {
  if (zone.wall(visit.startsAt).date > today) return null;
  switch (visit.state) {
    case 'booked':
    case 'confirmed':
      return { state: 'arrived', verb: 'Marquer l’arrivée', done: 'arrivée notée', icon: IconArmchair };
    case 'arrived':
      return { state: 'in-progress', verb: 'Faire entrer', done: 'en cours', icon: IconStethoscope };
    case 'in-progress':
      return { state: 'done', verb: 'Terminer', done: 'visite terminée', icon: IconCheck };
    default:
      return null;
  }
}
