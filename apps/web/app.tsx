import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from '#platform/web/api/queries.ts';
import { Panels } from '#platform/web/kit/panel-slot.tsx';
import { NoticeList } from '#platform/web/kit/undo.tsx';
import { ThemeProvider } from '#platform/web/theme/theme-provider.tsx';
import { createAppRouter } from './router.tsx';
import { screenModules } from './screens.ts';

const queryClient = createQueryClient();
const router = createAppRouter(screenModules);
const panels = Object.assign({}, ...screenModules.map((module) => module.panels ?? {}));

/** Cabinet in the browser. */
export function App() {
  return (
    <ThemeProvider>
      <QueryClientProvider client={queryClient}>
        <Panels value={panels}>
          <RouterProvider router={router} />
          <NoticeList />
        </Panels>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
