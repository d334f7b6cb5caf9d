import { Button } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { api } from '#platform/web/api/request.ts';
import { CopyCode } from '#platform/web/kit/copy-code.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { QrCode } from './qr-code.tsx';
import styles from './account.module.css';

/** What the server prepared: one address for the application, and the secret inside it. */
export interface Started {
  readonly uri: string;
  readonly secret: string;
}

interface SetUpProps {
  readonly started: Started;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
}

/** The application learns the secret, by its camera, a link or by hand; a first code proves it did. */
export function SecondFactorSetUp({ started, onConfirmed }: SetUpProps) {
  const form = useForm({
    initial: { code: '' },
    submit: async ({ code }) => {
      const body = { code: code.replaceAll(/\s/g, '') };
      const done = await api.post<{ recoveryCodes: string[] }>('/api/identity/totp/confirm', body, {
        organization: null,
      });
      onConfirmed(done.recoveryCodes);
    },
  });
  return (
    <ol className={styles.steps}>
      <li>
        <div className={styles.step}>
          <h2>Ouvrez votre application d’authentification</h2>
          <p>
            FreeOTP, Aegis, Google Authenticator, Microsoft Authenticator ou le gestionnaire de mots de passe que vous
            utilisez.
          </p>
        </div>
      </li>
      <li>
        <div className={styles.step}>
          <h2>Visez ce carré, ou tapez la clé</h2>
          <QrCode text={started.uri} label="Carré à viser avec l’application d’authentification" />
          <CopyCode value={grouped(started.secret)} label="Clé à taper dans l’application" />
          <div className={styles.actions}>
            <Button
              component="a"
              href={started.uri}
              variant="subtle"
              leftSection={<IconDeviceMobile size={18} stroke={1.75} />}
            >
              Ouvrir l’application de cet appareil
            </Button>
          </div>
        </div>
      </li>
      <li>
        <div className={styles.step}>
          <h2>Recopiez le code affiché</h2>
          <Form of={form} verb="Activer la double vérification">
            <TextField
              {...form.field('code')}
              label="Code à six chiffres"
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={10}
              mono
              required
            />
          </Form>
        </div>
      </li>
    </ol>
  );
}

/** By four, as one reads it aloud; applications ignore the spaces. */
function grouped(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
