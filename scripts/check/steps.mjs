import { exists, inHouse } from '../launch/house.mjs'

const types = (name, project) => ({
  name: `types: ${name}`,
  args: [
    'node_modules/typescript/bin/tsc',
    '-p',
    project,
    '--incremental',
    '--tsBuildInfoFile',
    `test/.work/types/${name}.tsbuildinfo`,
  ],
})

/**
 * Everything that can be said about the source without running it, one program each, each counting as one test.
 * Layers, file sizes and the other rules of the house are tests in test/rules and test/probes.
 */
export const steps = [
  ...['arabic', 'core', 'server', 'newsroom'].map((name) => types(name, `packages/${name}/tsconfig.json`)),
  types('tests', 'tsconfig.json'),
  types('islands', 'test/types/islands.json'),
  { name: 'lint', args: ['node_modules/oxlint/bin/oxlint', '--disable-nested-config'] },
  { name: 'format', args: ['node_modules/oxfmt/bin/oxfmt', '--check', '--disable-nested-config'] },
]

for (const step of steps) {
  if (!exists(inHouse(step.args[0]))) throw new Error(`${step.name}: ${step.args[0]} is not installed`)
}
