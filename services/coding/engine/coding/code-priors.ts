/**
 * How often coders of SMR stays keep a code of this kind once it is read, against the average, as a difference of
 * log-odds. Set by hand from what the SMR guide calls significant: what used care during the stay.
 */
const PRIORS: readonly { readonly codes: RegExp; readonly prior: number }[] = [
  // Deficits and dependences that rehabilitation is about.
  { codes: /^(R13|R47|R32|R33|R15|R296|R41|R48|R2630|R402)/, prior: 0 },
  // Pain, fatigue and other symptoms are seldom kept for themselves.
  { codes: /^(R|M255|M549|M796|M542)/, prior: -1.2 },
  // Life at home is coded when it is a problem of the stay, which a word alone does not tell.
  { codes: /^Z602/, prior: -3 },
  { codes: /^(Z5[5-9]|Z6[0-5]|Z7[2-5])/, prior: -1.5 },
  // Senses corrected by a device, precautions.
  { codes: /^(H90|H91|H52|H26|H25)/, prior: -1.5 },
  { codes: /^(Z290|Z22)/, prior: -2 },
  // Old operations and histories.
  { codes: /^(Z90[1-8]|Z98|Z961|Z97[2-9])/, prior: -2.2 },
  { codes: /^(Z8[0-57-9])/, prior: -0.9 },
];

export function priorOf(code: string): number {
  return PRIORS.find(({ codes }) => codes.test(code))?.prior ?? 0;
}
