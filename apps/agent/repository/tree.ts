import { Damaged } from './damaged.ts';
import { jsonBytes, jsonText, isUtf8Text, quoteBytes, unquoteBytes } from './text-quoting.ts';

export type NodeType = 'file' | 'dir' | 'symlink' | 'dev' | 'chardev' | 'fifo' | 'socket' | 'irregular';

/** An extended attribute; its value in base64. */
export interface ExtendedAttribute {
  readonly name: string;
  readonly value: string | null;
}

/** One entry of a folder as a tree keeps it. Names are raw bytes; sizes and numbers of the system are 64 bits. */
export interface TreeNode {
  readonly name: Buffer;
  readonly type: NodeType;
  /** Go's bits, not Unix's: `node-mode.ts`. */
  readonly mode: number;
  /** RFC 3339 with nanoseconds. */
  readonly mtime: string;
  readonly atime: string;
  readonly ctime: string;
  readonly uid: number;
  readonly gid: number;
  readonly user: string;
  readonly group: string;
  readonly inode: bigint;
  readonly deviceId: bigint;
  /** Of what was read. */
  readonly size: bigint;
  readonly links: bigint;
  readonly linkTarget: Buffer | null;
  readonly extendedAttributes: readonly ExtendedAttribute[];
  readonly genericAttributes: unknown;
  /** Major and minor of a device. */
  readonly device: bigint;
  /** Ids of the blobs of a file, in order; `null` for what is no file. */
  readonly content: readonly string[] | null;
  readonly subtree: string | null;
  readonly error: string;
}

/** A tree as it is stored: nodes in the order given, which must be that of their raw names; Go's JSON and a newline. */
export function encodeTree(nodes: readonly TreeNode[]): Buffer {
  return Buffer.from(`{"nodes":[${nodes.map(encodeNode).join(',')}]}\n`, 'utf8');
}

/** Fields in Go's order; those that are empty are left out. */
function encodeNode(node: TreeNode): string {
  const fields = [
    `"name":${jsonText(quoteBytes(node.name))}`,
    `"type":"${node.type}"`,
    node.mode === 0 ? '' : `"mode":${node.mode}`,
    `"mtime":"${node.mtime}","atime":"${node.atime}","ctime":"${node.ctime}"`,
    `"uid":${node.uid},"gid":${node.gid}`,
    node.user === '' ? '' : `"user":${jsonText(node.user)}`,
    node.group === '' ? '' : `"group":${jsonText(node.group)}`,
    node.inode === 0n ? '' : `"inode":${node.inode}`,
    node.deviceId === 0n ? '' : `"device_id":${node.deviceId}`,
    node.size === 0n ? '' : `"size":${node.size}`,
    node.links === 0n ? '' : `"links":${node.links}`,
    ...linkTargetFields(node.linkTarget),
    node.extendedAttributes.length === 0
      ? ''
      : `"extended_attributes":[${node.extendedAttributes.map(encodeAttribute).join(',')}]`,
    node.genericAttributes == null ? '' : `"generic_attributes":${JSON.stringify(node.genericAttributes)}`,
    node.device === 0n ? '' : `"device":${node.device}`,
    node.content === null ? '"content":null' : `"content":[${node.content.map((id) => `"${id}"`).join(',')}]`,
    node.subtree === null ? '' : `"subtree":"${node.subtree}"`,
    node.error === '' ? '' : `"error":${jsonText(node.error)}`,
  ];
  return `{${fields.filter((field) => field !== '').join(',')}}`;
}

function linkTargetFields(target: Buffer | null): string[] {
  if (target === null || target.length === 0) return [];
  const raw = isUtf8Text(target) ? [] : [`"linktarget_raw":"${target.toString('base64')}"`];
  return [`"linktarget":${jsonBytes(target)}`, ...raw];
}

function encodeAttribute({ name, value }: ExtendedAttribute): string {
  return `{"name":${jsonText(name)},"value":${value === null ? 'null' : `"${value}"`}}`;
}

/** A node as JSON reads it; numbers of the system may be beyond what a double holds. */
interface StoredNode {
  readonly name: string;
  readonly type: NodeType;
  readonly mode?: number;
  readonly mtime?: string;
  readonly atime?: string;
  readonly ctime?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly user?: string;
  readonly group?: string;
  readonly inode?: number | bigint;
  readonly device_id?: number | bigint;
  readonly size?: number | bigint;
  readonly links?: number | bigint;
  readonly linktarget?: string;
  readonly linktarget_raw?: string;
  readonly extended_attributes?: readonly ExtendedAttribute[] | null;
  readonly generic_attributes?: unknown;
  readonly device?: number | bigint;
  readonly content?: readonly string[] | null;
  readonly subtree?: string | null;
  readonly error?: string;
}

const NEVER = '0001-01-01T00:00:00Z';

/**
 * The nodes of a stored tree, in its order.
 * @throws Damaged for what no writer makes, names that would leave their folder among them.
 */
export function decodeTree(bytes: Buffer): TreeNode[] {
  const stored = parseTree(bytes.toString('utf8'));
  return stored.map((node) => {
    const name = unquoteBytes(node.name);
    if (isUnsafeName(name)) throw new Damaged('un nom de fichier sortirait de son dossier');
    return {
      name,
      type: node.type,
      mode: node.mode ?? 0,
      mtime: node.mtime ?? NEVER,
      atime: node.atime ?? NEVER,
      ctime: node.ctime ?? NEVER,
      uid: node.uid ?? 0,
      gid: node.gid ?? 0,
      user: node.user ?? '',
      group: node.group ?? '',
      inode: BigInt(node.inode ?? 0),
      deviceId: BigInt(node.device_id ?? 0),
      size: BigInt(node.size ?? 0),
      links: BigInt(node.links ?? 0),
      linkTarget: linkTargetOf(node),
      extendedAttributes: node.extended_attributes ?? [],
      genericAttributes: node.generic_attributes ?? null,
      device: BigInt(node.device ?? 0),
      content: node.content ?? null,
      subtree: node.subtree ?? null,
      error: node.error ?? '',
    };
  });
}

function linkTargetOf(node: StoredNode): Buffer | null {
  if (node.linktarget_raw !== undefined) return Buffer.from(node.linktarget_raw, 'base64');
  return node.linktarget === undefined ? null : Buffer.from(node.linktarget, 'utf8');
}

function isUnsafeName(name: Buffer): boolean {
  return (
    name.length === 0 ||
    name.equals(Buffer.from('.')) ||
    name.equals(Buffer.from('..')) ||
    name.includes(0) ||
    name.includes(0x2f)
  );
}

type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown;

const exactNumbers: Reviver = (_key, value, context) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^\d+$/.test(context.source ?? '')
    ? BigInt(context.source ?? 0)
    : value;

function parseTree(text: string): readonly StoredNode[] {
  try {
    // Asking for the source of every value is slow: only where a number may be too long for a double.
    const tree = JSON.parse(
      text,
      ...(/:\d{16}/.test(text) ? [exactNumbers as Parameters<typeof JSON.parse>[1]] : []),
    ) as {
      nodes?: readonly StoredNode[] | null;
    };
    return tree.nodes ?? [];
  } catch {
    throw new Damaged('un dossier ne se lit pas');
  }
}
