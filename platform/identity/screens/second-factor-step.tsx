import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '#platform/web/api/queries.ts';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { SecondFactorWays } from '../second-factor-ways.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { CodeForm, SmsCode } from './second-factor-code.tsx';

interface StepProps {
  readonly onDone: () => Promise<void>;
  readonly onRestart: () => void;
}

type Way = 'totp' | 'recovery' | 'sms' | 'passkey';

const LEADS: Readonly<Record<Way, string>> = {
  totp: 'Ouvrez votre application d’authentification et recopiez le code affiché pour Cabinet.',
  recovery: 'Écrivez un des codes de secours que vous avez gardés. Chacun sert une seule fois.',
  sms: 'Nous envoyons un code à votre téléphone. Il sert une fois, pendant dix minutes.',
  passkey: 'Votre appareil vous reconnaît : doigt, visage ou code.',
};

const CHOICES: Readonly<Record<Way, string>> = {
  totp: 'Utiliser mon application',
  recovery: 'Je n’ai pas mon téléphone : code de secours',
  sms: 'Recevoir un code par SMS',
  passkey: 'Utiliser une clé d’accès',
};

/** The second step of a sign-in, by whichever way the account has: application, SMS, passkey, recovery code. */
export function SecondFactorStep(props: StepProps) {
  const ways = useRead<SecondFactorWays>('/api/identity/second-factor');
  return (
    <Loaded from={ways} waiting={<AuthPage title="Double vérification" />}>
      {(known) => <Step ways={known} {...props} />}
    </Loaded>
  );
}

function Step({ ways, onDone, onRestart }: StepProps & { readonly ways: SecondFactorWays }) {
  const choices = waysIn(ways);
  const [way, setWay] = useState<Way>(choices[0] ?? 'totp');
  return (
    <AuthPage
      title="Double vérification"
      lead={LEADS[way]}
      foot={
        <>
          {choices
            .filter((one) => one !== way)
            .map((one) => (
              <Button key={one} variant="subtle" onClick={() => setWay(one)}>
                {CHOICES[one]}
              </Button>
            ))}
          <Button variant="subtle" onClick={onRestart}>
            Revenir à l’adresse et au mot de passe
          </Button>
        </>
      }
    >
      {way === 'sms' && <SmsCode mobile={ways.mobile ?? ''} onDone={onDone} />}
      {way === 'passkey' && <PasskeyButton onDone={onDone} primary />}
      {(way === 'totp' || way === 'recovery') && <CodeForm key={way} kind={way} onDone={onDone} />}
    </AuthPage>
  );
}

function waysIn({ application, mobile, passkeys }: SecondFactorWays): readonly Way[] {
  return [
    ...(application ? (['totp'] as const) : []),
    ...(mobile === null ? [] : (['sms'] as const)),
    ...(passkeys > 0 ? (['passkey'] as const) : []),
    ...(application ? (['recovery'] as const) : []),
  ];
}
