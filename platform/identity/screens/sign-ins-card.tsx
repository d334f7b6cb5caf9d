import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useRead } from '#platform/web/api/queries.ts';
import { clockTime, longDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { deviceName, isHandheld } from '../devices.ts';
import type { PastSignIn, WayIn } from '../sign-in-traces.ts';
import styles from './account.module.css';

const WAYS: Readonly<Record<WayIn, string>> = {
  password: 'mot de passe',
  totp: 'mot de passe et application',
  recovery: 'mot de passe et code de secours',
  sms: 'mot de passe et SMS',
  passkey: 'clé d’accès',
  'pro-sante-connect': 'Pro Santé Connect',
};

/** The last sign-ins, so that one that was not one's own is seen. */
export function SignInsCard() {
  const signIns = useRead<PastSignIn[]>('/api/identity/sign-ins');
  return (
    <Card title="Dernières connexions" flush>
      <Loaded from={signIns}>
        {(list) => (
          <ul className={styles.sessions}>
            {list.map(({ id, at, way, ip, userAgent }) => {
              const DeviceIcon = isHandheld(userAgent) ? IconDeviceMobile : IconDeviceDesktop;
              return (
                <li key={id}>
                  <DeviceIcon size={24} stroke={1.5} aria-hidden />
                  <div>
                    <p className={styles.device}>
                      {longDate(at)}, {clockTime(at)}
                    </p>
                    <p className={styles.when}>
                      {deviceName(userAgent)} · {ip} · {WAYS[way]}
                    </p>
                  </div>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
