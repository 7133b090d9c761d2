import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { inHouse, readIfThere } from './house.mjs'
import { say } from './words.mjs'

const LOCK = inHouse('node_modules', '.warraq-lock')

/**
 * Runs `work` while no other launcher of this checkout installs or builds. The lock is a file with the holder's
 * process id; a holder that has died does not hold it.
 */
export async function alone(work) {
  mkdirSync(inHouse('node_modules'), { recursive: true })
  for (let told = false; !take(); told = true) {
    if (!told) process.stderr.write(`… ${say('waiting')}\n`)
    await sleep(200)
  }
  const release = () => rmSync(LOCK, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}

function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!holderLives()) rmSync(LOCK, { force: true })
    return false
  }
}

function holderLives() {
  const holder = Number(readIfThere(LOCK))
  // An empty file is a lock in the instant between its creation and its first byte.
  if (!holder) return true
  try {
    process.kill(holder, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
