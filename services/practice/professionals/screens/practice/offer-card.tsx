import { IconCheck, IconMinus } from '@tabler/icons-react';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import type { PracticeView } from '../../api/practice.ts';
import styles from './practice.module.css';

/** What each version of the agenda holds, by the catalogue (MAI-065 to MAI-067). */
const CONTENTS: readonly { readonly words: string; readonly premiumOnly: boolean }[] = [
  { words: 'Agenda personnel en ligne : créer, voir, déplacer, supprimer', premiumOnly: false },
  { words: 'Patients, documents, liste d’attente', premiumOnly: false },
  { words: 'Secrétaires et remplaçants', premiumOnly: false },
  { words: 'Prise de rendez-vous en ligne par les patients', premiumOnly: true },
  { words: 'Profil public avec les prochains créneaux', premiumOnly: true },
];

/** The offer in force and what it opens. */
export function OfferCard({ offer }: { readonly offer: PracticeView['offer'] }) {
  return (
    <Card title="Offre" aside={<StateChip tone="brand">{offer.title}</StateChip>}>
      <ul className={styles.contents}>
        {CONTENTS.map(({ words, premiumOnly }) => (
          <Line key={words} words={words} held={!premiumOnly || offer.plan === 'premium'} />
        ))}
        <Line words="Rappels par SMS et e-mail" held={offer.reminders} />
      </ul>
    </Card>
  );
}

function Line({ words, held }: { readonly words: string; readonly held: boolean }) {
  return (
    <li className={held ? undefined : styles.without}>
      {held ? (
        <IconCheck size={18} stroke={2} role="img" aria-label="Compris" />
      ) : (
        <IconMinus size={18} stroke={1.5} role="img" aria-label="Non compris" />
      )}
      {words}
    </li>
  );
}
