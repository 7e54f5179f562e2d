import type { Tools } from '../generated/types.ts'

// mine
export const other   = 1
