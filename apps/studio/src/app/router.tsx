import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';

import { GallerySearch } from '../features/find/gallery-search.js';
import { GalleryScreen } from '../features/gallery/gallery-screen.js';
import { ImageWorkflowSearch, LibrarySearch } from '../features/workflows/workflow-search.js';
import { ErrorScreen } from './error-screen.js';
import { NotFoundScreen } from './not-found-screen.js';
import { Shell } from './shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen });

const gallery = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search) => GallerySearch.parse(search),
  component: GalleryScreen,
});
const boards = createRoute({
  getParentRoute: () => root,
  path: '/boards',
  component: lazyRouteComponent(() => import('../features/boards/boards-screen.js'), 'BoardsScreen'),
});
const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  component: lazyRouteComponent(() => import('../features/jobs/jobs-screen.js'), 'JobsScreen'),
});
const workflows = createRoute({
  getParentRoute: () => root,
  path: '/workflows',
  validateSearch: (search) => LibrarySearch.parse(search),
  component: lazyRouteComponent(() => import('../features/workflows/library/library-screen.js'), 'LibraryScreen'),
});
const workflow = createRoute({
  getParentRoute: () => root,
  path: '/workflows/$id',
  component: lazyRouteComponent(() => import('../features/workflows/form/workflow-screens.js'), 'StoredWorkflowScreen'),
});
const imageWorkflow = createRoute({
  getParentRoute: () => root,
  path: '/workflows/from-image',
  validateSearch: (search) => ImageWorkflowSearch.parse(search),
  component: lazyRouteComponent(() => import('../features/workflows/form/workflow-screens.js'), 'ImageWorkflowScreen'),
});
const server = createRoute({
  getParentRoute: () => root,
  path: '/server',
  component: lazyRouteComponent(() => import('../features/server/server-screen.js'), 'ServerScreen'),
});

/** Creates the router: a screen for each path, each in a file that is loaded when it is first shown. */
export function createStudioRouter() {
  return createRouter({
    routeTree: root.addChildren([gallery, boards, jobs, workflows, workflow, imageWorkflow, server]),
    defaultErrorComponent: ErrorScreen,
    defaultPreload: 'intent',
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createStudioRouter>;
  }
}
