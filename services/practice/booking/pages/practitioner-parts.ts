import { html, type Html } from '#platform/http/page.ts';
import { eurosOf } from '#platform/site/french.ts';
import { icon } from '#platform/site/icons.ts';
import type { PublicProfile } from '#services/practice/directory/module.ts';

/** « Dr Solène Marchadier ». */
export function nameOf({
  title,
  first_name: first,
  last_name: last,
}: Pick<PublicProfile, 'title' | 'first_name' | 'last_name'>): string {
  return [title, first, last].filter((part) => part !== null).join(' ');
}

/** A round of initials, or the photo published; the same tone everywhere for the same person. */
export function avatar(profile: PublicProfile): Html {
  if (profile.photo_id !== null) {
    return html`<img class="avatar" src="/api/directory/photos/${profile.photo_id}" alt="" width="52" height="52" />`;
  }
  const tone = (Number.parseInt(profile.professional_id.slice(-4), 16) % 6) + 1;
  return html`<span class="avatar tone-${tone}" aria-hidden="true"
    >${profile.first_name.slice(0, 1)}${profile.last_name.slice(0, 1)}</span
  >`;
}

interface Tariff {
  readonly label: string;
  readonly fromCents: number;
  readonly toCents: number | null;
}

/** Tariffs as published; the shape was checked when they were written. */
export function tariffsOf(profile: PublicProfile): readonly Tariff[] {
  return profile.tariffs as unknown as readonly Tariff[];
}

const SECTORS: Readonly<Record<string, string>> = {
  '1': 'secteur 1',
  '2': 'secteur 2',
  '2-optam': 'secteur 2 Optam',
  'not-contracted': 'non conventionné',
};

/** « 50 à 65 € secteur 2 »: the first tariff and the sector, on a line; nothing where nothing is published. */
export function feesOf(profile: PublicProfile): Html | null {
  const [first] = tariffsOf(profile);
  const sector = profile.sector === null ? null : SECTORS[profile.sector];
  if (first === undefined && sector == null) return null;
  return html`<p class="where">
    ${icon('euro')}
    ${first !== undefined && html`<strong>${rangeOf(first)}</strong> `}${sector}${
      profile.sector === '1' && html`<br /><span class="ok small">Aucun dépassement</span>`
    }
  </p>`;
}

/** « 31,50 € », « 50 à 65 € ». */
export function rangeOf({ fromCents, toCents }: Tariff): string {
  if (toCents === null || toCents === fromCents) return eurosOf(fromCents);
  return `${eurosOf(fromCents).replace(/.€$/, '')} à ${eurosOf(toCents)}`;
}

export const LANGUAGES: Readonly<Record<string, string>> = {
  ...{
    fr: 'français',
    fsl: 'langue des signes française',
    br: 'breton',
    en: 'anglais',
    es: 'espagnol',
    pt: 'portugais',
  },
  ...{ it: 'italien', de: 'allemand', nl: 'néerlandais', pl: 'polonais', ro: 'roumain', ru: 'russe', uk: 'ukrainien' },
  ...{ ar: 'arabe', tr: 'turc', zh: 'chinois', vi: 'vietnamien' },
};

export const ACCESS: Readonly<Record<string, string>> = {
  ...{
    wheelchair: 'accès en fauteuil',
    'ground-floor': 'rez-de-chaussée',
    lift: 'ascenseur',
    parking: 'stationnement',
  },
  ...{
    'reserved-parking': 'place réservée',
    transport: 'transports à proximité',
    'induction-loop': 'boucle magnétique',
  },
};

export const PAYMENT: Readonly<Record<string, string>> = {
  ...{ card: 'carte bancaire', cash: 'espèces', cheque: 'chèque', transfer: 'virement', 'third-party': 'tiers payant' },
};
