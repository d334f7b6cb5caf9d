import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { parseBody, refusal, requestHeaders } from '#platform/web/api/request.ts';
import { FileDrop } from '#platform/web/kit/file-drop.tsx';
import { RadioField, SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { OwnIdentity } from '../../api/identity.ts';
import { ownIdentityPath, type CareKind } from './words.ts';
import styles from '../profile.module.css';

const PROOF_BYTES = 8 * 1024 * 1024;
const TITLES = [
  { value: '', label: 'Sans titre' },
  { value: 'Dr', label: 'Dr' },
  { value: 'Pr', label: 'Pr' },
];

interface ChangePanelProps {
  readonly own: OwnIdentity;
  readonly kinds: readonly CareKind[];
  readonly onClose: () => void;
}

/** Name, profession and number: corrected at once, or asked for with a proof once they are verified. */
export function ChangePanel({ own, kinds, onClose }: ChangePanelProps) {
  const refresh = useRefresh();
  const locked = own.validatedAt !== null;
  const [proof, setProof] = useState<File | null>(null);
  const { identity } = own;
  const same = kinds.filter(({ professionCode }) => professionCode === identity.professionCode);
  const kind = same.find(({ specialtyCode }) => specialtyCode === identity.specialtyCode) ?? same[0];
  const path = ownIdentityPath(own.professionalId);
  const form = useForm({
    initial: {
      ...{ title: String(identity.title ?? ''), firstName: identity.firstName, lastName: identity.lastName },
      ...{ kind: kind?.key ?? '', rpps: identity.rpps ?? '', adeli: identity.adeli ?? '', proof: '' },
    },
    check: ({ firstName, lastName }) => [
      ...(firstName.trim() === '' ? [missing('firstName', 'Donnez le prénom.')] : []),
      ...(lastName.trim() === '' ? [missing('lastName', 'Donnez le nom.')] : []),
      ...(locked && proof === null ? [missing('proof', 'Joignez une preuve du changement.')] : []),
    ],
    submit: async ({ title, kind: chosen, rpps, adeli, firstName, lastName }) => {
      const care = kinds.find(({ key }) => key === chosen);
      // What was not chosen anew keeps its codes: several specialities bear one name.
      const { professionCode, specialtyCode } = care === undefined || care === kind ? identity : care;
      const wanted = {
        ...{ title: title === '' ? null : title, firstName, lastName, professionCode, specialtyCode },
        ...{ rpps: orNull(rpps), adeli: orNull(adeli) },
      };
      const body = new FormData();
      body.append('identity', JSON.stringify(wanted));
      if (proof !== null) body.append('proof', proof);
      const sent = await fetch(`${path}/change`, { method: 'POST', headers: requestHeaders(), body });
      if (!sent.ok) throw refusal(sent.status, parseBody(await sent.text()), null);
      announceDone(locked ? 'Demande envoyée : vous recevrez la réponse par e-mail' : 'Identité corrigée');
      await refresh([path]);
      onClose();
    },
  });
  return (
    <SidePanel title={locked ? 'Demander un changement' : 'Corriger mon identité'} onClose={onClose}>
      <PanelPart title="Identité">
        <Form of={form} verb={locked ? 'Envoyer la demande' : 'Corriger'}>
          <RadioField {...form.field('title')} label="Titre" choices={TITLES} />
          <TextField {...form.field('firstName')} label="Prénom" required />
          <TextField {...form.field('lastName')} label="Nom" required />
          <SelectField
            {...form.field('kind')}
            label="Profession ou spécialité"
            choices={kinds.map(({ key, name }) => ({ value: key, label: name }))}
            required
          />
          <TextField {...form.field('rpps')} label="Numéro RPPS" inputMode="numeric" maxLength={11} mono />
          <TextField {...form.field('adeli')} label="Numéro ADELI" help="À défaut de RPPS." maxLength={9} mono />
          {locked && (
            <div className={styles.stack} id={form.idOf('proof')} tabIndex={-1}>
              <FileDrop
                label="Preuve du changement"
                help="Carte professionnelle, attestation de l’Ordre ou pièce d’identité : PDF ou image, 8 Mo au plus."
                accept=".pdf,.png,.jpg,.jpeg"
                maxBytes={PROOF_BYTES}
                several={false}
                onFiles={([file]) => setProof(file ?? null)}
              />
              {proof !== null && <p className={styles.note}>{proof.name}</p>}
              {form.problems.byField['proof'] !== undefined && (
                <p className={styles.problem}>{form.problems.byField['proof']}</p>
              )}
            </div>
          )}
        </Form>
      </PanelPart>
    </SidePanel>
  );
}

function missing(field: string, message: string) {
  return { field, rule: 'required', message };
}

function orNull(text: string): string | null {
  const plain = text.replaceAll(' ', '').trim();
  return plain === '' ? null : plain;
}
