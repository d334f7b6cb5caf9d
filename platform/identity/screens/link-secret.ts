import { useState } from 'react';

/** The secret a mail's link ends with, after `#`; empty when the page was opened without it. */
export function useLinkSecret(): string {
  const [secret] = useState(() => window.location.hash.slice(1));
  return secret;
}
