/** Facts of the demonstration's stays; each report lies beside, under the stay's local identifier. */
export interface DemonstrationStay {
  readonly localId: string;
  readonly unit: string;
  readonly hospitalization: 'HC' | 'HJ';
  readonly admittedOn: string;
  readonly dischargedOn: string;
  readonly sex: 'F' | 'M';
  readonly birthYear: number;
  /** How far it is when the demonstration begins. */
  readonly state: 'text-to-check' | 'to-review' | 'begun' | 'validated';
}

/** Invented from beginning to end, names included. */
export const DEMONSTRATION_STAYS: readonly DemonstrationStay[] = [
  stay('26-07688', 'Neurologie', 'HC', '2026-09-14', '2026-11-06', 'M', 1959, 'validated'),
  stay('26-07702', 'Respiratoire', 'HC', '2026-10-05', '2026-10-30', 'F', 1955, 'validated'),
  stay('26-07715', 'Gériatrie', 'HC', '2026-10-12', '2026-11-10', 'M', 1938, 'validated'),
  stay('26-07722', 'Cardiologie', 'HJ', '2026-09-28', '2026-10-30', 'M', 1967, 'validated'),
  stay('26-07731', 'Locomoteur', 'HC', '2026-10-08', '2026-11-14', 'F', 1944, 'begun'),
  stay('26-07740', 'Locomoteur', 'HC', '2026-10-10', '2026-10-31', 'F', 1952, 'to-review'),
  stay('26-07744', 'Neurologie', 'HC', '2026-10-19', '2026-11-13', 'F', 1963, 'to-review'),
  stay('26-07751', 'Locomoteur', 'HC', '2026-10-06', '2026-11-20', 'M', 1981, 'to-review'),
  stay('26-07756', 'Digestif et nutrition', 'HC', '2026-10-22', '2026-11-16', 'F', 1970, 'to-review'),
  stay('26-07760', 'Neurologie', 'HC', '2026-09-01', '2026-11-18', 'M', 1992, 'to-review'),
  stay('26-07763', 'Locomoteur', 'HC', '2026-11-02', '2026-11-12', 'F', 1947, 'to-review'),
  stay('26-07765', 'Gériatrie', 'HC', '2026-10-26', '2026-11-19', 'F', 1935, 'text-to-check'),
];

function stay(
  localId: string,
  unit: string,
  hospitalization: 'HC' | 'HJ',
  admittedOn: string,
  dischargedOn: string,
  sex: 'F' | 'M',
  birthYear: number,
  state: DemonstrationStay['state'],
): DemonstrationStay {
  return { localId, unit, hospitalization, admittedOn, dischargedOn, sex, birthYear, state };
}
