/** A symptom that belongs to a disease is not coded beside it (CIM-10, note of chapter XVIII). */
export interface Explanation {
  readonly symptom: RegExp;
  readonly disease: RegExp;
}

export const EXPLANATIONS: readonly Explanation[] = [
  { symptom: /^R06/, disease: /^(J|I50|I2[67]|G12|E84)/ },
  { symptom: /^(R05|R09|R042)/, disease: /^(J|E84|I50|I26|C34)/ },
  { symptom: /^R07/, disease: /^(I2[0-6]|J|S22)/ },
  { symptom: /^(R52|M255|M54|M796)/, disease: /^(M|S|T8|Z966|Z89|C795|G5|G89)/ },
  { symptom: /^R50/, disease: /^(J|N10|N30|N390|A|B|T8|M00|M86|M46|L0|K|I33|U07|G0)/ },
  { symptom: /^R26[0128]/, disease: /^(G|S|M|I6|Z966|Z89|F0)/ },
  { symptom: /^(R27|R25|R29[0-58])/, disease: /^(G|I6|S06)/ },
  { symptom: /^(R20)/, disease: /^(G|I6|M5)/ },
  { symptom: /^R60/, disease: /^(I50|I87|I8[39]|N04|K74|I80)/ },
  { symptom: /^R4(10|13|18|51|53|56|68)/, disease: /^F0/ },
  { symptom: /^R63/, disease: /^E4[0-6]/ },
  { symptom: /^R64/, disease: /^E4[0-6]/ },
  { symptom: /^R53/, disease: /^(C|D|I|J|M|G|S|E4|F3)/ },
  { symptom: /^R5[157]/, disease: /^(I|G4|A4)/ },
  { symptom: /^R(11|10|17|18|19)/, disease: /^(K|C1|C2|B1)/ },
  { symptom: /^R(30|31|35|39)/, disease: /^(N|C6)/ },
  { symptom: /^R4(4|5)/, disease: /^F[0-3]/ },
  { symptom: /^R4(0|51)/, disease: /^(S06|I6|G93)/ },
  { symptom: /^R73/, disease: /^E1[0-4]/ },
  { symptom: /^R0[01]/, disease: /^I4/ },
  { symptom: /^E86/, disease: /^N17/ },
  { symptom: /^M62/, disease: /^G(1|7|8)/ },
];
