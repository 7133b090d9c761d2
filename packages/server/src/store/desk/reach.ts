import type { Permission } from '@warraq/core/people/permissions'
import { can } from '@warraq/core/people/permissions'
import type { Staff } from '@warraq/core/people/roles'

/** How far a permission of somebody goes, for conditions of lists: the table of core, asked about made-up subjects. */
export type Reach = 'all' | 'sections' | 'own' | 'none'

const NOBODY = -1

export function reachOf(staff: Staff, permission: Permission): Reach {
  if (can(staff, permission, { ownerId: NOBODY, sectionId: NOBODY })) return 'all'
  if (staff.sectionIds.some((sectionId) => can(staff, permission, { ownerId: NOBODY, sectionId }))) return 'sections'
  return can(staff, permission, { ownerId: staff.id, sectionId: NOBODY }) ? 'own' : 'none'
}
