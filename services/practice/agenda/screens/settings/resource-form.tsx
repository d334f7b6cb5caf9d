import { Button } from '@mantine/core';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { ResourceView } from '../../api/resources.ts';
import { ColorField } from './color-field.tsx';
import styles from './reasons/reasons.module.css';

interface ResourceFormProps {
  /** Null while it is new. */
  readonly resource: ResourceView | null;
  readonly siteId: string;
  readonly onClose: () => void;
}

const PATH = '/api/agenda/resources';

/** A room or a device: its name, its place among the columns. */
export function ResourceForm({ resource, siteId, onClose }: ResourceFormProps) {
  const refresh = useRefresh();
  const form = useForm({
    initial: {
      ...{ kind: 'room', name: resource?.name ?? '', color: resource?.color ?? 1 },
      position: String(resource?.position ?? 0),
    },
    check: ({ name }) => (name.trim() === '' ? [{ field: 'name', rule: 'required', message: 'Donnez un nom.' }] : []),
    submit: async ({ kind, name, color, position }) => {
      const changed = { name: name.trim(), color, position: Number(position) };
      if (resource === null) await api.post(PATH, { id: crypto.randomUUID(), kind, siteId, ...changed });
      else await api.patch(`${PATH}/${resource.id}`, changed);
      await refresh(['/api/agenda']);
      announceDone(`${name} : enregistré`);
      onClose();
    },
  });
  const archive = async (archived: boolean) => {
    if (resource === null) return;
    await api.patch(`${PATH}/${resource.id}`, { archived });
    await refresh(['/api/agenda']);
    announceDone(`${resource.name} : ${archived ? 'retiré' : 'remis en service'}`);
    onClose();
  };
  return (
    <SidePanel title={resource?.name ?? 'Nouvelle salle'} onClose={onClose}>
      <div className={styles.form}>
        <Form
          of={form}
          verb="Enregistrer"
          beside={
            resource !== null &&
            resource.kind !== 'professional' && (
              <Button variant="subtle" onClick={() => void archive(!resource.archived).catch(announceFailure)}>
                {resource.archived ? 'Remettre en service' : 'Retirer'}
              </Button>
            )
          }
        >
          {resource === null && (
            <RadioField
              {...form.field('kind')}
              label="Sorte"
              choices={[
                { value: 'room', label: 'Salle' },
                { value: 'device', label: 'Appareil' },
              ]}
            />
          )}
          <TextField {...form.field('name')} label="Nom" required maxLength={80} />
          <TextField {...form.field('position')} label="Rang parmi les colonnes" inputMode="numeric" />
          <ColorField value={form.values.color} onChange={(color) => form.set({ color })} />
        </Form>
      </div>
    </SidePanel>
  );
}
