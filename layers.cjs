// Who may import whom. One row per layer; a file that falls under no row is refused, so the table is the whole truth.
//   may   other layers it may import (its own files it may always import)
//   types layers of which it may only name types (import type)
//   npm   packages it may import
//   node  whether it may use Node's own modules
//
// `npm test` holds the source against this table, and test/probes proves that a violation of each kind is caught.
const table = {
  arabic: {},
  core: { may: ['arabic'] },
  'core/contract': { may: ['arabic', 'core'], npm: ['valibot'] },

  newsroom: {
    may: ['arabic', 'core', 'core/contract'],
    npm: [
      '@fontsource/.+',
      '@internationalized/date',
      '@simplewebauthn/browser',
      '@tanstack/react-query',
      'intl-messageformat',
      'node-diff3',
      'prosemirror-.+',
      'react',
      'react-aria-components',
      'react-dom',
      'uqr',
      'valibot',
      'wouter',
    ],
  },

  // The server, from the ground up.
  'server/config': { may: ['arabic', 'core', 'core/contract'], npm: ['ipaddr.js'], node: true },
  'server/convert': { may: ['arabic', 'core'], npm: ['linkify-it', 'markdown-it', 'parse5'] },
  'server/ports': {
    may: ['arabic', 'core', 'server/config'],
    npm: ['@node-rs/argon2', '@simplewebauthn/server', 'lru-cache', 'nodemailer', 'otpauth', 'prom-client', 'sharp'],
    node: true,
  },
  'server/store': {
    may: ['arabic', 'core', 'core/contract', 'server/config'],
    npm: ['kysely', 'pg'],
    node: true,
  },
  'server/actions': {
    may: ['arabic', 'core', 'core/contract', 'server/config', 'server/convert', 'server/ports', 'server/store'],
    npm: ['kysely'],
    node: true,
  },

  // These may write, by calling actions.
  'server/desk': {
    may: [
      'arabic',
      'core',
      'core/contract',
      'server/actions',
      'server/config',
      'server/convert',
      'server/ports',
      'server/store',
    ],
    npm: ['hono', 'intl-messageformat', 'ipaddr.js', 'kysely', 'valibot'],
    node: true,
  },
  'server/jobs': {
    may: ['arabic', 'core', 'core/contract', 'server/actions', 'server/config', 'server/ports', 'server/store'],
    npm: ['intl-messageformat', 'kysely'],
    node: true,
  },
  'server/import': {
    may: [
      'arabic',
      'core',
      'core/contract',
      'server/actions',
      'server/config',
      'server/convert',
      'server/ports',
      'server/store',
    ],
    npm: ['kysely', 'saxes', 'yauzl'],
    node: true,
  },
  'server/backup': {
    may: ['arabic', 'core', 'server/config', 'server/ports', 'server/store'],
    npm: ['age-encryption', 'tar-stream'],
    node: true,
  },
  'server/sample': {
    may: ['arabic', 'core', 'server/actions', 'server/config', 'server/convert', 'server/ports', 'server/store'],
    node: true,
  },
  'server/cli': {
    may: [
      'arabic',
      'core',
      'core/contract',
      'server/actions',
      'server/backup',
      'server/config',
      'server/context',
      'server/convert',
      'server/import',
      'server/jobs',
      'server/ports',
      'server/sample',
      'server/serve',
      'server/store',
    ],
    npm: ['commander', 'intl-messageformat', 'kysely'],
    node: true,
  },

  // These only read. A form's POST calls one action by its name, through actions/call.
  'server/web': {
    may: [
      'arabic',
      'core',
      'core/contract',
      'server/actions/call',
      'server/config',
      'server/feeds',
      'server/ports',
      'server/store/reader',
    ],
    types: ['server/store/database'],
    npm: ['@hono/node-server', 'hono', 'intl-messageformat', 'ipaddr.js', 'lru-cache', 'valibot'],
    node: true,
  },
  'server/feeds': {
    may: ['arabic', 'core', 'server/config', 'server/ports', 'server/store/reader', 'server/web/messages'],
    types: ['server/store/database'],
    npm: ['feedsmith', 'hono'],
    node: true,
  },
}

// These put everything together and see everything; tests and their fixtures see what they test.
const forTests = ['[.]test[.]tsx?$', '/fixtures/']
const open = ['^packages/server/src/(main|context|serve|watch-newsroom)[.]ts$', ...forTests]

// Its `exports` offer TypeScript sources under a condition of the same name as ours, and do not ship them.
const knownByName = '^react-aria-components/'

const place = (layer) => `^packages/${layer.replace('/', '/src/')}${layer.includes('/') ? '([/.-])' : '/src/'}`
const inside = (layer) => Object.keys(table).filter((other) => other.startsWith(`${layer}/`))

/** A layer's own files, without those of a row of their own further in (core without core/contract). */
function own(layer) {
  const further = inside(layer).map((other) => `(?!${place(other).slice(1)})`)
  return `^${further.join('')}${place(layer).slice(1)}`
}

const rows = Object.entries(table).map(([layer, { may = [], types = [], npm = [], node = false }]) => ({
  name: layer,
  comment: `may import: itself, ${[...may, ...npm, ...(node ? ['node:*'] : [])].join(', ') || 'nothing else'}`,
  severity: 'error',
  from: { path: own(layer), pathNot: open },
  to: {
    pathNot: [
      own(layer),
      ...[...may, ...types].map(own),
      ...(npm.length > 0 ? [`(^|/)node_modules/(@types/)?(${npm.join('|')})/`] : []),
    ],
    ...(node && { dependencyTypesNot: ['core'] }),
    couldNotResolve: false,
  },
}))

const onlyTypes = Object.entries(table)
  .filter(([, { types }]) => types !== undefined)
  .map(([layer, { types }]) => ({
    name: `${layer}: only as a type`,
    severity: 'error',
    from: { path: own(layer), pathNot: open },
    to: { path: types.map(own), dependencyTypesNot: ['type-only'] },
  }))

module.exports = {
  forbidden: [
    ...rows,
    ...onlyTypes,
    {
      name: 'for tests only',
      severity: 'error',
      from: { pathNot: forTests },
      to: { path: '^packages/[^/]+/src/.*/fixtures/' },
    },
    {
      name: 'no row in the table',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: [...Object.keys(table).map(place), ...open] },
      to: {},
    },
    { name: 'nothing leads back', severity: 'error', from: {}, to: { circular: true } },
    { name: 'leads nowhere', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: knownByName } },
    {
      name: 'not there in production',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: forTests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.json'],
    },
  },
}
