import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { announcerWithoutHtml, onlyOurLocales } from './vite/plugins.ts'

const packages = fileURLToPath(new URL('..', import.meta.url))

// What ships is the production build also when a test run, which has its own NODE_ENV, makes it.
process.env['NODE_ENV'] = 'production'

export default defineConfig({
  base: '/newsroom/',
  plugins: [onlyOurLocales(), announcerWithoutHtml(), react()],
  resolve: {
    // By path, not by the `source` condition: React Aria names that condition too and does not ship what it names.
    alias: [
      { find: /^@warraq\/arabic$/, replacement: `${packages}arabic/src/index.ts` },
      { find: /^@warraq\/core\/(.*)$/, replacement: `${packages}core/src/$1.ts` },
    ],
  },
  build: {
    outDir: 'dist',
    target: ['chrome120', 'firefox128', 'safari17.4'],
    // A data: URL is not among the sources that the Content-Security-Policy allows for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: true,
  },
})
