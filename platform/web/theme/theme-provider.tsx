import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import './layers.css';
import './mantine-components.ts';
import './fonts.ts';
import './tokens.css';
import './base.css';
import './mantine-variables.css';
import './mantine-look.css';
import './print.css';
import { shareNonceWithScrollLock, styleNonce } from './style-nonce.ts';
import { colorScheme, theme } from './theme.ts';

shareNonceWithScrollLock();

/** Dresses whatever it holds: tokens, fonts and Mantine. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
