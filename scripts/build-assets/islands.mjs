import { viteBuild, web } from './house.mjs'

/** `islands/reader.island.ts` and what it imports, as one module. */
export async function makeIslands() {
  const result = await viteBuild({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: web('islands/reader.island.ts'), output: { format: 'es' } },
    },
  })
  const chunks = [result].flat().flatMap((part) => part.output)
  if (chunks.length !== 1 || chunks[0].type !== 'chunk') throw new Error('islands must become one file')
  return { name: 'reader.js', bytes: Buffer.from(chunks[0].code) }
}
