import type { ComponentType } from 'react';

/** A screen fetched only when somebody goes there: `() => import('./members-page.tsx')` with a default export. */
export type LoadScreen<Props = object> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** An icon of `@tabler/icons-react`, imported by its own name. */
export type Icon = ComponentType<{ readonly size?: number | string; readonly stroke?: number | string }>;

/** A page. */
export interface ScreenRoute {
  /** Under `/pro`, with `$name` parameters: `/codage/$stay`. */
  readonly path: `/${string}`;
  /** French; the tab's title until the page gives its own. */
  readonly title: string;
  /** Held in the current organisation, or the page says it is closed. */
  readonly permission?: string;
  /** Needs no session; drawn in the calm layout of the doorstep. */
  readonly public?: boolean;
  readonly load: LoadScreen;
}

/** An entry of the rail. */
export interface NavigationItem {
  readonly title: string;
  readonly icon: Icon;
  readonly path: `/${string}`;
  readonly permission?: string;
  /** Rooms of daily work 10 to 49, of management 50 to 89. */
  readonly order: number;
  /** At the foot of the rail, with help: settings. */
  readonly foot?: boolean;
}

/** An entry of the palette (Ctrl-K). Its key, if it has one, works everywhere. */
export type ScreenCommand = {
  readonly id: string;
  /** A verb first: "Importer des séjours". */
  readonly title: string;
  readonly keywords?: readonly string[];
  /** As in `useShortcut`: `g c`, `ctrl+i`. */
  readonly shortcut?: string;
  readonly permission?: string;
} & ({ readonly path: `/${string}` } | { readonly run: () => void });

/** One thing the palette found. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly path: string;
}

/** What the palette asks while one types: patients, stays, members. */
export interface PaletteSearch {
  /** Head of its findings: "Séjours". */
  readonly title: string;
  readonly permission?: string;
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Finding[]>;
}

/** Something that waits for this person; counted in the bar under "À voir". */
export interface Awaiting {
  /** With the count before it: "séjours à relire". */
  readonly title: string;
  /** The list behind the figure. */
  readonly path: `/${string}`;
  readonly permission?: string;
  readonly count: () => Promise<number>;
}

/** A card of the home page. */
export interface HomeCard {
  readonly title: string;
  readonly permission?: string;
  /** Lowest first; 50 unless said. */
  readonly order?: number;
  readonly load: LoadScreen;
}

/** A piece of one room shown inside another's screen, through `<PanelSlot name="…">`. */
export interface Panel {
  readonly permission?: string;
  readonly load: LoadScreen<Readonly<Record<string, unknown>>>;
}

/** What a room brings to the browser: `screens/index.ts` exports one as `screens`; `apps/web` finds and composes them. */
export interface ScreenModule {
  readonly name: string;
  readonly routes: readonly ScreenRoute[];
  readonly navigation?: readonly NavigationItem[];
  readonly commands?: readonly ScreenCommand[];
  readonly searches?: readonly PaletteSearch[];
  readonly awaiting?: readonly Awaiting[];
  readonly home?: readonly HomeCard[];
  readonly panels?: Readonly<Record<string, Panel>>;
}
