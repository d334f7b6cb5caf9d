import type { Act } from '#platform/kernel/act.ts';
import { ADDRESS_HEADER } from './authentication.ts';

/** Who calls, as the library must see them: their cookies, browser and address. */
export interface Visitor {
  readonly act: Act;
  /** The `cookie` header as received. */
  readonly cookie: string;
  readonly userAgent: string;
}

/** Headers for a call of the library. */
export function headersOf(visitor: Visitor): Headers {
  return new Headers({
    cookie: visitor.cookie,
    'user-agent': visitor.userAgent,
    [ADDRESS_HEADER]: addressOf(visitor),
  });
}

export function addressOf(visitor: Visitor): string {
  return visitor.act.origin?.ip ?? '';
}

/** The visitor's act once they are known. */
export function actOf(visitor: Visitor, person: { readonly id: string; readonly name: string }): Act {
  return { ...visitor.act, actor: { kind: 'person', id: person.id, name: person.name } };
}

/** The `cookie` header without one of its cookies. */
export function withoutCookie(header: string, name: string): string {
  return header
    .split(';')
    .filter((pair) => pair.split('=')[0]?.trim() !== name)
    .join(';');
}
