import { LocalFolder } from './local-folder.ts';
import { RestClient } from './rest-client.ts';
import type { Storage } from './storage.ts';

/** Where a repository is, as restic writes it: `rest:https://…` through a server, else a folder. */
export function openStorage(location: string): Storage {
  return location.startsWith('rest:')
    ? new RestClient(location.slice('rest:'.length))
    : new LocalFolder(location.replace(/^local:/, ''));
}
