/**
 * How often coders of SMR stays keep a code of this kind once it is read, against the average, as a difference of
 * log-odds. Set by hand from what the SMR guide calls significant: what used care during the stay.
 */
const PRIORS: readonly { readonly codes: RegExp; readonly prior: number }[] = [
  // Deficits and dependences that rehabilitation is about.
  { codes: /^(R13|R47|R32|R33|R15|R296|R414|R48|R2630|R402)/, prior: 0 },
  // Pain, fatigue and other symptoms are seldom kept for themselves.
  { codes: /^(R|M255|M545|M549|M796|M542)/, prior: -1.2 },
  // Life at home, and senses corrected by a device.
  { codes: /^(Z5[5-9]|Z6[0-5]|Z7[2-5]|H90|H91|H52|H26|H25)/, prior: -3 },
  { codes: /^(Z904|Z907|Z908)/, prior: -2.5 },
  { codes: /^(Z8[0-57-9]|Z9[01]|Z961|Z97[2-9]|Z98)/, prior: -0.9 },
];

export function priorOf(code: string): number {
  return PRIORS.find(({ codes }) => codes.test(code))?.prior ?? 0;
}
