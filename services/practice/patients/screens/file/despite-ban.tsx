import { useRead } from '#platform/web/api/queries.ts';
import { clockTime } from '#platform/web/french/dates.ts';
import { Alarm } from '#platform/web/kit/alarm.tsx';
import type { Standing } from '../../api/bans.ts';
import styles from './file.module.css';

/** Above a file that is open in spite of a ban: until when. */
export function DespiteBan({ patientId }: { readonly patientId: string }) {
  const { data } = useRead<Standing>(`/api/patients/${patientId}/standing`, { everyMilliseconds: 60_000 });
  if (data?.openUntil == null) return null;
  return (
    <div className={styles.stack}>
      <Alarm title={`Ouvert malgré l’opposition du patient, jusqu’à ${clockTime(data.openUntil)}`}>
        Vous avez déclaré que le patient ne peut exprimer sa volonté. Il en est averti, et la personne responsable en
        juge.
      </Alarm>
    </div>
  );
}
