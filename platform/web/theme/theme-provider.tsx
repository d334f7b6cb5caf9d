import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
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

/** Dresses whatever it holds: tokens, fonts, Mantine, and the place where notices appear. */
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
      <Notifications position="bottom-center" autoClose={8000} limit={3} containerWidth={440} />
      {children}
    </MantineProvider>
  );
}
