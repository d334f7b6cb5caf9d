import { number } from '#platform/web/french/numbers.ts';
import type { Statistics } from '../../api/follow-up.ts';
import styles from './rates-table.module.css';

type Rates = Statistics['all'] & { readonly name: string };

const share = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 });

/** Proposals and what persons made of them; counts first, shares beside. */
export function RatesTable({ title, rows }: { readonly title: string; readonly rows: readonly Rates[] }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
      <table className={styles.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{title.replace('Par ', '')}</th>
            <th scope="col">Propositions</th>
            <th scope="col">Acceptées</th>
            <th scope="col">Corrigées</th>
            <th scope="col">Refusées</th>
            <th scope="col">Codes ajoutés</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{number(row.proposals)}</td>
              <Cell count={row.accepted} rate={row.acceptanceRate} />
              <Cell count={row.replaced} rate={row.correctionRate} />
              <Cell count={row.refused} rate={row.refusalRate} />
              <td>{number(row.added)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ count, rate }: { readonly count: number; readonly rate: number | null }) {
  return (
    <td>
      {number(count)}
      {rate !== null && <span className={styles.share}> {share.format(rate)}</span>}
    </td>
  );
}
