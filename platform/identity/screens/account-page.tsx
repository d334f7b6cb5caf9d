import { Page } from '#platform/web/kit/page.tsx';
import { ReceivedCard } from '#platform/notifications/screens/received-card.tsx';
import { DetailsCard } from './details/details-card.tsx';
import { PasskeysCard } from './passkeys-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { ProSanteConnectCard } from './pro-sante-connect-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { SignInsCard } from './sign-ins-card.tsx';
import styles from './account.module.css';

/** One's own account: who one is here, how one signs in, where one is signed in. */
export default function AccountPage() {
  return (
    <Page title="Mon compte" layout="reading">
      <div className={styles.cards}>
        <DetailsCard />
        <SecondFactorCard />
        <PasskeysCard />
        <ProSanteConnectCard />
        <PasswordCard />
        <SessionsCard />
        <SignInsCard />
        <ReceivedCard />
      </div>
    </Page>
  );
}
