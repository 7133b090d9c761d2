/** The old site's uploads folder as a zip: read where it is, nothing is unpacked to a disk. */

import { faultAsRefusal } from '../intake/import-fault.ts'
import { openZip } from '../archive/zip-archive.ts'
import type { Uploads } from './upload-path.ts'
import { uploadPath } from './upload-path.ts'

/** Refuses a file that is no zip of pictures. */
export async function zippedUploads(file: string): Promise<Uploads> {
  const zip = await openZip(file).catch((error: unknown) => {
    throw faultAsRefusal(error)
  })
  const places = byPath(zip.names)
  return {
    find: async (url) => {
      const path = uploadPath(url)
      if (path === null) return null
      const whole = path.replace(/-\d{1,5}x\d{1,5}(?=\.[A-Za-z0-9]{1,5}$)/u, '')
      const name = places.get(path.normalize('NFC')) ?? places.get(whole.normalize('NFC'))
      return name === undefined ? null : { path: name, bytes: 0 }
    },
    read: ({ path }) => zip.read(path),
  }
}

/** However many folders the zip puts around it: `site/wp-content/uploads/2017/06/a.jpg` is `2017/06/a.jpg`. */
function byPath(names: readonly string[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  for (const name of names) {
    const own = name.normalize('NFC')
    for (const place of [own, /(?:^|\/)uploads\/(.+)$/u.exec(own)?.[1], /(?:^|\/)(\d{4}\/\d{2}\/.+)$/u.exec(own)?.[1]])
      if (place !== undefined && !places.has(place)) places.set(place, name)
  }
  return places
}
