const whole = new Intl.NumberFormat('fr-FR');
const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const oneDecimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** "1 024", with the no-break space of French. */
export const number = (value: number): string => whole.format(value);

/** "31,50 €", of integer cents. */
export const money = (cents: number): string => euros.format(cents / 100);

/** "3 séjours", "1 séjour", "0 séjour": French counts from two. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)}\u00A0${Math.abs(count) < 2 ? one : many}`;

const sizes = ['octets', 'ko', 'Mo', 'Go', 'To'];

/** "2,1 Mo", of bytes, by thousands. */
export function fileSize(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${oneDecimal.format(bytes / 1000 ** step)}\u00A0${sizes[step] ?? ''}`;
}
