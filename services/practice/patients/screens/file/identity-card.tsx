import { Button, Checkbox, Menu } from '@mantine/core';
import { IconId, IconWorldSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { AutomaticChip } from '#platform/web/kit/chip.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { insiAnswer } from '../../api/identity.ts';
import type { PatientFile } from '../../api/patients.ts';
import { PROOFS } from '../../api/vocabulary.ts';
import { IdentityChip } from '../identity-chip.tsx';
import { matriculeText, PROOF_WORDS, SEX_WORDS } from '../words.ts';
import styles from './file.module.css';

const KINDS = { nir: 'NIR', nia: 'NIA, provisoire', test: 'numéro d’essai', demonstration: 'numéro de démonstration' };

const ANSWERS = {
  one: 'Identité nationale récupérée',
  none: 'Le téléservice ne connaît personne sous ces traits : relisez-les sur la pièce',
  several: 'Le téléservice connaît plusieurs personnes sous ces traits : précisez-les',
};

/** The strict traits, how sure they are, and what makes them surer. */
export function IdentityCard({ file }: { readonly file: PatientFile }) {
  const { identity } = file;
  const facts: [string, ReactNode][] = [
    ['Nom de naissance', file.birthName],
    ['Prénoms', file.birthFirstNames],
    ['Nom utilisé', file.usedName ?? 'le même'],
    ...(file.usedFirstName === null ? [] : [['Prénom utilisé', file.usedFirstName] as [string, ReactNode]]),
    ['Naissance', file.birthDate === null ? 'non dite' : middleDate(file.birthDate)],
    ['Sexe', file.sex === null ? 'non dit' : SEX_WORDS[file.sex]],
    ['Lieu (code INSEE)', file.birthPlaceCode ?? 'non dit'],
    ['Pièce vue', identity.proof === null ? 'aucune' : PROOF_WORDS[identity.proof]],
    ['Matricule INS', <Matricule key="ins" ins={identity.ins} />],
  ];
  return (
    <Card title="Identité" aside={<IdentityChip status={identity.status} doubtful={identity.doubtful} />}>
      <Facts of={facts} />
      <IdentityActs file={file} />
    </Card>
  );
}

function Matricule({ ins }: { readonly ins: PatientFile['identity']['ins'] }) {
  if (ins === null) return 'non récupéré';
  return (
    <span className={styles.value}>
      <span className={styles.mono}>{matriculeText(ins.matricule)}</span>
      {ins.kind !== 'nir' && <AutomaticChip>{KINDS[ins.kind]}</AutomaticChip>}
    </span>
  );
}

function IdentityActs({ file }: { readonly file: PatientFile }) {
  const may = useMay();
  const refresh = useRefresh();
  if (!may('patients.records.write')) return null;
  const path = `/api/patients/${file.id}/identity`;
  const run = (act: () => Promise<unknown>) => void act().then(() => refresh(['/api/patients']), announceFailure);
  const { homonym, doubtful, fictitious } = file.identity;
  const mark = (change: Partial<Record<'homonym' | 'doubtful' | 'fictitious', boolean>>) =>
    run(() => api.put(`${path}/attributes`, { homonym, doubtful, fictitious, ...change, version: file.version }));
  return (
    <>
      <div className={styles.acts}>
        <Menu>
          <Menu.Target>
            <Button leftSection={<IconId size={18} stroke={1.75} />}>Valider sur pièce</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {PROOFS.map((proof) => (
              <Menu.Item
                key={proof}
                onClick={() => run(() => api.post(`${path}/proof`, { proof, version: file.version }))}
              >
                {PROOF_WORDS[proof]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {file.identity.ins === null && (
          <Button
            leftSection={<IconWorldSearch size={18} stroke={1.75} />}
            onClick={() =>
              run(async () => {
                const { found, simulated } = await api.post<z.output<typeof insiAnswer>>(`${path}/national`);
                announceDone(`${ANSWERS[found]}${simulated ? ' (téléservice simulé)' : ''}`);
              })
            }
          >
            Chercher l’INS
          </Button>
        )}
      </div>
      <div className={styles.acts} role="group" aria-label="Attributs de l’identité">
        <Checkbox label="Homonyme" checked={homonym} onChange={() => mark({ homonym: !homonym })} />
        <Checkbox label="Douteuse" checked={doubtful} onChange={() => mark({ doubtful: !doubtful })} />
        <Checkbox label="Fictive" checked={fictitious} onChange={() => mark({ fictitious: !fictitious })} />
      </div>
    </>
  );
}
