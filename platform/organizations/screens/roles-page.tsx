import { IconShieldCheck } from '@tabler/icons-react';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { useRoles } from './team.ts';
import styles from './team.module.css';

/** What each role lets do here: the least each needs (CIM-24). */
export default function RolesPage() {
  return (
    <Page title="Rôles" actions={<Link to="/membres">Revenir à l’équipe</Link>}>
      <Loaded from={useRoles()}>
        {(roles) => (
          <div className={styles.cards}>
            {roles.map((role) => (
              <Card
                key={role.name}
                title={role.title}
                aside={role.secondFactorRequired && <StateChip icon={IconShieldCheck}>Double vérification</StateChip>}
              >
                <ul className={styles.permissions}>
                  {role.permissions.map(({ name, title }) => (
                    <li key={name}>{title}</li>
                  ))}
                </ul>
                {role.name === 'referent' && (
                  <p className={styles.note}>
                    Peut aussi ouvrir et retirer les accès des autres rôles, sans lire ce qu’ils lisent.
                  </p>
                )}
              </Card>
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
