/**
 * A name for one opening of an article. Each opening has its own, so that the farewell of the one before, which may arrive
 * late, cannot lay down the pen of the one that followed.
 */
export const newTab = (): string => crypto.randomUUID()
