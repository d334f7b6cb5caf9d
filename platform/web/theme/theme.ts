import {
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Tones a control may take: `color="bad"` reads the variables `--bad`, `--bad-soft` and `--on-bad`. */
const tones = ['brand', 'bad'] as const;

const shades = (variable: string): MantineColorsTuple => {
  const all = Array.from({ length: 10 }, () => `var(--${variable})`);
  return all as unknown as MantineColorsTuple;
};

const hover = (ground: string): string => `color-mix(in oklab, ${ground}, var(--ink) 6%)`;

const variantColors: VariantColorsResolver = (input) => {
  const tone = input.color ?? 'brand';
  if (!tones.some((known) => known === tone)) return defaultVariantColorsResolver(input);
  const solid = `var(--${tone})`;
  switch (input.variant) {
    case 'filled':
      return {
        background: solid,
        hover: `color-mix(in oklab, ${solid}, var(--ink) 18%)`,
        color: `var(--on-${tone})`,
        border: 'none',
      };
    case 'light':
      return { background: `var(--${tone}-soft)`, hover: hover(`var(--${tone}-soft)`), color: solid, border: 'none' };
    case 'outline':
      return {
        background: 'var(--surface)',
        hover: hover('var(--surface)'),
        color: solid,
        border: `1px solid ${solid}`,
      };
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: 'var(--sunken)',
        color: tone === 'brand' ? 'var(--ink)' : solid,
        border: '1px solid transparent',
      };
    default:
      return {
        background: 'var(--surface)',
        hover: 'var(--sunken)',
        color: 'var(--ink)',
        border: '1px solid var(--edge)',
      };
  }
};

/** Every dialog's close button says so, and its head is no banner of the page. */
const dialog = {
  closeButtonProps: { 'aria-label': 'Fermer' },
  attributes: { header: { role: 'presentation' } },
};

/** Mantine's behaviour; its look comes from `tokens.css` through `mantine-variables.css` and `mantine-look.css`. */
export const theme = createTheme({
  primaryColor: 'brand',
  colors: { brand: shades('brand'), bad: shades('bad') },
  variantColorResolver: variantColors,
  cursorType: 'pointer',
  respectReducedMotion: true,
  defaultRadius: 'sm',
  // Written as plain objects: naming the components here would load them all with the first page.
  components: {
    Button: { defaultProps: { variant: 'default' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 120 },
        position: 'bottom-start',
        offset: 4,
      },
    },
    Modal: { defaultProps: { ...dialog, centered: true, transitionProps: { duration: 140, transition: 'fade' } } },
    Drawer: { defaultProps: { ...dialog, transitionProps: { duration: 140 } } },
    Tooltip: {
      defaultProps: {
        openDelay: 200,
        transitionProps: { duration: 120 },
        events: { hover: true, focus: true, touch: false },
      },
    },
  },
});

/** Light, dark, or as the system: the choice stays on this computer. The key is also read by `public/color-scheme.js`. */
export const colorScheme = localStorageColorSchemeManager({ key: 'cabinet-color-scheme' });
