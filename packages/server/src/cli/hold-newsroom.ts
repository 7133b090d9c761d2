import type { Config } from '../config/config.ts'
import { ensureDataFolder } from '../config/data-folder.ts'
import type { AppContext, ContextChoices } from '../context.ts'
import { openContext } from '../context.ts'
import type { Control, Holder } from './control-socket.ts'
import { takeFolder } from './control-socket.ts'

export interface HeldNewsroom {
  readonly app: AppContext
  readonly control: Control
}

/**
 * Takes the data folder, then opens the newsroom in it: whoever makes the keys or brings the database up to date is
 * alone. Commands that come in meanwhile wait. Refuses with `data-in-use` when somebody else has the folder.
 */
export async function holdNewsroom(
  config: Config,
  doing: Holder['doing'],
  choices: ContextChoices,
): Promise<HeldNewsroom> {
  ensureDataFolder(config.dataDir)
  const control = await takeFolder(config.dataDir, { doing, publicUrl: config.publicUrl.origin })
  try {
    const app = await openContext(config, choices)
    control.answerWith(app.call)
    return { app, control }
  } catch (error) {
    await control.close(0)
    throw error
  }
}
