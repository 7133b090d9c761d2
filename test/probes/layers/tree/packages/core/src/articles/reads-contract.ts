// refused: core
import { request } from '../contract/request.ts'
export const used = request
