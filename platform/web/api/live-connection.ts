import { tellHeard, type Heard } from './live-events.ts';
import { api } from './request.ts';

/** The server beats four times as often: a line that says nothing for this long is dead, though nobody closed it. */
const SILENCE_MS = 60_000;
const FIRST_RETRY_MS = 3_000;
const LAST_RETRY_MS = 60_000;
/** A line that opens so soon after the page has missed nothing that the page did not read. */
const AT_ONCE_MS = 1_000;

/**
 * Hears an organisation's events until told to stop. Tabs share one line, held by one of them and passed on when it
 * closes: a browser keeps few connections to one server. Who was away hears that anything may have happened.
 */
export function holdLive(organizationId: string): () => void {
  const name = `cabinet-live-${organizationId}`;
  const ending = new AbortController();
  const tabs = new BroadcastChannel(name);
  tabs.addEventListener('message', ({ data }) => tellHeard(data as Heard));
  const tell = (heard: Heard): void => {
    tellHeard(heard);
    tabs.postMessage(heard);
  };
  const hold = () => keepLine(organizationId, tell, ending.signal);
  // Locks are given to pages served safely only; elsewhere each tab has its own line.
  if ('locks' in navigator) navigator.locks.request(name, { signal: ending.signal }, hold).catch(() => {});
  else void hold();
  return () => {
    ending.abort();
    tabs.close();
  };
}

/** Keeps a line open, a new one whenever the former failed, until the signal. */
function keepLine(organizationId: string, tell: (heard: Heard) => void, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  let wait = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | null = null;

  const reopenIn = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(open, milliseconds);
  };
  const alive = (): void => reopenIn(SILENCE_MS);
  const open = (): void => {
    source?.close();
    source = new EventSource(`/api/events?organization=${encodeURIComponent(organizationId)}`);
    source.addEventListener('open', () => {
      alive();
      wait = FIRST_RETRY_MS;
      if (performance.now() - started > AT_ONCE_MS) tell({ what: 'unknown' });
    });
    source.addEventListener('beat', alive);
    source.addEventListener('happened', ({ data }: MessageEvent<string>) => {
      alive();
      tell({ what: 'happened', ...(JSON.parse(data) as { kind: string; ids: Record<string, string> }) });
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      // Refused, and the browser does not say why: the page learns here whether its session ended.
      void api.get('/api/identity/me', { organization: null }).catch(() => {});
      reopenIn(wait);
      wait = Math.min(wait * 2, LAST_RETRY_MS);
    });
    alive();
  };

  open();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      source?.close();
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
  });
}
