import { Facts } from '#platform/web/kit/facts.tsx';
import { Card } from '#platform/web/kit/card.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import { PasskeysCard } from './passkeys-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { ProSanteConnectCard } from './pro-sante-connect-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { SignInsCard } from './sign-ins-card.tsx';
import styles from './account.module.css';

/** One's own account: who one is here, how one signs in, where one is signed in. */
export default function AccountPage() {
  const { me } = useSession();
  const { person, organizations } = me;
  return (
    <Page title="Mon compte" layout="reading">
      <div className={styles.cards}>
        <Card title="Profil">
          <Facts
            of={[
              ['Nom', person.name],
              ['Adresse e-mail', person.email],
              ...organizations.map((one) => [one.name, one.roles.map((role) => role.title).join(', ')] as const),
            ]}
          />
          <p className={styles.note}>
            Votre nom signe vos actes dans le journal de votre organisation. Pour le corriger, demandez à votre
            référent.
          </p>
        </Card>
        <SecondFactorCard />
        <PasskeysCard />
        <ProSanteConnectCard />
        <PasswordCard />
        <SessionsCard />
        <SignInsCard />
      </div>
    </Page>
  );
}
