import { Button, Checkbox, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { Need } from '#platform/web/kit/form/label.tsx';
import type { Role } from '../../engine/types.ts';
import type { StayView } from '../../api/review.ts';
import type { ValidationRequest } from '../../api/validation.ts';
import { stayPath, useKeepStayView } from '../review/stay-view.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { ROLE_NAMES } from '../words.ts';
import { DependencyFields } from './dependency-fields.tsx';
import { emptyStatement, missingFrom, requestOf, SEVERITY_WORDS, type Statement } from './statement.ts';
import { FinalCodes } from './final-codes.tsx';
import styles from './close-dialog.module.css';

interface CloseDialogProps {
  readonly view: StayView;
  readonly emptyRoles: readonly Role[];
  readonly onClose: () => void;
}

/** What a person states to close a coding: nothing has a default (CIM-50). */
export function CloseDialog({ view, emptyRoles, onClose }: CloseDialogProps) {
  const [statement, setStatement] = useState<Statement>(emptyStatement);
  const [refusal, setRefusal] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const keep = useKeepStayView(view.stay.id);
  const contested = view.anomalies.filter(({ state }) => state === 'open');
  const change = (part: Partial<Statement>) => setStatement({ ...statement, ...part });
  const asked = { emptyRoles, contested: contested.length > 0, madeUpon: view.decisionsVersion };
  const request = requestOf(statement, asked);
  const missing = missingFrom(statement, asked);
  const close = async (body: ValidationRequest) => {
    setBusy(true);
    try {
      keep(await api.post<StayView>(`${stayPath(view.stay.id)}/validate`, body));
      onClose();
    } catch (cause) {
      const problem = cause instanceof Problem ? cause : null;
      const each = problem?.errors.map(({ message }) => message) ?? [];
      setRefusal(each.length > 0 ? each : [problem?.message ?? 'Le codage n’a pas pu être clos. Rien n’a changé.']);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={`Clore le codage du séjour ${view.stay.localId}`}
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      <Stack gap="md">
        <FinalCodes codes={view.finalCodes} emptyRoles={emptyRoles} />
        {emptyRoles.map((role) => (
          <Checkbox
            key={role}
            checked={statement.emptyRoles.includes(role)}
            onChange={({ currentTarget }) =>
              change({
                emptyRoles: currentTarget.checked
                  ? [...statement.emptyRoles, role]
                  : statement.emptyRoles.filter((one) => one !== role),
              })
            }
            label={
              <>
                {`${role} reste vide : aucune ${role === 'DAS' ? 'ligne de' : ''} ${ROLE_NAMES[role]}`}
                <Need />
              </>
            }
            aria-required
          />
        ))}
        <Radio.Group
          label={
            <>
              Sévérité
              <Need />
            </>
          }
          description="Proposée par personne : elle est votre choix."
          value={statement.severity ?? ''}
          onChange={(value) => change({ severity: value as ValidationRequest['severity'] })}
        >
          <Group mt="xs">
            {Object.entries(SEVERITY_WORDS).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Group>
        </Radio.Group>
        <DependencyFields value={statement.dependency} onChange={(dependency) => change({ dependency })} />
        {contested.length > 0 && (
          <Checkbox
            checked={statement.knowsContested}
            onChange={({ currentTarget }) => change({ knowsContested: currentTarget.checked })}
            label={
              <>
                {`${counted(contested.length, 'élément contesté', 'éléments contestés')} (${contested.map(({ number }) => number).join(', ')}) : je clos en le sachant`}
                <Need />
              </>
            }
            aria-required
          />
        )}
        {refusal.map((text) => (
          <p key={text} role="alert" className={styles.refusal}>
            {text}
          </p>
        ))}
        <p className={styles.consequence}>
          Les codes deviennent ceux du séjour, à votre nom, et peuvent être exportés. Vous pourrez rouvrir : cette
          version sera conservée. {view.notices.responsibility}
        </p>
        <Group justify="flex-end">
          <Button variant="subtle" onClick={onClose}>
            Revenir
          </Button>
          <Button
            variant="filled"
            loading={busy}
            disabled={request === null}
            aria-describedby={missing.length > 0 ? 'close-missing' : undefined}
            onClick={() => request !== null && void close(request)}
          >
            Clore avec {counted(view.finalCodes.length, 'code')}
          </Button>
        </Group>
        {missing.length > 0 && (
          <p id="close-missing" className={styles.missing}>
            Il manque : {missing.join(', ')}.
          </p>
        )}
      </Stack>
    </Modal>
  );
}
