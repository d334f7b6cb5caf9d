import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { Caller } from './caller.ts';
import type { RunningCabinet } from './cabinet.ts';

interface Message {
  readonly id: string;
  readonly channel: 'mail' | 'sms';
  readonly subject: string;
  readonly recipients: readonly string[];
}

type Paragraph = readonly ({ readonly words: string } | { readonly url: string })[];

/** A message of the local outbox as its reader has it. */
export interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  /** The addresses in it, in order. */
  readonly links: readonly string[];
}

/** Waits for the newest mail to somebody whose subject says so. */
export async function mailTo(cabinet: RunningCabinet, address: string, subject: RegExp): Promise<Mail> {
  const reader = new Caller(cabinet);
  const over = Date.now() + 30_000;
  for (;;) {
    const { messages } = await reader.do<{ messages: Message[] }>('GET', '/api/notifications/local-outbox');
    const found = messages.find((one) => one.recipients.includes(address) && subject.test(one.subject));
    if (found) return readMail(reader, found);
    assert.ok(Date.now() < over, `no mail “${subject}” to ${address}; there are: ${JSON.stringify(messages)}`);
    await pause(200);
  }
}

async function readMail(reader: Caller, { id, subject }: Message): Promise<Mail> {
  const path = `/api/notifications/local-outbox/${id}`;
  const { paragraphs } = await reader.do<{ paragraphs: readonly Paragraph[] }>('GET', path);
  const parts = paragraphs.flat();
  return {
    ...{ id, subject },
    text: parts.map((part) => ('words' in part ? part.words : part.url)).join('\n'),
    links: parts.flatMap((part) => ('url' in part ? [part.url] : [])),
  };
}

/** Waits until a number has received so many SMS in all. @returns the newest one's text */
export async function smsTo(cabinet: RunningCabinet, number: string, count = 1): Promise<string> {
  const reader = new Caller(cabinet);
  const over = Date.now() + 30_000;
  for (;;) {
    const { messages } = await reader.do<{ messages: Message[] }>('GET', '/api/notifications/local-outbox');
    const received = messages.filter((one) => one.channel === 'sms' && one.recipients.includes(number));
    if (received.length >= count) return received[0]!.subject;
    assert.ok(Date.now() < over, `${received.length} SMS to ${number}`);
    await pause(200);
  }
}
