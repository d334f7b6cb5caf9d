import os from 'node:os';

/** Who runs the agent, on which machine. */
export interface OwnAccount {
  readonly hostname: string;
  readonly username: string;
  readonly uid: number;
  readonly gid: number;
}

export function ownAccount(): OwnAccount {
  const { username, uid, gid } = os.userInfo();
  // Windows has no numbers for accounts.
  return { hostname: os.hostname(), username, uid: Math.max(uid, 0), gid: Math.max(gid, 0) };
}
