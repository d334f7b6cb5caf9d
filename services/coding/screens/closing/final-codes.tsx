import { ROLES, type Role } from '../../engine/types.ts';
import type { FinalCode } from '../../api/decisions.ts';
import { dotted, ROLE_NAMES } from '../words.ts';
import styles from './final-codes.module.css';

interface FinalCodesProps {
  readonly codes: readonly FinalCode[];
  readonly emptyRoles: readonly Role[];
}

/** Codes by role as persons decided; each says where it comes from (CIM-50) and what it is: proposal or validated (CIM-37). */
export function FinalCodes({ codes, emptyRoles }: FinalCodesProps) {
  return (
    <table className={styles.codes}>
      <thead>
        <tr>
          <th scope="col">Rôle</th>
          <th scope="col">Code</th>
          <th scope="col">Libellé</th>
          <th scope="col">Origine</th>
          <th scope="col">Statut</th>
        </tr>
      </thead>
      <tbody>
        {ROLES.flatMap((role) => [
          ...codes
            .filter((code) => code.role === role)
            .map((code) => (
              <tr key={role + code.code}>
                <td>
                  <abbr title={ROLE_NAMES[role]}>{role}</abbr>
                </td>
                <td>
                  <code>{dotted(code.code)}</code>
                </td>
                <td>{code.label}</td>
                <td>{originOf(code)}</td>
                <td>{code.status === 'validated' ? 'validé' : 'proposition'}</td>
              </tr>
            )),
          ...(emptyRoles.includes(role)
            ? [
                <tr key={role}>
                  <td>
                    <abbr title={ROLE_NAMES[role]}>{role}</abbr>
                  </td>
                  <td colSpan={4}>aucun code</td>
                </tr>,
              ]
            : []),
        ])}
      </tbody>
    </table>
  );
}

function originOf({ origin, replaces }: FinalCode): string {
  if (origin === 'entered-by-user') return 'saisi par l’utilisateur';
  if (origin === 'accepted') return 'proposé, accepté';
  return replaces === null ? 'rôle changé' : `remplace ${dotted(replaces)}`;
}
