import { Button, Checkbox, SegmentedControl, Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { OpeningView } from '../../../api/hours.ts';
import type { ReasonView, ResourceView } from '../../../api/resources.ts';
import { PLACE_WORDS } from '../../words.ts';
import { ZoneTime } from '../../time/zone-time.ts';
import { StandingVisits, standingIn } from './standing-visits.tsx';
import { openingProblems, openingsOf, WEEKDAYS, type OpeningValues } from './opening-values.ts';
import styles from './hours.module.css';

interface OpeningFormProps {
  readonly resource: ResourceView;
  /** Null while it is new. */
  readonly opening: OpeningView | null;
  readonly initial: OpeningValues;
  readonly reasons: readonly ReasonView[];
  readonly today: string;
  readonly onClose: () => void;
}

/** Visits that the hours sent, or none, would leave outside. */
interface Stranded {
  readonly ids: readonly string[];
  /** Null: the hours are to be taken away. */
  readonly sent: OpeningValues | null;
  readonly keep: boolean;
}

const PATH = '/api/agenda/openings';

/** An opening: which day, from when to when, what is offered there, and whether patients may book it on line. */
export function OpeningForm({ resource, opening, initial, reasons, today, onClose }: OpeningFormProps) {
  const refresh = useRefresh();
  const [overlap, setOverlap] = useState<string | null>(null);
  const [allowOverlap, setAllowOverlap] = useState(false);
  const [stranded, setStranded] = useState<Stranded | null>(null);
  const readAgain = () => refresh(['/api/agenda']);
  const form = useForm({
    initial,
    check: openingProblems,
    submit: async (values) => {
      try {
        for (const sent of openingsOf(values, resource.siteId)) {
          if (opening === null) {
            await api.post(PATH, { ...sent, id: crypto.randomUUID(), resourceId: resource.id, allowOverlap });
          } else await api.put(`${PATH}/${opening.id}`, { ...sent, allowOverlap, ...keptAs(values) });
        }
      } catch (cause) {
        told(cause, values);
        if (cause instanceof Problem && cause.code === 'agenda.opening-overlaps') setOverlap(cause.message);
        throw cause;
      } finally {
        await readAgain();
      }
      announceDone(opening === null ? 'Plage ouverte' : 'Plage changée');
      onClose();
    },
  });
  const { values } = form;
  // What was agreed for some hours is not agreed for others.
  const keptAs = (sent: OpeningValues | null) =>
    ({ appointments: stranded?.keep === true && stranded.sent === sent ? 'keep' : 'ask' }) as const;
  const told = (cause: unknown, sent: OpeningValues | null) => {
    const ids = standingIn(cause, 'agenda.opening-strands');
    setStranded(ids === null ? null : { ids, sent, keep: false });
  };
  const remove = async () => {
    if (opening === null) return;
    try {
      await api.delete(`${PATH}/${opening.id}`, { query: keptAs(null) });
    } catch (cause) {
      told(cause, null);
      throw cause;
    }
    await readAgain();
    onClose();
    announceDone('Plage retirée', async () => {
      for (const sent of openingsOf(initial, opening.siteId)) {
        await api.post(PATH, { ...sent, id: crypto.randomUUID(), resourceId: resource.id, allowOverlap: true });
      }
      await readAgain();
    });
  };
  const offered = reasons.filter(({ archived, resourceIds }) => !archived && resourceIds.includes(resource.id));
  return (
    <SidePanel
      title={opening === null ? 'Nouvelle plage' : 'Plage d’ouverture'}
      beside={resource.name}
      onClose={onClose}
    >
      <div className={styles.form}>
        <Form
          of={form}
          verb="Enregistrer"
          beside={
            opening !== null && (
              <Button
                variant="subtle"
                color="bad"
                leftSection={<IconTrash size={18} stroke={1.75} />}
                onClick={() => void remove().catch(announceFailure)}
              >
                Retirer
              </Button>
            )
          }
        >
          <SegmentedControl
            aria-label="Quand"
            fullWidth
            data={[
              { value: 'weekly', label: 'Chaque semaine' },
              { value: 'once', label: 'Une seule fois' },
            ]}
            value={values.kind}
            onChange={(kind) => form.set({ kind: kind as OpeningValues['kind'] })}
          />
          {values.kind === 'once' ? (
            <DateField {...form.field('day')} label="Date" required />
          ) : (
            <Checkbox.Group
              label={opening === null ? 'Jours' : 'Jour'}
              error={form.problems.byField['weekdays']}
              value={[...values.weekdays]}
              onChange={(weekdays) => form.set({ weekdays: opening === null ? weekdays : weekdays.slice(-1) })}
            >
              <div className={styles.days}>
                {WEEKDAYS.map((name, index) => (
                  <Checkbox key={name} value={String(index + 1)} label={name} />
                ))}
              </div>
            </Checkbox.Group>
          )}
          <div className={styles.pair}>
            <TextField {...form.field('starts')} label="De" required mono />
            <TextField {...form.field('ends')} label="À" required mono />
          </div>
          {values.kind === 'weekly' && (
            <>
              <div className={styles.pair}>
                <DateField {...form.field('from')} label="À partir du" required />
                <DateField {...form.field('until')} label="Jusqu’au" help="Sans fin si rien n’est écrit" />
              </div>
              <TextField
                {...form.field('everyWeeks')}
                label="Toutes les … semaines"
                help="1 chaque semaine, 2 une sur deux, comptées depuis le premier jour"
                inputMode="numeric"
              />
            </>
          )}
          <Checkbox.Group
            label="Motifs proposés"
            description="Tous si rien n’est coché"
            value={[...values.reasonIds]}
            onChange={(reasonIds) => form.set({ reasonIds })}
          >
            <div className={styles.checks}>
              {offered.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={name} />
              ))}
            </div>
          </Checkbox.Group>
          <Checkbox.Group
            label="Lieux"
            error={form.problems.byField['places']}
            value={[...values.places]}
            onChange={(places) => form.set({ places })}
          >
            <div className={styles.checks}>
              {Object.entries(PLACE_WORDS).map(([value, label]) => (
                <Checkbox key={value} value={value} label={label} />
              ))}
            </div>
          </Checkbox.Group>
          <TextField
            {...form.field('stepMinutes')}
            label="Une heure possible toutes les … minutes"
            help="La durée du motif si rien n’est écrit"
            inputMode="numeric"
          />
          <Switch
            label="Ouverte à la prise de rendez-vous en ligne"
            checked={values.online}
            onChange={({ currentTarget }) => form.set({ online: currentTarget.checked })}
          />
          {stranded !== null && (stranded.sent === null || stranded.sent === values) && (
            <section className={styles.stranded} aria-label="Rendez-vous hors des horaires">
              <strong>{counted(stranded.ids.length, 'rendez-vous', 'rendez-vous')} hors des horaires</strong>
              <StandingVisits ids={stranded.ids} zone={new ZoneTime(resource.timeZone)} today={today} />
              <Checkbox
                label={stranded.sent === null ? 'Retirer la plage et les garder' : 'Enregistrer et les garder'}
                description="Ils gardent leur heure dans l’agenda fermé. Cochez, puis recommencez."
                checked={stranded.keep}
                onChange={({ currentTarget }) => setStranded({ ...stranded, keep: currentTarget.checked })}
              />
            </section>
          )}
          {overlap !== null && (
            <Checkbox
              label="Superposer quand même"
              description={overlap}
              checked={allowOverlap}
              onChange={({ currentTarget }) => setAllowOverlap(currentTarget.checked)}
            />
          )}
        </Form>
      </div>
    </SidePanel>
  );
}
