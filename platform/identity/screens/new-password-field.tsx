import { PasswordField } from '#platform/web/kit/form/password-field.tsx';
import type { FieldBinding } from '#platform/web/kit/form/use-form.ts';
import { PasswordMeter } from './password-meter.tsx';

interface NewPasswordFieldProps extends FieldBinding<string> {
  readonly label?: string;
  /** What an attacker would try first: name, e-mail. */
  readonly known?: readonly string[];
}

/** CIM-19. The mails that lead here say the same (`password-advice.ts`). */
const ADVICE =
  'Il est le vôtre seul : ne le confiez à personne, pas même au support, et gardez-le dans un gestionnaire de mots de passe.';

/** Where a password is chosen: what is expected, how strong it is, and how to keep it (CIM-19). */
export function NewPasswordField({ label = 'Nouveau mot de passe', known = [], ...field }: NewPasswordFieldProps) {
  return (
    <PasswordField
      {...field}
      label={label}
      autoComplete="new-password"
      help={ADVICE}
      strength={<PasswordMeter password={field.value} known={known} />}
      required
    />
  );
}
