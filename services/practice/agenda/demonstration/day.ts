/** One visit of an invented day. */
export interface DemonstrationVisit {
  /** Position of the professional in the practice. */
  readonly of: number;
  /** Hour of the wall clock. */
  readonly at: string;
  readonly reason: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Takes the ultrasound room too. */
  readonly room: boolean;
  readonly missed: boolean;
  /** Waits for the patient's word. */
  readonly unconfirmed: boolean;
}

/** Invented reasons; the number is the colour. */
export const REASONS = [
  { key: 'consultation', name: 'Consultation', minutes: 20, color: 1, online: 'everybody', place: 'site' },
  { key: 'chronic', name: 'Suivi chronique', minutes: 30, color: 2, online: 'known', place: 'site' },
  { key: 'child', name: 'Enfant, vaccin', minutes: 20, color: 3, online: 'everybody', place: 'site' },
  { key: 'urgent', name: 'Urgence du jour', minutes: 20, color: 4, online: 'nobody', place: 'site' },
  { key: 'ultrasound', name: 'Échographie, soins', minutes: 30, color: 5, online: 'nobody', place: 'site' },
  { key: 'video', name: 'Téléconsultation', minutes: 20, color: 6, online: 'everybody', place: 'video' },
] as const;

const DAY = `
0 08:00 consultation Marius Delcambre
0 08:20 consultation Yasmine Orabona
0 08:40 chronic Joseph Tavernel
0 09:20 urgent Clémence Aubrac
0 09:40 urgent Ilan Peyrot missed
0 10:00 consultation Rose-May Lagarde
0 10:20 chronic Augustin Ferrandi
0 10:50 chronic Solène Ibarra
0 11:40 consultation Theo Van-Acker
0 12:00 consultation Paulette Ginestet
0 14:00 consultation Naïm Boukhris
0 14:20 video Élise Courtade
0 14:40 chronic Fernand Issaly
0 15:40 child Léonie Mazarin
0 16:00 consultation Hugo Santerre unconfirmed
0 16:30 consultation Anita Kerleau
0 17:20 video Pablo Guiraud
0 17:40 consultation Maud Esnault
1 08:30 ultrasound Denise Ploumagne room
1 09:00 consultation Karim Zeggane
1 09:20 consultation Inès Vauquelin
1 09:40 ultrasound Gaspard Leroux-Thil
1 10:20 consultation Mireille Bastogne
1 10:40 urgent Oscar Dubreuil
1 11:00 consultation Lina Chaumette
1 12:00 chronic Raymond Toussard
1 13:50 video Sacha Morvillier
1 14:10 consultation Agathe Pinchon
1 14:30 chronic Bintou Cissé-Noël
1 15:40 consultation Loïc Amestoy
1 16:00 chronic Odile Frémaux
1 16:30 child Jules Hanicotte
2 09:00 child Nino Castellane
2 09:30 child Capucine Roy-Dallo
2 10:00 urgent Malo Trégastel
2 10:20 child Zélie Fontanges
2 11:10 consultation Adam Benkirane
2 11:40 child Lou Sauvageot
2 12:10 consultation Émile Barrault
2 15:00 ultrasound Noé Castanier room
2 16:30 ultrasound Aliou Perrichet room
`;

const WOMEN = new Set(
  (
    'Yasmine Clémence Rose-May Solène Paulette Élise Léonie Anita Maud Denise Inès Mireille Lina Agathe Bintou Odile ' +
    'Capucine Zélie Lou'
  ).split(' '),
);
const STREETS = ['rue des Sorbiers', 'place des Tilleuls', 'impasse du Lavoir', 'chemin des Ajoncs', 'quai Imaginaire'];
/** Ages a reason brings, the youngest and how many more years; of whom comes for another, any adult's. */
const AGES: Readonly<Record<string, readonly [number, number]>> = { child: [1, 13], chronic: [54, 34] };

/** What the file of an invented patient holds besides the name: made of their place in the day, always the same. */
export function traitsOf(
  index: number,
  { reason, firstName, lastName }: DemonstrationVisit,
  today: Temporal.PlainDate,
) {
  const [youngest, span] = AGES[reason] ?? [19, 58];
  const days = ((index * 7919) % (span * 365)) + youngest * 365;
  const address = [firstName, lastName]
    .join('.')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z.-]/g, '')
    .toLowerCase();
  return {
    birthDate: today.subtract({ days }).toString(),
    sex: WOMEN.has(firstName) ? 'F' : 'M',
    email: index % 3 === 0 ? null : `${address}@exemple.example`,
    addressLine: `${((index * 13) % 80) + 1} ${STREETS[index % STREETS.length]}`,
    ...{ postalCode: '29998', city: 'Valrive' },
  } as const;
}

/** A full day, in three columns. */
export const VISITS: readonly DemonstrationVisit[] = DAY.trim()
  .split('\n')
  .map((line) => {
    const [of, at, reason, firstName, lastName, ...marks] = line.split(' ') as [string, string, string, string, string];
    const has = (mark: string) => (marks as readonly string[]).includes(mark);
    return {
      ...{ of: Number(of), at, reason, firstName, lastName: lastName.replace('Van-Acker', 'Van Acker') },
      ...{ room: has('room'), missed: has('missed'), unconfirmed: has('unconfirmed') },
    };
  });

/** Hours opened on weekdays, by position of the professional; later ones open as the first. */
export const HOURS: readonly (readonly (readonly [string, string])[])[] = [
  [
    ['08:00', '12:20'],
    ['14:00', '18:00'],
  ],
  [
    ['08:30', '12:30'],
    ['13:30', '17:00'],
  ],
  [
    ['09:00', '12:30'],
    ['14:00', '18:00'],
  ],
];
