import type { Plugin } from 'vite';

const FOUND = 'new Intl.NumberFormat(domEnv ? nav.language : ';
const INSTEAD = 'new Intl.NumberFormat(domEnv ? document.documentElement.lang : ';

/**
 * Lets charts write numbers in the language of the page. uPlot takes that of the browser when it is loaded, and a Chromium
 * whose system has no language calls it `en-US@posix`, for which it throws. Fails the build when uPlot is no longer written
 * as it was.
 */
export const uplotLanguage = (): Plugin => ({
  name: 'uplot-language',
  transform: {
    filter: { id: /uPlot\.esm\.js$/ },
    handler(code) {
      if (!code.includes(FOUND)) throw new Error(`uPlot has no longer this code: ${FOUND}`);
      return { code: code.replace(FOUND, INSTEAD), map: null };
    },
  },
});
