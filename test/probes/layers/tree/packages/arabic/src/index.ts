// fine
export const fold = 1
