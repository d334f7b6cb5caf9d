import { useEffect, useState } from 'react';

let skew = 0;

/** Learns the server's clock, which screens obey. */
export function setServerNow(iso: string): void {
  skew = Date.parse(iso) - Date.now();
}

/** The present instant by the server's clock. */
export function serverNow(): Date {
  return new Date(Date.now() + skew);
}

/** The present instant by the server's clock, read again every `everyMilliseconds` (a minute unless said). */
export function useNow(everyMilliseconds = 60_000): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}
