/**
 * Where to go after signing in: the page one came from, if it is ours.
 *
 * @param wanted the `suite` of the address; anything that could lead elsewhere falls back to the home page.
 */
export function safeDestination(wanted: string | null | undefined): string {
  if (wanted === null || wanted === undefined) return '/';
  const path = wanted.startsWith('/pro/') ? wanted.slice(4) : wanted;
  const local = /^\/(?![/\\])[^\\\s]*$/.test(path);
  const doorstep = /^\/(connexion|deconnexion|mot-de-passe|nouveau-mot-de-passe|invitation|inscription)/.test(path);
  return local && !doorstep ? path : '/';
}
