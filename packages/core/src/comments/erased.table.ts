/** What stands in place of a reader's name once everything about them was erased. */
export const ERASED_NAME = { ar: 'قارئ محا بياناته', en: 'A reader who erased their data' } as const

/** What stands in place of a text that a decision or an appeal had; a decision keeps its clause and its dates. */
export const ERASED_TEXT = '…'
