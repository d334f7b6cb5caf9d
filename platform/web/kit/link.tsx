import { Link as RouterLink, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, type ReactNode } from 'react';

/** A link to one of our pages, in a sentence or on a figure: `<Link to="/codage/42">42</Link>`. */
export function Link(props: {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly 'aria-label'?: string;
}) {
  return <RouterLink {...props} />;
}

/** Goes to one of our pages: `const go = useGo(); go('/codage')`. `replace` leaves no trace in the history. */
export function useGo(): (path: string, options?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback((path, options) => void navigate({ href: path, replace: options?.replace ?? false }), [navigate]);
}

/** The parameters in the address: `const { stay } = useAddress()` on `/codage/$stay`. */
export function useAddress(): Readonly<Record<string, string>> {
  return useParams({ strict: false });
}

/** What follows `?` in the address, as text. */
export function useAddressQuery(): Readonly<Record<string, string | undefined>> {
  const search: Record<string, unknown> = useSearch({ strict: false });
  return Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)]));
}
