/** Sections and persons that the newsroom has already, so that a name is not entered twice. */

import { fold } from '@warraq/arabic'
import type { ReadDb } from '../../store/database.ts'

export interface Here {
  /** By folded name; of several with one name the outermost, then the first. */
  readonly sections: ReadonlyMap<string, number>
  /** By folded name; names that several persons have stand for none of them. */
  readonly persons: ReadonlyMap<string, number>
}

export async function namesHere(read: ReadDb | null): Promise<Here> {
  if (read === null) return { sections: new Map(), persons: new Map() }
  const sections = new Map<string, number>()
  const rows = await read.selectFrom('section').select(['id', 'name', 'parent_id']).orderBy('id').execute()
  for (const row of rows.toSorted((a, b) => Number(a.parent_id !== null) - Number(b.parent_id !== null)))
    if (!sections.has(fold(row.name))) sections.set(fold(row.name), row.id)
  const persons = new Map<string, number[]>()
  for (const { id, name } of await read.selectFrom('person').select(['id', 'name']).execute())
    persons.set(fold(name), [...(persons.get(fold(name)) ?? []), id])
  const sure = [...persons].flatMap(([name, ids]): [string, number][] =>
    ids.length === 1 && ids[0] !== undefined ? [[name, ids[0]]] : [],
  )
  return { sections, persons: new Map(sure) }
}
