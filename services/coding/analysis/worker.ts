import { parentPort, workerData } from 'node:worker_threads';
import { createEngine, type Engine } from '../engine/engine.ts';
import { loadReference } from '../engine/load-reference.ts';
import type { LexiconToUse, ThreadAnswer, ThreadRequest } from './messages.ts';

/** A thread of the analysis pool: the engine as shipped and, beside it, those of the last lexicons in use. */
const KEPT_LEXICONS = 2;

const port = parentPort!;
const { cacheDirectory } = workerData as { readonly cacheDirectory: string | undefined };
const shipped = createEngine(await loadReference({ cacheDirectory }));
/** By fingerprint, the one used last at the end. */
const withLexicon = new Map<string, Engine>();

port.on('message', (request: ThreadRequest) => void answer(request));
say({ type: 'ready' });

async function answer(request: ThreadRequest): Promise<void> {
  const { id } = request;
  try {
    if (request.type === 'search')
      return say({ type: 'done', id, result: shipped.search(request.query, request.limit) });
    const { text, stay, lexicon } = request;
    const engine = lexicon === null ? shipped : await engineWith(lexicon);
    say(engine === null ? { type: 'lexicon-missing', id } : { type: 'done', id, result: engine.analyze(text, stay) });
  } catch (error) {
    say({ type: 'failed', id, stack: placesOf(error) });
  }
}

/** @returns null when the lexicon is not here and its content was not sent. */
async function engineWith({ name, fingerprint, content }: LexiconToUse): Promise<Engine | null> {
  const known = withLexicon.get(fingerprint);
  withLexicon.delete(fingerprint);
  if (known === undefined && content === undefined) return null;
  const lexicons = [{ name, content: content ?? '' }];
  const engine = known ?? createEngine(await loadReference({ cacheDirectory, lexicons }));
  withLexicon.set(fingerprint, engine);
  if (withLexicon.size > KEPT_LEXICONS) withLexicon.delete(withLexicon.keys().next().value!);
  return engine;
}

function say(message: ThreadAnswer): void {
  port.postMessage(message);
}

/** Where it failed, without the message, which could quote the report. */
function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const places = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [error.name, ...places.slice(0, 6).map((line) => line.trim())].join(' ');
}
