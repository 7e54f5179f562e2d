import type * as types from '../generated/types.ts'
import type { Tools } from '../generated/types.ts'
// @ts-expect-error: it is gone
export const gone: Tools['gone'] = async () => String({} as types.App)
