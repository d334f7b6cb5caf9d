import { Button } from '@mantine/core';
import { IconDownload, IconShieldX } from '@tabler/icons-react';
import { Alarm } from '#platform/web/kit/alarm.tsx';
import { whatIsSafe, type Fault } from './fault-words.ts';

/** The journal was altered: what is wrong, what is safe, what to do. */
export function FaultAlarm({ fault, onExport }: { readonly fault: Fault; readonly onExport: () => void }) {
  return (
    <Alarm
      icon={IconShieldX}
      title={`Le journal a été altéré, lot ${String(fault.batch)}`}
      action={
        <Button leftSection={<IconDownload size={18} stroke={1.75} />} onClick={onExport}>
          Garder une copie
        </Button>
      }
    >
      <p>
        <strong>{fault.explanation}</strong> {whatIsSafe(fault)}
      </p>
      <p>Gardez une copie du journal, puis prévenez aujourd’hui l’exploitant et la personne chargée des données.</p>
    </Alarm>
  );
}
